"""Moment pages: what helps at one point in time, and the list of moments."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.text import squeeze
from generator.website.addresses import MOMENTS, moment_path
from generator.website.page import SearchEntry, SitePage
from generator.website.relations import (
    cards_of_moment,
    checklists_of_moment,
    counted,
    teasers,
    worksheets_of_moment,
)


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the list of moments, then each moment's page."""
    moments = library.vocabulary.moments
    yield SitePage(
        path=MOMENTS,
        title="Where are you now?",
        description=f"Tips on {library.home.subject}, by where you are now.",
        template="moments",
        values={"moments": moments},
    )
    for number, moment in enumerate(moments, start=1):
        cards = cards_of_moment(library, moment)
        yield SitePage(
            path=moment_path(moment.id),
            title=moment.title,
            description=squeeze(moment.summary),
            template="moment",
            values={
                "moment": moment,
                "number": number,
                "moments": moments,
                "cards": teasers(library, cards),
                "checklists": checklists_of_moment(library, moment),
                "worksheets": worksheets_of_moment(library, moment),
            },
            search=SearchEntry(text=moment.summary),
            picture_line=counted(len(cards), "tip"),
        )
