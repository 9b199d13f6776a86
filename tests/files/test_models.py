"""Models of files: every problem at once, each at its line, each with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from generator.cards.model import Card
from generator.cards.sheets import Checklist, Worksheet
from generator.cards.vocabulary import Help
from generator.errors import ContentError
from generator.files.models import read_model, show_place, validate
from generator.files.strict import Id, Line, Strict, WebAddress
from generator.files.yaml import parse_yaml


def _problems(text: str, model: type[Strict], **given: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        validate(parse_yaml(text, "a.yaml"), model, **given)
    return [str(problem) for problem in caught.value.problems]


CARD = "title: Ask\nsummary: Why.\n"


def test_a_model_is_made_with_the_id_that_is_given() -> None:
    card = validate(parse_yaml(CARD, "a.yaml"), Card, id="ask")
    assert (card.id, card.title, card.care) == ("ask", "Ask", False)


def test_every_problem_is_found_at_once_at_its_line() -> None:
    text = """\
title: ""
steps:
  - {id: Ask Them, text: Phone them.}
  - {text: No id.}
  - {id: long, text: "%s"}
topic: [learn]
status: done
reviewed: last week
care: perhaps
sources:
  - {article: a, tip: xyz, page: 3}
""" % ("x" * 301)
    assert _problems(text, Card, id="ask") == [
        "a.yaml:1: summary: missing; add it",
        "a.yaml:1: title: empty; write something or remove the key",
        "a.yaml:3: steps[1].id: 'Ask Them' is not allowed here; "
        "use lower-case letters, digits and single hyphens",
        "a.yaml:4: steps[2].id: missing; add it",
        "a.yaml:5: steps[3].text: 301 characters; at most 300",
        "a.yaml:6: topic: unknown key; remove it or correct its spelling",
        "a.yaml:7: status: 'done' is none of 'draft', 'reviewed' or 'retired'",
        "a.yaml:8: reviewed: 'last week' is no date; write it as 2026-11-22",
        "a.yaml:9: care: 'perhaps' is neither true nor false",
        "a.yaml:11: sources[1].page: unknown key; remove it or correct its spelling",
        "a.yaml:11: sources[1].tip: 'xyz' is not allowed here; "
        "a tip's id is eight digits from 0 to 9 and a to f",
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("steps: one", "steps: must be a list; start each item with a hyphen"),
        ("steps: [one]", "steps[1]: must be keys with values, such as {id: ..., text: ...}"),
        ("differs: [one]", "differs: must be text; write it on this line, in quotes"),
        ("topics: [a, {b: c}]", "topics[2]: must be text; write it on this line, in quotes"),
        ("topics: [a, ]\nmoments:\n  -", "moments[1]: must be text; write it on this line, in"),
        ("reviewed: 20261122", "reviewed: '20261122' is no date; write it as 2026-11-22"),
        ("reviewed: 2026-02-30", "reviewed: '2026-02-30' is no date; write it as 2026-11-22"),
    ],
)
def test_a_wrong_kind_of_value_says_what_is_right(row: str, message: str) -> None:
    (problem,) = _problems(f"{CARD}{row}\n", Card, id="ask")
    assert problem.split(": ", 1)[1].startswith(message)


SHEET = """\
title: Review
purpose: Look back.
minutes: {minutes}
instructions: Write.
sections:
  - title: First
    fields:
      - {field}
"""


@pytest.mark.parametrize(
    ("minutes", "field", "problem"),
    [
        ("soon", "{id: a, kind: line, label: A}", "3: minutes: 'soon' is not a whole number; "),
        ("0", "{id: a, kind: line, label: A}", "3: minutes: must be at least 1"),
        ("999", "{id: a, kind: line, label: A}", "3: minutes: must be at most 240"),
        ("5", "{id: a, kind: lime, label: A}", "8: sections[1].fields[1]: unknown kind 'lime'; "),
        ("5", "{id: a, label: A}", "8: sections[1].fields[1]: missing `kind`; add it"),
        ("5", "{id: a, kind: line}", "8: sections[1].fields[1].label: missing; add it"),
        ("5", "{id: a, kind: line, label: A, rows: 2}", "8: sections[1].fields[1].rows: unknown"),
        ("5", "{id: a, kind: choices, label: A, options: []}", "8: sections[1].fields[1].options:"),
        (
            "5",
            "{id: a, kind: table, label: A, columns: [a, b, c, d, e, f, g]}",
            "8: sections[1].fields[1].columns: 7 items; at most 6",
        ),
        ("5", "text", "8: sections[1].fields[1]: must be keys with values"),
    ],
)
def test_a_field_of_a_worksheet_says_what_is_wrong(minutes: str, field: str, problem: str) -> None:
    (found,) = _problems(SHEET.format(minutes=minutes, field=field), Worksheet, id="review")
    assert found.startswith(f"a.yaml:{problem}")


def test_an_empty_list_is_no_section() -> None:
    text = "title: T\nsummary: S.\nsections: []\n"
    assert _problems(text, Checklist, id="c") == ["a.yaml:3: sections: no item; write at least 1"]


def test_a_list_with_a_bad_item_is_not_called_short_as_well() -> None:
    text = "title: T\nsummary: S.\nsections:\n  - {title: T, steps: [Bad Step]}\n"
    assert _problems(text, Checklist, id="c") == [
        "a.yaml:4: sections[1].steps[1]: 'Bad Step' is not allowed here; "
        "write <card>/<step>, the ids of both"
    ]


@pytest.mark.parametrize("text", ["", "- a\n", "text\n", "# nothing\n"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    (problem,) = _problems(text, Card, id="ask")
    assert problem == "a.yaml:1: must be keys with values, such as `title: ...`; add them"


def test_an_id_in_the_file_is_refused_because_the_name_says_it() -> None:
    assert _problems(f"{CARD}id: other\n", Card, id="ask") == [
        "a.yaml:3: id: the file's name says this; remove the key"
    ]


def test_a_key_without_a_value_is_the_same_as_no_key() -> None:
    card = validate(parse_yaml(f"{CARD}differs:\nsteps:\n", "a.yaml"), Card, id="ask")
    assert (card.differs, card.steps) == (None, ())


def test_yes_and_no_are_what_they_say_where_a_field_asks() -> None:
    for word, expected in (("yes", True), ("no", False), ("true", True), ("off", False)):
        card = validate(parse_yaml(f"{CARD}care: {word}\n", "a.yaml"), Card, id="ask")
        assert card.care is expected


def test_a_title_that_looks_like_a_number_or_truth_value_is_text() -> None:
    for title in ("no", "2026", "12:30", "1e3"):
        assert validate(parse_yaml(f"title: {title}\nsummary: S\n", "a"), Card).title == title


class Page(Strict):
    """A model of our own."""

    url: WebAddress
    kinds: Annotated[tuple[Id, ...], Field(max_length=2)] = ()
    size: Literal["small", "large"] = "small"


@pytest.mark.parametrize(
    "url", ["https://example.org", "HTTP://example.org/a?b=c#d", "https://user@example.org:80/"]
)
def test_web_addresses_are_http(url: str) -> None:
    assert validate(parse_yaml(f"url: {url}\n", "a.yaml"), Page).url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "example.org",
        "https://",
        "https:///path",
        '" javascript:alert(1)"',
        "https:example.org",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    (problem,) = _problems(f"kinds: [a]\nurl: {url}\n", Page)
    assert problem == ("a.yaml:2: url: must be a web address that starts with https:// or http://")


def test_an_address_with_white_space_or_without_end_is_refused() -> None:
    assert _problems('url: "https://a.org/\\nb"\n', Page) == [
        "a.yaml:1: url: must not contain white space"
    ]
    (problem,) = _problems(f"url: https://a.org/{'x' * 2000}\n", Page)
    assert problem == "a.yaml:1: url: 2,014 characters; at most 2,000"


def test_javascript_is_refused_in_help() -> None:
    text = """\
regions:
  - id: here
    title: Here
    services:
      - {name: Line, url: "javascript:alert(1)"}
"""
    (problem,) = _problems(text, Help)
    assert problem.startswith("a.yaml:5: regions[1].services[1].url: must be a web address")


@pytest.mark.parametrize("id_", ["../etc", "a--b", "-a", "a-", "Ä", "a/b", '"a\\n"', "x" * 81, "A"])
def test_ids_are_lower_case_words_with_hyphens(id_: str) -> None:
    (problem,) = _problems(f"url: https://a.org\nkinds: [{id_}]\n", Page)
    assert problem.startswith("a.yaml:2: kinds[1]: ")


def test_long_values_are_cut_in_messages() -> None:
    (problem,) = _problems(f"url: https://a.org\nsize: {'x' * 500}\n", Page)
    assert len(problem) < 150


def test_places_read_as_people_count() -> None:
    assert show_place(("steps", 1, "text")) == "steps[2].text"
    assert show_place(("a", "b")) == "a.b"
    assert show_place(()) == ""


def test_a_file_is_read_and_named(tmp_path: Path) -> None:
    path = tmp_path / "page.yaml"
    path.write_text("url: https://a.org\n")
    assert read_model(path, Page).url == "https://a.org"
    path.write_text("url: https://a.org\ntitle: x\n")
    with pytest.raises(ContentError, match=r"page\.yaml:2: title: unknown key"):
        read_model(path, Page)


def test_models_are_frozen() -> None:
    line: Line = "text"
    page = Page(url="https://a.org")
    with pytest.raises(ValueError, match="frozen"):
        page.size = line  # type: ignore[assignment]
