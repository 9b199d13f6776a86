"""Passages cut to what their tips say: no captions, no pleas, no closing words of the article."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from generator.articles.model import Article
from generator.text import sentence_spans, squeeze, words
from generator.tips.advice import has_advice
from generator.tips.furniture import furniture_reason
from generator.tips.judging import FURNITURE, Judge
from generator.tips.passage import Passage, Span

# A gap between two parts of a passage that is longer than this share of it ends the passage:
# what is printed as one passage must be found again as one.
MAX_GAP = 0.12
# Characters; so much is between paragraphs in any case.
MIN_GAP = 4
# A line of more words is a sentence even where its full stop was lost.
MAX_STRAY_WORDS = 14
# The last passage's last paragraphs, where so unlikely to advise, are the article's farewell.
CLOSES = 0.05
# A last paragraph shorter than this share of the usual one is the page's, not the tip's.
SHORT = 0.5
# Paragraphs at the end of a tip, and sentences at the end of each, that are looked at.
MOST_FOREIGN = 2

# Inside a passage, only these are told from advice by their words alone; "Share it" may be advice.
_INLINE = frozenset(
    {"promotion", "subscription", "comments", "ad blocker", "cookies", "tags", "related links"}
)
# One pair of quotation marks around all of it, and a name after it at most.
_QUOTATION = re.compile(r"""\s*(?:“[^“”]+”|"[^"]+")\s*(?:[-–—]\s*[^.!?]{2,60})?\s*$""")
_PUNCTUATED = re.compile(r"[.!?…:;,][\"'”’)]*$")
_CHEER = re.compile(
    r"^(?:good luck|best of luck|you(?:'|’)ve got this|go get (?:'|’)?em|happy (?:job )?hunting|"
    r"hope this helps?|fingers crossed|all the best|keep smiling|thanks? (?:you )?for reading|"
    r"until next (?:week|month|time)|see you next (?:week|month|time)|that(?:'|’)s it!)(?!\w)",
    re.I,
)
# A cheer may be followed by this many sentences that only go with it: "We'll give you a ring."
MOST_AFTER_CHEER = 1
_CONCLUSION = re.compile(
    r"^(?:conclusion|summary|final (?:words?|thoughts?)|disclaimer)\s*[:–—-]", re.I
)
_CLOSING = re.compile(
    r"^(?:in (?:conclusion|summary|short|closing|the end)|to (?:sum|wrap) up|all in all|overall|"
    r"finally, remember|so there you have it|there you have it|by following|follow(?:ing)? these|"
    r"with these|if you follow|we hope|i hope|hopefully|these (?:tips|steps|ideas|pointers|are)|"
    r"what do you think|that(?:'s| is) (?:it|all)|at last,? i|have you|do you have|"
    r"let (?:us|me) know|now go|remember, (?:rejection|every|it's|you)|"
    r"rejection (?:is|can be|hurts)|the next time you|armed with)\b",
    re.I,
)


def without_strays(article: Article, passage: Passage) -> Passage:
    """Take lines out of a passage that are neither sentences nor items: buttons, captions.

    A last paragraph that is one quotation, and that nothing announces, is somebody else's voice:
    it praises, or it decorates.
    """
    items = {(block.start, block.end) for block in article.blocks if block.kind == "item"}
    kept: list[Span] = []
    announced = False
    for span in passage.body:
        text = article.text[slice(*span)]
        if span in items or not _is_stray(text):
            kept.append(span)
            # What a colon announces may be the cells of a table.
            announced = _announces(article.text, span)
        elif announced:
            kept.append(span)
    if (
        len(kept) > 1
        and kept[-1] not in items
        and _QUOTATION.match(article.text[slice(*kept[-1])])
        and not _announces(article.text, kept[-2])
    ):
        kept.pop()
    return Passage(passage.heading, tuple(kept) or passage.body[:1])


def _announces(text: str, span: Span) -> bool:
    """Tell whether a part of a text ends in a colon, and so goes with what stands below it."""
    return text[slice(*span)].rstrip().endswith(":")


def _is_stray(text: str) -> bool:
    return len(words(text)) <= MAX_STRAY_WORDS and not _PUNCTUATED.search(text)


def without_closing(article: Article, passages: list[Passage], judge: Judge) -> list[Passage]:
    """Take the article's closing words off its last passage, and last passages that only cheer."""
    while len(passages) > 1 and passages[-1].heading is None and _cheers(article, passages[-1]):
        passages = passages[:-1]
    if len(passages) < 2:
        return passages
    last = passages[-1]
    longest = max(len(passage.body) for passage in passages[:-1])
    lengths = [end - start for passage in passages for start, end in passage.body]
    chances = judge.advice([article.text[slice(*span)] for span in last.body])
    body = last.body
    while len(body) > _announced(article, body) and (
        chances[len(body) - 1] < CLOSES
        or _closes(
            article.text[slice(*body[-1])], beyond=len(body) > longest, usual=median(lengths)
        )
    ):
        body = body[:-1]
    return [*passages[:-1], _without_conclusion(article.text, Passage(last.heading, body))]


def _announced(article: Article, body: tuple[Span, ...]) -> int:
    """Return how many parts at the start of a body belong together.

    At least the first does, and so do all items below a part that ends in a colon.
    """
    items = {block.start for block in article.blocks if block.kind == "item"}
    least = 1
    for at, (above, span) in enumerate(pairwise(body), start=1):
        goes_on = least == at and above[0] in items
        if span[0] in items and (goes_on or _announces(article.text, above)):
            least = at + 1
    return least


def _cheers(article: Article, passage: Passage) -> bool:
    return bool(_CHEER.match(article.text[slice(*passage.body[0])]))


def _without_conclusion(text: str, passage: Passage) -> Passage:
    """Cut a last passage before a sentence that says that it concludes."""
    kept: list[Span] = []
    for start, end in passage.body:
        at = next(
            (
                one
                for one, two in sentence_spans(text[start:end])
                if (one or kept) and _CONCLUSION.match(text[start + one : start + two])
            ),
            None,
        )
        if at is not None:
            return Passage(passage.heading, (*kept, *_cut(text, start, start + at)))
        kept.append((start, end))
    return passage


def _cut(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the span up to an end, without the white space before it, or nothing."""
    length = len(text[start:end].rstrip())
    return ((start, start + length),) if length else ()


def without_furniture(article: Article, passages: list[Passage], judge: Judge) -> list[Passage]:
    """Take paragraphs and last sentences off passages that are the page's own, or a farewell."""
    ends = [_ends(article.text, each) for each in passages]
    if passages and passages[-1].body:
        # What stands behind a whole article may be long, where its line breaks were lost.
        ends.append(_sentences(article.text, passages[-1].body[-1])[1:])
    doubted = list(dict.fromkeys(span for each in ends for span in each))
    chances = judge.furniture([squeeze(article.text[slice(*span)]) for span in doubted])
    foreign = {span for span, chance in zip(doubted, chances, strict=True) if chance >= FURNITURE}
    own = [Passage(each.heading, _own(article.text, each.body, foreign)) for each in passages]
    return [*own[:-1], *(_without_page_end(article.text, each, foreign) for each in own[-1:])]


def _without_page_end(text: str, passage: Passage, foreign: set[Span]) -> Passage:
    """Cut a last passage where two sentences that are not the article's follow one another."""
    if not passage.body:
        return passage
    spans = _sentences(text, passage.body[-1])
    end = next(
        (
            one[1]
            for one, two, three in zip(spans, spans[1:], spans[2:], strict=False)
            if two in foreign and three in foreign
        ),
        passage.body[-1][1],
    )
    return Passage(passage.heading, (*passage.body[:-1], (passage.body[-1][0], end)))


def _ends(text: str, passage: Passage) -> list[Span]:
    """Return what may be foreign: paragraphs after the first, and the last sentences."""
    parts = passage.body[-MOST_FOREIGN:]
    last = [span for part in parts for span in _sentences(text, part)[1:][-MOST_FOREIGN:]]
    return [*passage.body[1:], *last]


def _own(text: str, body: tuple[Span, ...], foreign: set[Span]) -> tuple[Span, ...]:
    """Return the parts of a passage without foreign paragraphs and foreign last sentences."""
    # What a colon announces, such as an email to send, sounds like a letter to the reader.
    announced = {span for above, span in pairwise(body) if _announces(text, above)}
    kept = [*body[:1], *(span for span in body[1:] if span not in foreign or span in announced)]
    if not kept or kept[-1] in announced:
        return tuple(kept)
    spans = _sentences(text, kept[-1])
    while len(spans) > 1 and spans[-1] in foreign:
        spans.pop()
    return (*kept[:-1], (kept[-1][0], spans[-1][1]))


def _sentences(text: str, span: Span) -> list[Span]:
    """Return the sentences of a part of a text."""
    return [(span[0] + one, span[0] + two) for one, two in sentence_spans(text[slice(*span)])]


def trimmed(article: Article, passage: Passage) -> Passage:
    """Return a passage without pleas inside it and without a cheer at its end.

    It ends at the first long gap that this leaves.
    """
    return _without_cheer(article, _unbroken(_without_inline_furniture(article.text, passage)))


def _closes(text: str, *, beyond: bool, usual: float) -> bool:
    """Tell whether a paragraph closes an article.

    Args:
        text: The paragraph.
        beyond: Whether it makes its tip longer than all others; then it must advise, and at length.
        usual: Characters of a usual paragraph.
    """
    if _CLOSING.match(text) or _CHEER.match(text):
        return True
    return beyond and (not has_advice(text) or len(text) < SHORT * usual)


def _without_cheer(article: Article, passage: Passage) -> Passage:
    """Take last sentences off that only cheer."""
    if not passage.body:
        return passage
    start, end = passage.body[-1]
    spans = sentence_spans(article.text[start:end])
    while any(
        _CHEER.match(article.text[start + one : end])
        for one, _ in spans[1:][-1 - MOST_AFTER_CHEER :]
    ):
        spans.pop()
    kept = (start, start + spans[-1][1]) if spans else (start, end)
    return Passage(passage.heading, (*passage.body[:-1], kept))


def _without_inline_furniture(text: str, passage: Passage) -> Passage:
    """Return a passage without the sentences that belong to the page around the article.

    Args:
        text: The article's text.
        passage: A passage of it; its heading stays.
    """
    body = tuple(part for span in passage.body for part in _parts(text, span))
    return Passage(passage.heading, body or passage.body[:1])


def _parts(text: str, span: Span) -> list[Span]:
    """Return the parts of a span between sentences of furniture, joined where none is between."""
    parts: list[Span] = []
    unbroken = False
    for start, end in sentence_spans(text[span[0] : span[1]]):
        if furniture_reason(text[span[0] + start : span[0] + end]) in _INLINE:
            unbroken = False
            continue
        if unbroken:
            parts[-1] = (parts[-1][0], span[0] + end)
        else:
            parts.append((span[0] + start, span[0] + end))
        unbroken = True
    return parts


def _unbroken(passage: Passage) -> Passage:
    """Return a passage up to the first long gap, where page furniture was taken out."""
    kept = passage.body[:1]
    for span in passage.body[1:]:
        if span[0] - kept[-1][1] > max(MIN_GAP, MAX_GAP * (passage.end - passage.start)):
            break
        kept = (*kept, span)
    return Passage(passage.heading, kept)
