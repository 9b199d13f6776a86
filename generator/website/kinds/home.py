"""The home page: what do you need right now?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.cards.sheets import Worksheet
from generator.text import squeeze
from generator.website.addresses import HOME
from generator.website.help import help_search
from generator.website.page import SitePage
from generator.website.relations import agreement, by_agreement, cards_of_topic, teasers

# What most sources agree on: a handful, and nothing that one article alone says.
MAX_AGREED = 6
MIN_AGREEMENT = 2
# Phrases to try in the search box, one of a card.
MAX_PHRASES = 3


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the home page."""
    ranked = by_agreement(library.cards)
    agreed = tuple(card for card in ranked if agreement(card) >= MIN_AGREEMENT)[:MAX_AGREED]
    yield SitePage(
        path=HOME,
        title=library.home.title,
        description=squeeze(library.home.description),
        template="home",
        values={
            "home": library.home,
            "moments": library.vocabulary.moments,
            "has_plan": library.plan is not None,
            "topics": [
                (topic, len(cards_of_topic(library, topic))) for topic in library.vocabulary.topics
            ],
            "agreed": teasers(library, agreed),
            "checklists": [
                (checklist, sum(len(section.steps) for section in checklist.sections))
                for checklist in library.checklists_by_moment
            ],
            "worksheets": _one_a_moment(library.worksheets_by_moment),
            "all_worksheets": len(library.worksheets),
            "phrases": [card.asked_as[0] for card in ranked if card.asked_as][:MAX_PHRASES],
            "articles": len(library.articles),
            "tips": len(library.cards),
            "regions": library.help.regions,
        },
        search=help_search(library.help),
    )


def _one_a_moment(worksheets: tuple[Worksheet, ...]) -> tuple[Worksheet, ...]:
    """Return the first worksheet of each moment: a few to start from, not a catalogue."""
    first: dict[str | None, Worksheet] = {}
    for worksheet in worksheets:
        first.setdefault(worksheet.moment, worksheet)
    return tuple(first.values())
