"""A page of MkDocs whose HTML is set directly, without a trip through Markdown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.website.addresses import oembed_path, picture_path, relative
from generator.website.embeds import embed_name
from generator.website.page import SitePage
from generator.website.shell import FILLED

_NAMED_KINDS = frozenset({"checklist", "worksheet"})


class GeneratedPage(Page):
    """A site page in MkDocs' terms."""

    def __init__(
        self, site_page: SitePage, file: File, config: MkDocsConfig, *, nav_title: str | None
    ) -> None:
        super().__init__(nav_title or site_page.title, file, config)
        self.site_page = site_page
        self.html: Callable[[], str] = str
        self.main = ""
        self.meta = _meta(site_page)
        if site_page.moved_to:
            # Only pages with an address of their own belong on the site map.
            self.canonical_url = self.abs_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what the page knows of itself; there is no source to read."""
        self.markdown = ""
        self.meta = _meta(self.site_page)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the page's HTML."""
        self.content = self.html()
        self.toc = get_toc([])

    def set_main_aside(self) -> None:
        """Leave what is finished to the shell alone.

        Material's search looks through the content of each page, which is slow, for pages of which
        it makes no entries too.
        """
        self.main, self.content = self.content or "", ""


def generated_file(config: MkDocsConfig, site_page: SitePage) -> File:
    """Return the file in memory that a page lies at."""
    src_uri = f"{site_page.path}index.md"
    return File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def set_update_date(page: Page, updated: date | None) -> None:
    """Give a page the day of its last review; by default MkDocs takes the day of the build."""
    page.update_date = updated.isoformat() if updated else ""


def _meta(site_page: SitePage) -> dict[str, Any]:
    moved_to = site_page.moved_to
    embed = embed_name(site_page)
    return {
        "title": site_page.title,
        # A tip and a worksheet may have one title; tabs and bookmarks tell them apart.
        "kind": site_page.template if site_page.template in _NAMED_KINDS else None,
        "description": site_page.description,
        "template": FILLED,
        "structured": site_page.structured,
        # What sites that embed this page by its address are told, where the site has one itself.
        "oembed": oembed_path(embed) if embed else None,
        "picture": None if moved_to else picture_path(site_page.path),
        "moved_to": relative(moved_to, site_page.path) if moved_to else None,
        # Search entries are made from data, one a page.
        "search": {"exclude": True},
    }
