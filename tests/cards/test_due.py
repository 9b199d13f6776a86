"""When cards are to be read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cards.due import review_due
from generator.cli import main

Tree = Callable[[dict[str, str | bytes]], Path]


def _card(reviewed: str, status: str = "reviewed") -> str:
    return f"title: T\nsummary: S\nstatus: {status}\nreviewed: {reviewed}\n"


@pytest.fixture
def deck(tree: Tree) -> Path:
    return tree(
        {
            "content/cards/late.yaml": _card("2025-03-01"),
            "content/cards/soon.yaml": _card("2025-05-20"),
            "content/cards/fine.yaml": _card("2026-02-01"),
            "content/cards/gone.yaml": _card("2020-01-01", "retired"),
            "content/cards/draft.yaml": "title: T\nsummary: S\n",
        }
    )


def _due(*options: str) -> list[str]:
    result = CliRunner().invoke(main, ["due", "--today", "2026-05-01", *options])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_a_card_is_due_a_year_after_it_was_read():
    assert review_due(date(2026, 11, 22)) == date(2027, 11, 22)
    assert review_due(date(2024, 2, 29)) == date(2025, 3, 1)


def test_what_is_due_comes_first_to_last_and_says_when_it_was_read(deck):
    assert _due() == [
        "content/cards/late.yaml: was due on 2026-03-01 (last read on 2025-03-01)",
        "content/cards/soon.yaml: is due on 2026-05-20 (last read on 2025-05-20)",
    ]


def test_no_days_ahead_leaves_what_is_late(deck):
    assert [line.partition(":")[0] for line in _due("--within", "0")] == ["content/cards/late.yaml"]


def test_where_nothing_is_due_the_next_card_is_named(tree):
    tree({"content/cards/fine.yaml": _card("2026-02-01")})
    assert _due() == [
        "no card is due within 30 days of 2026-05-01",
        "the next is content/cards/fine.yaml, on 2027-02-01",
    ]


def test_a_deck_that_is_not_there_or_broken_is_named(tree):
    tree({"content/cards/bad.yaml": "title: [\n"})
    assert CliRunner().invoke(main, ["due", "nowhere"]).exit_code == 1
    result = CliRunner().invoke(main, ["due"])
    assert (result.exit_code, "content/cards/bad.yaml" in result.output) == (1, True)
