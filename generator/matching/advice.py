"""A judge of advice that was taught: the encoder's vector, the rules' findings, and weights.

`training/advice.py` makes the weights, from the passages of the corpus that give advice and those
that do not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.matching.encoder import Encoder, ShippedEncoder, read_model_json
from generator.text import sentences, words
from generator.tips.advice import strength

Features = NDArray[np.float64]
# Probabilities are rounded, so that no platform's noise shows.
_DECIMALS = 3


def features(texts: Sequence[str], encoder: Encoder) -> Features:
    """Return what the weights apply to: each text's vector, and what the rules find in it."""
    found = [_rules(text) for text in texts]
    return np.hstack([encoder.encode(texts), np.array(found).reshape(len(texts), -1)])


def shipped_judge(texts: Sequence[str]) -> Sequence[float]:
    """Return for each text the probability that it gives advice, by the model that ships.

    A function and no object, so that worker processes can be handed it; each loads the model once.
    """
    if not texts:
        return []
    weights, intercept = _weights()
    weighed = features(texts, _encoder()) @ weights + intercept
    chances: list[float] = np.round(1 / (1 + np.exp(-weighed)), _DECIMALS).tolist()
    return chances


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
def _weights() -> tuple[Features, float]:
    found = read_model_json("advice.json")
    return np.array(found["weights"]), found["intercept"]


@cache
def _encoder() -> ShippedEncoder:
    return ShippedEncoder()
