"""All pages that are made from a library."""

from __future__ import annotations

from generator.cards.library import Library
from generator.website.kinds import PAGE_KINDS
from generator.website.page import SitePage
from generator.website.public import public_library


def site_pages(library: Library, *, drafts: bool = False) -> tuple[SitePage, ...]:
    """Return the pages of every kind for what readers may see."""
    shown = public_library(library, drafts=drafts)
    return tuple(page for pages in PAGE_KINDS for page in pages(shown))
