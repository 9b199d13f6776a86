"""A first draft of a card from its tips: a proposal for a person to put into the site's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.cards.model import Card, Source, Step
from generator.files.strict import MAX_ID_LENGTH
from generator.text import sentences, slug, words
from generator.tips.advice import is_imperative, leans_back, strength
from generator.tips.junk import is_clean
from generator.tips.model import Tip

MAX_STEPS = 6
MAX_LINE = 300
MAX_TITLE_WORDS = 12
MIN_SUMMARY_WORDS = 6
_ACRONYM = re.compile(r"^(?:[A-Z]{2,}s?|I|I'.+|[A-Z]\d+)$")
# A title does not end on one of these; something is missing after it.
_OPEN_ENDS = frozenset(
    """a an the and or but of to for with in on at by from as that which who it them they your
    their his her our my you we is are be because if when so""".split()
)
_PROPER = frozenset(
    "linkedin english monday tuesday wednesday thursday friday saturday sunday".split()
)


def draft_card(tips: Sequence[Tip], *, taken: Collection[str], topics: Sequence[str] = ()) -> Card:
    """Draft a card from tips that give the same guidance, the most central first.

    Args:
        tips: At least one.
        taken: Ids of cards that are there already.
        topics: Proposed topics.
    """
    title = draft_title(tips)
    return Card(
        id=_free_id(title, taken),
        title=title,
        summary=_summary(tips) or title,
        steps=_steps(tips),
        topics=tuple(topics),
        sources=tuple(source_of(tip) for tip in tips_in_order(tips)),
    )


def source_of(tip: Tip) -> Source:
    """Return the entry that names a tip on a card."""
    return Source(article=tip.article, tip=tip.id, heading=tip.heading[:MAX_LINE] or None)


def tips_in_order(tips: Sequence[Tip]) -> list[Tip]:
    """Return tips by article and place, as a card lists them."""
    return sorted(tips, key=lambda tip: (tip.article, tip.start, tip.id))


def draft_title(tips: Sequence[Tip]) -> str:
    """Return the best heading of the tips, or their first thing to do, in sentence case."""
    headings = [tip.heading for tip in tips if _is_title(tip.heading)]
    imperative = [heading for heading in headings if is_imperative(heading)]
    actions = [action for tip in tips for action in tip.actions if is_clean(action)]
    first = (imperative or headings or actions or [tip.body or tip.text for tip in tips])[0]
    return sentence_case(_shortened(first))


def sentence_case(text: str) -> str:
    """Return Text In Title Case as text in sentence case; other text keeps its capitals."""
    found = text.split()
    capitals = sum(word[:1].isupper() for word in found)
    if len(found) > 1 and (capitals > len(found) / 2 or text.isupper()):
        text = " ".join(_lower(word, whole=not text.isupper()) for word in found)
    return text[:1].upper() + text[1:]


def _lower(word: str, *, whole: bool) -> str:
    bare = word.strip(".,;:!?'\"()").replace("’", "'")
    keeps = (whole and _ACRONYM.match(bare)) or bare.lower() in _PROPER
    return word if keeps else word.lower()


def _is_title(heading: str) -> bool:
    return bool(heading) and len(words(heading)) <= MAX_TITLE_WORDS and is_clean(heading)


def _shortened(text: str) -> str:
    """Cut a sentence to a title: at its first clause, then at twelve words."""
    clause = re.split(r"[,;:(]|\s[–—-]\s", text.strip(), maxsplit=1)[0]
    kept = (clause if len(words(clause)) >= 3 else text).split()
    if len(kept) > MAX_TITLE_WORDS:
        kept = kept[:MAX_TITLE_WORDS]
        while len(kept) > 3 and kept[-1].lower() in _OPEN_ENDS:
            kept.pop()
    return " ".join(kept).rstrip(" .,;:!?")[:MAX_LINE] or "Untitled"


def _summary(tips: Sequence[Tip]) -> str:
    """Return the first sentence that can stand alone, one that says why before one to do."""
    found = [
        sentence
        for tip in tips
        for sentence in sentences(tip.body)
        if len(words(sentence)) >= MIN_SUMMARY_WORDS and is_clean(sentence)
    ]
    alone = [sentence for sentence in found if not leans_back(sentence)]
    why = [sentence for sentence in alone if strength(sentence) == "none"]
    return next(iter(why or alone or found), "")


def _steps(tips: Sequence[Tip]) -> tuple[Step, ...]:
    """Return the tips' actions, the central tip's first, each once."""
    steps: dict[str, Step] = {}
    for action in (action for tip in tips for action in tip.actions):
        if len(action) > MAX_LINE or not is_clean(action):
            continue
        id_ = slug(action, max_words=4)[:MAX_ID_LENGTH].strip("-") or f"step-{len(steps) + 1}"
        steps.setdefault(id_, Step(id=id_, text=action))
    return tuple(steps.values())[:MAX_STEPS]


def _free_id(title: str, taken: Collection[str]) -> str:
    base = slug(title)[:70].strip("-") or "card"
    number, id_ = 1, base
    while id_ in taken:
        number += 1
        id_ = f"{base}-{number}"
    return id_
