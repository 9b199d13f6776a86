"""Where in running prose an author turns to another thing to do: what a curve goes by.

For each sentence, how alike what stands before it and what begins with it are, and what the rules
find in it. After TextTiling (Hearst 1997), which compares the two sides of a gap by their words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.matching.encoder import Encoder, Vectors
from generator.matching.known_kinds import KnownKinds
from generator.text import words
from generator.tips.advice import leans_back, opens_with_connective, strength

# So many sentences on each side of a gap are compared.
REACH = 3
# As many findings as the rules have of a sentence.
RULES = 6

Features = NDArray[np.float64]


def opening_features(texts: Sequence[str], encoder: Encoder, kinds: KnownKinds) -> Features:
    """Return what speaks for and against each sentence's opening something new.

    Args:
        texts: The sentences of one stretch of prose, in order.
        encoder: Turns them into vectors.
        kinds: Known kinds of guidance; two sides that look like two kinds are two tips.
    """
    vectors = encoder.encode(texts)
    sides = [
        (vectors[max(0, at - REACH) : at], vectors[at : at + REACH]) for at in range(len(texts))
    ]
    alike = np.array([_cosine(before, after) for before, after in sides])
    near = [
        [
            _cosine(before[-1:], after[:1]),
            _cosine(before, after[:1]),
            _cosine(before[-1:], after),
            alike[at],
            _depth(alike, at),
            _places(before, after, kinds),
            _one_kind(before, after, kinds),
        ]
        for at, (before, after) in enumerate(sides)
    ]
    rules = [_rules(text) for text in texts]
    nothing = [0.0] * RULES
    around = zip(rules, [nothing, *rules], [*rules[1:], nothing], strict=False)
    rows = [
        [*one, *own, *before[:2], *after]
        for one, (own, before, after) in zip(near, around, strict=True)
    ]
    return np.array(rows).reshape(len(texts), -1)


def _depth(alike: Features, at: int) -> float:
    """Return how much less alike the sides of a gap are than those of the gaps around it."""
    left, right = alike[max(0, at - REACH + 1) : at + 1], alike[at : at + REACH]
    return float(left.max() + right.max() - 2 * alike[at])


def _rules(text: str) -> list[float]:
    found = strength(text)
    return [
        float(found == "strong"),
        float(found == "weak"),
        float(leans_back(text)),
        float(opens_with_connective(text)),
        float(text.rstrip().endswith("?")),
        math.log1p(len(words(text))),
    ]


def _cosine(before: Vectors, after: Vectors) -> float:
    """Return the cosine of the means of both sides; before the first sentence there is none."""
    if not len(before):
        return 0.0
    one, two = before.mean(axis=0), after.mean(axis=0)
    return float(one @ two / (np.linalg.norm(one) * np.linalg.norm(two)))


def _one_kind(before: Vectors, after: Vectors, kinds: KnownKinds) -> float:
    """Return what is lost by taking both sides for one known kind, at most 0."""
    if not len(before) or kinds.vectors is None:
        return 0.0
    one, two = (kinds.vectors @ side.mean(axis=0) for side in (before, after))
    return float((one + two).max() - one.max() - two.max())


def _places(before: Vectors, after: Vectors, kinds: KnownKinds) -> float:
    """Return how alike both sides stand among the known kinds."""
    if not len(before):
        return 0.0
    sides = np.stack([before.mean(axis=0), after.mean(axis=0)])
    one, two = kinds.places(sides / np.linalg.norm(sides, axis=1, keepdims=True))
    return float(one @ two)
