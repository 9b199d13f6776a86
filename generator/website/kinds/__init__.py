"""The table of page kinds. A kind is a module with `pages(library)` and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.cards.library import Library
from generator.website.kinds import (
    api,
    checklists,
    embed,
    home,
    moments,
    moved,
    packs,
    plan,
    sources,
    tips,
    topics,
    worksheets,
)
from generator.website.page import SitePage

PAGE_KINDS: tuple[Callable[[Library], Iterator[SitePage]], ...] = (
    home.pages,
    tips.pages,
    topics.pages,
    moments.pages,
    plan.pages,
    checklists.pages,
    worksheets.pages,
    packs.pages,
    sources.pages,
    api.pages,
    moved.pages,
    embed.pages,
)
