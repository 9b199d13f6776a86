"""The page that explains the open API, with examples from the files themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.cards.library import Library
from generator.website.addresses import API, API_DATA, card_data_path
from generator.website.api.answers import Answers
from generator.website.outputs.api import as_json
from generator.website.page import SitePage
from generator.website.site_build import SiteBuild
from generator.website.structured import LICENCE, LICENCE_NAME


@dataclass(frozen=True)
class Entry:
    """A file of the API as the page shows it."""

    id: str
    title: str
    about: str
    path: str
    example: str
    schema: str = ""
    is_cut: bool = False


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the page of the API."""
    yield SitePage(
        path=API,
        title="Our tips as data",
        description="Every tip on this site as JSON and HTML, for your own pages. No key needed.",
        template="api",
        late=_late,
    )


def _late(build: SiteBuild) -> Mapping[str, Any]:
    """Return what the page shows; the addresses in it depend on where the site is published."""
    answers = Answers(build)
    example = answers.example()
    old = next(iter(answers.moved), None)
    return {
        "site_url": build.site_url,
        "card": example,
        "entries": [*_of_cards(answers, example.id if example else None), *_lists(answers)],
        "old": _old(answers, old) if old else None,
        "licence": (LICENCE_NAME, LICENCE),
    }


def _of_cards(answers: Answers, id_: str | None) -> Iterator[Entry]:
    if id_ is None:
        return
    card = answers.one_card(id_)
    yield Entry(
        id="one-tip",
        title="One tip",
        about="Its words, its steps, its topics and what it rests on.",
        path=card_data_path(id_),
        example=as_json(card),
        schema="card",
    )
    yield Entry(
        id="one-tip-as-html",
        title="One tip as HTML",
        about=(
            "The same words as a piece of a page, with credit in it. It has no classes, no styles "
            "and no scripts, so it looks like the rest of your page."
        ),
        path=card_data_path(id_, "html"),
        example=answers.fragment(card),
    )


def _lists(answers: Answers) -> Iterator[Entry]:
    yield _list("cards", "All tips", "Every tip, as above, in one file.", answers.all_cards(1))
    yield _list(
        "checklists",
        "Checklists",
        "Steps from several tips for one moment. Each names the tip that it comes from.",
        answers.checklists(),
    )
    yield _list(
        "topics",
        "Topics and moments",
        "The two ways to browse, each with the ids of its tips.",
        answers.topics(),
    )
    yield _list("index", "Everything there is", "The addresses of all the others.", answers.index())


def _list(name: str, title: str, about: str, answer: BaseModel) -> Entry:
    example = json.dumps(first_of_each(json.loads(as_json(answer))), indent=2, ensure_ascii=False)
    path = f"{API_DATA}{name}.json"
    return Entry(name, title, about, path, example, schema=name, is_cut=True)


def first_of_each(value: Any) -> Any:
    """Return data with only the first item of every list, so that its form fits a page."""
    if isinstance(value, dict):
        return {key: first_of_each(item) for key, item in value.items()}
    if isinstance(value, list):
        return [first_of_each(item) for item in value[:1]]
    return value


def _old(answers: Answers, id_: str) -> Entry:
    return Entry("old", "", "", card_data_path(id_), as_json(answers.one_card(id_)))
