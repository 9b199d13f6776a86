"""Page furniture inside a passage: a plea or a promotion between two sentences of a tip."""

from __future__ import annotations

from generator.text import sentence_spans
from generator.tips.furniture import furniture_reason
from generator.tips.passage import Passage, Span

# Only these are told from advice by their words alone; "Share it" may well be advice.
_REASONS = frozenset(
    {"promotion", "subscription", "comments", "ad blocker", "cookies", "tags", "related links"}
)


def without_inline_furniture(text: str, passage: Passage) -> Passage:
    """Return a passage without the sentences that belong to the page around the article.

    Args:
        text: The article's text.
        passage: A passage of it; its heading stays.
    """
    body = tuple(part for span in passage.body for part in _parts(text, span))
    return Passage(passage.heading, body or passage.body[:1])


def _parts(text: str, span: Span) -> list[Span]:
    """Return the parts of a span between sentences of furniture, joined where none is between."""
    parts: list[Span] = []
    unbroken = False
    for start, end in sentence_spans(text[span[0] : span[1]]):
        if furniture_reason(text[span[0] + start : span[0] + end]) in _REASONS:
            unbroken = False
            continue
        if unbroken:
            parts[-1] = (parts[-1][0], span[0] + end)
        else:
            parts.append((span[0] + start, span[0] + end))
        unbroken = True
    return parts
