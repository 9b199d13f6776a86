"""Checklist pages: steps from several cards, to tick."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.cards.sheets import Checklist
from generator.text import squeeze
from generator.website.addresses import CHECKLISTS, checklist_path
from generator.website.page import SearchEntry, SitePage
from generator.website.relations import cards_on, counted, help_beside, sections_of, tick
from generator.website.structured import how_to

SUMMARY = "Small steps to tick off, on screen or on paper."


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the list of checklists, then each checklist's page."""
    yield SitePage(
        path=CHECKLISTS,
        title="Checklists",
        description=SUMMARY,
        template="checklists",
        search=SearchEntry(text=SUMMARY),
        values={"checklists": library.checklists_by_moment},
    )
    for checklist in library.checklists:
        yield _page(library, checklist)


def _page(library: Library, checklist: Checklist) -> SitePage:
    cards = cards_on(library, checklist)
    sections = [
        (title, [tick(card, step) for card, step in steps])
        for title, steps in sections_of(library, checklist)
    ]
    words = [checklist.summary]
    for title, ticks in sections:
        words += [title, *(step.text for step in ticks)]
    moment = library.moments_by_id[checklist.moment] if checklist.moment else None
    return SitePage(
        path=checklist_path(checklist.id),
        title=checklist.title,
        description=squeeze(checklist.summary),
        template="checklist",
        values={
            "checklist": checklist,
            "sections": sections,
            "moment": moment,
            "regions": help_beside(library, cards),
        },
        search=SearchEntry(text=" ".join(words), asked_as=checklist.asked_as),
        picture_line=f"A checklist with {counted(len(cards), 'step')}",
        structured=how_to(
            checklist.title,
            squeeze(checklist.summary),
            [(title, [step.text for step in ticks]) for title, ticks in sections],
            None,
        ),
    )
