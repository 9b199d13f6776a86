"""The feeds of what changed: valid by their specifications, and the same entries in both."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from generator.cards.changes import Change
from generator.cards.library import Library
from generator.cards.loading import load_library
from generator.website.outputs.feeds import MAX_ITEMS, files
from generator.website.public import public_library
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES, ROOT

URL = "https://example.org/next/"
ATOM = "{http://www.w3.org/2005/Atom}"


def _change(kind: str, card: str, day: str = "2026-01-02", **values: object) -> Change:
    given = {"text": f"{kind} {card}", "title": "T", "words": "0" * 12, "id": f"{card}-{kind}"}
    return Change.model_validate({"kind": kind, "card": card, "date": day, **given, **values})


CHANGES = (
    _change("added", "ask", text="New tip: Ask <why> & how"),
    _change("added", "get-feedback"),
    _change("added", "gone"),
    _change("merged", "get-feedback", "2026-03-04", into="ask"),
    _change("retired", "gone", "2026-02-03"),
    _change("reworded", "rest", "2026-05-06", quiet=True),
)


def _files(library: Library, site_url: str = URL, name: str = "Site & co") -> dict[str, str]:
    shown = public_library(library)
    build = SiteBuild(shown, (), Templates(OVERRIDES), name, site_url)
    return {file.path: str(file.content) for file in files(build)}


def _feeds(library: Library, site_url: str = URL) -> tuple[dict[str, Any], Any]:
    found = _files(library, site_url)
    return json.loads(found["feed.json"]), etree.fromstring(found["feed.xml"].encode())


@pytest.fixture
def told(library: Library) -> Library:
    return replace(library, changes=CHANGES)


def _check_atom(feed: Any) -> None:
    """Check what RFC 4287 asks of a feed and its entries."""
    assert feed.tag == f"{ATOM}feed"
    # Section 4.1.1: one of each, and an author for all entries.
    for each in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{name}")) == 1, name
            assert each.findtext(f"{ATOM}{name}")
        # Section 3.3: a date with a time and a zone.
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo
        # Section 4.2.6: whole, and never relative.
        assert urlsplit(each.findtext(f"{ATOM}id")).scheme in ("https", "urn")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    kinds = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    assert {"self", "alternate"} <= kinds
    for entry in feed.findall(f"{ATOM}entry"):
        # Section 4.1.2: an entry without content leads to a page.
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert all(link.get("href") for link in entry.findall(f"{ATOM}link"))
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


def _check_json(feed: dict[str, Any]) -> None:
    """Check what JSON Feed 1.1 asks of a feed and its items."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(author.get("name") for author in feed["authors"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_text"], str)
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert all(isinstance(tag, str) for tag in item["tags"])
    for key in ("home_page_url", "feed_url"):
        assert urlsplit(feed.get(key, URL)).scheme == "https"
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


@pytest.mark.parametrize("site_url", ["", URL])
def test_both_feeds_are_valid(told, site_url):
    json_feed, atom = _feeds(told, site_url)
    _check_json(json_feed)
    _check_atom(atom)


@pytest.mark.parametrize("site_url", ["", URL])
def test_the_shipped_feeds_are_valid_and_hold_every_entry(site_url):
    library = load_library(ROOT / "content")
    json_feed, atom = _feeds(library, site_url)
    _check_json(json_feed)
    _check_atom(atom)
    shown = [entry for entry in library.changes if not entry.quiet]
    assert len(json_feed["items"]) == min(len(shown), MAX_ITEMS) > 0


@pytest.mark.parametrize("site_url", ["", URL])
def test_feeds_without_entries_are_valid(site_url):
    json_feed, atom = _feeds(Library(), site_url)
    _check_json(json_feed)
    _check_atom(atom)
    assert json_feed["items"] == []


def test_both_have_the_same_entries_newest_first(told):
    json_feed, atom = _feeds(told)
    titles = [item["title"] for item in json_feed["items"]]
    assert titles == [
        "merged get-feedback",
        "retired gone",
        "added gone",
        "added get-feedback",
        "New tip: Ask <why> & how",
    ]
    entries = atom.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == titles
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        item["id"] for item in json_feed["items"]
    ]


def test_the_feed_is_as_old_as_its_newest_entry(told):
    _, atom = _feeds(told)
    assert atom.findtext(f"{ATOM}updated") == "2026-03-04T00:00:00Z"


def test_an_entry_leads_to_where_its_card_is_now(told):
    json_feed, atom = _feeds(told)
    places = [item["url"].removeprefix(URL) for item in json_feed["items"]]
    assert places == ["tips/ask/", "tips/", "tips/", "tips/ask/", "tips/ask/"]
    links = [entry.find(f"{ATOM}link").get("href") for entry in atom.findall(f"{ATOM}entry")]
    assert links == [item["url"] for item in json_feed["items"]]
    assert json_feed["items"][1]["content_text"] == "This tip is no longer on the site."


def test_an_id_stays_when_its_entry_is_put_in_other_words(told):
    new = {"text": "Other words", "date": date(2026, 9, 9)}
    changed = replace(told, changes=tuple(each.model_copy(update=new) for each in CHANGES))
    for site_url in ("", URL):
        before, after = _feeds(told, site_url)[0], _feeds(changed, site_url)[0]
        assert {item["id"] for item in before["items"]} == {item["id"] for item in after["items"]}


def test_where_no_address_is_known_none_is_made_up(told):
    found = _files(told, "")
    assert "example.org" not in found["feed.json"]
    assert not any("url" in item for item in json.loads(found["feed.json"])["items"])
    atom = etree.fromstring(found["feed.xml"].encode())
    assert atom.find(f"{ATOM}entry/{ATOM}link").get("href") == "tips/ask/"


def test_signs_that_xml_cannot_hold_are_left_out(library):
    odd = _change("added", "ask", text="Ask \x0b and \x1f listen \ufffe")
    _, atom = _feeds(replace(library, changes=(odd,)))
    assert atom.findtext(f"{ATOM}entry/{ATOM}title").split() == ["Ask", "and", "listen"]


def test_a_feed_ends(library):
    many = tuple(_change("added", f"card-{number}") for number in range(MAX_ITEMS + 5))
    json_feed, atom = _feeds(replace(library, changes=many))
    assert len(json_feed["items"]) == len(atom.findall(f"{ATOM}entry")) == MAX_ITEMS


def test_the_same_log_gives_the_same_bytes(told):
    assert _files(told) == _files(told)


def test_every_page_leads_to_both_feeds(site: Path):
    from .test_plugin import _build as build_site  # noqa: PLC0415 one site is enough

    out = build_site(site)
    for name in ("index.html", "tips/ask/index.html", "about/index.html"):
        head = (out / name).read_text("utf-8").partition("</head>")[0]
        for kind, feed in (("feed+json", "feed.json"), ("atom+xml", "feed.xml")):
            (line,) = [line for line in head.splitlines() if f'type="application/{kind}"' in line]
            assert 'rel="alternate"' in line
            link = line.partition('href="')[2].partition('"')[0]
            assert (out / name).parent.joinpath(link).resolve() == (out / feed).resolve()
            assert (out / feed).is_file()
