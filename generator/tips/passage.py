"""Lines of an article that are left after screening, and passages made of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.articles.model import Block
from generator.text import words

Span = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """A block that belongs to the article, with its text and its place among all blocks."""

    index: int
    block: Block
    text: str

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return self.block.start, self.block.end

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return len(words(self.text))


@dataclass(frozen=True)
class Passage:
    """A tip before it is written out.

    Args:
        heading: The heading's span, or None.
        body: Spans of what follows it, in order.
    """

    heading: Span | None
    body: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span, the heading's first."""
        return ((self.heading,) if self.heading else ()) + self.body

    @property
    def start(self) -> int:
        """First character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.spans[-1][1]


def as_passage(heading: Span | None, lines: list[Line]) -> Passage:
    """Return a passage of a heading and whole lines."""
    return Passage(heading, tuple(line.span for line in lines))
