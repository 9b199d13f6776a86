"""Pages for embedding: the main part of a page alone, for a frame in somebody else's page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup

from generator.cards.heights import WIDTHS
from generator.cards.library import Library
from generator.cards.model import Card
from generator.website import embed_parts
from generator.website.addresses import HOME, embed_path, oembed_path
from generator.website.height_estimate import estimate
from generator.website.page import SitePage
from generator.website.papers.paper import PaperLink
from generator.website.policy import with_closed_policy
from generator.website.relations import by_agreement, cards_on
from generator.website.search import small_index
from generator.website.templates import Templates

# The kinds of page that can be embedded, by their template.
EMBEDDED = frozenset({"tip", "checklist", "worksheet", "topic", "retired"})
SEARCH = "search"
# Searches to try: as many as fit beside each other or below, before the first results do.
_MAX_PHRASES = 4
# What depends on where the site is published, and is not seen on a screen.
_UNSEEN = re.compile(
    r'<link rel="(?:canonical|alternate)"[^>]*>|<p class="adv-embed__print">[^<]*</p>'
)


@dataclass(frozen=True)
class Embed:
    """A page for embedding.

    `name` is its folder below `embed/`. `page` is the page of the site that it shows. `html` is
    all of it, and `of` the hash of what is seen of it. `heights` are those at each of `WIDTHS`;
    they are estimated where `measured` is false.
    """

    name: str
    page: SitePage
    html: str
    of: str
    heights: tuple[int, ...]
    measured: bool

    @property
    def path(self) -> str:
        """Its address."""
        return embed_path(self.name)

    def height_at(self, width: int) -> int:
        """Return its height at one of `WIDTHS`."""
        return self.heights[WIDTHS.index(width)]

    @property
    def is_current(self) -> bool:
        """Whether this is no old address, of a page that has moved or a card that is no more."""
        if self.page.template == "retired":
            return False
        return self.name == SEARCH or f"{self.name}/" == self.page.path


def embed_name(page: SitePage) -> str | None:
    """Return the name of the page for embedding that shows a page, where there is one."""
    if page.moved_to:
        return page.moved_to.strip("/")
    return page.path.strip("/") if page.template in EMBEDDED else None


class Embedder:
    """Makes the pages for embedding of one site."""

    def __init__(
        self,
        library: Library,
        templates: Templates,
        site_name: str,
        paper_links: Mapping[str, tuple[PaperLink, ...]],
    ) -> None:
        self._library = library
        self._templates = templates
        self._site_name = site_name
        self._paper_links = paper_links
        reviewed = [card.reviewed for card in library.cards if card.reviewed]
        self._newest = max(reviewed, default=None)
        # One look at the templates for each kind, however many pages are of it.
        self._styles = cache(lambda kind: embed_parts.styles(templates.overrides, kind))
        self._script = cache(lambda kind: embed_parts.script(templates.overrides, kind))
        self._early = embed_parts.early_script(templates.overrides)

    def embeds(self, pages: tuple[SitePage, ...], site_url: str) -> tuple[Embed, ...]:
        """Return a page for embedding for each page that has one, and one for the search."""
        return tuple(self._embed(name, page, site_url) for name, page in self._shown(pages))

    def _shown(self, pages: tuple[SitePage, ...]) -> Iterator[tuple[str, SitePage]]:
        by_path = {page.path: page for page in pages}
        for page in pages:
            if page.moved_to:
                yield page.path.strip("/"), by_path[page.moved_to]
            elif page.template in EMBEDDED:
                yield page.path.strip("/"), page
        yield SEARCH, self._search(pages)

    def _embed(self, name: str, page: SitePage, site_url: str) -> Embed:
        html = self._html(name, page, site_url)
        seen = _seen(html)
        of = hashlib.sha256(seen.encode()).hexdigest()[:12]
        known = self._library.heights.get(name)
        if known and known.of == of and len(known.heights) == len(WIDTHS):
            return Embed(name, page, html, of, known.heights, measured=True)
        return Embed(name, page, html, of, estimate(seen), measured=False)

    def _html(self, name: str, page: SitePage, site_url: str) -> str:
        updated = page.updated or _newest(self._cards(page))
        styles, script = self._styles(page.template), self._script(page.template)
        oembed = name if name == SEARCH else page.path.strip("/")
        html = self._templates.render(
            f"embeds/{page.template}.html",
            embed_path(name),
            page=page,
            site_name=self._site_name,
            full_address=f"{site_url}{page.path}" if site_url else "",
            oembed=f"{site_url}{oembed_path(oembed)}" if site_url else "",
            # Without their weight: the height of the page must not hang on it.
            papers=self._paper_links.get(page.path, ()),
            updated=updated,
            site_updated=self._newest,
            styles=Markup(styles),
            early_script=Markup(self._early),
            script=Markup(script),
            **page.values,
        )
        return with_closed_policy(html, scripts=(self._early, script), styles=(styles,))

    def _cards(self, page: SitePage) -> Iterator[Card]:
        """Yield the cards whose words a page shows."""
        if page.template == "topic":
            topic = page.values["topic"].id
            yield from (card for card in self._library.cards if topic in card.topics)
        elif page.template == "checklist":
            yield from cards_on(self._library, page.values["checklist"])

    def _search(self, pages: tuple[SitePage, ...]) -> SitePage:
        said = [card.asked_as[0] for card in by_agreement(self._library.cards) if card.asked_as]
        return SitePage(
            path=HOME,
            title=f"Search {self._site_name}",
            description="",
            template=SEARCH,
            values={
                "phrases": said[:_MAX_PHRASES],
                "has_help": bool(self._library.help.regions),
                # Each page holds all of it.
                "index": small_index(pages, self._library.wording),
            },
        )


def _seen(html: str) -> str:
    """Return a page without what depends on the site's address, which stands at both its ends."""
    styles, foot = html.index("<style>"), html.rindex("<footer")
    start, end = _UNSEEN.sub("", html[:styles]), _UNSEEN.sub("", html[foot:])
    return f"{start}{html[styles:foot]}{end}"


def _newest(cards: Iterable[Card]) -> date | None:
    return max((card.reviewed for card in cards if card.reviewed), default=None)
