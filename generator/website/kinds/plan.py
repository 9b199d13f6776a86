"""My plan: answers to a few questions pick cards, in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.text import squeeze
from generator.website.addresses import PLAN, tip_path
from generator.website.page import SearchEntry, SitePage
from generator.website.relations import by_agreement, help_beside, tick

# A plan that fits a bad day; the rest is on each tip's own page.
FIRST_STEPS = 3


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the page of the plan, where there is one."""
    plan = library.plan
    if not plan:
        return
    answers = [answer for question in plan.questions for answer in question.answers]
    named = {card_id for answer in answers for card_id in answer.cards}
    # Without scripts all of them are there, those that most sources support first.
    cards = by_agreement(tuple(card for card in library.cards if card.id in named))
    yield SitePage(
        path=PLAN,
        title=plan.title,
        description=squeeze(plan.summary),
        template="plan",
        values={
            "plan": plan,
            "cards": [
                (card, tip_path(card.id), [tick(card, step) for step in card.steps[:FIRST_STEPS]])
                for card in cards
            ],
            "regions": help_beside(library, cards),
        },
        search=SearchEntry(text=" ".join([plan.summary, *(each.text for each in plan.questions)])),
    )
