"""Dates as British readers write them, whatever the language of the computer that builds."""

from __future__ import annotations

from datetime import date

from generator.cards.due import review_due

# The oldest date that a ZIP and every file system can hold; for a site where nothing is reviewed.
NO_DATE = date(1980, 1, 1)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def show_date(value: date | str) -> str:
    """Return `22 November 2026` for a date, and less for a date that says less (`2026-11`)."""
    parts = [int(part) for part in str(value).split("-")]
    shown = [str(parts[0])]
    if len(parts) > 1:
        shown.insert(0, _MONTHS[parts[1] - 1])
    if len(parts) > 2:
        shown.insert(0, str(parts[2]))
    return " ".join(shown)


def next_review(reviewed: date) -> str:
    """Return the month by which a card that was reviewed on a day is to be read again."""
    return show_date(review_due(reviewed).isoformat()[:7])
