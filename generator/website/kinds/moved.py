"""Pages at old addresses: they lead on to where a card is now, or say that it is no more."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.text import squeeze
from generator.website.addresses import tip_path
from generator.website.page import SitePage


def pages(library: Library) -> Iterator[SitePage]:
    """Yield a page for each id that a card had before, and for each card that is retired."""
    for card in library.cards:
        for old in card.formerly:
            yield SitePage(
                path=tip_path(old),
                title=card.title,
                description=squeeze(card.summary),
                template="moved",
                values={"card": card},
                moved_to=tip_path(card.id),
            )
    for card in library.retired:
        for id_ in (card.id, *card.formerly):
            yield SitePage(
                path=tip_path(id_),
                title=card.title,
                description="We no longer give this tip.",
                template="retired",
                values={"topics": [library.topics_by_id[topic] for topic in card.topics]},
            )
