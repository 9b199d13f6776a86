"""All pages that are made from a library."""

from __future__ import annotations

from generator.cards.library import Library
from generator.website.kinds import PAGE_KINDS
from generator.website.page import SitePage


def site_pages(library: Library) -> tuple[SitePage, ...]:
    """Return the pages of every kind for a library of what readers may see."""
    return tuple(page for pages in PAGE_KINDS for page in pages(library))
