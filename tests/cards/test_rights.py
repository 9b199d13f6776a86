"""Rights: nothing that readers see repeats an article that is only cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cards.checks import check_content

from .content import ASK, CARD, CHECKLIST, CONTENT, HELP, TOPICS, WORKSHEET, Files

Tree = Callable[[dict[str, str | bytes]], Path]

# Twelve words.
RUN = "leave the laptop closed until morning and call somebody who makes you"
CITED = f"---\nrights: cited\n---\n\nFirst line.\n\nSo we say: {RUN} laugh.\n"
PLACE = "12 words in a row stand in content/articles/theirs.txt:7, which is only cited"
MESSAGE = f"{PLACE} (leave the laptop closed until ...); put it in your own words"


def _problems(tree: Tree, changes: Files) -> list[str]:
    files: Files = {**CONTENT, "content/articles/theirs.txt": CITED, **changes}
    return [str(problem) for problem in check_content(tree(files) / "content")]


def _card(text: str) -> Files:
    return {ASK: CARD.replace("Find the person who met you.", f'"{text}"')}


def test_twelve_words_in_a_row_are_refused_naming_both_places(tree: Tree) -> None:
    assert _problems(tree, _card(f"Now {RUN} smile.")) == [f"{ASK}:4: steps[1].text: {MESSAGE}"]


def test_eleven_words_are_a_turn_of_phrase(tree: Tree) -> None:
    assert _problems(tree, _card(RUN.rsplit(" ", 1)[0] + " all")) == []


def test_case_quotes_and_punctuation_hide_nothing(tree: Tree) -> None:
    changed = "“Leave” the LAPTOP closed; until morning – and call somebody who makes you"
    assert _problems(tree, _card(changed)) == [f"{ASK}:4: steps[1].text: {MESSAGE}"]


@pytest.mark.parametrize("rights", ["own", "notes", "open\nlicence: CC BY 4.0"])
def test_articles_that_are_not_only_cited_do_not_count(tree: Tree, rights: str) -> None:
    theirs = CITED.replace("rights: cited", f"rights: {rights}")
    assert _problems(tree, {**_card(RUN), "content/articles/theirs.txt": theirs}) == []


def test_an_article_that_says_nothing_of_its_rights_is_only_cited(tree: Tree) -> None:
    theirs: Files = {"content/articles/theirs.txt": CITED.replace("rights: cited", "title: T")}
    assert len(_problems(tree, {**_card(RUN), **theirs})) == 1


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_readers_do_not_see_does_not_count(tree: Tree, status: str) -> None:
    (hidden,) = _card(RUN).values()
    assert isinstance(hidden, str)
    found = _problems(tree, {ASK: hidden.replace("status: reviewed", f"status: {status}")})
    assert not [problem for problem in found if "in a row" in problem]


PUBLISHED: dict[str, tuple[str, str, str]] = {
    "title": (ASK, CARD.replace("Ask for feedback", RUN), "1: title"),
    "differs": (ASK, f"{CARD}differs: {RUN}\n", "11: differs"),
    "asked_as": (ASK, f"{CARD}asked_as:\n  - why\n  - {RUN}\n", "13: asked_as[2]"),
    "checklist": (
        "content/checklists/first-days.yaml",
        CHECKLIST.replace("Small things to do.", RUN),
        "2: summary",
    ),
    "worksheet": (
        "content/worksheets/review.yaml",
        WORKSHEET.replace("label: Job", f"label: {RUN}"),
        "9: sections[1].fields[1].label",
    ),
    "topics": (
        "content/topics.yaml",
        TOPICS.replace("Look after yourself.", RUN),
        "3: topics[2].summary",
    ),
    "help": (
        "content/help.yaml",
        HELP.replace("name: A line", f"name: {RUN}"),
        "5: regions[1].services[1].name",
    ),
}


@pytest.mark.parametrize(("name", "text", "place"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_everything_that_readers_see_is_compared(
    tree: Tree, name: str, text: str, place: str
) -> None:
    assert _problems(tree, {name: text}) == [f"{name}:{place}: {MESSAGE}"]


def test_each_text_is_named_once_for_the_first_article_that_has_it(tree: Tree) -> None:
    more: Files = {"content/articles/zz.txt": CITED}
    assert _problems(tree, {**_card(f"{RUN} {RUN}"), **more}) == [
        f"{ASK}:4: steps[1].text: {MESSAGE}"
    ]


def test_the_line_is_that_of_the_run_and_not_of_its_first_word(tree: Tree) -> None:
    theirs = CITED.replace("First line.", "Leave the laptop closed. Leave it until morning.")
    assert len(_problems(tree, {**_card(RUN), "content/articles/theirs.txt": theirs})) == 1
    assert PLACE in _problems(tree, {**_card(RUN), "content/articles/theirs.txt": theirs})[0]


def test_a_run_over_several_lines_has_the_line_where_it_starts(tree: Tree) -> None:
    wrapped = CITED.replace("until morning", "until\nmorning").replace("So we say: ", "So say:\n")
    (problem,) = _problems(tree, {**_card(RUN), "content/articles/theirs.txt": wrapped})
    assert "theirs.txt:8, which is only cited" in problem


def test_a_run_that_markup_breaks_up_names_the_file(tree: Tree) -> None:
    page = f"""<html><body><article><h1>After a no</h1>
<p>{RUN.replace("morning", '<a href="https://example.org/x">morning</a>')} laugh, and begin again
when the day is new and the coffee is hot. The rest can wait until then.</p>
<p>Nobody ever found a job at midnight, and the offers will be there tomorrow.</p>
</article></body></html>"""
    (problem,) = _problems(tree, {**_card(RUN), "content/articles/page.html": page, **_gone()})
    assert "stand in content/articles/page.html, which is only cited" in problem


def _gone() -> Files:
    return {"content/articles/theirs.txt": "Nothing of the kind stands here.\n"}
