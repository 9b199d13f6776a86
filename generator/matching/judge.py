"""A judge that was taught: the encoder's vector, the rules' findings, and weights.

`training/judge.py` makes the weights, from the passages of the corpus that give advice, those that
do not, and those that are the page's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.matching.encoder import SHIPPED_ENCODER, Encoder, read_model_json
from generator.matching.known_kinds import shipped_kinds
from generator.matching.openings import opening_features
from generator.matching.static import STATIC_ENCODER
from generator.text import sentences, words
from generator.tips.advice import strength

Features = NDArray[np.float64]
# Probabilities are rounded, so that no platform's noise shows.
_DECIMALS = 3
# What static vectors take for a tip's with more certainty than this is not read again.
_WORTH_READING = 0.3


@dataclass(frozen=True)
class TaughtJudge:
    """Tells advice from the rest, and the page's own words from an article's.

    It holds nothing but a name, so that worker processes can be handed it; each loads the model
    once.

    Args:
        static: Whether static vectors stand in for the encoder: they are faster and err more.
    """

    static: bool = False

    def advice(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each text the probability that it tells its reader to do something."""
        return self._chances("advice", features(texts, self._encoder)) if texts else []

    def furniture(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each text the probability that it is the page's, or a farewell."""
        if not texts:
            return []
        if self.static:
            return self._chances("furniture", features(texts, self._encoder))
        # Static vectors rule most texts out. They err elsewhere than the encoder, which reads the
        # rest.
        chances = list(FAST_JUDGE.furniture(texts))
        doubted = [at for at, chance in enumerate(chances) if chance >= _WORTH_READING]
        if doubted:
            rows = features([texts[at] for at in doubted], self._encoder)
            for at, chance in zip(doubted, self._chances("furniture", rows), strict=True):
                chances[at] = chance
        return chances

    def openings(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each sentence of a stretch of prose the probability that it opens a tip."""
        if not texts:
            return []
        kinds = shipped_kinds("-static" if self.static else "")
        return self._chances("openings", opening_features(texts, self._encoder, kinds))

    @property
    def _encoder(self) -> Encoder:
        return STATIC_ENCODER if self.static else SHIPPED_ENCODER

    def _chances(self, question: str, rows: Features) -> Sequence[float]:
        name = "judge-static.json" if self.static else "judge.json"
        weights, intercept = _weights(name)[question]
        chances = 1 / (1 + np.exp(-(rows @ weights + intercept)))
        found: list[float] = np.round(chances, _DECIMALS).tolist()
        return found


SHIPPED_JUDGE = TaughtJudge()
FAST_JUDGE = TaughtJudge(static=True)


def features(texts: Sequence[str], encoder: Encoder) -> Features:
    """Return what the weights apply to: each text's vector, and what the rules find in it."""
    found = [_rules(text) for text in texts]
    return np.hstack([encoder.encode(texts), np.array(found).reshape(len(texts), -1)])


def _rules(text: str) -> list[float]:
    parts = sentences(text)
    found = [strength(part) for part in parts]
    return [
        float("strong" in found),
        float("weak" in found),
        found.count("strong") / max(len(parts), 1),
        math.log1p(len(words(text))),
    ]


@cache
def _weights(name: str) -> dict[str, tuple[Features, float]]:
    """Return the weights and the intercept for each question that a judge answers."""
    return {
        question: (np.array(found["weights"]), found["intercept"])
        for question, found in read_model_json(name).items()
    }
