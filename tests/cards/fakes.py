"""A tiny encoder, a curve made by hand, and short ways to write tips and cards."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from generator.cards.model import Card, Source, Step
from generator.matching.calibration import Calibration
from generator.matching.encoder import Vectors
from generator.matching.known_kinds import KnownKinds
from generator.matching.lexical import Rarity
from generator.matching.similarity import Matcher
from generator.text import words
from generator.tips.judging import BY_RULES
from generator.tips.model import Tip

SIZE = 8192
STOP_WORDS = frozenset("a an the and or of to for in on it you your is was they them".split())


class BagOfWords:
    """An encoder to whom texts are alike when they have the same words."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in words(text):
                if word not in STOP_WORDS:
                    digest = hashlib.sha256(word.encode()).digest()
                    rows[row, int.from_bytes(digest[:4], "big") % SIZE] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths == 0, 1, lengths)


# Half of the words in common is a probability of one half.
CALIBRATION = Calibration(
    intercept=-5, semantic=10, sentences=0, kinds=0, lexical=0, merge=0.5, unsure=0.3
)
MATCHER = Matcher(BagOfWords(), CALIBRATION, Rarity({}, 1.0, STOP_WORDS), KnownKinds(), BY_RULES)


def tip(article: str, heading: str, body: str = "", *, start: int = 0) -> Tip:
    """Return a tip whose body is what to do."""
    text = f"{heading} {body}".strip()
    actions = (body,) if body else ()
    return Tip(article, start, start + len(text), text, heading, body, actions)


def source(of: Tip) -> Source:
    """Return the entry that names a tip."""
    return Source(article=of.article, tip=of.id, heading=of.heading or None)


def card(id_: str, title: str, *tips: Tip, summary: str = "Words of our own.") -> Card:
    """Return a card with tips for sources."""
    steps = (Step(id="do", text="Do it."),)
    return Card(id=id_, title=title, summary=summary, steps=steps, sources=tuple(map(source, tips)))
