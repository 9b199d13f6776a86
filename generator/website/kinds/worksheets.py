"""Worksheet pages: fields to fill in, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.cards.sheets import Worksheet
from generator.text import squeeze
from generator.website.addresses import WORKSHEETS, worksheet_path
from generator.website.page import SearchEntry, SitePage
from generator.website.relations import (
    cards_with,
    counted,
    help_beside,
    teasers,
    worksheets_of_moment,
)


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the list of worksheets, then each worksheet's page."""
    yield SitePage(
        path=WORKSHEETS,
        title="Worksheets",
        description="Sheets to fill in on screen, or to print on a page or two and write on.",
        template="worksheets",
        search=SearchEntry(text="Sheets to fill in or to print, as PDF.", asked_as=("pdf",)),
        values={"groups": _groups(library)},
    )
    for worksheet in library.worksheets:
        yield _page(library, worksheet)


def _groups(library: Library) -> list[tuple[str, str, tuple[Worksheet, ...]]]:
    """Return id, title and worksheets of each moment; those of none come last."""
    groups = [
        (moment.id, moment.title, worksheets_of_moment(library, moment))
        for moment in library.vocabulary.moments
    ]
    others = tuple(sheet for sheet in library.worksheets if not sheet.moment)
    groups.append(("any-time", "At any time", others))
    return [group for group in groups if group[2]]


def _page(library: Library, worksheet: Worksheet) -> SitePage:
    cards = cards_with(library, worksheet)
    words = [worksheet.purpose]
    for section in worksheet.sections:
        words += [section.title, *(field.label for field in section.fields)]
    return SitePage(
        path=worksheet_path(worksheet.id),
        title=worksheet.title,
        description=squeeze(worksheet.purpose),
        template="worksheet",
        values={
            "worksheet": worksheet,
            "cards": teasers(library, cards),
            "regions": help_beside(library, cards),
        },
        search=SearchEntry(text=" ".join(words), asked_as=worksheet.asked_as),
        picture_line=f"A worksheet for {counted(worksheet.minutes, 'minute')}",
    )
