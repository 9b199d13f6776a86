"""Decisions: what an editor said about merges."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cards.decisions import Decisions, read_decisions
from generator.errors import ContentError


def _read(folder: Path, text: str) -> Decisions:
    path = folder / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def _problem(folder: Path, text: str) -> str:
    with pytest.raises(ContentError) as caught:
        _read(folder, text)
    (problem,) = caught.value.problems
    return f"{problem.line}: {problem.field}: {problem.message}"


def test_none_are_taken_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.yaml") == Decisions()


def test_tips_and_cards_are_named(tmp_path: Path) -> None:
    text = """\
together:
  - [a#11111111, "My notes #2#22222222", ask-for-feedback]
apart:
  - [a#11111111, b#33333333]
left_out:
  - a#44444444
"""
    found = _read(tmp_path, text)
    assert found.left_out == ("a#44444444",)
    assert frozenset({"a#11111111", "My notes #2#22222222"}) in found.together_pairs
    assert frozenset({"a#11111111", "ask-for-feedback"}) in found.together_pairs
    assert len(found.together_pairs) == 3
    assert found.apart_pairs == {frozenset({"a#11111111", "b#33333333"})}


@pytest.mark.parametrize("ref", ["a#1111", "a#1111111G", "'#11111111'", "Ask Them", "a/b", '"a b"'])
def test_what_names_neither_is_refused(tmp_path: Path, ref: str) -> None:
    assert _problem(tmp_path, f"together:\n  - [{ref}, ask]\n").endswith(
        "is not allowed here; write a tip as <article>#<its id>, or a card by its id"
    )


def test_a_card_is_not_left_out(tmp_path: Path) -> None:
    assert _problem(tmp_path, "left_out:\n  - ask-for-feedback\n") == (
        "2: left_out[1]: 'ask-for-feedback' is not allowed here; only tips are left out; write "
        "each as <article>#<its id>"
    )


def test_one_alone_is_no_group(tmp_path: Path) -> None:
    found = _problem(tmp_path, "apart:\n  - [a#11111111]\n")
    assert found == "2: apart[1]: 1 item; write at least 2"


def test_what_is_both_together_and_apart_is_refused(tmp_path: Path) -> None:
    text = "together:\n  - [a#11111111, b#22222222, c]\napart:\n  - [c, a#11111111]\n"
    assert _problem(tmp_path, text) == (
        "1: : a#11111111 and c are both together and apart; keep one of them"
    )


def test_renamed_cards_are_called_by_their_new_ids() -> None:
    found = Decisions(
        together=(("a#11111111", "old"),), apart=(("old", "b#22222222"),), left_out=("c#33333333",)
    )
    assert found.apart_pairs
    assert found.renamed({"old": "new"}) == Decisions(
        together=(("a#11111111", "new"),), apart=(("new", "b#22222222"),), left_out=("c#33333333",)
    )
    assert found.renamed({"old": "new"}).apart_pairs == {frozenset({"new", "b#22222222"})}


def test_what_a_new_name_makes_both_together_and_apart_is_no_error() -> None:
    found = Decisions(together=(("a#11111111", "new"),), apart=(("a#11111111", "old"),))
    assert found.renamed({"old": "new"}).apart_pairs == found.together_pairs
