"""What files say of each other: every reference leads somewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cards.loading import load_library, load_shelf
from generator.errors import ContentError

from .content import ARTICLE, ASK, CARD, CHECKLIST, CONTENT, HELP, REST, TOPICS, WORKSHEET, Files

Tree = Callable[[dict[str, str | bytes]], Path]


def _problems(tree: Tree, changes: Files) -> list[str]:
    shelf = load_shelf(tree({**CONTENT, **changes}) / "content")
    return [str(problem).removeprefix("content/") for problem in sorted(shelf.problems)]


def _with(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def test_right_content_has_no_problems(tree: Tree) -> None:
    library = load_library(tree(CONTENT) / "content")
    assert [card.id for card in library.cards] == ["ask-for-feedback"]
    assert library.step("ask-for-feedback/ask")[1].text == "Write to them within a week."
    assert library.articles_by_id["after-a-no"].title == "After a no"
    assert set(library.topics_by_id) == {"learn", "cope"}
    assert set(library.moments_by_id) == {"this-week"}


PLAN = """\
title: My plan
summary: A few questions.
questions:
  - id: when
    text: When?
    answers:
      - {id: now, text: Now, cards: [ask-for-feedback]}
      - {id: later, text: Later}
"""
SOURCE = "sources:\n  - {article: after-a-no, tip: aaaaaaaa}\n"

CASES = {
    "topic": (
        {ASK: _with(CARD, "topics: [learn]", "topics: [learn, lern]")},
        "cards/ask-for-feedback.yaml:6: topics[2]: there is no topic 'lern'; did you mean 'learn'?",
    ),
    "topic unlike any": (
        {ASK: _with(CARD, "topics: [learn]", "topics: [zzz]")},
        "cards/ask-for-feedback.yaml:6: topics[1]: there is no topic 'zzz'; correct it or add it",
    ),
    "moment": (
        {ASK: _with(CARD, "moments: [this-week]", "moments: [this-weak]")},
        "cards/ask-for-feedback.yaml:7: moments[1]: there is no moment 'this-weak'; did you mean "
        "'this-week'?",
    ),
    "step twice": (
        {REST: _with(CARD, "{id: ask,", "{id: pick-person,")},
        "cards/rest.yaml:5: steps[2].id: 'pick-person' stands twice; saved ticks need "
        "one id a step",
    ),
    "reviewed without date": (
        {ASK: _with(CARD, "reviewed: 2026-11-22\n", "")},
        "cards/ask-for-feedback.yaml:8: status: a reviewed card needs `reviewed`, the date; add it",
    ),
    "article": (
        {ASK: _with(CARD, "sources: []\n", "sources:\n  - {article: after-no, tip: aaaaaaaa}\n")},
        "cards/ask-for-feedback.yaml:11: sources[1].article: there is no article 'after-no'; did "
        "you mean 'after-a-no'?",
    ),
    "article outside": (
        {
            ASK: _with(
                CARD,
                "sources: []\n",
                "sources:\n  - {article: ../../etc/passwd, tip: aaaaaaaa}\n",
            )
        },
        "cards/ask-for-feedback.yaml:11: sources[1].article: there is no article "
        "'../../etc/passwd'; correct it or add it",
    ),
    "tip on two cards": (
        {ASK: _with(CARD, "sources: []\n", SOURCE), REST: _with(CARD, "sources: []\n", SOURCE)},
        "cards/rest.yaml:11: sources[1].tip: this tip is on card 'ask-for-feedback' as well; keep "
        "it on one",
    ),
    "tip twice on a card": (
        {ASK: _with(CARD, "sources: []\n", SOURCE + SOURCE.split("\n", 1)[1])},
        "cards/ask-for-feedback.yaml:12: sources[2].tip: this tip is on card 'ask-for-feedback' as "
        "well; keep it on one",
    ),
    "formerly is a card": (
        {REST: f"{CARD}formerly: [old, ask-for-feedback]\n"},
        "cards/rest.yaml:11: formerly[2]: 'ask-for-feedback' is a card; an old id "
        "leads to one card only",
    ),
    "formerly of two cards": (
        {ASK: f"{CARD}formerly: [old]\n", REST: f"{CARD}formerly: [old]\n"},
        "cards/rest.yaml:11: formerly[1]: 'old' is formerly of 'ask-for-feedback'; an old id leads "
        "to one card only",
    ),
    "formerly of itself": (
        {ASK: f"{CARD}formerly: [ask-for-feedback]\n"},
        "cards/ask-for-feedback.yaml:11: formerly[1]: 'ask-for-feedback' is a card; an old "
        "id leads to one card only",
    ),
    "topic twice": (
        {"content/topics.yaml": _with(TOPICS, "id: cope", "id: learn")},
        "topics.yaml:3: topics[2].id: 'learn' stands twice; keep one",
    ),
    "region twice": (
        {"content/help.yaml": HELP + HELP.split("\n", 1)[1]},
        "help.yaml:6: regions[2].id: 'here' stands twice; keep one",
    ),
    "card of a plan": (
        {"content/plan.yaml": _with(PLAN, "ask-for-feedback", "ask-for-fedback")},
        "plan.yaml:7: questions[1].answers[1].cards[1]: there is no card 'ask-for-fedback'; did "
        "you mean 'ask-for-feedback'?",
    ),
    "answer twice": (
        {"content/plan.yaml": _with(PLAN, "id: later", "id: now")},
        "plan.yaml:8: questions[1].answers[2].id: 'now' stands twice; keep one",
    ),
    "question twice": (
        {"content/plan.yaml": PLAN + PLAN.split("questions:\n")[1]},
        "plan.yaml:9: questions[2].id: 'when' stands twice; keep one",
    ),
    "too many questions": (
        {"content/plan.yaml": PLAN + PLAN.split("questions:\n")[1] * 5},
        "plan.yaml:3: questions: 6 items; at most 5",
    ),
    "moment of a checklist": (
        {"content/checklists/first-days.yaml": _with(CHECKLIST, "moment: this", "moment: that")},
        "checklists/first-days.yaml:3: moment: there is no moment 'that-week'; did you mean "
        "'this-week'?",
    ),
    "card of a checklist": (
        {"content/checklists/first-days.yaml": _with(CHECKLIST, "feedback/ask", "fedback/ask")},
        "checklists/first-days.yaml:8: sections[1].steps[2]: there is no card 'ask-for-fedback'; "
        "did you mean 'ask-for-feedback'?",
    ),
    "step of a checklist": (
        {"content/checklists/first-days.yaml": _with(CHECKLIST, "feedback/ask", "feedback/aks")},
        "checklists/first-days.yaml:8: sections[1].steps[2]: there is no step of card "
        "'ask-for-feedback' called 'aks'; did you mean 'ask'?",
    ),
    "step twice on a checklist": (
        {"content/checklists/first-days.yaml": _with(CHECKLIST, "/pick-person", "/ask")},
        "checklists/first-days.yaml:8: sections[1].steps[2]: 'ask-for-feedback/ask' stands twice "
        "on this checklist; keep one",
    ),
    "card of a worksheet": (
        {
            "content/worksheets/review.yaml": _with(
                WORKSHEET, "[ask-for-feedback]", "[ask-feedback]"
            )
        },
        "worksheets/review.yaml:5: cards[1]: there is no card 'ask-feedback'; did you mean "
        "'ask-for-feedback'?",
    ),
    "former card of a checklist": (
        {
            ASK: f"{CARD}formerly: [ask-them]\n",
            "content/checklists/first-days.yaml": _with(
                CHECKLIST, "ask-for-feedback/ask", "ask-them/ask"
            ),
        },
        "checklists/first-days.yaml:8: sections[1].steps[2]: card 'ask-them' is now "
        "'ask-for-feedback'; write that",
    ),
    "former card of a worksheet": (
        {
            ASK: f"{CARD}formerly: [ask-them]\n",
            "content/worksheets/review.yaml": _with(WORKSHEET, "[ask-for-feedback]", "[ask-them]"),
        },
        "worksheets/review.yaml:5: cards[1]: card 'ask-them' is now 'ask-for-feedback'; write that",
    ),
    "field twice": (
        {"content/worksheets/review.yaml": WORKSHEET + WORKSHEET.rsplit("\n", 2)[1] + "\n"},
        "worksheets/review.yaml:10: sections[1].fields[2].id: 'job' stands twice; saved answers "
        "need one id a field",
    ),
}


@pytest.mark.parametrize(("changes", "problem"), CASES.values(), ids=CASES.keys())
def test_each_rule_names_its_place_and_its_remedy(tree: Tree, changes: Files, problem: str) -> None:
    assert _problems(tree, changes) == [problem]


def test_a_reviewed_card_needs_steps(tree: Tree) -> None:
    card = "title: Rest\nsummary: Rest.\nstatus: reviewed\nreviewed: 2026-11-22\n"
    assert _problems(tree, {REST: card}) == [
        "cards/rest.yaml:3: status: a reviewed card needs `steps`; add them"
    ]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_readers_are_not_sent_to_a_card_that_is_not_reviewed(tree: Tree, status: str) -> None:
    changes: Files = {ASK: _with(CARD, "status: reviewed", f"status: {status}")}
    wrong = f"card 'ask-for-feedback' is {status}, not reviewed; readers cannot see it"
    assert _problems(tree, changes) == [
        f"checklists/first-days.yaml:7: sections[1].steps[1]: {wrong}",
        f"checklists/first-days.yaml:8: sections[1].steps[2]: {wrong}",
        f"worksheets/review.yaml:5: cards[1]: {wrong}",
    ]


def test_a_card_that_cares_needs_help_to_point_at(tree: Tree) -> None:
    root = tree({**CONTENT, ASK: f"{CARD}care: true\n"})
    assert not load_shelf(root / "content").problems
    (root / "content" / "help.yaml").unlink()
    (problem,) = load_shelf(root / "content").problems
    assert problem.message == "says where to get help, and there is no help.yaml; add it"
    assert (problem.line, problem.field) == (11, "care")


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        (ASK, ["cards/ask-for-feedback.yaml:1"]),
        ("content/topics.yaml", ["topics.yaml:1"]),
        ("content/help.yaml", ["help.yaml:1"]),
    ],
)
def test_what_points_at_a_file_that_cannot_be_read_is_no_second_problem(
    tree: Tree, name: str, problems: list[str]
) -> None:
    found = _problems(tree, {name: "[]\n", REST: f"{CARD}care: true\n"})
    assert [problem.split(": ")[0] for problem in found] == problems


def test_an_article_whose_metadata_is_wrong_is_no_second_problem(tree: Tree) -> None:
    changes: Files = {
        "content/articles/page.html": "<p>Text.</p>",
        "content/articles/page.meta.yaml": "titel: A\n",
        ASK: _with(CARD, "sources: []\n", SOURCE.replace("after-a-no", "page")),
    }
    assert _problems(tree, changes) == [
        "articles/page.meta.yaml:1: titel: unknown key; remove it or correct its spelling"
    ]


def test_a_broken_file_of_another_kind_hides_nothing(tree: Tree) -> None:
    """A checklist that is called like a card says nothing about that card."""
    changes: Files = {
        "content/checklists/ask-for-feedback.yaml": "[]\n",
        "content/checklists/first-days.yaml": _with(CHECKLIST, "feedback/ask", "feedback/aks"),
        "content/cards/topics.yaml": "[]\n",
        REST: _with(CARD, "topics: [learn]", "topics: [lern]"),
    }
    assert [problem.split(": ")[0] for problem in _problems(tree, changes)] == [
        "cards/rest.yaml:6",
        "cards/topics.yaml:1",
        "checklists/ask-for-feedback.yaml:1",
        "checklists/first-days.yaml:8",
    ]


def test_everything_is_found_at_once(tree: Tree) -> None:
    changes: Files = {
        ASK: CARD.replace("[learn]", "[lern]").replace("id: ask,", "id: Ask,"),
        REST: CARD.replace("[this-week]", "[now]"),
        "content/articles/after-a-no.md": ARTICLE.replace("rights: notes", "rights: mine"),
        "content/worksheets/review.yaml": WORKSHEET.replace("minutes: 10", "minutes: ten"),
    }
    with pytest.raises(ContentError) as caught:
        load_library(tree({**CONTENT, **changes}) / "content")
    assert [line.split(": ")[0] for line in caught.value.message.splitlines()] == [
        "content/articles/after-a-no.md:3",
        "content/cards/ask-for-feedback.yaml:5",
        "content/cards/rest.yaml:7",
        "content/worksheets/review.yaml:3",
    ]


@pytest.mark.parametrize("reference", ["../ask", "ask/../x", "ask", "a/b/c", "/etc/passwd", "a/"])
def test_a_step_is_named_by_two_ids(tree: Tree, reference: str) -> None:
    changes: Files = {
        "content/checklists/first-days.yaml": _with(
            CHECKLIST, "ask-for-feedback/pick-person", reference
        )
    }
    assert _problems(tree, changes) == [
        f"checklists/first-days.yaml:7: sections[1].steps[1]: {reference!r} is not allowed here; "
        "write <card>/<step>, the ids of both"
    ]


def test_content_may_start_small(tree: Tree) -> None:
    root = tree({"content/cards/rest.yaml": "title: Rest\nsummary: Rest well.\n"})
    library = load_library(root / "content")
    assert (library.checklists, library.worksheets, library.articles) == ((), (), ())
    assert library.help.regions == ()
