"""What the files beside the pages are made from, and what they are before they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from generator.cards.library import Library
from generator.website.embeds import Embed, Embedder
from generator.website.page import SitePage
from generator.website.papers.paper import PAPER_KINDS, PaperLink
from generator.website.templates import Templates


@dataclass(frozen=True)
class SiteFile:
    """A file of the site that is no page. `path` is relative to the site's root."""

    path: str
    content: str | bytes


@dataclass(frozen=True)
class SiteBuild:
    """One build of the site.

    `library` holds what readers may see. `site_url` is the address that the site is published at,
    and empty where nobody has said.
    """

    library: Library
    pages: tuple[SitePage, ...]
    templates: Templates
    site_name: str
    site_url: str
    # Where the files of the site lie that are none of ours: the theme's, and pages written by hand.
    others: tuple[str, ...] = ()
    # A folder, which need not be there, for what takes long to make and can be made again.
    cache: Path = Path(".cache")
    has_pictures: bool = True
    # What PDFs are made of, and the PDFs beside each page, by the page's address.
    paper_kinds: tuple[str, ...] = PAPER_KINDS
    paper_links: Mapping[str, tuple[PaperLink, ...]] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The folder below its host's top that the site is published in, with a slash before it."""
        return urlsplit(self.site_url).path.rstrip("/")

    def page_html(self, page: SitePage) -> str:
        """Return the HTML of a page's main part."""
        late = page.late(self) if page.late else {}
        papers = self.paper_links.get(page.path, ())
        return self.templates.render_page(page, site_name=self.site_name, papers=papers, **late)

    @cached_property
    def embeds(self) -> tuple[Embed, ...]:
        """The pages for embedding, with their heights."""
        embedder = Embedder(self.library, self.templates, self.site_name, self.paper_links)
        return embedder.embeds(self.pages, self.site_url)
