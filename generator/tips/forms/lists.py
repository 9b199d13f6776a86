"""Tips as items of a list, or with a head that runs into their text."""

from __future__ import annotations

from itertools import takewhile

from generator.tips.forms.layout import (
    MIN_BODY_WORDS,
    MIN_FULL_WORDS,
    MIN_SERIES,
    run_in_passage,
    run_in_span,
    sections,
    split_head,
)
from generator.tips.heads import is_head_line, run_in_head, sentence_head
from generator.tips.passage import Line, Passage, as_passage

# In a list of tips, every item is a sentence or so; shorter items are details of something else.
MIN_ITEM_WORDS = 5


def run_in(lines: list[Line]) -> list[Passage]:
    """Tips whose head runs into their text: `Label: body`, or a bold start."""
    heads = [at for at, line in enumerate(lines) if run_in_span(line)]
    full = [line for line in lines if line.word_count >= MIN_FULL_WORDS]
    if len(heads) < 2 or len(heads) < len(full) / 2:
        return []
    heads = sorted({*heads, *_unlabelled(lines, heads)})
    return [run_in_passage(lines[at:end]) for at, end in sections(lines, heads)]


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
        and not _is_announced(lines, at)
    ]
    return others if len(labelled) >= len(others) else []


def _is_announced(lines: list[Line], at: int) -> bool:
    """Tell whether an item belongs to a list that a colon announces: its details, in a row."""
    above = next(
        (line for line in reversed(lines[:at]) if run_in_span(line) or line.block.kind != "item"),
        lines[at],
    )
    return above.text.rstrip().endswith(":")


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
    return [as_passage(lines[at].span, lines[at + 1 : end]) for at, end in sections(lines, heads)]


def _details(lines: list[Line], at: int) -> list[Line]:
    """Return the items below an item."""
    level = lines[at].block.level
    below = takewhile(lambda line: line.block.level > level, lines[at + 1 :])
    return [line for line in below if line.block.kind == "item"]


def _item_passage(lines: list[Line]) -> Passage:
    item = lines[0]
    return split_head(
        lines, run_in_head(item) or (sentence_head(item) if item.word_count > 20 else None)
    )
