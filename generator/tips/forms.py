"""The forms in which articles present tips, tried from the plainest to the loosest.

A form is a function from an article's lines to passages. It returns none where the article does
not have that form.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from statistics import median

from generator.text import sentences, words
from generator.tips.advice import is_imperative, strength
from generator.tips.blob import sentence_headed
from generator.tips.heads import (
    MAX_HEAD_WORDS,
    heading_number,
    is_asked,
    is_closing_head,
    is_group_head,
    is_head_line,
    is_opening_head,
    is_title_like,
    run_in_head,
    sentence_head,
    speaker,
    without_mark,
)
from generator.tips.passage import Line, Passage, Span, as_passage

Form = Callable[[list[Line]], list[Passage]]

MIN_SERIES = 3
# A reader's letter is longer than a question.
MAX_ASKED_WORDS = 40
MIN_BODY_WORDS = 8
# In a list of tips, every item is a sentence or so; shorter items are details of something else.
MIN_ITEM_WORDS = 5
# A line of this many words is long enough to be a tip with its head.
MIN_FULL_WORDS = 15
# So many of the paragraphs between the first command and the last open with one.
MOST_COMMAND = 0.9
# Short lines among more paragraphs than this for each are captions and pleas, not headings.
MAX_PARAGRAPHS = 4


def numbered(lines: list[Line]) -> list[Passage]:
    """Tips that are counted: 1., 2., 3., as headings or as items."""
    series = _series(lines)
    if len(series) < MIN_SERIES and not (
        len(series) == 2 and all(lines[at].block.kind == "heading" for at in series)
    ):
        return []
    return [_numbered_passage(lines[at:end]) for at, end in _ranges(lines, series)]


def headed(lines: list[Line]) -> list[Passage]:
    """Tips under headings that the layout marks, at the level that has most of them."""
    levels = {_level(line) for line in lines if _level(line)}
    sections = {level: _sections(lines, level) for level in sorted(levels)}
    if not sections:
        return []
    best = max(sections.values(), key=lambda found: (len(found), -_first_level(found, lines)))
    return best if len(best) >= 2 else []


def short_lines(lines: list[Line]) -> list[Passage]:
    """Tips under short lines that plain text leaves unmarked."""
    heads = [at for at in range(len(lines) - 1) if _is_short_head(lines, at)]
    heads = [at for at in heads if not (at == heads[0] and _titles(lines, heads))]
    labels = sum(1 for line in lines if _run_in_span(line))
    full = sum(1 for line in lines if line.word_count >= MIN_FULL_WORDS)
    if len(heads) < 2 or labels > len(heads) or full > MAX_PARAGRAPHS * len(heads):
        return []
    return [as_passage(lines[at].span, lines[at + 1 : end]) for at, end in _ranges(lines, heads)]


def run_in(lines: list[Line]) -> list[Passage]:
    """Tips whose head runs into their text: `Label: body`, or a bold start."""
    heads = [at for at, line in enumerate(lines) if _run_in_span(line)]
    full = [line for line in lines if line.word_count >= MIN_FULL_WORDS]
    if len(heads) < 2 or len(heads) < len(full) / 2:
        return []
    heads = sorted({*heads, *_unlabelled(lines, heads)})
    return [_run_in_passage(lines[at:end]) for at, end in _ranges(lines, heads)]


def _unlabelled(lines: list[Line], heads: list[int]) -> list[int]:
    """Return the items of a list of labelled items that have no label: tips like the others."""
    labelled = [at for at in heads if lines[at].block.kind == "item"]
    levels = {lines[at].block.level for at in labelled}
    others = [
        at
        for at in range(heads[0], len(lines))
        if at not in heads
        and lines[at].block.kind == "item"
        and lines[at].block.level in levels
        and lines[at].word_count >= MIN_ITEM_WORDS
    ]
    return others if len(labelled) >= len(others) else []


def short_sentences(lines: list[Line]) -> list[Passage]:
    """Paragraphs that all open with a sentence as short as a head."""
    prose = [at for at, line in enumerate(lines) if line.word_count >= 20]
    heads = [at for at in prose if sentence_head(lines[at])]
    if len(heads) < MIN_SERIES or len(heads) < 0.7 * len(prose):
        return []
    return [_sentence_passage(lines[at:end]) for at, end in _ranges(lines, heads)]


def listed(lines: list[Line]) -> list[Passage]:
    """A list in which every item is a tip; items below an item are its details."""
    items = [at for at, line in enumerate(lines) if line.block.kind == "item"]
    top = min((lines[at].block.level for at in items), default=1)
    inside = sum(lines[at].word_count for at in items)
    heads = [
        at
        for at in items
        if lines[at].block.level == top and lines[at].word_count >= MIN_ITEM_WORDS
    ]
    if len(heads) < MIN_SERIES or inside < sum(line.word_count for line in lines) / 3:
        return []
    return [_item_passage([lines[at], *_details(lines, at)]) for at in heads]


def item_headed(lines: list[Line]) -> list[Passage]:
    """A list whose items are the heads and whose tips are the paragraphs below them."""
    heads = [
        at
        for at in range(len(lines) - 1)
        if lines[at].block.kind == "item"
        and is_head_line(lines[at])
        and lines[at + 1].block.kind == "paragraph"
        and lines[at + 1].word_count >= MIN_BODY_WORDS
    ]
    if len(heads) < MIN_SERIES:
        return []
    return [as_passage(lines[at].span, lines[at + 1 : end]) for at, end in _ranges(lines, heads)]


def questioned(lines: list[Line]) -> list[Passage]:
    """Questions and answers, marked as such or by who speaks; each question heads a tip."""
    asks = [at for at, line in enumerate(lines) if is_asked(line.text)]
    if len(asks) < MIN_SERIES:
        asks = _interviewer(lines)
    if len(asks) < MIN_SERIES:
        return []
    found = [_answer(lines[at], lines[at + 1 : end]) for at, end in _ranges(lines, asks)]
    return [passage for passage in found if passage.spans]


def _answer(asked: Line, said: list[Line]) -> Passage:
    """Return an answer under its question; a letter, or a remark, is no heading and no advice."""
    is_question = asked.text.rstrip(' "”’*_').endswith("?") and asked.word_count <= MAX_ASKED_WORDS
    return as_passage(asked.span if is_question else None, said)


def _interviewer(lines: list[Line]) -> list[int]:
    """Return the lines of the one who asks, in a conversation of two."""
    said: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if name := speaker(line.text):
            said.setdefault(name, []).append(at)
    often = {name: places for name, places in said.items() if len(places) >= MIN_SERIES}
    if len(often) < 2:
        return []
    asking = {
        name: sum("?" in lines[at].text for at in places) / len(places)
        for name, places in often.items()
    }
    most = max(asking, key=lambda name: (asking[name], -often[name][0]))
    if asking[most] < 0.5:
        return []
    # A name is given in full once and by its letters after that.
    first = [
        at for name, places in said.items() for at in places if _letters(name) == _letters(most)
    ]
    return sorted({*often[most], *first})


def _letters(name: str) -> str:
    return name if name.isupper() else "".join(word[0] for word in name.split())


def commanding(lines: list[Line]) -> list[Passage]:
    """Paragraphs that each open with a command: every one is a tip."""
    full = [
        at
        for at, line in enumerate(lines)
        if line.block.kind == "paragraph"
        and line.word_count >= MIN_BODY_WORDS
        and not (at and lines[at - 1].block.kind == "item")
    ]
    heads = [at for at in full if is_imperative((sentences(lines[at].text) or [""])[0])]
    between = [at for at in full if heads and heads[0] <= at <= heads[-1]]
    if len(heads) < MIN_SERIES or len(heads) < MOST_COMMAND * len(between):
        return []
    return [_sentence_passage(lines[at:end]) for at, end in _ranges(lines, heads)]


def _details(lines: list[Line], at: int) -> list[Line]:
    """Return the items below an item."""
    level = lines[at].block.level
    below = takewhile(lambda line: line.block.level > level, lines[at + 1 :])
    return [line for line in below if line.block.kind == "item"]


FORMS: tuple[Form, ...] = (
    numbered,
    questioned,
    headed,
    short_lines,
    run_in,
    sentence_headed,
    item_headed,
    listed,
    short_sentences,
    commanding,
)
# Forms whose heads may only gather tips, and those in which the tips then stand.
COARSE: tuple[Form, ...] = (headed, short_lines)
FINE: tuple[Form, ...] = (numbered, item_headed, run_in, listed, commanding, short_sentences)


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


def _ranges(lines: list[Line], heads: list[int]) -> list[tuple[int, int]]:
    """Return where each head's lines begin and end, stopping at closing headings."""
    ends = [*heads[1:], len(lines)]
    ranges = [(at, _section_end(lines, at, end)) for at, end in zip(heads, ends, strict=True)]
    return [(at, end) for at, end in ranges if not is_closing_head(lines[at].text)]


def _section_end(lines: list[Line], at: int, end: int) -> int:
    level = _level(lines[at])
    for index in range(at + 1, end):
        line = lines[index]
        if is_head_line(line) and (is_closing_head(line.text) or is_opening_head(line.text)):
            return index
        if line.block.kind != "item" and is_group_head(line.text):
            return index
        if _level(line) and (not level or _level(line) <= level) and line.block.kind == "heading":
            return index
    return end


def _numbered_passage(lines: list[Line]) -> Passage:
    head = lines[0]
    if head.block.kind == "heading" or (is_head_line(head) and len(lines) > 1):
        return as_passage(head.span, lines[1:])
    if len(words(without_mark(head.text))) <= MAX_HEAD_WORDS and len(lines) > 1:
        return as_passage(head.span, lines[1:])
    if run_in_head(head):
        return _run_in_passage(lines)
    return _sentence_passage(lines) if sentence_head(head) else as_passage(None, lines)


def _split(lines: list[Line], head: Span | None) -> Passage:
    """Return a passage whose head is the given part of its first line."""
    first = lines[0]
    if head is None:
        return as_passage(None, lines)
    start, end = first.block.start, first.block.start + head[1]
    rest = (end + len(first.text[head[1] :]) - len(first.text[head[1] :].lstrip()), first.block.end)
    return Passage((start, end), (rest, *(line.span for line in lines[1:])))


def _run_in_passage(lines: list[Line]) -> Passage:
    return _split(lines, _run_in_span(lines[0]))


def _sentence_passage(lines: list[Line]) -> Passage:
    return _split(lines, sentence_head(lines[0]))


def _item_passage(lines: list[Line]) -> Passage:
    item = lines[0]
    return _split(
        lines, run_in_head(item) or (sentence_head(item) if item.word_count > 20 else None)
    )


def _run_in_span(line: Line) -> Span | None:
    return None if line.block.kind == "heading" else run_in_head(line)


def _level(line: Line) -> int:
    """Return a heading's level; a short paragraph in bold is a heading below all others."""
    if line.block.kind == "heading":
        return line.block.level
    is_bold = line.block.lead >= len(line.text) - 1 and line.block.kind == "paragraph"
    return 7 if is_bold and is_head_line(line) else 0


def _sections(lines: list[Line], level: int) -> list[Passage]:
    """Return the sections under the headings of one level that say something."""
    heads = [at for at, line in enumerate(lines) if _level(line) == level]
    found = []
    for at in heads:
        end = next(
            (index for index in range(at + 1, len(lines)) if 0 < _level(lines[index]) <= level),
            len(lines),
        )
        is_frame = is_closing_head(lines[at].text) or is_opening_head(lines[at].text)
        if not is_frame and _says_something(lines, at, end):
            found.append(as_passage(lines[at].span, lines[at + 1 : end]))
    return found


def _says_something(lines: list[Line], at: int, end: int) -> bool:
    """Tell whether text stands directly under a heading, before any heading below it."""
    below = next((index for index in range(at + 1, end) if _level(lines[index])), end)
    return sum(line.word_count for line in lines[at + 1 : below]) >= MIN_BODY_WORDS


def _first_level(passages: list[Passage], lines: list[Line]) -> int:
    starts = {passage.start for passage in passages}
    return next((_level(line) for line in lines if line.block.start in starts), 0)


def _is_short_head(lines: list[Line], at: int) -> bool:
    """Tell whether a short line stands over a paragraph that is plainly longer."""
    line, below = lines[at], lines[at + 1]
    if line.block.kind != "paragraph" or not is_head_line(line):
        return False
    if is_closing_head(line.text) or is_opening_head(line.text) or run_in_head(line):
        return False
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
