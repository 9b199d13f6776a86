"""From likenesses to probabilities: the curves that were fitted to labelled articles.

`training/calibrate.py` fits them and writes them beside the encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.matching.encoder import read_model_json

Matrix = NDArray[np.float64]

# Rounded to so many places, a figure is the same on every processor.
DECIMALS = 4


@dataclass(frozen=True)
class Likenesses:
    """Four likenesses of some pairs of texts, each an array with one figure a pair."""

    semantic: Matrix
    sentences: Matrix
    kinds: Matrix
    lexical: Matrix


@dataclass(frozen=True)
class Rivalry:
    """A logistic curve over the log-odds of a pair and of its two rivals; see `rivals`.

    Args:
        intercept: Of the curve.
        own: Weight of the pair's own log-odds.
        stronger: Weight of the log-odds of the likelier rival.
        weaker: Weight of the log-odds of the other.
    """

    intercept: float
    own: float
    stronger: float
    weaker: float

    def probability(self, odds: Matrix) -> Matrix:
        """Return the probabilities of pairs.

        Args:
            odds: Log-odds of each pair, of its stronger and of its weaker rival: (pairs, 3).
        """
        weighed = self.intercept + odds @ np.array([self.own, self.stronger, self.weaker])
        return _logistic(weighed)


@dataclass(frozen=True)
class SubjectCurve:
    """A logistic curve over how alike two articles' tips are as a whole; see `subjects`.

    Args:
        intercept: Of the curve.
        known: Weight of the cosine of both articles' shares of the known subjects.
        semantic: Weight of the cosine of the sums of both articles' vectors.
        few: Weight of one part by each article's number of tips: a few tips are less alike.
    """

    intercept: float
    known: float
    semantic: float
    few: float

    def probability(self, alike: Matrix) -> Matrix:
        """Return the probabilities that pairs of articles are on one subject.

        Args:
            alike: Of each pair the three figures that are weighed, in that order: (pairs, 3).
        """
        weights = np.array([self.known, self.semantic, self.few])
        return _logistic(self.intercept + alike @ weights)


@dataclass(frozen=True)
class Calibration:
    """A logistic curve over likenesses, and the probabilities that decide.

    Args:
        intercept: Of the curve.
        semantic: Weight of the cosine of whole texts' vectors.
        sentences: Weight of the mean cosine of each sentence with the other text's nearest.
        kinds: Weight of the likeness of both places among the known kinds.
        lexical: Weight of the cosine of the TF-IDF vectors.
        merge: From this probability on, tips join.
        unsure: From this probability up to `merge`, a person is asked.
        rivals: What the rivals of two tips of different articles make of their probability.
        subjects: How likely two articles are on one subject.
    """

    intercept: float
    semantic: float
    sentences: float
    kinds: float
    lexical: float
    merge: float
    unsure: float
    rivals: Rivalry | None = None
    subjects: SubjectCurve | None = None

    def probability(self, like: Likenesses) -> Matrix:
        """Return the probability of each pair, rounded so that no platform's noise shows."""
        weighed = (
            self.intercept
            + self.semantic * like.semantic
            + self.sentences * like.sentences
            + self.kinds * like.kinds
            + self.lexical * like.lexical
        )
        return _logistic(weighed)


@cache
def shipped_calibration(name: str = "calibration.json") -> Calibration:
    """Return the curve that ships with the program, fitted to the encoder of that file."""
    found = read_model_json(name)
    if rivals := found.get("rivals"):
        found["rivals"] = Rivalry(**rivals)
    if subjects := found.get("subjects"):
        found["subjects"] = SubjectCurve(**subjects)
    return Calibration(**found)


def _logistic(weighed: Matrix) -> Matrix:
    return np.round(1 / (1 + np.exp(-weighed)), DECIMALS)
