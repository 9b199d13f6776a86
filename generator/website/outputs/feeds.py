"""What changed for readers, to subscribe to: `feed.json` (JSON Feed 1.1) and `feed.xml` (Atom)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from generator.cards.changes import Change
from generator.cards.model import Card
from generator.text import squeeze
from generator.website.addresses import ATOM_FEED, HOME, JSON_FEED, TIPS, address, tip_path
from generator.website.dates import NO_DATE
from generator.website.site_build import SiteBuild, SiteFile
from generator.website.structured import LICENCE, LICENCE_NAME

# Feed readers keep what they have seen; a longer feed only costs its readers.
MAX_ITEMS = 100
LANGUAGE = "en-GB"
_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Item:
    """An entry of both feeds. `path` is the page that it leads to."""

    id: str
    path: str
    title: str
    text: str
    day: date
    kind: str


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield both feeds; where nothing changed yet they are empty."""
    items = feed_items(build)
    yield SiteFile(JSON_FEED, _json_feed(build, items))
    yield SiteFile(ATOM_FEED, _atom(build, items))


def feed_items(build: SiteBuild) -> tuple[Item, ...]:
    """Return the newest entries first; those of one day in the order of the log, turned round."""
    shown = [entry for entry in build.library.changes if not entry.quiet]
    newest = sorted(shown, key=lambda entry: entry.date)[::-1]
    cards = {card.id: card for card in build.library.cards}
    now = {old: card for card in build.library.cards for old in card.formerly} | cards
    return tuple(_item(build, entry, now) for entry in newest[:MAX_ITEMS])


def _item(build: SiteBuild, entry: Change, now: dict[str, Card]) -> Item:
    card = now.get(entry.card) or now.get(entry.into or "")
    return Item(
        id=_id(build, f"#{entry.id}"),
        path=tip_path(card.id) if card else TIPS,
        title=squeeze(entry.text),
        text=squeeze(card.summary) if card else "This tip is no longer on the site.",
        day=entry.date,
        kind=entry.kind,
    )


def _id(build: SiteBuild, name: str = "") -> str:
    """Return what never changes while the site stays where it is, whatever an entry says."""
    if build.site_url:
        return f"{build.site_url}{ATOM_FEED}{name}"
    return uuid5(NAMESPACE_URL, f"{build.site_name}/{ATOM_FEED}{name}").urn


def _json_feed(build: SiteBuild, items: tuple[Item, ...]) -> str:
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(build),
        "description": "Tips that are new, reworded, merged or retired.",
        "language": LANGUAGE,
        "authors": [{"name": build.site_name}],
        "items": [_json_item(build, item) for item in items],
    }
    # Addresses in a JSON feed are whole, or are not there.
    if build.site_url:
        feed["home_page_url"] = build.site_url
        feed["feed_url"] = f"{build.site_url}{JSON_FEED}"
    return json.dumps(feed, indent=2, ensure_ascii=False) + "\n"


def _json_item(build: SiteBuild, item: Item) -> dict[str, Any]:
    shown = {
        "id": item.id,
        "title": item.title,
        "content_text": item.text,
        "date_published": _moment(item.day),
        "tags": [item.kind],
    }
    return shown | ({"url": f"{build.site_url}{item.path}"} if build.site_url else {})


def _atom(build: SiteBuild, items: tuple[Item, ...]) -> str:
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": LANGUAGE})
    _add(feed, "id", _id(build))
    _add(feed, "title", _title(build))
    # A feed without entries says its age as well; Atom wants to know it.
    _add(feed, "updated", _moment(max((item.day for item in items), default=NO_DATE)))
    _add(_add(feed, "author"), "name", build.site_name)
    _add(feed, "link", rel="self", type="application/atom+xml", href=_at(build, ATOM_FEED))
    _add(feed, "link", rel="alternate", type="text/html", href=_at(build, HOME))
    _add(feed, "link", rel="license", href=LICENCE)
    _add(feed, "rights", f"{build.site_name}, {LICENCE_NAME}")
    for item in items:
        _add_entry(build, feed, item)
    ElementTree.indent(feed)
    text = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _add_entry(build: SiteBuild, feed: ElementTree.Element, item: Item) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", _moment(item.day))
    _add(entry, "link", rel="alternate", type="text/html", href=_at(build, item.path))
    _add(entry, "category", term=item.kind)
    _add(entry, "summary", item.text)


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = _NOT_XML.sub(" ", text) or None
    return child


def _title(build: SiteBuild) -> str:
    return f"{build.site_name}: what changed"


def _at(build: SiteBuild, target: str) -> str:
    return address(target, ATOM_FEED, build.site_url)


def _moment(day: date) -> str:
    """Return a day as a moment, as feeds have them; nobody notes the hour of a review."""
    return f"{day.isoformat()}T00:00:00Z"
