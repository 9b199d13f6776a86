"""Packs: what they name is there, once, and each mistake has one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cards.loading import load_library, load_shelf

from .content import ASK, CARD, CONTENT, Files

Tree = Callable[[dict[str, str | bytes]], Path]

PACK = """\
title: First meeting
summary: For the first time.
note: Begin with the tip.
items:
  - {card: ask-for-feedback}
  - {checklist: first-days}
  - {worksheet: review}
"""


def _problems(tree: Tree, pack: str, changes: Files | None = None) -> list[str]:
    root = tree({**CONTENT, **(changes or {}), "content/packs/first.yaml": pack})
    shelf = load_shelf(root / "content")
    return [str(problem).removeprefix("content/") for problem in sorted(shelf.problems)]


def test_a_pack_keeps_its_order(tree: Tree) -> None:
    root = tree({**CONTENT, "content/packs/first.yaml": PACK})
    (pack,) = load_library(root / "content").packs
    assert pack.id == "first"
    assert [(item.kind, item.id) for item in pack.items] == [
        ("card", "ask-for-feedback"),
        ("checklist", "first-days"),
        ("worksheet", "review"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "card: ask-for-feedback",
            "card: ask-for-feedbak",
            "5: items[1].card: there is no card 'ask-for-feedbak'; "
            "did you mean 'ask-for-feedback'?",
        ),
        (
            "checklist: first-days",
            "checklist: first-day",
            "6: items[2].checklist: there is no checklist 'first-day'; did you mean 'first-days'?",
        ),
        (
            "worksheet: review",
            "worksheet: zzz",
            "7: items[3].worksheet: there is no worksheet 'zzz'; correct it or add it",
        ),
        (
            "{worksheet: review}",
            "{checklist: first-days}",
            "7: items[3].checklist: checklist 'first-days' stands twice in this pack; keep one",
        ),
        (
            "{worksheet: review}",
            "{worksheet: review, card: ask-for-feedback}",
            "7: items[3]: name one thing: a card, a checklist or a worksheet",
        ),
        (
            "{worksheet: review}",
            "{}",
            "7: items[3]: name one thing: a card, a checklist or a worksheet",
        ),
        (
            "{worksheet: review}",
            "{tip: review}",
            "7: items[3].tip: unknown key; remove it or correct its spelling",
        ),
    ],
)
def test_each_mistake_has_one_line(tree: Tree, old: str, new: str, problem: str) -> None:
    assert _problems(tree, PACK.replace(old, new)) == [f"packs/first.yaml:{problem}"]


def test_a_card_that_readers_cannot_see_is_in_no_pack(tree: Tree) -> None:
    draft = CARD.replace("status: reviewed", "status: draft")
    assert (
        "packs/first.yaml:5: items[1].card: card 'ask-for-feedback' is draft, not reviewed; "
        "readers cannot see it"
    ) in _problems(tree, PACK, {ASK: draft})


@pytest.mark.parametrize("name", ["checklists/first-days", "worksheets/review"])
def test_a_file_that_cannot_be_read_is_no_second_problem(tree: Tree, name: str) -> None:
    (problem,) = _problems(tree, PACK, {f"content/{name}.yaml": "[]\n"})
    assert problem.startswith(f"{name}.yaml:1")
