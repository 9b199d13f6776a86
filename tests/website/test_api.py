"""The open API: what it holds, that it follows its schemas, and that old ids answer."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator

from generator.articles.metadata import Metadata
from generator.cards.changes import Change
from generator.cards.library import Library
from generator.cards.loading import load_library
from generator.cards.model import Card, Source, Step
from generator.website.api.models import SCHEMAS
from generator.website.kinds import api
from generator.website.kinds.api import first_of_each
from generator.website.outputs.api import files
from generator.website.pages import site_pages
from generator.website.public import public_library
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES, ROOT
from .soundness import check_html

Files = dict[str, str]
URL = "https://example.org/next/"
FOUND_BY_SCHEMA = {
    "cards.json": "cards",
    "checklists.json": "checklists",
    "topics.json": "topics",
    "index.json": "index",
}


def _build(library: Library, site_url: str = "") -> SiteBuild:
    shown = public_library(library)
    return SiteBuild(shown, site_pages(shown), Templates(OVERRIDES), "Site & co", site_url)


def _files(library: Library, site_url: str = "") -> Files:
    return {file.path: str(file.content) for file in files(_build(library, site_url))}


def _answer(found: Files, name: str) -> Any:
    return json.loads(found[f"api/v1/{name}"])


@pytest.fixture
def found(library: Library) -> Files:
    return _files(library)


@pytest.fixture(scope="module")
def shipped() -> Files:
    return _files(load_library(ROOT / "content"), URL)


def _check(found: Files) -> int:
    """Check every file against the schema that it names; return how many there were."""
    count = 0
    for path, text in found.items():
        if path.endswith(".json") and "/schema/" not in path:
            answer = json.loads(text)
            named = urljoin(f"{URL}{path}", answer["$schema"]).removeprefix(URL)
            Draft202012Validator(json.loads(found[named])).validate(answer)
            name = path.removeprefix("api/v1/")
            assert named == f"api/v1/schema/{FOUND_BY_SCHEMA.get(name, 'card')}.json"
            count += 1
    return count


def test_every_file_of_the_shipped_site_follows_its_schema(shipped):
    cards = load_library(ROOT / "content").cards
    assert _check(shipped) == len(FOUND_BY_SCHEMA) + len(cards)


def test_every_file_follows_its_schema_wherever_the_site_is(library):
    assert _check(_files(library)) == _check(_files(library, URL))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_valid_one_with_its_own_address(library, name):
    schema = _answer(_files(library, URL), f"schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{URL}api/v1/schema/{name}.json"
    assert "$id" not in _answer(_files(library), f"schema/{name}.json")


@pytest.mark.parametrize("lost", ["id", "title", "steps", "licence", "updated"])
def test_a_schema_notices_what_is_missing(found, lost):
    card = _answer(found, "cards/ask.json")
    del card[lost]
    assert not Draft202012Validator(_answer(found, "schema/card.json")).is_valid(card)


def test_a_card_says_what_its_page_says(found):
    card = _answer(found, "cards/ask.json")
    assert card["title"] == "Ask <why>"
    assert card["summary"] == "It helps.\n\nIt really does."
    assert card["steps"][0] == {"id": "pick", "text": "Pick somebody"}
    assert card["topics"] == [{"id": "learn", "title": "Learn"}]
    assert card["moments"] == [{"id": "now", "title": "Now"}]
    assert (card["updated"], card["differs"]) == ("2026-01-02", "One says <phone>.")
    assert card["licence"]["name"] == "CC BY 4.0"
    assert card["credit"] == "From Site & co, under CC BY 4.0."


def test_the_list_holds_the_same_cards(found):
    head = {"$schema", "site", "licence", "credit"}
    for card in _answer(found, "cards.json")["cards"]:
        own = _answer(found, f"cards/{card['id']}.json")
        same = {key for key in card if not key.endswith("url")}
        assert {key: own[key] for key in same} == {key: card[key] for key in same}
        assert set(own) - head == set(card)


def test_only_reviewed_cards_are_given_even_where_drafts_are_shown(library):
    shown = public_library(library, drafts=True)
    build = SiteBuild(shown, (), Templates(OVERRIDES), "Site", "")
    listed = {file.path: str(file.content) for file in files(build)}
    assert [card["id"] for card in _answer(listed, "cards.json")["cards"]] == ["ask", "rest"]
    assert "api/v1/cards/draft.json" not in listed
    assert "Not yet." not in "".join(listed.values())


@pytest.mark.parametrize("site_url", ["", URL])
def test_every_address_leads_to_something(library, site_url):
    """Each is a page or a file of this site, or an article's own address."""
    build = _build(library, site_url)
    listed = _files(library, site_url)
    there = {*listed, *(page.path for page in build.pages), "feed.json", "feed.xml"}
    count = 0
    for path, text in listed.items():
        if path.endswith(".json"):
            for key, value in _strings(json.loads(text)):
                if key in ("url", "json_url", "html_url", "schema_url", "home", "docs", "help_url"):
                    whole = urljoin(f"{URL}{path}", value).partition("#")[0]
                    if whole.startswith(URL) and "<id>" not in whole:
                        assert whole.removeprefix(URL) in there, (path, value)
                        assert value.startswith("https://") == bool(site_url)
                        count += 1
    assert count > 20


def _strings(value: Any, key: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for name, item in value.items() for pair in _strings(item, name)]
    if isinstance(value, list):
        return [pair for item in value for pair in _strings(item, key)]
    return [(key, value)] if isinstance(value, str) else []


def test_a_cited_article_gives_its_name_and_address_alone(library):
    secret = {"author": "A. Writer", "publisher": "A Press", "published": "2020-07"}
    cited = Metadata(id="b", title="Article B", url="https://example.org/b", **secret)
    notes = Metadata(id="a", title="Article A", rights="notes", **secret)
    card = _answer(_files(replace(library, articles=(notes, cited))), "cards/ask.json")
    assert card["sources"] == [
        {"title": "Article A", "rights": "notes", **secret},
        {"title": "Article B", "url": "https://example.org/b", "rights": "cited"},
    ]


def test_headings_of_articles_are_not_given(found):
    # The card has a source with this heading.
    assert "Again" not in "".join(found.values())


def test_a_card_with_care_leads_to_help_where_there_is_some(found, library):
    assert _answer(found, "cards/rest.json")["help_url"] == "../../../#where-to-get-help"
    assert "help_url" not in _answer(found, "cards/ask.json")
    (checklist,) = _answer(found, "checklists.json")["checklists"]
    assert checklist["help_url"] == "../../#where-to-get-help"
    without = _files(replace(library, help=Library().help))
    assert "help_url" not in _answer(without, "cards/rest.json")


def test_checklists_and_topics_name_cards_and_steps(found):
    (checklist,) = _answer(found, "checklists.json")["checklists"]
    assert checklist["sections"][0]["steps"][0] == {
        "id": "ask/write",
        "card": "ask",
        "text": "Write",
    }
    assert (checklist["moment"], checklist["updated"], checklist["care"]) == (
        "now",
        "2026-02-03",
        True,
    )
    topics = _answer(found, "topics.json")
    assert topics["topics"][0]["cards"] == ["ask", "rest"]
    assert topics["moments"][0]["cards"] == ["ask"]


def test_an_old_id_keeps_answering(found):
    old = _answer(found, "cards/get-feedback.json")
    assert (old["id"], old["status"]) == ("get-feedback", "superseded")
    assert old["superseded_by"]["id"] == "ask"
    assert old["superseded_by"]["url"] == "../../../tips/ask/"
    assert 'href="../../../tips/ask/"' in found["api/v1/cards/get-feedback.html"]
    (listed,) = _answer(found, "cards.json")["superseded"]
    assert (listed["id"], listed["superseded_by"]["id"]) == ("get-feedback", "ask")


def _retired(**values: object) -> Card:
    given = {"id": "beg", "title": "Beg <hard>", "summary": "No more.", "status": "retired"}
    return Card.model_validate({**given, **values})


def test_a_retired_card_keeps_answering_without_its_words(library):
    card = _retired(reviewed=date(2026, 3, 4), formerly=("plead",))
    found = _files(replace(library, cards=(*library.cards, card)))
    for id_ in ("beg", "plead"):
        answer = _answer(found, f"cards/{id_}.json")
        assert (answer["status"], answer["title"]) == ("retired", "Beg <hard>")
        assert "superseded_by" not in answer
        assert "We no longer give the tip “Beg &lt;hard&gt;”." in found[f"api/v1/cards/{id_}.html"]
    assert [each["id"] for each in _answer(found, "cards.json")["retired"]] == ["beg", "plead"]
    assert "No more." not in "".join(found.values())
    _check(found)


def test_a_card_that_readers_never_saw_is_not_answered_for(library):
    found = _files(replace(library, cards=(*library.cards, _retired())))
    assert "Beg" not in "".join(found.values())
    assert "api/v1/cards/beg.json" not in found


def _told(kind: str, card: str, **values: object) -> Change:
    given = {"date": "2026-05-06", "text": "T", "title": "Told", "id": f"{card}-1", **values}
    return Change.model_validate({"kind": kind, "card": card, **given})


def test_a_card_whose_file_is_gone_answers_from_the_log(library):
    changes = (_told("retired", "gone"), _told("retired", "ask"), _told("retired", "get-feedback"))
    found = _files(replace(library, changes=changes))
    assert _answer(found, "cards/gone.json")["updated"] == "2026-05-06"
    # What is there again, or leads on, is not gone.
    assert _answer(found, "cards/ask.json")["status"] == "reviewed"
    assert _answer(found, "cards/get-feedback.json")["status"] == "superseded"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_fragments_have_nothing_to_style_and_nothing_to_run(shipped, found):
    count = 0
    for text in [text for listed in (shipped, found) for text in _fragments(listed)]:
        check_html(text)
        reader = _Tags()
        reader.feed(text)
        count += 1
        assert {tag for tag, _ in reader.found} <= set(
            "article h2 h3 a p ul li footer time".split()
        )
        names = {name for _, attributes in reader.found for name in attributes}
        assert names <= {"href", "lang", "rel", "datetime"}
        links = [attributes["href"] for tag, attributes in reader.found if tag == "a"]
        assert "https://creativecommons.org/licenses/by/4.0/" in links
    assert count > 16


def _fragments(listed: Files) -> list[str]:
    return [text for path, text in listed.items() if path.endswith(".html")]


def test_a_fragment_shows_markup_as_text_and_gives_credit(library):
    text = _files(library, URL)["api/v1/cards/ask.html"]
    assert f'<a href="{URL}tips/ask/">Ask &lt;why&gt;</a>' in text
    assert f'From <a href="{URL}">Site &amp; co</a>' in text
    assert '<time datetime="2026-01-02">2 January 2026</time>' in text
    assert "Where to get help" not in text
    assert f'href="{URL}#where-to-get-help"' in _files(library, URL)["api/v1/cards/rest.html"]


def test_the_same_library_gives_the_same_files(library):
    assert _files(library) == _files(library)


def test_a_library_without_cards_has_empty_lists():
    found = _files(Library())
    assert _check(found) == len(FOUND_BY_SCHEMA)
    assert _answer(found, "cards.json")["cards"] == []
    assert not _fragments(found)


def test_a_source_without_a_title_is_named_by_its_id():
    card = Card(
        id="ask",
        title="Ask",
        summary="Why.",
        steps=(Step(id="do", text="Do."),),
        status="reviewed",
        reviewed=date(2026, 1, 2),
        sources=(Source(article="a-b", tip="00000001"),),
    )
    found = _files(Library(cards=(card,), articles=(Metadata(id="a-b"),)))
    assert _answer(found, "cards/ask.json")["sources"] == [{"title": "a-b", "rights": "cited"}]


# The page that explains it.

_SAMPLE = re.compile(
    r'aria-label="(Example: [^"]*)"[^>]*>\n<pre[^>]*><code>(.*?)</code></pre>', re.S
)
_PLACES = {
    "one tip": "cards/ask-for-feedback.json",
    "one tip as html": "cards/ask-for-feedback.html",
    "all tips": "cards.json",
    "checklists": "checklists.json",
    "topics and moments": "topics.json",
    "everything there is": "index.json",
}


def _page(build: SiteBuild) -> str:
    (page,) = api.pages(build.library)
    return build.page_html(page)


def _samples(page: str) -> dict[str, str]:
    found = {label.removeprefix("Example: "): text for label, text in _SAMPLE.findall(page)}
    return {label: html.unescape(text) for label, text in found.items()}


@pytest.mark.parametrize("site_url", ["", URL])
def test_the_examples_on_the_page_are_what_the_files_hold(site_url):
    library = load_library(ROOT / "content")
    listed, samples = _files(library, site_url), _samples(_page(_build(library, site_url)))
    assert set(samples) == set(_PLACES)
    for label, name in _PLACES.items():
        held = listed[f"api/v1/{name}"]
        if "/" in name:
            assert samples[label].strip() == held.strip()
        else:
            assert json.loads(samples[label]) == first_of_each(json.loads(held))


def test_an_old_id_is_shown_where_there_is_one(library):
    sample = _samples(_page(_build(library)))["an old id"]
    assert json.loads(sample) == _answer(_files(library), "cards/get-feedback.json")


def test_the_page_names_whole_addresses_where_they_are_known(library):
    page = _page(_build(library, URL))
    assert f'fetch("{URL}api/v1/cards/ask.json")' in html.unescape(page)
    assert "relative to the file" not in page
    assert "relative to the file" in _page(_build(library))


@pytest.mark.parametrize("make", [lambda library: library, lambda library: Library()])
def test_the_page_is_sound(library: Library, make: Callable[[Library], Library]):
    check_html(_page(_build(make(library))), in_page=True)


def test_every_link_of_the_page_leads_to_something(library):
    build = _build(library)
    there = {*_files(library), *(page.path for page in build.pages), "feed.json", "feed.xml"}
    links = re.findall(r'href="([^"#]+)"', _page(build))
    ours = [urljoin(f"{URL}api/", link) for link in links]
    ours = [link.removeprefix(URL) for link in ours if link.startswith(URL)]
    assert len(ours) > 10
    assert set(ours) <= there


def test_a_build_writes_the_files(site: Path):
    from .test_plugin import _build as build_site  # noqa: PLC0415 one site is enough

    out = build_site(site)
    answer = json.loads((out / "api/v1/cards/ask.json").read_text("utf-8"))
    assert answer["url"] == "https://example.org/next/tips/ask/"
    assert (out / "api/v1/cards/ask.html").read_text("utf-8").startswith('<article lang="en-GB">')
    check_html((out / "api/index.html").read_text("utf-8"), in_page=True)
    footer = (out / "tips/ask/index.html").read_text("utf-8").partition("<footer")[2]
    assert '<a href="../../api/">For web developers' in footer
