"""The page on which web editors make the code for their own site, and the one for their IT."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.cards.heights import SIZES, WIDTHS
from generator.cards.library import Library
from generator.website.addresses import EMBED
from generator.website.embed_parts import backgrounds
from generator.website.page import SitePage
from generator.website.platforms import PLATFORMS
from generator.website.site_build import SiteBuild

HOST_SCRIPT = f"{EMBED}v1/host.js"
# The parameter by which a page of each kind asks for itself, and what editors read.
_KINDS = {
    "tips": ("tip", "Tips"),
    "checklists": ("checklist", "Checklists"),
    "worksheets": ("worksheet", "Worksheets"),
    "topics": ("topic", "Topics"),
    "search": ("search", "Search"),
}


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the builder, and the page for IT departments."""
    yield SitePage(
        path=EMBED,
        title="Put these pages on your own site",
        description="For careers services: a tip, a checklist, a worksheet or the search in your "
        "own pages. It stays current, and asks your readers for nothing.",
        template="embed",
        values={"platforms": PLATFORMS, "sizes": SIZES, "widths": WIDTHS},
        late=_for_editors,
    )
    yield SitePage(
        path=f"{EMBED}it/",
        title="For the IT department",
        description="What it means for your site when these pages are embedded in it: domains, "
        "headers, privacy and accessibility.",
        template="embed-it",
        late=_for_it,
    )


def integrity(build: SiteBuild) -> str:
    """Return the hash by which pages name the script for hosts."""
    content = (build.templates.overrides / HOST_SCRIPT).read_bytes()
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode('ascii')}"


def _for_editors(build: SiteBuild) -> Mapping[str, Any]:
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for embed in build.embeds:
        if embed.is_current:
            found[embed.name.partition("/")[0]].append(embed)
    return {
        "groups": [(*_KINDS[kind], embeds) for kind, embeds in found.items() if embeds],
        "site_url": build.site_url,
        "integrity": integrity(build),
        "backgrounds": backgrounds(build.templates.overrides),
    }


def _for_it(build: SiteBuild) -> Mapping[str, Any]:
    parts = urlsplit(build.site_url)
    return {
        "site_url": build.site_url,
        "origin": f"{parts.scheme}://{parts.netloc}" if build.site_url else "",
        "host_script": HOST_SCRIPT,
        "integrity": integrity(build),
    }
