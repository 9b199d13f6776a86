"""The papers of a site: one for each card, checklist and worksheet, and one for each pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.cards.packs import Pack
from generator.website.addresses import pack_path
from generator.website.papers.items import all_items, pack_item
from generator.website.papers.paper import SIZES, Paper, paper_path
from generator.website.site_build import SiteBuild

LANGUAGE = "en-GB"
# `mkdocs serve` gives the site such an address; on paper it would lead nowhere.
_THIS_COMPUTER = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})


def paper_paths(build: SiteBuild) -> Iterator[str]:
    """Yield the address of every paper of a site."""
    pages = [item.path for item in all_items(build.library)]
    pages += [pack_path(pack.id) for pack in build.library.packs]
    for page in pages:
        if page.partition("/")[0] in build.paper_kinds:
            yield from (paper_path(page, size) for size in SIZES)


def papers(build: SiteBuild) -> Iterator[Paper]:
    """Yield every paper of a site, in both sizes."""
    for item in all_items(build.library):
        if item.path.partition("/")[0] not in build.paper_kinds:
            continue
        yield from _sizes(build, item.path, "single", {"title": item.title, "item": item})
    for pack in build.library.packs if "packs" in build.paper_kinds else ():
        yield from _sizes(build, pack_path(pack.id), "pack", _pack_values(build, pack))


def public_address(site_url: str) -> str:
    """Return the address that a site is published at, or nothing where paper cannot lead to it."""
    parts = urlsplit(site_url)
    if parts.scheme not in ("http", "https") or parts.hostname in _THIS_COMPUTER:
        return ""
    return site_url.rstrip("/") + "/"


def _pack_values(build: SiteBuild, pack: Pack) -> dict[str, Any]:
    items = [pack_item(build.library, item) for item in pack.items]
    return {"title": pack.title, "pack": pack, "items": items}


def _sizes(build: SiteBuild, page: str, template: str, values: dict[str, Any]) -> Iterator[Paper]:
    for size in SIZES:
        html = build.templates.render(
            f"paper/{template}.html",
            page,
            language=LANGUAGE,
            page=page,
            site_name=build.site_name,
            site_address=public_address(build.site_url),
            size=size,
            **values,
        )
        yield Paper(paper_path(page, size), html)
