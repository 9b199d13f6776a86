"""What no passage holds: every word of an article is in a tip or left out with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from generator.text import words
from generator.tips.furniture import furniture_reason
from generator.tips.heads import speaker_length
from generator.tips.passage import Line, Passage, Span

Piece = tuple[Span, str, str]


def left_over(
    lines: Sequence[Line], passages: Sequence[Passage], reasons: dict[Span, str]
) -> list[Piece]:
    """Return the span, the text and the reason of whatever no passage holds.

    Args:
        lines: Of the article, after screening.
        passages: Those that became tips.
        reasons: For spans of passages that became none.
    """
    starts = [passage.start for passage in passages]
    first = min(starts, default=None)
    last = max((passage.end for passage in passages), default=0)
    rest = []
    for line in lines:
        for start, end in _uncovered(line, passages):
            text = line.text[start - line.block.start : end - line.block.start]
            if words(text) and not _names_speaker(text.strip()):
                reason = reasons.get(line.span) or furniture_reason(text)
                reason = reason or _place_reason(start, first, last)
                rest.append(((start, end), text, reason))
    return rest


def _names_speaker(text: str) -> bool:
    """Tell whether a piece is the name of who speaks, which is no loss."""
    return speaker_length(f"{text} -") == len(text) + 1


def _place_reason(start: int, first: int | None, last: int) -> str:
    if first is None:
        return "gives no advice"
    if start < first:
        return "introduction, before the first tip"
    return "closing words, after the last tip" if start >= last else "gives no advice"


def _uncovered(line: Line, passages: Sequence[Passage]) -> list[Span]:
    """Return the parts of a line that no passage holds."""
    at, end = line.span
    parts = []
    for start, stop in sorted(span for passage in passages for span in passage.spans):
        if stop <= at or start >= end:
            continue
        if start > at:
            parts.append((at, start))
        at = max(at, stop)
    return [*parts, (at, end)] if at < end else parts
