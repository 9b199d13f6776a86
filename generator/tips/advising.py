"""Passages that advise, told from those of an article that only tell."""

from __future__ import annotations

from collections.abc import Iterable

from generator.articles.model import Article
from generator.text import squeeze, words
from generator.tips.advice import is_imperative
from generator.tips.heads import (
    clean_head,
    heading_number,
    is_background_head,
    is_question,
    without_mark,
)
from generator.tips.judging import ADVISES, FOREIGN, Judge
from generator.tips.passage import Passage, Span

# From this share of advising passages on, an article's headings name tips.
MOST = 0.6
# Below this, not even a place in a series of tips makes a passage one.
NEVER = 0.03
# In a conversation, many questions are answered without advice.
SELDOM = 0.25
# Less text than this under a heading is an appointment or a notice, unless it advises.
MIN_WORDS = 15
# "Ask Rosalind" names a column; "Sleep on it" may be a whole tip.
LEAST_WORDS = 3
# Characters; a list item's text may start behind its bullet or number.
MAX_MARK = 6


def part_advising(
    article: Article, passages: list[Passage], judge: Judge
) -> tuple[list[Passage], dict[Span, str]]:
    """Part passages that advise from those that only tell, with a reason for each span."""
    kept, reasons = [], {}
    texts = [_whole(article, passage) for passage in passages]
    chances = judge.advice(texts)
    foreign = [chance >= FOREIGN for chance in judge.furniture(texts)]
    advising = [
        chance >= ADVISES or _commands(article, passage)
        for passage, chance in zip(passages, chances, strict=True)
    ]
    # Among tips with headings, one that only describes what to do is a tip like the others.
    is_series = sum(advising) >= 2 and sum(advising) >= MOST * len(passages)
    asks = sum(_has_background_head(article, passage) for passage in passages)
    questions_are_tips = asks > len(passages) / 2
    for passage, chance, advises, is_foreign in zip(
        passages, chances, advising, foreign, strict=True
    ):
        is_marked = _is_marked(article, passage)
        explains = _has_background_head(article, passage) and not questions_are_tips
        in_series = chance >= (SELDOM if is_question(_heading(article, passage)) else NEVER) and (
            is_marked
            or (
                bool(passage.heading)
                and passage is not passages[0]
                and not explains
                and _length(article, passage.body) >= MIN_WORDS
            )
        )
        if _length(article, passage.spans) < LEAST_WORDS:
            reasons.update(dict.fromkeys(passage.spans, "too short to advise"))
        elif is_foreign and not is_marked:
            reasons.update(dict.fromkeys(passage.spans, "the page's own, not the article's"))
        elif advises or (is_series and in_series):
            kept.append(passage)
        else:
            reasons.update(dict.fromkeys(passage.spans, "gives no advice"))
    return kept, reasons


def _whole(article: Article, passage: Passage) -> str:
    """Return a passage as the judge reads it: its heading, then what it says."""
    heading = clean_head(_heading(article, passage))
    body = without_mark(" ".join(_text(article, span) for span in passage.body))
    return squeeze(f"{heading}. {body}" if heading and body else heading or body)


def _length(article: Article, spans: Iterable[Span]) -> int:
    return sum(len(words(_text(article, span))) for span in spans)


def _heading(article: Article, passage: Passage) -> str:
    return _text(article, passage.heading) if passage.heading else ""


def _commands(article: Article, passage: Passage) -> bool:
    """Tell whether a passage's heading is a command, which nobody gives without meaning it."""
    if not passage.heading:
        return False
    return is_imperative(clean_head(_text(article, passage.heading)))


def _is_marked(article: Article, passage: Passage) -> bool:
    """Tell whether a passage is an item of a list, or counted."""
    items = {block.start for block in article.blocks if block.kind == "item"}
    start = passage.start
    return bool(heading_number(_heading(article, passage))) or any(
        item <= start <= item + MAX_MARK for item in items
    )


def _has_background_head(article: Article, passage: Passage) -> bool:
    """Tell whether a passage's heading asks or explains something and is not counted as a tip."""
    raw = _heading(article, passage)
    return bool(raw) and not heading_number(raw) and is_background_head(raw)


def _text(article: Article, span: Span) -> str:
    return article.text[span[0] : span[1]]
