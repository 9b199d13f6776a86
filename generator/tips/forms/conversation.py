"""Tips in a conversation in which nobody only asks: two hosts, or a host who tells as much."""

from __future__ import annotations

from itertools import pairwise

from generator.text import words
from generator.tips.advice import has_advice
from generator.tips.forms.layout import MIN_SERIES
from generator.tips.forms.questions import question_of, words_of
from generator.tips.heads import is_question, speaker, speaker_length
from generator.tips.passage import Line, Passage

# Less than this share of an article's lines is a quoted exchange.
LEAST_SPOKEN = 0.5
# Shorter turns are banter, or go with what was said before.
MIN_TURN_WORDS = 25


def conversed(lines: list[Line]) -> list[Passage]:
    """Turns of some length, with the advice added to each, under the question if there is one."""
    turns = [at for at, line in enumerate(lines) if speaker(line.text)]
    names = [speaker(lines[at].text) for at in turns]
    often = [name for name in set(names) if names.count(name) >= MIN_SERIES]
    if len(often) < 2 or len(turns) < LEAST_SPOKEN * len(lines):
        return []
    starts = [at for at in turns if _said(lines[at]) >= MIN_TURN_WORDS]
    return [_passage(lines, at, end) for at, end in pairwise([*starts, len(lines)])]


def _passage(lines: list[Line], at: int, end: int) -> Passage:
    """Return a turn with the advice that directly follows it, below the question before it."""
    added = at + 1
    while added < end and speaker(lines[added].text) and _advises(lines[added]):
        added += 1
    before = [line for line in lines[max(0, at - 1) : at] if speaker(line.text)]
    heading = question_of(before[0]) if before else None
    return Passage(heading, tuple(words_of(line) for line in lines[at:added]))


def _said(line: Line) -> int:
    return len(words(line.text[speaker_length(line.text) :]))


def _advises(line: Line) -> bool:
    return not is_question(line.text) and has_advice(line.text)
