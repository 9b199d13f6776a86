"""Packs to hand out: ready-made ones, and a page on which an adviser picks one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.cards.library import Library
from generator.cards.packs import Pack
from generator.text import squeeze
from generator.website.addresses import (
    PACKS,
    checklist_path,
    pack_path,
    tip_path,
    worksheet_path,
)
from generator.website.page import SearchEntry, SitePage
from generator.website.papers.items import pack_item

TITLE = "Packs to print"
SUMMARY = "Put tips, checklists and worksheets together, and print them as one pack."
# What keys call the kinds, in the words of the site's addresses.
_WORDS = {"card": "tip", "checklist": "checklist", "worksheet": "worksheet"}


@dataclass(frozen=True)
class Choice:
    """Something to pick: the key that addresses know it by, its page and its title."""

    key: str
    path: str
    title: str


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the page to pick a pack on, then each ready-made pack; nothing without content."""
    groups = _groups(library)
    if not groups:
        return
    yield SitePage(
        path=PACKS,
        title=TITLE,
        description=SUMMARY,
        template="packs",
        values={"packs": library.packs, "groups": groups},
        search=SearchEntry(text=" ".join([SUMMARY, *(pack.title for pack in library.packs)])),
    )
    for pack in library.packs:
        yield _page(library, pack)


def _page(library: Library, pack: Pack) -> SitePage:
    return SitePage(
        path=pack_path(pack.id),
        title=pack.title,
        description=squeeze(pack.summary),
        template="pack",
        values={
            "pack": pack,
            "items": [pack_item(library, item) for item in pack.items],
            "start": "&".join(_key(item.kind, item.id) for item in pack.items),
        },
        picture_line="A pack to print",
    )


def _key(kind: str, id_: str) -> str:
    return f"{_WORDS[kind]}.{id_}"


def _groups(library: Library) -> list[tuple[str, list[Choice]]]:
    """Return everything that a pack may hold, by its kind."""
    cards = [Choice(_key("card", each.id), tip_path(each.id), each.title) for each in library.cards]
    checklists = [
        Choice(_key("checklist", each.id), checklist_path(each.id), each.title)
        for each in library.checklists_by_moment
    ]
    worksheets = [
        Choice(_key("worksheet", each.id), worksheet_path(each.id), each.title)
        for each in library.worksheets
    ]
    groups = [("Tips", cards), ("Checklists", checklists), ("Worksheets", worksheets)]
    return [(title, choices) for title, choices in groups if choices]
