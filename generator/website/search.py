"""The search index: one entry a page, in the page's words and in people's own."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import Any

from generator.cards.wording import Wording, Wordings
from generator.website.page import SearchEntry, SitePage


def add_to_index(index: str, pages: Iterable[SitePage], wording: Wordings) -> str:
    """Return a search index of MkDocs with an entry for each page that search should find.

    How kinds of guidance are put stands there once, since many cards may be like one of them.
    """
    content = json.loads(index)
    # The theme hands `config` on to the worker whole.
    content["config"]["sayings"] = list(map(_saying, wording.kinds))
    content["docs"] += _entries(pages)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def small_index(pages: Iterable[SitePage], wording: Wordings) -> dict[str, Any]:
    """Return an index without what is longest and tells least: single words of others' wording."""
    sayings = [{**_saying(kind), "words": ""} for kind in wording.kinds]
    return {"config": {"sayings": sayings}, "docs": _entries(pages)}


def _entries(pages: Iterable[SitePage]) -> list[dict[str, Any]]:
    return [_entry(page, page.search) for page in pages if page.search]


def _entry(page: SitePage, search: SearchEntry) -> dict[str, Any]:
    # The theme shows titles and texts of the index as HTML.
    shown = search.part or page
    entry: dict[str, Any] = {
        "location": f"{page.path or './'}#{search.part.anchor}" if search.part else page.path,
        "title": html.escape(shown.title, quote=False),
        "text": html.escape(search.text, quote=False),
        # What the results show of the page.
        "teaser": html.escape(shown.description, quote=False),
    }
    if search.asked_as:
        entry["tags"] = [html.escape(said, quote=False) for said in search.asked_as]
    if search.urgent:
        entry["urgent"] = True
    if search.known_as:
        entry["sayings"] = list(search.known_as)
    return entry


def _saying(wording: Wording) -> dict[str, Any]:
    return {
        "phrases": [html.escape(phrase, quote=False) for phrase in wording.phrases],
        "words": html.escape(wording.words, quote=False),
    }
