"""From an article to its tips, in whatever form it presents them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from generator.articles.language import detect_language
from generator.articles.model import Article
from generator.text import sentences, squeeze
from generator.tips import junk
from generator.tips.advice import strength
from generator.tips.advising import part_advising
from generator.tips.choosing import choose_passages
from generator.tips.heads import clean_head, without_mark, without_time_stamp
from generator.tips.judging import BY_RULES, Judge
from generator.tips.leftover import Piece, left_over
from generator.tips.model import Extraction, LeftOut, Tip
from generator.tips.passage import Passage, Span
from generator.tips.screening import screen
from generator.tips.trimming import (
    trimmed,
    without_closing,
    without_furniture,
    without_strays,
)


def extract_tips(article: Article, judge: Judge = BY_RULES) -> Extraction:
    """Find the tips of an article; everything else is left out with its reason.

    Args:
        article: What was read.
        judge: Tells which passages give advice.
    """
    language = detect_language(article.text)
    if language != "en":
        return _all_left_out(article, f"in another language ({language}); only English is read")
    screened = screen(article)
    found = [without_strays(article, passage) for passage in choose_passages(screened.lines, judge)]
    advising, reasons = part_advising(article, found, judge)
    closed = without_closing(article, without_furniture(article, advising, judge), judge)
    passages = [trimmed(article, passage) for passage in closed]
    marks = junk.markers(article.text)
    tips, repeated = _distinct(_tip(article, passage, marks) for passage in passages)
    left_out = [(line.span, line.text, reason) for line, reason in screened.left_out]
    left_out += left_over(screened.lines, passages, reasons)
    return Extraction(article.id, tips, _in_order(article, [*left_out, *repeated]))


def _all_left_out(article: Article, reason: str) -> Extraction:
    return Extraction(article.id, (), (LeftOut(article.id, squeeze(article.text)[:200], reason),))


def _in_order(article: Article, pieces: list[Piece]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(article.id, squeeze(text), reason) for _, text, reason in sorted(pieces))


def _tip(article: Article, passage: Passage, marks: tuple[str, ...]) -> Tip:
    """Write a passage out as a tip, its words without the given junk."""
    spans = passage.spans
    heading = _clean(article, passage.heading, marks) if passage.heading else ""
    body = " ".join(_clean(article, span, marks) for span in spans if span != passage.heading)
    if not passage.heading:
        # An item's number or bullet is not part of what it says.
        body = without_mark(without_time_stamp(body))
    return Tip(
        article=article.id,
        start=spans[0][0],
        end=spans[-1][1],
        text=_standing(article, spans),
        heading=clean_head(heading),
        body=body,
        actions=tuple(_actions(body)),
    )


def _standing(article: Article, spans: tuple[Span, ...]) -> str:
    """Return a passage as it stands in the article, without furniture between its parts."""
    text = article.text[spans[0][0] : spans[0][1]]
    for before, span in pairwise(spans):
        between = article.text[before[1] : span[0]]
        text += (between if not between.strip() else "\n") + article.text[span[0] : span[1]]
    return text


def _actions(body: str) -> Iterable[str]:
    """Yield the sentences that tell the reader to do something."""
    for sentence in sentences(body):
        if strength(sentence) != "none" and junk.is_clean(sentence):
            yield sentence


def _distinct(tips: Iterable[Tip]) -> tuple[tuple[Tip, ...], list[Piece]]:
    """Part the first of tips that say the same word for word from the others."""
    seen: dict[str, Tip] = {}
    repeated: list[Piece] = []
    for tip in tips:
        if seen.setdefault(tip.id, tip) is not tip:
            repeated.append(((tip.start, tip.end), tip.text, "repeats an earlier tip"))
    return tuple(seen.values()), repeated


def _clean(article: Article, span: Span, marks: tuple[str, ...]) -> str:
    return squeeze(junk.clean(article.text[span[0] : span[1]], marks))
