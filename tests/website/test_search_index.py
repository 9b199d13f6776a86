"""The search index: one entry a page, safe to show as HTML."""

from __future__ import annotations

import json
from typing import Any

from generator.cards.wording import Wording, Wordings
from generator.website.page import PagePart, SearchEntry, SitePage
from generator.website.search import add_to_index

INDEX = json.dumps({"config": {"lang": ["en"]}, "docs": [{"location": "about/"}]})


def _index(*pages: SitePage, wording: Wordings | None = None) -> dict[str, Any]:
    return json.loads(add_to_index(INDEX, pages, wording or Wordings()))


def _docs(*pages: SitePage) -> list[dict[str, object]]:
    return _index(*pages)["docs"]


def _page(search: SearchEntry | None) -> SitePage:
    return SitePage("tips/a/", "Ask <b>", "Why & how", "tip", search=search)


def test_what_is_there_stays_first():
    assert _docs(_page(SearchEntry("text")))[0] == {"location": "about/"}


def test_a_page_has_one_entry_with_its_words_escaped():
    entry = _docs(_page(SearchEntry("1 < 2", asked_as=("why <i>me</i>", "didn't"))))[1:]
    assert entry == [
        {
            "location": "tips/a/",
            "title": "Ask &lt;b&gt;",
            "text": "1 &lt; 2",
            "teaser": "Why &amp; how",
            "tags": ["why &lt;i&gt;me&lt;/i&gt;", "didn't"],
        }
    ]


def test_a_part_of_a_page_is_found_by_its_own_name():
    part = PagePart("help", "Help & more", "Call.")
    home = SitePage("", "Home", "All", "home", search=SearchEntry("Listeners", part=part))
    assert _docs(home)[1:] == [
        {
            "location": "./#help",
            "title": "Help &amp; more",
            "text": "Listeners",
            "teaser": "Call.",
        }
    ]


def test_a_page_without_words_for_search_has_none():
    assert len(_docs(_page(None))) == 1


def test_how_a_kind_is_put_stands_there_once_however_many_cards_are_like_it():
    known = tuple(
        Wording(gist=name, phrases=(f"<{name}>",), words=name) for name in ("ask", "call")
    )
    entries = [SearchEntry("a", known_as=(1, 0)), SearchEntry("b", known_as=(1,))]
    index = _index(*map(_page, entries), wording=Wordings(kinds=known))
    assert index["config"]["sayings"] == [
        {"phrases": ["&lt;ask&gt;"], "words": "ask"},
        {"phrases": ["&lt;call&gt;"], "words": "call"},
    ]
    assert [doc["sayings"] for doc in index["docs"][1:]] == [[1, 0], [1]]
