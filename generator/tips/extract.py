"""From an article to its tips, in whatever form it presents them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from generator.articles.language import detect_language
from generator.articles.model import Article
from generator.text import sentence_spans, squeeze, words
from generator.tips import junk
from generator.tips.advice import is_imperative, strength
from generator.tips.forms import FORMS
from generator.tips.furniture import furniture_reason
from generator.tips.heads import clean_head, heading_number, is_background_head
from generator.tips.inline import without_inline_furniture
from generator.tips.model import Extraction, LeftOut, Tip
from generator.tips.passage import Line, Passage, Span
from generator.tips.prose import segments
from generator.tips.screening import screen

# A gap between two parts of a passage that is longer than this share of it ends the passage.
MAX_GAP = 0.12
# Characters; so much is between paragraphs in any case.
MIN_GAP = 4
# From this share of advising passages on, an article's headings name tips.
MOST = 0.6
# A line of more words is a sentence even where its full stop was lost.
MAX_STRAY_WORDS = 14
_PUNCTUATED = re.compile(r"[.!?…:;,][\"'”’)]*$")
# A last paragraph shorter than this share of the usual one is the page's, not the tip's.
SHORT = 0.5
_CHEER = re.compile(
    r"^(?:good luck|best of luck|you(?:'|’)ve got this|go get (?:'|’)?em|happy (?:job )?hunting|"
    r"hope this helps?|fingers crossed|all the best|keep smiling|thanks? (?:you )?for reading)\b",
    re.I,
)
_CLOSING = re.compile(
    r"^(?:in (?:conclusion|summary|short|closing|the end)|to (?:sum|wrap) up|all in all|overall|finally, "
    r"remember|so there you have it|there you have it|by following|follow(?:ing)? these|with these|"
    r"if you follow|we hope|i hope|hopefully|these (?:tips|steps|ideas|pointers|are)|what do you think|"
    r"that(?:'s| is) (?:it|all)|at last,? i|have you|do you have|let (?:us|me) know|now go|remember, (?:rejection|every|it's|you)|"
    r"rejection (?:is|can be|hurts)|the next time you|armed with)\b",
    re.I,
)


def extract_tips(article: Article) -> Extraction:
    """Find the tips of an article; everything else is left out with its reason."""
    language = detect_language(article.text)
    if language != "en":
        return _all_left_out(article, f"in another language ({language}); only English is read")
    screened = screen(article)
    lines = list(screened.lines)
    found = [_without_strays(article, passage) for passage in _passages(lines)]
    passages, reasons = _advising(article, found)
    passages = [_trimmed(article, passage) for passage in _without_closing(article, passages)]
    passages = [_unbroken(without_inline_furniture(article.text, passage)) for passage in passages]
    tips = _distinct(_tip(article, passage) for passage in passages)
    left_out = [(line.span, line.text, reason) for line, reason in screened.left_out]
    left_out += _rest(lines, passages, reasons)
    ordered = [LeftOut(article.id, squeeze(text), reason) for _, text, reason in sorted(left_out)]
    return Extraction(article.id, tuple(tips), tuple(ordered))


def _all_left_out(article: Article, reason: str) -> Extraction:
    return Extraction(article.id, (), (LeftOut(article.id, squeeze(article.text)[:200], reason),))


def _passages(lines: list[Line]) -> list[Passage]:
    """Return the passages of the first form that fits, else those of prose."""
    for form in FORMS:
        found = form(lines)
        if found:
            return found
    return segments([line for line in lines if line.block.kind != "heading"])


def _advising(article: Article, passages: list[Passage]) -> tuple[list[Passage], dict[Span, str]]:
    """Part passages that advise from those that only tell, with a reason for each span."""
    kept, reasons = [], {}
    advising = [passage for passage in passages if _advises(article, passage)]
    # Among tips with headings, one that only describes what to do is a tip like the others.
    is_series = len(advising) >= 2 and len(advising) >= MOST * len(passages)
    asks = sum(_has_background_head(article, passage) for passage in passages)
    questions_are_tips = asks > len(passages) / 2
    for passage in passages:
        explains = _has_background_head(article, passage) and not questions_are_tips
        in_series = _is_marked(article, passage) or (
            bool(passage.heading) and passage is not passages[0] and not explains
        )
        if passage in advising or (is_series and in_series):
            kept.append(passage)
        else:
            reasons.update(dict.fromkeys(passage.spans, "gives no advice"))
    return kept, reasons


def _advises(article: Article, passage: Passage) -> bool:
    """Tell whether a passage tells the reader to do something, by its heading or its text."""
    if passage.heading and is_imperative(clean_head(_text(article, passage.heading))):
        return True
    body = " ".join(_text(article, span) for span in passage.body)
    return any(strength(sentence) != "none" for sentence in _sentences(body))


def _is_marked(article: Article, passage: Passage) -> bool:
    """Tell whether a passage is an item of a list, or counted."""
    items = {block.start for block in article.blocks if block.kind == "item"}
    start = passage.start
    head = _text(article, passage.heading) if passage.heading else ""
    return bool(heading_number(head)) or any(item <= start <= item + 6 for item in items)


def _has_background_head(article: Article, passage: Passage) -> bool:
    """Tell whether a passage's heading asks or explains something and is not counted as a tip."""
    raw = _text(article, passage.heading) if passage.heading else ""
    return bool(raw) and not heading_number(raw) and is_background_head(raw)


def _without_strays(article: Article, passage: Passage) -> Passage:
    """Take lines out of a passage that are neither sentences nor items: buttons, captions, names."""
    items = {(block.start, block.end) for block in article.blocks if block.kind == "item"}
    kept = tuple(
        span for span in passage.body if span in items or not _is_stray(_text(article, span))
    )
    return Passage(passage.heading, kept or passage.body[:1])


def _is_stray(text: str) -> bool:
    return len(words(text)) <= MAX_STRAY_WORDS and not _PUNCTUATED.search(text)


def _without_closing(article: Article, passages: list[Passage]) -> list[Passage]:
    """Take the article's closing words off its last passage."""
    if len(passages) < 2:
        return passages
    last = passages[-1]
    longest = max(len(passage.body) for passage in passages[:-1])
    lengths = [end - start for passage in passages for start, end in passage.body]
    body = last.body
    while len(body) > 1 and _closes(
        _text(article, body[-1]), beyond=len(body) > longest, usual=median(lengths)
    ):
        body = body[:-1]
    return [*passages[:-1], Passage(last.heading, body)]


def _closes(text: str, *, beyond: bool, usual: float) -> bool:
    """Tell whether a paragraph closes an article.

    Args:
        text: The paragraph.
        beyond: Whether it makes its tip longer than all others; then it must advise, and at length.
        usual: Characters of a usual paragraph.
    """
    if _CLOSING.match(text) or _CHEER.match(text):
        return True
    advises = any(strength(sentence) != "none" for sentence in _sentences(text))
    return beyond and (not advises or len(text) < SHORT * usual)


def _trimmed(article: Article, passage: Passage) -> Passage:
    """Take a last sentence off that only cheers."""
    if not passage.body:
        return passage
    start, end = passage.body[-1]
    spans = sentence_spans(article.text[start:end])
    while len(spans) > 1 and _CHEER.match(article.text[start + spans[-1][0] : end]):
        spans.pop()
    kept = (start, start + spans[-1][1]) if spans else (start, end)
    return Passage(passage.heading, (*passage.body[:-1], kept))


def _tip(article: Article, passage: Passage) -> Tip:
    """Write a passage out as a tip."""
    marks = junk.markers(article.text)
    spans = passage.spans
    heading = _clean(article, passage.heading, marks) if passage.heading else ""
    body = " ".join(_clean(article, span, marks) for span in spans if span != passage.heading)
    return Tip(
        article=article.id,
        start=spans[0][0],
        end=spans[-1][1],
        text=_standing(article, spans),
        heading=clean_head(heading),
        body=body,
        actions=tuple(_actions(body)),
    )


def _unbroken(passage: Passage) -> Passage:
    """Return a passage up to the first long gap, where page furniture was taken out."""
    kept = passage.body[:1]
    for span in passage.body[1:]:
        if span[0] - kept[-1][1] > max(MIN_GAP, MAX_GAP * (passage.end - passage.start)):
            break
        kept = (*kept, span)
    return Passage(passage.heading, kept)


def _standing(article: Article, spans: tuple[Span, ...]) -> str:
    """Return a passage as it stands in the article, without furniture between its parts."""
    text = article.text[spans[0][0] : spans[0][1]]
    for before, span in pairwise(spans):
        between = article.text[before[1] : span[0]]
        text += (between if not between.strip() else "\n") + article.text[span[0] : span[1]]
    return text


def _actions(body: str) -> Iterable[str]:
    for sentence in _sentences(body):
        if strength(sentence) != "none" and junk.is_clean(sentence):
            yield sentence


def _distinct(tips: Iterable[Tip]) -> list[Tip]:
    """Keep the first of tips that say the same word for word."""
    seen: dict[str, Tip] = {}
    for tip in tips:
        seen.setdefault(tip.id, tip)
    return list(seen.values())


def _rest(
    lines: list[Line], passages: list[Passage], reasons: dict[Span, str]
) -> list[tuple[Span, str, str]]:
    """Return what no passage holds, with the reason."""
    starts = [passage.start for passage in passages]
    first = min(starts, default=None)
    last = max((passage.end for passage in passages), default=0)
    rest = []
    for line in lines:
        for start, end in _uncovered(line, passages):
            text = line.text[start - line.block.start : end - line.block.start]
            if words(text):
                reason = reasons.get(line.span) or furniture_reason(text)
                reason = reason or _place_reason(start, first, last)
                rest.append(((start, end), text, reason))
    return rest


def _place_reason(start: int, first: int | None, last: int) -> str:
    if first is None:
        return "gives no advice"
    if start < first:
        return "introduction, before the first tip"
    return "closing words, after the last tip" if start >= last else "gives no advice"


def _uncovered(line: Line, passages: list[Passage]) -> list[Span]:
    """Return the parts of a line that no passage holds."""
    at, end = line.span
    parts = []
    for start, stop in sorted(span for passage in passages for span in passage.spans):
        if stop <= at or start >= end:
            continue
        if start > at:
            parts.append((at, start))
        at = max(at, stop)
    return [*parts, (at, end)] if at < end else parts


def _text(article: Article, span: Span) -> str:
    return article.text[span[0] : span[1]]


def _clean(article: Article, span: Span, marks: tuple[str, ...]) -> str:
    return squeeze(junk.clean(_text(article, span), marks))


def _sentences(text: str) -> list[str]:
    return [squeeze(text[start:end]) for start, end in sentence_spans(text)]
