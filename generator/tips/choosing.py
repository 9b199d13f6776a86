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
        inside = sum(
            len(
                words(
                    line.text[
                        max(start, line.block.start) - line.block.start : end - line.block.start
                    ]
                )
            )
            for line in below
            for passage in passages
            for start, end in passage.spans
            if start < line.block.end and end > line.block.start
        )
        if len(passages) > len(coarse) and inside >= LEAST_WORDS * total:
            return passages
    return None


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
        below = list(
            takewhile(lambda each: each.block.kind != "heading", islice(lines, at + 1, None))
        )
        inside = (form(below) for form in FINE)
        gathered = next((each for each in inside if len(each) >= LEAST_GATHERED), [])
        if gathered:
            start, end = line.block.start, below[-1].block.end
            touched = [each for each in found if each.start < end and each.end > start]
            # A passage that only begins or ends here is about something else.
            if all(start <= each.start and each.end <= end for each in touched):
                found = [each for each in found if each not in touched] + gathered
    return sorted(found, key=lambda passage: passage.start)


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
