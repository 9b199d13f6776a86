"""What of a library readers may see."""

from __future__ import annotations

from dataclasses import replace

from generator.cards.library import Library


def public_library(library: Library, *, drafts: bool = False) -> Library:
    """Return the library with the cards that the site shows: reviewed, and drafts if wanted."""
    shown = {"reviewed", "draft"} if drafts else {"reviewed"}
    return replace(
        library,
        cards=tuple(card for card in library.cards if card.status in shown),
        # Without a day of review a card never was there for readers, and its words are nobody's.
        retired=tuple(card for card in library.cards if card.status == "retired" and card.reviewed),
    )
