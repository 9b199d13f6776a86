"""How alike two texts are, in four ways, and how likely they so give the same guidance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from generator.matching import lexical
from generator.matching.calibration import (
    DECIMALS,
    Calibration,
    Likenesses,
    Matrix,
    shipped_calibration,
)
from generator.matching.encoder import SHIPPED_ENCODER, Encoder, Vectors
from generator.matching.judge import FAST_JUDGE, SHIPPED_JUDGE
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.lexical import Rarity, Weights, shipped_rarity
from generator.matching.static import STATIC_ENCODER
from generator.progress import Track, silent
from generator.text import sentences
from generator.tips.judging import Judge

Rows = NDArray[np.intp]

# What a tip urges stands early; one of a hundred sentences is not compared sentence by sentence.
MAX_SENTENCES = 12
# Encoded between two movements of a progress bar.
_CHUNK = 64


@dataclass(frozen=True)
class Encoded:
    """Texts ready to be compared, row by row.

    Args:
        vectors: Of shape (texts, dimensions), each of length 1.
        stems: The weighted stems of each text.
        places: Where each text stands among the known kinds, of shape (texts, cards).
        subjects: How likely each text belongs to each known subject, of shape
            (texts, subjects + 1); the last one stands for none of them.
        sentences: The vectors of all texts' sentences, in order.
        starts: The row of each text's first sentence, and last the number of sentences.
    """

    vectors: Vectors
    stems: tuple[Weights, ...]
    places: Vectors
    subjects: Vectors
    sentences: Vectors
    starts: Rows

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.stems)


@dataclass(frozen=True)
class Matcher:
    """What was taught: it compares texts, and tells which give advice; any part can be another."""

    encoder: Encoder
    calibration: Calibration = field(default_factory=shipped_calibration)
    rarity: Rarity = field(default_factory=shipped_rarity)
    kinds: KnownKinds = field(default_factory=shipped_kinds)
    judge: Judge = SHIPPED_JUDGE

    def encode(self, texts: Sequence[str], *, track: Track = silent) -> Encoded:
        """Prepare texts for comparison."""
        parts = [sentences(text)[:MAX_SENTENCES] or [text] for text in texts]
        row_of = self._rows(dict.fromkeys((*texts, *(each for part in parts for each in part))))
        known = self._vectors(list(row_of), track)
        vectors = known[[row_of[text] for text in texts]]
        single = known[[row_of[each] for part in parts for each in part]]
        starts = np.array(list(accumulate(map(len, parts), initial=0)), dtype=np.intp)
        return Encoded(
            vectors=vectors,
            stems=tuple(lexical.vector(text, self.rarity) for text in texts),
            places=self.kinds.classify(leaning(vectors, single, starts)),
            subjects=self.kinds.subjects_of(self.kinds.places(vectors)),
            sentences=single,
            starts=starts,
        )

    def probabilities(self, rows: Encoded, columns: Encoded) -> Matrix:
        """Return the probability of "same guidance" of every row with every column."""
        first, second = (each.ravel() for each in np.indices((len(rows), len(columns))))
        found = self.calibration.probability(likenesses(rows, columns, first, second))
        return found.reshape(len(rows), len(columns))

    def shared_words(self, text: str, others: Iterable[Weights]) -> Sequence[str]:
        """Return the words of a text that speak for its being like others."""
        return lexical.shared_words(text, others, self.rarity)

    @staticmethod
    def _rows(texts: Iterable[str]) -> dict[str, int]:
        return {text: row for row, text in enumerate(texts)}

    def _vectors(self, texts: Sequence[str], track: Track) -> Vectors:
        chunks = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        found = track(map(self.encoder.encode, chunks), total=len(chunks), what="comparing")
        # An encoder says how wide its vectors are even where there is no text.
        return np.concatenate([self.encoder.encode([]), *found])


def shipped_matcher() -> Matcher:
    """Return the matcher that ships with the program; its model is loaded at the first text."""
    return Matcher(SHIPPED_ENCODER)


def fast_matcher() -> Matcher:
    """Return the matcher for very large inputs: static vectors stand in for the encoder."""
    return Matcher(
        STATIC_ENCODER,
        calibration=shipped_calibration("calibration-static.json"),
        kinds=shipped_kinds("-static"),
        judge=FAST_JUDGE,
    )


def leaning(vectors: Vectors, single: Vectors, starts: Rows) -> Vectors:
    """Return texts' vectors, leaning to the mean of their sentences', each of length 1.

    A long sentence, such as a story, has less to say in them than in the vector of the whole text.

    Args:
        vectors: Of whole texts, each of length 1.
        single: Of all texts' sentences, in order.
        starts: The row of each text's first sentence, and last the number of sentences.
    """
    if not len(vectors):
        return vectors
    counts = np.diff(starts)[:, None]
    sums = vectors + np.add.reduceat(single, starts[:-1], axis=0) / counts
    found: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return found


def likenesses(rows: Encoded, columns: Encoded, first: Rows, second: Rows) -> Likenesses:
    """Return the likenesses of pairs.

    Args:
        rows: Texts on one side.
        columns: Texts on the other; it may be the same.
        first: The row of each pair.
        second: The column of each pair.
    """
    return Likenesses(
        semantic=products(rows.vectors, columns.vectors, first, second),
        sentences=_best_sentences(rows, columns, first, second),
        kinds=products(rows.places, columns.places, first, second),
        lexical=_shared(rows, columns, first, second),
    )


def products(rows: Vectors, columns: Vectors, first: Rows, second: Rows) -> Matrix:
    """Return the product of the vectors of each pair, some thousands at a time."""
    found = np.zeros(len(first))
    for at in range(0, len(first), 8192):
        part = slice(at, at + 8192)
        found[part] = np.einsum("ij,ij->i", rows[first[part]], columns[second[part]])
    return np.round(found, DECIMALS)


def _best_sentences(rows: Encoded, columns: Encoded, first: Rows, second: Rows) -> Matrix:
    """Return how near each sentence of a pair lies, on average, to the other text's nearest.

    The mean over one text's sentences and the mean over the other's count alike.
    """
    found = np.zeros(len(first))
    order = np.argsort(first, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(first[order])) + 1) if len(order) else []
    for group in groups:
        row, others = first[group[0]], second[group]
        own = rows.sentences[rows.starts[row] : rows.starts[row + 1]]
        counts = columns.starts[others + 1] - columns.starts[others]
        offsets = np.concatenate([[0], np.cumsum(counts)[:-1]])
        # The rows of all their sentences, one text after another.
        theirs = np.arange(counts.sum()) + np.repeat(columns.starts[others] - offsets, counts)
        cosines = own @ columns.sentences[theirs].T
        forth = np.maximum.reduceat(cosines, offsets, axis=1).mean(axis=0)
        back = np.add.reduceat(cosines.max(axis=0), offsets) / counts
        found[group] = (forth + back) / 2
    return np.round(found, DECIMALS)


def _shared(rows: Encoded, columns: Encoded, first: Rows, second: Rows) -> Matrix:
    """Return the cosines of the weighted stems of each pair."""
    found = np.zeros(len(first))
    for at, (one, two) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        found[at] = _dot(rows.stems[one], columns.stems[two])
    return np.round(found, DECIMALS)


def _dot(one: Weights, two: Weights) -> float:
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two[stem] for stem, weight in one.items() if stem in two)
