"""Errors: where they point and how they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError, Problem, SourceError, show_path


def test_a_problem_prints_its_place_field_and_message() -> None:
    assert (
        str(Problem("a.yaml", 3, "title", "missing; add it")) == "a.yaml:3: title: missing; add it"
    )
    assert str(Problem("a.yaml", 0, "", "cannot be read")) == "a.yaml: cannot be read"


def test_problems_print_once_each_by_file_and_line() -> None:
    late, early, other = (
        Problem("b.yaml", 10, "", "late"),
        Problem("b.yaml", 9, "", "early"),
        Problem("a.yaml", 30, "", "other"),
    )
    error = ContentError([late, early, other, early])
    assert error.message.splitlines() == [str(other), str(early), str(late)]


def test_errors_exit_with_1() -> None:
    assert SourceError(Path("a.txt"), "empty").exit_code == 1
    assert ContentError([]).exit_code == 1


def test_a_path_below_here_is_shown_as_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert show_path(tmp_path / "in" / "a.txt") == "in/a.txt"
    assert show_path("in/../a.txt") == "a.txt"
    assert show_path("/elsewhere/a.txt") == "/elsewhere/a.txt"


def test_a_link_is_shown_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert show_path("a.txt") == "a.txt"
