"""When cards are to be read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.cards.model import Card
from generator.cards.shelf import deck_of
from generator.settings import ContentPaths

# Advice, and the services it names, change; a card is read again within a year.
REVIEW_YEARS = 1


@dataclass(frozen=True, order=True)
class Due:
    """A card that is to be read again: by which day, and when somebody read it last."""

    day: date
    path: Path
    reviewed: date


def review_due(reviewed: date) -> date:
    """Return the day by which a card that was read on a day is to be read again."""
    try:
        return reviewed.replace(year=reviewed.year + REVIEW_YEARS)
    except ValueError:
        # The 29th of February; the year after has none.
        return date(reviewed.year + REVIEW_YEARS, 3, 1)


def due_cards(cards: Iterable[Card], folder: Path) -> tuple[Due, ...]:
    """Return when each reviewed card is to be read again, the first first."""
    return tuple(
        sorted(
            Due(review_due(card.reviewed), folder / f"{card.id}.yaml", card.reviewed)
            for card in cards
            if card.status == "reviewed" and card.reviewed
        )
    )


def run_due(content: Path, today: date, within: int) -> tuple[tuple[Due, ...], Due | None]:
    """Return the cards of a content folder that are due within some days, and the next after them.

    Raises:
        SourceError: where there are no cards.
        ContentError: where a card cannot be read.
    """
    found = due_cards(deck_of(content), ContentPaths(content).cards)
    last = today + timedelta(days=within)
    now = tuple(each for each in found if each.day <= last)
    return now, next((each for each in found if each.day > last), None)
