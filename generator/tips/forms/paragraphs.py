"""Tips as paragraphs that each open with a command, or with a sentence as short as a head."""

from __future__ import annotations

from generator.text import sentences
from generator.tips.advice import is_imperative
from generator.tips.forms.layout import MIN_BODY_WORDS, MIN_SERIES, sections, sentence_passage
from generator.tips.heads import sentence_head
from generator.tips.passage import Line, Passage

# Shorter paragraphs may be captions and pleas.
MIN_PROSE_WORDS = 20
# So many of the paragraphs open with a short sentence.
MOST_HEADED = 0.7
# So many of the paragraphs between the first command and the last open with one.
MOST_COMMAND = 0.9


def short_sentences(lines: list[Line]) -> list[Passage]:
    """Paragraphs that all open with a sentence as short as a head.

    Among them, one that opens with a longer command is a tip as well.
    """
    prose = [at for at, line in enumerate(lines) if line.word_count >= MIN_PROSE_WORDS]
    heads = [at for at in prose if sentence_head(lines[at])]
    if len(heads) < MIN_SERIES or len(heads) < MOST_HEADED * len(prose):
        return []
    heads += [at for at in _commands(lines) if at not in heads]
    return [sentence_passage(lines[at:end]) for at, end in sections(lines, sorted(heads))]


def commanding(lines: list[Line]) -> list[Passage]:
    """Paragraphs that each open with a command: every one is a tip."""
    heads = _commands(lines)
    between = [at for at in _paragraphs(lines) if heads and heads[0] <= at <= heads[-1]]
    if len(heads) < MIN_SERIES or len(heads) < MOST_COMMAND * len(between):
        return []
    return [sentence_passage(lines[at:end]) for at, end in sections(lines, heads)]


def _commands(lines: list[Line]) -> list[int]:
    """Return the places of paragraphs that open with a command."""
    return [
        at for at in _paragraphs(lines) if is_imperative((sentences(lines[at].text) or [""])[0])
    ]


def _paragraphs(lines: list[Line]) -> list[int]:
    """Return the places of paragraphs that are more than a line, and do not go on after items."""
    return [
        at
        for at, line in enumerate(lines)
        if line.block.kind == "paragraph"
        and line.word_count >= MIN_BODY_WORDS
        and not (at and lines[at - 1].block.kind == "item")
    ]
