"""Tips in a conversation in which nobody only asks: two hosts, or a host who tells as much."""

from __future__ import annotations

from itertools import pairwise

from generator.text import sentences, words
from generator.tips.advice import strength
from generator.tips.forms.layout import MIN_SERIES
from generator.tips.forms.questions import MAX_ASKED_WORDS, question_of, words_of
from generator.tips.heads import is_question, speaker, speaker_length
from generator.tips.passage import Line, Passage

# Less than this share of an article's lines is a quoted exchange.
LEAST_SPOKEN = 0.5
# Shorter turns are banter, or go with what was said before.
MIN_TURN_WORDS = 25


def conversed(lines: list[Line]) -> list[Passage]:
    """Turns of some length that advise, with what is added to each, under the question if any."""
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
    asked = lines[at - 1] if at else None
    is_asked = (
        asked is not None
        and bool(speaker(asked.text))
        and is_question(asked.text)
        and asked.word_count <= MAX_ASKED_WORDS
    )
    heading = question_of(asked) if asked is not None and is_asked else None
    return Passage(heading, tuple(words_of(line) for line in lines[at:added]))


def _said(line: Line) -> int:
    return len(words(line.text[speaker_length(line.text) :]))


def _advises(line: Line) -> bool:
    return not is_question(line.text) and any(
        strength(sentence) != "none" for sentence in sentences(line.text)
    )
