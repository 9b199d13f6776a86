"""Which words two texts share, and how much each says: TF-IDF over word stems.

The weights come from the training corpus and ship with the encoder, so that a pair of tips is
judged the same whatever else is in the folder. `training/lexical.py` makes them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import snowballstemmer

from generator.matching.encoder import read_model_json

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Rarity:
    """How much a stem says: more, the fewer passages of the corpus have it."""

    weights: Weights
    unknown: float
    stop_words: frozenset[str]

    def of(self, stem: str) -> float:
        """Return the weight of one stem."""
        return self.weights.get(stem, self.unknown)


@cache
def shipped_rarity() -> Rarity:
    """Return the weights that ship with the encoder."""
    found = read_model_json("idf.json")
    return Rarity(found["idf"], found["unknown"], frozenset(found["stop_words"]))


def stems(text: str, rarity: Rarity) -> list[tuple[str, str]]:
    """Return each content word of a text with its stem, in order."""
    found = _WORD.findall(text.lower().replace("’", "'"))
    content = [word for word in found if word not in rarity.stop_words]
    return [(_stem(word), word) for word in content]


def vector(text: str, rarity: Rarity) -> dict[str, float]:
    """Return a text's stems weighted by (1 + ln count) times rarity, of length 1."""
    counts = Counter(stem for stem, _ in stems(text, rarity))
    raw = {stem: (1 + math.log(count)) * rarity.of(stem) for stem, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {stem: weight / length for stem, weight in raw.items()}


def shared_words(
    text: str, others: Iterable[Weights], rarity: Rarity, *, most: int = 4
) -> Sequence[str]:
    """Return the words of a text that speak for its being like others, the most telling first."""
    own = vector(text, rarity)
    found = dict.fromkeys(own, 0.0)
    for other in others:
        for stem in own:
            found[stem] += own[stem] * other.get(stem, 0.0)
    telling = sorted((-round(weight, 6), stem) for stem, weight in found.items() if weight)
    shown = dict(reversed(stems(text, rarity)))
    return [shown[stem] for _, stem in telling[:most]]


@cache
def _stem(word: str) -> str:
    """Return a word's stem; advice says the same words again and again."""
    stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")
