"""Tips under headings: counted, marked by the layout, or only short lines."""

from __future__ import annotations

from statistics import median

from generator.text import sentences, words
from generator.tips.advice import strength
from generator.tips.forms.layout import (
    MIN_BODY_WORDS,
    MIN_FULL_WORDS,
    MIN_SERIES,
    heading_level,
    run_in_passage,
    run_in_span,
    sections,
    sentence_passage,
)
from generator.tips.heads import (
    MAX_HEAD_WORDS,
    heading_number,
    is_closing_head,
    is_head_line,
    is_opening_head,
    is_point,
    is_title_like,
    run_in_head,
    sentence_head,
    without_mark,
)
from generator.tips.passage import Line, Passage, as_passage

# Short lines among more paragraphs than this for each are captions and pleas, not headings.
MAX_PARAGRAPHS = 4


def numbered(lines: list[Line]) -> list[Passage]:
    """Tips that are counted: 1., 2., 3., as headings or as items, or 1.1, 1.2 in chapters."""
    points = [at for at, line in enumerate(lines) if is_point(line.text)]
    if len(points) >= MIN_SERIES:
        return [_numbered_passage(lines[at:end]) for at, end in _in_chapters(lines, points)]
    series = _series(lines)
    if len(series) < MIN_SERIES and not (
        len(series) == 2 and all(lines[at].block.kind == "heading" for at in series)
    ):
        return []
    return [_numbered_passage(lines[at:end]) for at, end in sections(lines, series)]


def headed(lines: list[Line]) -> list[Passage]:
    """Tips under headings that the layout marks, at the level that has most of them."""
    levels = {heading_level(line) for line in lines if heading_level(line)}
    by_level = {level: _sections(lines, level) for level in sorted(levels)}
    if not by_level:
        return []
    best = max(by_level.values(), key=lambda found: (len(found), -_first_level(found, lines)))
    return best if len(best) >= 2 else []


def short_lines(lines: list[Line]) -> list[Passage]:
    """Tips under short lines that plain text leaves unmarked."""
    heads = [at for at in range(len(lines) - 1) if _is_short_head(lines, at)]
    heads = [at for at in heads if not (at == heads[0] and _titles(lines, heads))]
    labels = sum(1 for line in lines if run_in_span(line))
    full = sum(1 for line in lines if line.word_count >= MIN_FULL_WORDS)
    if len(heads) < 2 or labels > len(heads) or full > MAX_PARAGRAPHS * len(heads):
        return []
    return [as_passage(lines[at].span, lines[at + 1 : end]) for at, end in sections(lines, heads)]


def _in_chapters(lines: list[Line], points: list[int]) -> list[tuple[int, int]]:
    """Return where each point's lines begin and end; the next chapter's heading ends one."""
    return [
        (at, next((to for to in range(at + 1, end) if heading_number(lines[to].text)), end))
        for at, end in sections(lines, points)
    ]


def _series(lines: list[Line]) -> list[int]:
    """Return the places of the longest count, up from 1 or down to 1."""
    counted = [
        (at, number) for at, line in enumerate(lines) if (number := heading_number(line.text))
    ]
    falls = [number for _, number in counted]
    if len(falls) >= MIN_SERIES and falls == list(range(falls[0], 0, -1)):
        return [at for at, _ in counted]
    return max(_counts_up(counted), key=len, default=[])


def _counts_up(counted: list[tuple[int, int]]) -> list[list[int]]:
    """Return the places of each count that starts at 1; a page may hold several."""
    counts: list[list[int]] = []
    wanted = 0
    for at, number in counted:
        if number == 1:
            counts.append([at])
            wanted = 2
        # One number may be missing: a heading lost by the scraper.
        elif counts and number in (wanted, wanted + 1):
            counts[-1].append(at)
            wanted = number + 1
    return counts


def _numbered_passage(lines: list[Line]) -> Passage:
    head = lines[0]
    if head.block.kind == "heading" or (is_head_line(head) and len(lines) > 1):
        return as_passage(head.span, lines[1:])
    if len(words(without_mark(head.text))) <= MAX_HEAD_WORDS and len(lines) > 1:
        return as_passage(head.span, lines[1:])
    if run_in_head(head):
        return run_in_passage(lines)
    return sentence_passage(lines) if sentence_head(head) else as_passage(None, lines)


def _sections(lines: list[Line], level: int) -> list[Passage]:
    """Return the sections under the headings of one level that say something."""
    heads = [at for at, line in enumerate(lines) if heading_level(line) == level]
    found = []
    for at in heads:
        end = next(
            (
                index
                for index in range(at + 1, len(lines))
                if 0 < heading_level(lines[index]) <= level
            ),
            len(lines),
        )
        is_frame = is_closing_head(lines[at].text) or is_opening_head(lines[at].text)
        if not is_frame and _says_something(lines, at, end):
            found.append(as_passage(lines[at].span, lines[at + 1 : end]))
    return found


def _says_something(lines: list[Line], at: int, end: int) -> bool:
    """Tell whether text stands directly under a heading, before any heading below it."""
    below = next((index for index in range(at + 1, end) if heading_level(lines[index])), end)
    return sum(line.word_count for line in lines[at + 1 : below]) >= MIN_BODY_WORDS


def _first_level(passages: list[Passage], lines: list[Line]) -> int:
    starts = {passage.start for passage in passages}
    return next((heading_level(line) for line in lines if line.block.start in starts), 0)


def _is_short_head(lines: list[Line], at: int) -> bool:
    """Tell whether a short line stands over a paragraph that is plainly longer, or over a list."""
    line, below = lines[at], lines[at + 1]
    if line.block.kind != "paragraph" or not is_head_line(line):
        return False
    if is_closing_head(line.text) or is_opening_head(line.text) or run_in_head(line):
        return False
    is_list = at + 2 < len(lines) and lines[at + 2].block.kind == "item"
    if is_list and below.text.endswith(":"):
        return True
    return not is_head_line(below) and below.word_count >= max(12, 1.5 * line.word_count)


def _titles(lines: list[Line], heads: list[int]) -> bool:
    """Tell whether the first head is the article's title and not a tip's."""
    first = lines[heads[0]]
    if len(heads) < 3 and heads[0] != 0:
        return False
    if is_title_like(first.text) or ":" in first.text:
        return True
    below = lines[heads[0] + 1].text
    if heads[0] == 0 and not any(strength(each) == "strong" for each in sentences(below)):
        return True
    if heads[0] > 1:
        return False
    lengths = [lines[at].word_count for at in heads[1:]]
    return bool(lengths) and first.word_count > 1.5 * median(lengths) + 1
