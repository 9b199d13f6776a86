"""What the forms share: how lines are parted at heads, and a head from its body."""

from __future__ import annotations

from generator.tips.heads import (
    is_closing_head,
    is_group_head,
    is_head_line,
    is_opening_head,
    run_in_head,
    sentence_head,
)
from generator.tips.passage import Line, Passage, Span, as_passage

MIN_SERIES = 3
MIN_BODY_WORDS = 8
# A line of this many words is long enough to be a tip with its head.
MIN_FULL_WORDS = 15


def sections(lines: list[Line], heads: list[int]) -> list[tuple[int, int]]:
    """Return where each head's lines begin and end, stopping at closing headings."""
    ends = [*heads[1:], len(lines)]
    ranges = [(at, _section_end(lines, at, end)) for at, end in zip(heads, ends, strict=True)]
    return [(at, end) for at, end in ranges if not is_closing_head(lines[at].text)]


def _section_end(lines: list[Line], at: int, end: int) -> int:
    level = heading_level(lines[at])
    for index in range(at + 1, end):
        line = lines[index]
        if is_head_line(line) and (is_closing_head(line.text) or is_opening_head(line.text)):
            return index
        if line.block.kind != "item" and is_group_head(line.text):
            return index
        if (
            heading_level(line)
            and (not level or heading_level(line) <= level)
            and line.block.kind == "heading"
        ):
            return index
    return end


def split_head(lines: list[Line], head: Span | None) -> Passage:
    """Return a passage whose head is the given part of its first line."""
    first = lines[0]
    if head is None:
        return as_passage(None, lines)
    start, end = first.block.start, first.block.start + head[1]
    rest = (end + len(first.text[head[1] :]) - len(first.text[head[1] :].lstrip()), first.block.end)
    return Passage((start, end), (rest, *(line.span for line in lines[1:])))


def run_in_passage(lines: list[Line]) -> Passage:
    """Return a passage with the run-in head of its first line, if that has one."""
    return split_head(lines, run_in_span(lines[0]))


def sentence_passage(lines: list[Line]) -> Passage:
    """Return a passage whose head is its first sentence, if that is as short as one."""
    return split_head(lines, sentence_head(lines[0]))


def run_in_span(line: Line) -> Span | None:
    """Return where a line's run-in head lies; a heading has none."""
    return None if line.block.kind == "heading" else run_in_head(line)


def heading_level(line: Line) -> int:
    """Return a heading's level; a short paragraph in bold is a heading below all others."""
    if line.block.kind == "heading":
        return line.block.level
    is_bold = line.block.lead >= len(line.text) - 1 and line.block.kind == "paragraph"
    return 7 if is_bold and is_head_line(line) else 0
