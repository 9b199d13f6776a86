"""What a PDF shows of a card, a checklist or a worksheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.cards.fields import SheetField
from generator.cards.library import Library
from generator.cards.model import Card
from generator.cards.packs import PackItem
from generator.cards.sheets import Checklist, Worksheet
from generator.website.addresses import checklist_path, tip_path, worksheet_path
from generator.website.relations import (
    agreement,
    cards_on,
    cards_with,
    help_beside,
    sections_of,
)

# Two of these share a line of paper; anything else has the width for itself.
NARROW = frozenset({"line", "date"})


@dataclass(frozen=True)
class Item:
    """One thing on paper: its page, its template, and what that shows."""

    kind: str
    path: str
    title: str
    template: str
    values: Mapping[str, Any]


def all_items(library: Library) -> tuple[Item, ...]:
    """Return every card, checklist and worksheet of a library, for a PDF of its own each."""
    return (
        *(card_item(library, card) for card in library.cards if card.steps),
        *(checklist_item(library, checklist) for checklist in library.checklists),
        *(worksheet_item(library, worksheet) for worksheet in library.worksheets),
    )


def pack_item(library: Library, item: PackItem) -> Item:
    """Return what a pack names."""
    if item.kind == "card":
        return card_item(library, library.cards_by_id[item.id])
    if item.kind == "checklist":
        return checklist_item(library, library.checklists_by_id[item.id])
    return worksheet_item(library, library.worksheets_by_id[item.id])


def card_item(library: Library, card: Card) -> Item:
    """Return a card with its steps to tick."""
    values = {
        "card": card,
        "agree": agreement(card),
        "articles": len(library.articles),
        "regions": help_beside(library, [card]),
    }
    return Item("Tip", tip_path(card.id), card.title, "card", values)


def checklist_item(library: Library, checklist: Checklist) -> Item:
    """Return a checklist with the steps of its sections."""
    sections = [
        (title, [(f"{card.id}/{step.id}", card, step) for card, step in steps])
        for title, steps in sections_of(library, checklist)
    ]
    values = {
        "checklist": checklist,
        "sections": sections,
        "regions": help_beside(library, cards_on(library, checklist)),
    }
    path = checklist_path(checklist.id)
    return Item("Checklist", path, checklist.title, "checklist", values)


def worksheet_item(library: Library, worksheet: Worksheet) -> Item:
    """Return a worksheet with its fields, those together that share a line of paper."""
    sections = [(section.title, rows(section.fields)) for section in worksheet.sections]
    values = {
        "worksheet": worksheet,
        "sections": sections,
        "regions": help_beside(library, cards_with(library, worksheet)),
    }
    path = worksheet_path(worksheet.id)
    return Item("Worksheet", path, worksheet.title, "worksheet", values)


def rows(fields: tuple[SheetField, ...]) -> tuple[tuple[SheetField, ...], ...]:
    """Return fields in rows: two narrow ones that follow each other share one."""
    found: list[tuple[SheetField, ...]] = []
    for field in fields:
        last = found[-1] if found else ()
        if field.kind in NARROW and len(last) == 1 and last[0].kind in NARROW:
            found[-1] = (*last, field)
        else:
            found.append((field,))
    return tuple(found)
