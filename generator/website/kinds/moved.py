"""Pages at old addresses, which lead on to where a card is now."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.text import squeeze
from generator.website.addresses import tip_path
from generator.website.page import SitePage


def pages(library: Library) -> Iterator[SitePage]:
    """Yield a page for each id that a card had before."""
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
