"""Tip pages: one a card, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.cards.model import Card
from generator.text import squeeze
from generator.website.addresses import TIPS, tip_path
from generator.website.dates import next_review
from generator.website.page import SearchEntry, SitePage
from generator.website.relations import (
    Teaser,
    agreement,
    by_agreement,
    checklists_of,
    help_beside,
    reading_minutes,
    related,
    support,
    teasers,
    tick,
    worksheets_of,
)
from generator.website.structured import how_to


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the list of tips, then each tip's page."""
    yield SitePage(
        path=TIPS,
        title="All tips",
        description=f"Every tip on {library.home.subject}, by topic.",
        template="tips",
        values={"groups": _groups(library), "count": len(library.cards)},
    )
    near = related(library)
    for card in library.cards:
        yield _page(library, card, near[card.id])


def _page(library: Library, card: Card, near: tuple[Card, ...]) -> SitePage:
    return SitePage(
        path=tip_path(card.id),
        title=card.title,
        description=squeeze(card.summary),
        template="tip",
        values={
            "card": card,
            "steps": tuple(tick(card, step) for step in card.steps),
            "support": support(library, card),
            "agree": agreement(card),
            "articles": len(library.articles),
            "topics": [library.topics_by_id[id_] for id_ in card.topics],
            "moments": [library.moments_by_id[id_] for id_ in card.moments],
            "related": teasers(library, near),
            "checklists": checklists_of(library, card),
            "worksheets": worksheets_of(library, card),
            "regions": help_beside(library, [card]),
            "minutes": reading_minutes([card.summary, card.differs or "", *_texts(card)]),
            "due": next_review(card.reviewed) if card.reviewed else None,
        },
        search=SearchEntry(
            text=" ".join([card.summary, *_texts(card)]),
            asked_as=card.asked_as,
            known_as=library.wording.cards.get(card.id, ()),
        ),
        updated=card.reviewed,
        picture_line=_picture_line(library, card),
        structured=how_to(
            card.title,
            squeeze(card.summary),
            [("", _texts(card))],
            card.reviewed,
        )
        if card.steps
        else None,
    )


def _picture_line(library: Library, card: Card) -> str:
    agree = agreement(card)
    return f"A tip that {agree} of {len(library.articles)} articles give" if agree > 1 else "A tip"


def _texts(card: Card) -> list[str]:
    return [step.text for step in card.steps]


def _groups(library: Library) -> list[tuple[str, str, tuple[Teaser, ...]]]:
    """Return id, title and cards of each topic; a card stands once, under its first topic."""
    titles = {topic.id: topic.title for topic in library.vocabulary.topics}
    ranked = by_agreement(library.cards)
    groups = [
        (id_, title, tuple(card for card in ranked if card.topics[:1] == (id_,)))
        for id_, title in titles.items()
    ]
    groups.append(("", "More tips", tuple(card for card in ranked if not card.topics)))
    return [(id_, title, teasers(library, cards)) for id_, title, cards in groups if cards]
