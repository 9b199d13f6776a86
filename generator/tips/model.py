"""A tip: one piece of guidance that an article presents as a unit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from generator.text import words


@dataclass(frozen=True)
class Tip:
    """A passage of an article that gives one piece of guidance.

    Args:
        article: The article's id.
        start: First character in the article's text.
        end: One past the last character.
        text: The passage as it stands in the article.
        heading: Its heading without number or label mark, or an empty string.
        body: The rest of it, without junk, white space squeezed.
        actions: The sentences that tell the reader to do something, in order.
    """

    article: str
    start: int
    end: int
    text: str
    heading: str
    body: str
    actions: tuple[str, ...]

    @cached_property
    def id(self) -> str:
        """Eight hexadecimal digits from its words: layout and punctuation do not change it."""
        return hashlib.sha256(" ".join(words(self.text)).encode("utf-8")).hexdigest()[:8]

    @cached_property
    def ref(self) -> str:
        """The name by which `decisions.yaml` calls it: `<article>#<id>`."""
        return f"{self.article}#{self.id}"


@dataclass(frozen=True)
class LeftOut:
    """Text of an article that became no tip, and why."""

    article: str
    text: str
    reason: str


@dataclass(frozen=True)
class Extraction:
    """What was found in one article, in the order of its text."""

    article: str
    tips: tuple[Tip, ...]
    left_out: tuple[LeftOut, ...]
