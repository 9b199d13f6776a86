"""How likely two texts give the same guidance: what they mean and which words they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.matching import lexical
from generator.matching.encoder import Encoder, Vectors, read_model_json
from generator.matching.lexical import Rarity, Weights, shipped_rarity

Matrix = NDArray[np.float64]

# Rounded to so many places, a figure is the same on every processor.
DECIMALS = 4


@dataclass(frozen=True)
class Calibration:
    """A logistic curve over two cosines, and the probabilities that decide.

    Args:
        intercept: Of the curve.
        semantic: Weight of the cosine of the encoder's vectors.
        lexical: Weight of the cosine of the TF-IDF vectors.
        merge: From this probability on, tips join.
        unsure: From this probability up to `merge`, a person is asked.
    """

    intercept: float
    semantic: float
    lexical: float
    merge: float
    unsure: float

    def probability(self, semantic: Matrix, shared: Matrix) -> Matrix:
        """Return the probability of each pair, rounded so that no platform's noise shows."""
        weighed = self.intercept + self.semantic * semantic + self.lexical * shared
        return np.round(1 / (1 + np.exp(-weighed)), DECIMALS)


@cache
def shipped_calibration() -> Calibration:
    """Return the curve that ships with the encoder."""
    return Calibration(**read_model_json("calibration.json"))


@dataclass(frozen=True)
class Encoded:
    """Texts ready to be compared: vectors and weighted stems, row by row."""

    vectors: Vectors
    stems: tuple[Weights, ...]


@dataclass(frozen=True)
class Matcher:
    """What is needed to compare texts; the encoder can be any other."""

    encoder: Encoder
    calibration: Calibration = field(default_factory=shipped_calibration)
    rarity: Rarity = field(default_factory=shipped_rarity)

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Prepare texts for comparison."""
        stems = tuple(lexical.vector(text, self.rarity) for text in texts)
        return Encoded(self.encoder.encode(texts), stems)

    def probabilities(self, rows: Encoded, columns: Encoded) -> Matrix:
        """Return the probability of "same guidance" of every row with every column."""
        return self.calibration.probability(*cosines(rows, columns))

    def shared_words(self, text: str, others: Iterable[Weights]) -> Sequence[str]:
        """Return the words of a text that speak for its being like others."""
        return lexical.shared_words(text, others, self.rarity)


def cosines(rows: Encoded, columns: Encoded) -> tuple[Matrix, Matrix]:
    """Return the cosines of meaning and of shared words, of every row with every column."""
    semantic = rows.vectors.astype(np.float64) @ columns.vectors.astype(np.float64).T
    return np.round(semantic, DECIMALS), np.round(_shared(rows, columns), DECIMALS)


def _shared(rows: Encoded, columns: Encoded) -> Matrix:
    """Return the cosines of stems, through an index from each stem to the columns that have it."""
    index: dict[str, list[tuple[int, float]]] = {}
    for column, stems in enumerate(columns.stems):
        for stem, weight in stems.items():
            index.setdefault(stem, []).append((column, weight))
    found = np.zeros((len(rows.stems), len(columns.stems)))
    for row, stems in enumerate(rows.stems):
        for stem, weight in stems.items():
            for column, other in index.get(stem, ()):
                found[row, column] += weight * other
    return found
