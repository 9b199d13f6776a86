"""Figures: which labelled tips were found, and which of them share a card as a reader would say.

All pairs of labelled tips count, within an article too. A tip that may have one of several labels
is right with a tip of any of them, and need not be with either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from generator.text import words

# A found tip is a labelled one if what both cover is half of what either covers.
LEAST_OVERLAP = 0.5

Flags = NDArray[np.bool_]
# First character, and one past the last, in a text's words joined by single spaces.
Span = tuple[int, int]
Labels = frozenset[str]


@dataclass(frozen=True)
class Figures:
    """How well tips share cards, each figure from 0 to 1."""

    precision: float
    recall: float
    bcubed_precision: float
    bcubed_recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean over pairs."""
        return harmonic(self.precision, self.recall)

    @property
    def bcubed_f1(self) -> float:
        """Return the harmonic mean over tips, each weighed alike."""
        return harmonic(self.bcubed_precision, self.bcubed_recall)


@dataclass(frozen=True)
class Truth:
    """Which labelled tips may share a card, and which must; each does with itself."""

    may: Flags
    must: Flags

    @classmethod
    def of(cls, labels: Sequence[Labels]) -> Truth:
        """Compare the labels of every pair of tips."""
        may = np.array([[bool(one & two) for two in labels] for one in labels], dtype=bool)
        clear = np.array([len(each) == 1 for each in labels], dtype=bool)
        itself = np.eye(len(labels), dtype=bool)
        return cls(may | itself, (may & np.outer(clear, clear)) | itself)

    def figures(self, cards: Sequence[int | None]) -> Figures:
        """Measure which card each tip stands on; one that was not found stands alone."""
        alone = range(-len(cards), 0)
        card = np.array([at if on is None else on for on, at in zip(cards, alone, strict=True)])
        made = card[:, None] == card[None, :]
        right, kept = made & self.may, made & self.must
        return Figures(
            precision=_pairs(right) / max(_pairs(made), 1),
            recall=_pairs(kept) / max(_pairs(self.must), 1),
            bcubed_precision=float(np.mean(right.sum(axis=1) / made.sum(axis=1))),
            bcubed_recall=float(np.mean(kept.sum(axis=1) / self.must.sum(axis=1))),
        )


def harmonic(one: float, two: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * one * two / (one + two) if one + two else 0.0


def plain_words(text: str) -> str:
    """Return a text's words joined by single spaces; spans count its characters."""
    return " ".join(words(text))


def labelled_span(text: str, anchor: str, end: str) -> Span:
    """Return where a labelled tip stands in a text of plain words.

    Raises:
        ValueError: where its first or last words do not stand there.
    """
    start = f" {text}".index(f" {plain_words(anchor)}")
    last = plain_words(end)
    return start, text.index(last, start) + len(last)


def found_span(text: str, passage: str) -> Span | None:
    """Return where a found tip stands in a text of plain words.

    Where it does not stand there word for word, since a page's text was cut otherwise, it is laid
    where its longest run of words stands.
    """
    own = plain_words(passage)
    at = f" {text} ".find(f" {own} ")
    if at >= 0:
        return at, at + len(own)
    theirs, mine = text.split(), own.split()
    run = SequenceMatcher(None, theirs, mine, autojunk=False).find_longest_match()
    if not run.size:
        return None
    at = len(" ".join([*theirs[: run.a], ""])) - len(" ".join([*mine[: run.b], ""]))
    return at, at + len(own)


def overlap(one: Span, two: Span) -> float:
    """Return the share of what either covers that both cover."""
    both = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, both) / (max(one[1], two[1]) - min(one[0], two[0]))


def match(
    found: Sequence[tuple[str, Span | None]], labelled: Sequence[tuple[str, Span]]
) -> list[int | None]:
    """Return the found tip that each labelled one is, one to one, those that overlap most first.

    Args:
        found: Of each tip, its article and where it stands.
        labelled: The same.
    """
    pairs = [
        (overlap(where, wanted), at, row)
        for row, (article, wanted) in enumerate(labelled)
        for at, (other, where) in enumerate(found)
        if article == other and where
    ]
    matched: list[int | None] = [None] * len(labelled)
    used: set[int] = set()
    for share, at, row in sorted(pairs, reverse=True):
        if share >= LEAST_OVERLAP and at not in used and matched[row] is None:
            matched[row] = at
            used.add(at)
    return matched


def _pairs(flags: Flags) -> int:
    """Count the pairs of different tips, each in both directions."""
    return int(flags.sum()) - len(flags)
