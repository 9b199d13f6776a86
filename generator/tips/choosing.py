"""Which form an article has: the plainest that explains its advice, and the finest that fits.

Several forms often fit by chance. Where two headings frame a list, the article has headings, and
all its advice is in the list. Where headings are "Before the day" and "On the day", the tips are
what stands below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from generator.text import sentence_spans, words
from generator.tips.advice import strength
from generator.tips.forms.table import COARSE, FINE, FORMS
from generator.tips.heads import is_group_head, is_head_line, run_in_head
from generator.tips.judging import Judge
from generator.tips.passage import Line, Passage, Span
from generator.tips.prose import segments
from generator.tips.thread import posts

# A form must hold at least this share of the advice that the best form holds.
LEAST_SHARE = 0.5
# A form whose one passage holds more than this share of the advice is a frame around it.
MOST_IN_ONE = 0.7
# From this share of group headings on, a form's headings gather tips.
MOST_GROUPS = 0.6
# What stands below group headings must be in a finer form to this share of its words.
LEAST_WORDS = 0.7
# Below a heading, so many labelled items that are nearly all there is are tips.
LEAST_LABELLED = 3
# One labelled paragraph below a group heading is a remark.
LEAST_GATHERED = 2


def choose_passages(lines: Sequence[Line], judge: Judge) -> list[Passage]:
    """Return the passages of the form that fits an article best, or each post of a thread.

    Args:
        lines: Of the article.
        judge: Tells which paragraphs give advice, where the article is prose.
    """
    parts = posts(lines) or [list(lines)]
    return [passage for part in parts for passage in _fitting(part, judge)]


def _fitting(lines: Sequence[Line], judge: Judge) -> list[Passage]:
    advice = _advice(lines)
    found = {form: form(list(lines)) for form in FORMS}
    held = {form: _held(passages, advice) for form, passages in found.items()}
    for form in FORMS:
        share = sum(held[form])
        if found[form] and share >= LEAST_SHARE * len(advice):
            if len(found[form]) > 1 and max(held[form]) > MOST_IN_ONE * share:
                continue
            if form not in COARSE:
                return found[form]
            finer = _finer(lines, found[form], [found[each] for each in FINE])
            return finer or _with_gathered(lines, found[form])
    return segments([line for line in lines if line.block.kind != "heading"], judge)


def _finer(
    lines: Sequence[Line], coarse: list[Passage], finer: list[list[Passage]]
) -> list[Passage] | None:
    """Return the first finer form whose passages are what group headings gather."""
    groups = [each for each in coarse if _gathers(lines, each)]
    if len(groups) < MOST_GROUPS * len(coarse):
        return None
    below = [line for line in lines if any(line.span in each.body for each in coarse)]
    total = sum(line.word_count for line in below)
    for passages in finer:
        if len(passages) > len(coarse) and _words_in(passages, below) >= LEAST_WORDS * total:
            return passages
    return None


def _words_in(passages: Sequence[Passage], lines: Sequence[Line]) -> int:
    """Return how many words of some lines stand in passages."""
    return sum(
        len(words(line.text[max(start - line.block.start, 0) : end - line.block.start]))
        for line in lines
        for passage in passages
        for start, end in passage.spans
        if start < line.block.end and end > line.block.start
    )


def _gathers(lines: Sequence[Line], coarse: Passage) -> bool:
    """Tell whether a heading only gathers what stands below it, as its words or its items say."""
    if not coarse.heading:
        return False
    inside = [line for line in lines if coarse.start <= line.block.start < coarse.end]
    if is_group_head(inside[0].text):
        return True
    labelled = [line for line in inside if line.block.kind == "item" and run_in_head(line)]
    total = sum(line.word_count for line in inside)
    return (
        len(labelled) >= LEAST_LABELLED
        and sum(line.word_count for line in labelled) >= LEAST_WORDS * total
    )


def _with_gathered(lines: Sequence[Line], coarse: list[Passage]) -> list[Passage]:
    """Return passages, and in the place of group headings those below: "First", three labels."""
    found = list(coarse)
    for at, line in enumerate(lines):
        if not (is_head_line(line) and is_group_head(line.text)):
            continue
        below, gathered = _gathered(lines, at)
        if gathered:
            start, end = line.block.start, below[-1].block.end
            touched = [each for each in found if each.start < end and each.end > start]
            # A passage that only begins or ends here is about something else.
            if all(start <= each.start and each.end <= end for each in touched):
                found = [each for each in found if each not in touched] + gathered
    return sorted(found, key=lambda passage: passage.start)


def _gathered(lines: Sequence[Line], at: int) -> tuple[list[Line], list[Passage]]:
    """Return the lines that a group heading gathers, and the tips among them.

    Where plain text does not mark headings, these are all lines behind it if they are nearly all
    tips of one form, and else those up to the next head.
    """
    below = list(takewhile(lambda line: line.block.kind != "heading", islice(lines, at + 1, None)))
    near = list(takewhile(_goes_on, below))
    for part, share in ((below, LEAST_WORDS), (near, 0.0)):
        least = share * sum(line.word_count for line in part)
        for form in FINE:
            found = form(part)
            if len(found) >= LEAST_GATHERED and _words_in(found, part) >= least:
                return part, found
    return [], []


def _goes_on(line: Line) -> bool:
    """Tell whether a line is no head of its own below a group heading."""
    return line.block.kind == "item" or not is_head_line(line) or is_group_head(line.text)


def _advice(lines: Sequence[Line]) -> list[Span]:
    """Return where sentences stand that command or recommend."""
    return [
        (line.block.start + start, line.block.start + end)
        for line in lines
        for start, end in sentence_spans(line.text)
        if strength(line.text[start:end]) != "none"
    ]


def _held(passages: Sequence[Passage], advice: Sequence[Span]) -> list[int]:
    """Return how many sentences of advice lie in each passage."""
    return [sum(each.start <= one and two <= each.end for one, two in advice) for each in passages]
