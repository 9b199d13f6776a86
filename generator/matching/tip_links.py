"""How likely tips give each other's guidance, and cards': all that is known, put together."""

from __future__ import annotations

from collections.abc import Sequence

from generator.matching.calibration import Calibration
from generator.matching.links import Links, link_between, link_within
from generator.matching.rivals import Standing, weigh_rivals
from generator.matching.similarity import Encoded
from generator.matching.subjects import weigh_subjects, weigh_subjects_between


def link_tips(texts: Encoded, standings: Sequence[Standing], calibration: Calibration) -> Links:
    """Link tips with each other, with their rivals and their articles' subjects considered."""
    links = weigh_rivals(link_within(texts, calibration), standings, calibration.rivals)
    articles = [standing.article for standing in standings]
    return weigh_subjects(links, texts, articles, calibration.subjects)


def link_to_cards(
    texts: Encoded,
    articles: Sequence[str],
    cards: Encoded,
    sources: Sequence[Sequence[int]],
    calibration: Calibration,
) -> Links:
    """Link tips with cards by the cards' own words.

    Args:
        texts: The tips.
        articles: The article of each tip.
        cards: The cards' own words.
        sources: Of each card, the rows of all tips of the articles that it has sources in: they
            tell its subject. Where there are none, its words alone count.
        calibration: The curves.
    """
    links = link_between(texts, cards, calibration)
    return weigh_subjects_between(links, texts, articles, sources, calibration.subjects)
