"""Which texts may give the same guidance: for each one, the probabilities of its nearest others.

Every pair is looked at by what can be had cheaply; only a text's nearest others are compared
in full, and only likely pairs are kept. So memory grows with the number of texts, not its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.matching.calibration import Calibration, Matrix
from generator.matching.similarity import Encoded, Rows, likenesses

# So many others are compared with each text in full; an article subject has fewer cards.
NEAREST = 64
# A pair less likely than this weighs nothing in any mean that decides.
LEAST = 0.01
# Rows that are compared with all columns at a time.
_BLOCK = 256


@dataclass(frozen=True)
class Links:
    """The likely pairs: for each row, the probability of each column; of all others, 0."""

    rows: tuple[Mapping[int, float], ...]

    def mean(self, row: int, columns: Iterable[int]) -> float:
        """Return the mean probability of a row with some columns; with none, 0."""
        found = [self.rows[row].get(column, 0.0) for column in columns]
        return sum(found) / len(found) if found else 0.0

    def among(self, rows: Sequence[int]) -> Links:
        """Return the links among some rows, which are counted from 0."""
        place = {row: at for at, row in enumerate(rows)}
        return Links(
            tuple(
                {place[to]: chance for to, chance in self.rows[row].items() if to in place}
                for row in rows
            )
        )


def links_of(probabilities: Matrix) -> Links:
    """Return the links of a whole matrix of probabilities."""
    return Links(
        tuple(
            {int(to): float(row[to]) for to in np.flatnonzero(row >= LEAST) if to != at}
            for at, row in enumerate(probabilities)
        )
    )


def link_within(texts: Encoded, calibration: Calibration) -> Links:
    """Link texts with each other; a link holds in both directions."""
    candidates = [
        np.stack([np.minimum(first, second), np.maximum(first, second)], axis=1)
        for first, second in _candidates(texts, texts, calibration)
    ]
    pairs = np.unique(np.concatenate([np.zeros((0, 2), dtype=np.intp), *candidates]), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    rows: tuple[dict[int, float], ...] = tuple({} for _ in range(len(texts)))
    for one, two, chance in _likely(texts, texts, pairs[:, 0], pairs[:, 1], calibration):
        rows[one][two] = rows[two][one] = chance
    return Links(rows)


def link_between(texts: Encoded, columns: Encoded, calibration: Calibration) -> Links:
    """Link texts with others, such as the cards' own words."""
    rows: tuple[dict[int, float], ...] = tuple({} for _ in range(len(texts)))
    for first, second in _candidates(texts, columns, calibration):
        for one, two, chance in _likely(texts, columns, first, second, calibration):
            rows[one][two] = chance
    return Links(rows)


def _likely(
    texts: Encoded, columns: Encoded, first: Rows, second: Rows, calibration: Calibration
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs that are likely enough, with their probabilities."""
    chances = calibration.probability(likenesses(texts, columns, first, second))
    kept = chances >= LEAST
    yield from zip(first[kept].tolist(), second[kept].tolist(), chances[kept].tolist(), strict=True)


def _candidates(
    texts: Encoded, columns: Encoded, calibration: Calibration
) -> Iterator[tuple[Rows, Rows]]:
    """Yield, a block of rows at a time, the pairs of each row with its nearest columns."""
    if not len(columns):
        return
    postings = _postings(columns)
    count = min(NEAREST + 1, len(columns))  # a text is its own nearest
    for start in range(0, len(texts), _BLOCK):
        stop = min(start + _BLOCK, len(texts))
        near = calibration.semantic * (texts.vectors[start:stop] @ columns.vectors.T)
        near += calibration.kinds * (texts.places[start:stop] @ columns.places.T)
        for row in range(start, stop):
            for stem, weight in texts.stems[row].items():
                found, weights = postings.get(stem, _NOWHERE)
                near[row - start, found] += calibration.lexical * weight * weights
        # Rounded, so that columns alike in all but noise are taken in the order they stand in.
        best = np.argpartition(-np.round(near, 3), count - 1, axis=1)[:, :count]
        yield np.repeat(np.arange(start, stop), count), best.ravel()


_NOWHERE: tuple[Rows, Matrix] = (np.zeros(0, dtype=np.intp), np.zeros(0))


def _postings(columns: Encoded) -> dict[str, tuple[Rows, Matrix]]:
    """Return, for each stem, the columns that have it and its weight in each."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for column, stems in enumerate(columns.stems):
        for stem, weight in stems.items():
            places, weights = found.setdefault(stem, ([], []))
            places.append(column)
            weights.append(weight)
    return {
        stem: (np.array(places, dtype=np.intp), np.array(weights, dtype=np.float64))
        for stem, (places, weights) in found.items()
    }
