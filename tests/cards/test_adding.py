"""Bringing articles in with `tipdeck add`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.articles.folder import read_metadata
from generator.cards import asking
from generator.cli import main

Tree = Callable[[dict[str, str | bytes]], Path]
ARTICLES = Path("content/articles")
LATIN = "Caf\xe9 talk helps.\n".encode("cp1252")
WITH_FRONT = "---\ntitle: Theirs\nrights: own\n---\n\nAsk a friend.\n"


def _add(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["add", *arguments], input=typed)


def _files() -> list[str]:
    return sorted(path.name for path in ARTICLES.glob("*")) if ARTICLES.exists() else []


def test_an_article_is_copied_byte_for_byte_under_a_name_that_is_an_id(tree):
    tree({"in/My Page_2.txt": LATIN})
    assert _add("in/My Page_2.txt", "--publisher", 'X: "y"', "--rights", "own").exit_code == 0
    assert (ARTICLES / "my-page-2.txt").read_bytes() == LATIN
    known = read_metadata(ARTICLES / "my-page-2.txt")
    assert (known.publisher, known.rights) == ('X: "y"', "own")


def test_an_article_that_says_it_itself_is_only_copied(tree):
    tree({"in/a.md": WITH_FRONT})
    assert _add("in/a.md").exit_code == 0
    assert _files() == ["a.md"]
    result = _add("in/a.md", "--to", "elsewhere", "--title", "Mine")
    assert (result.exit_code, "holds its metadata itself; put title there" in result.output) == (
        1,
        True,
    )


def test_what_lies_beside_a_page_comes_with_it(tree):
    tree({"in/a.html": "<p>Ask a friend to listen.</p>", "in/a.meta.yaml": "title: Beside\n"})
    assert _add("in/a.html").exit_code == 0
    assert read_metadata(ARTICLES / "a.html").title == "Beside"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--url", "nope"], "url: must be a web address"),
        (["--published", "2025-13"], "published: '2025-13' is not allowed"),
        (["--rights", "open"], "`rights: open` needs `licence`"),
        (["--rights", "mine"], "rights: 'mine' is none of"),
    ],
)
def test_what_is_said_wrongly_is_refused_before_anything_is_written(tree, options, says):
    tree({"in/a.txt": "Ask a friend."})
    result = _add("in/a.txt", *options)
    assert (result.exit_code, says in result.output) == (1, True), result.output
    assert _files() == []


def test_every_file_that_cannot_be_used_is_named_and_none_is_written(tree):
    tree(
        {
            "in/a.txt": "Ask a friend.",
            "in/b.pdf": b"%PDF",
            "in/c.txt": b"\0\1\2\0",
            "in/x/A.md": "Ask again.",
            "in/日本.txt": "Ask.",
        }
    )
    names = ["in/a.txt", "in/b.pdf", "in/c.txt", "in/x/A.md", "in/none.md", "in/日本.txt"]
    result = _add(*names)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert [line.partition(":")[0] for line in lines] == sorted(names[1:])
    assert "in/a.txt has this name already" in result.output
    assert _files() == []


def test_nothing_is_written_where_one_of_several_is_refused(tree):
    tree({"in/a.txt": "Ask a friend.", "in/b.md": WITH_FRONT})
    result = _add("in/a.txt", "in/b.md", "--publisher", "P")
    assert (result.exit_code, "in/b.md:1: holds its metadata itself" in result.output) == (1, True)
    assert _files() == []


def test_a_name_that_is_taken_is_not_written_over(tree):
    tree({"in/a.txt": "New.", "content/articles/A.md": "Old."})
    result = _add("in/a.txt")
    assert (result.exit_code, "content/articles/A.md has this name" in result.output) == (1, True)
    assert _files() == ["A.md"]


def test_a_dry_run_writes_nothing(tree):
    tree({"in/a.txt": "Ask a friend."})
    result = _add("in/a.txt", "--title", "T", "--dry-run")
    assert "would write content/articles/a.meta.yaml" in result.output
    assert _files() == []


def test_somebody_at_a_terminal_is_asked_for_the_rest(tree, monkeypatch):
    monkeypatch.setattr(asking, "somebody_is_there", lambda: True)
    tree({"in/a.txt": "Ask a friend."})
    typed = "Listen\n\n\nhttps://example.org/a\n\n\nopen\nCC BY 4.0\n"
    result = _add("in/a.txt", "--author", "Ann", typed=typed.replace("\n\n\n", "\n\n", 1))
    assert result.exit_code == 0, result.output
    known = read_metadata(ARTICLES / "a.txt")
    assert (known.title, known.publisher, known.author) == ("Listen", None, "Ann")
    assert (known.url, known.rights, known.licence) == (
        "https://example.org/a",
        "open",
        "CC BY 4.0",
    )
