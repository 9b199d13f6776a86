"""How the things in a library belong together: support, related cards, what stands where."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.articles.metadata import Metadata
from generator.cards.library import Library
from generator.cards.model import Card, Step
from generator.cards.sheets import Checklist, Worksheet
from generator.cards.vocabulary import Region, Term
from generator.website.addresses import tip_path

# A list that is longer helps nobody to choose.
MAX_RELATED = 3
# Somebody who is upset reads slowly.
WORDS_A_MINUTE = 180
# Long titles make a table's head unreadable.
_MAX_SHORT_NAME = 28


# Topics and moments of a card.
_Terms = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Teaser:
    """A card as lists show it."""

    path: str
    title: str
    summary: str
    agree: int
    articles: int
    draft: bool


@dataclass(frozen=True)
class Support:
    """An article that supports a card, and the headings under which it does."""

    article: Metadata
    number: int
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Tick:
    """A step with the key that its tick is saved under, and the keys it had before."""

    key: str
    formerly: tuple[str, ...]
    text: str
    card_title: str
    card_path: str


def support(library: Library, card: Card) -> tuple[Support, ...]:
    """Return the articles that support a card, in the order of the library."""
    headings: dict[str, dict[str, None]] = {}
    for source in card.sources:
        seen = headings.setdefault(source.article, {})
        if source.heading:
            seen[source.heading] = None
    numbers = library.article_numbers
    found = [
        Support(library.articles_by_id[id_], numbers[id_], tuple(seen))
        for id_, seen in headings.items()
        if id_ in numbers
    ]
    return tuple(sorted(found, key=lambda each: each.number))


def reading_minutes(texts: Iterable[str]) -> int:
    """Return how many minutes a calm reader takes, at least one."""
    count = sum(len(text.split()) for text in texts)
    return max(1, math.ceil(count / WORDS_A_MINUTE))


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: `1 step`, `2 steps`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def agreement(card: Card) -> int:
    """Return how many articles support a card."""
    return len({source.article for source in card.sources})


def by_agreement(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return cards by how many articles support them, most first."""
    return tuple(sorted(cards, key=lambda card: (-agreement(card), card.title, card.id)))


def teaser(library: Library, card: Card) -> Teaser:
    """Return a card as lists show it."""
    return Teaser(
        path=tip_path(card.id),
        title=card.title,
        summary=card.summary,
        agree=agreement(card),
        articles=len(library.articles),
        draft=card.status == "draft",
    )


def teasers(library: Library, cards: tuple[Card, ...]) -> tuple[Teaser, ...]:
    """Return cards as lists show them."""
    return tuple(teaser(library, card) for card in cards)


def tick(card: Card, step: Step) -> Tick:
    """Return a step as something to tick."""
    return Tick(
        key=f"{card.id}/{step.id}",
        formerly=tuple(f"{old}/{step.id}" for old in card.formerly),
        text=step.text,
        card_title=card.title,
        card_path=tip_path(card.id),
    )


def cards_of_topic(library: Library, topic: Term) -> tuple[Card, ...]:
    """Return the cards of a topic, most agreed first."""
    return by_agreement(tuple(card for card in library.cards if topic.id in card.topics))


def cards_of_moment(library: Library, moment: Term) -> tuple[Card, ...]:
    """Return the cards of a moment, most agreed first."""
    return by_agreement(tuple(card for card in library.cards if moment.id in card.moments))


def checklists_of_moment(library: Library, moment: Term) -> tuple[Checklist, ...]:
    """Return the checklists for a moment."""
    return tuple(sheet for sheet in library.checklists if sheet.moment == moment.id)


def worksheets_of_moment(library: Library, moment: Term) -> tuple[Worksheet, ...]:
    """Return the worksheets for a moment."""
    return tuple(sheet for sheet in library.worksheets if sheet.moment == moment.id)


def help_beside(library: Library, cards: Iterable[Card]) -> tuple[Region, ...]:
    """Return where to get help, for a page that shows words of these cards; nothing without care.

    A page shows it where one of its cards is one of care.
    """
    return library.help.regions if any(card.care for card in cards) else ()


def sections_of(
    library: Library, checklist: Checklist
) -> tuple[tuple[str, tuple[tuple[Card, Step], ...]], ...]:
    """Return the title of each section of a checklist, and its steps with their cards."""
    return tuple(
        (section.title, tuple(library.step(reference) for reference in section.steps))
        for section in checklist.sections
    )


def cards_on(library: Library, checklist: Checklist) -> tuple[Card, ...]:
    """Return the card of each step of a checklist, in order."""
    return tuple(card for _, steps in sections_of(library, checklist) for card, _ in steps)


def cards_with(library: Library, worksheet: Worksheet) -> tuple[Card, ...]:
    """Return the cards that go with a worksheet, in its order."""
    found = (library.cards_by_id.get(id_) for id_ in worksheet.cards)
    return tuple(card for card in found if card)


def checklists_of(library: Library, card: Card) -> tuple[Checklist, ...]:
    """Return the checklists that have a step of a card."""
    prefix = f"{card.id}/"
    return tuple(
        sheet
        for sheet in library.checklists
        if any(step.startswith(prefix) for part in sheet.sections for step in part.steps)
    )


def worksheets_of(library: Library, card: Card) -> tuple[Worksheet, ...]:
    """Return the worksheets that list a card."""
    return tuple(sheet for sheet in library.worksheets if card.id in sheet.cards)


def related(library: Library) -> Mapping[str, tuple[Card, ...]]:
    """Return for each card a few others: they share most topics, then moments, then most agreed."""
    groups: dict[_Terms, list[Card]] = {}
    for card in sorted(library.cards, key=lambda card: (-agreement(card), card.id)):
        groups.setdefault((frozenset(card.topics), frozenset(card.moments)), []).append(card)
    # Cards with the same terms have the same neighbours, so time grows with the number of cards
    # and not its square. One more than is wanted: a card is no neighbour of its own.
    near = {terms: _nearest(terms, groups, MAX_RELATED + 1) for terms in groups}
    return {
        card.id: tuple(other for other in near[terms] if other.id != card.id)[:MAX_RELATED]
        for terms, cards in groups.items()
        for card in cards
    }


def _nearest(terms: _Terms, groups: Mapping[_Terms, list[Card]], count: int) -> list[Card]:
    """Return the cards that share most with some topics and moments, and at least one topic."""
    topics, moments = terms

    def nearness(other: Card) -> tuple[int, int, int, str]:
        shared = len(topics.intersection(other.topics)), len(moments.intersection(other.moments))
        return -shared[0], -shared[1], -agreement(other), other.id

    sharing = (cards[:count] for (others, _), cards in groups.items() if topics & others)
    return heapq.nsmallest(count, (card for cards in sharing for card in cards), key=nearness)


def article_name(article: Metadata) -> str:
    """Return an article's title, or its id where it has none."""
    return article.title or article.id


def short_name(article: Metadata) -> str:
    """Return a name that fits the head of a column: the publisher, or the start of the title."""
    name = article.publisher or article_name(article).partition(":")[0]
    if len(name) <= _MAX_SHORT_NAME:
        return name
    return name[:_MAX_SHORT_NAME].rpartition(" ")[0].rstrip(" ,;") + "…"
