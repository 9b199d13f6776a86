"""The sources page: the articles, and which card rests on which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.cards.library import Library
from generator.website.addresses import SOURCES, tip_path
from generator.website.page import SitePage
from generator.website.relations import agreement, by_agreement


@dataclass(frozen=True)
class Row:
    """A card in the table, with a yes or no for each article."""

    path: str
    title: str
    count: int
    marks: tuple[bool, ...]


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the sources page."""
    yield SitePage(
        path=SOURCES,
        title="Where the tips come from",
        description="The articles behind the tips, and which of them agree on each one.",
        template="sources",
        values={"articles": library.articles, "rows": _rows(library)},
    )


def _rows(library: Library) -> list[Row]:
    rows = []
    for card in by_agreement(library.cards):
        behind = {source.article for source in card.sources}
        marks = tuple(article.id in behind for article in library.articles)
        rows.append(Row(tip_path(card.id), card.title, agreement(card), marks))
    return rows
