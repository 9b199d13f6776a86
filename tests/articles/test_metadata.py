"""Metadata: front matter, or a file beside the article."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.articles.folder import read_metadata
from generator.articles.metadata import Metadata, notes_on, parse_metadata, split_front_matter
from generator.errors import ContentError

Tree = Callable[[dict[str, str | bytes]], Path]
BODY = "Ask for feedback within a week.\n"


def _problems(path: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_metadata(path)
    return [str(problem) for problem in caught.value.problems]


def test_front_matter_is_read(tree: Tree) -> None:
    text = """\
---
title: "No: what now?"
publisher: Hill College
author: A. Writer
url: https://example.org/no
published: 2024-05
language: en-GB
rights: open
licence: CC BY 4.0
---
"""
    assert read_metadata(tree({"no.md": text + BODY}) / "no.md") == Metadata(
        id="no",
        title="No: what now?",
        publisher="Hill College",
        author="A. Writer",
        url="https://example.org/no",
        published="2024-05",
        language="en-GB",
        rights="open",
        licence="CC BY 4.0",
    )


def test_an_article_without_front_matter_is_only_cited(tree: Tree) -> None:
    assert read_metadata(tree({"a.txt": BODY}) / "a.txt") == Metadata(id="a", rights="cited")


def test_a_file_beside_says_the_same(tree: Tree) -> None:
    root = tree({"a.txt": BODY, "a.meta.yaml": "title: Ask\nrights: own\n"})
    assert read_metadata(root / "a.txt") == Metadata(id="a", title="Ask", rights="own")


def test_a_page_has_its_metadata_beside(tree: Tree) -> None:
    root = tree({"a.html": f"<p>{BODY}</p>", "a.meta.yaml": "title: Ask\n"})
    assert read_metadata(root / "a.html") == Metadata(id="a", title="Ask")


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["---\n", "...\n", "---  \n", "---\r\n"])
def test_fences_are_found(start: str, end: str) -> None:
    newline = "\r\n" if "\r" in end else "\n"
    front, body = split_front_matter(
        f"{start}---{newline}title: A{newline}{end}{BODY}", Path("a.md")
    )
    assert (front or "").strip() == "title: A"
    assert body == BODY


@pytest.mark.parametrize(
    "text", [BODY, f"{BODY}\n---\n\nMore.\n", f"---\n\n{BODY}", "----\ntitle: A\n----\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert split_front_matter(text, Path("a.md")) == (None, text)


def test_empty_front_matter_is_none(tree: Tree) -> None:
    assert read_metadata(tree({"a.md": f"---\n---\n{BODY}"}) / "a.md") == Metadata(id="a")


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        (
            "title: Ask: why",
            "a.md:2: not YAML: mapping values are not allowed in this context; put",
        ),
        ("title: A\nrights: [own", "a.md:4: not YAML: "),
        ("just text", "a.md:2: must be keys with values, such as `title: ...`; add them"),
        ("title: A\ntittle: B", "a.md:3: tittle: unknown key; remove it or correct its spelling"),
        ("title: A\ntitle: B", "a.md:3: the key 'title' stands twice; keep one"),
        ("a: &a [x]\nb: [*a]", "a.md:3: an alias (*name); write the value out instead"),
        ("title: A\nid: b", "a.md:3: id: the file's name says this; remove the key"),
        ("title: A\nrights: mine", "a.md:3: rights: 'mine' is none of 'own', 'notes', 'open' or"),
        ("rights: open", "a.md:2: `rights: open` needs `licence`, such as CC BY 4.0"),
        ("title: A\nurl: javascript:alert(1)", "a.md:3: url: must be a web address that starts"),
        ("published: 9 July 2020", "a.md:2: published: '9 July 2020' is not allowed here; write "),
        ("published: 2020-13", "a.md:2: published: '2020-13' is not allowed here; write 2026-11"),
        ("language: English", "a.md:2: language: 'English' is not allowed here; write a language"),
    ],
)
def test_wrong_front_matter_is_named_with_its_line(tree: Tree, front: str, problem: str) -> None:
    root = tree({"a.md": f"---\n{front}\n---\n{BODY}"})
    (found,) = _problems(root / "a.md")
    assert found.startswith(problem)


def test_front_matter_that_is_never_closed_is_an_error(tree: Tree) -> None:
    root = tree({"a.txt": f"---\ntitle: A\n\n{BODY}"})
    assert _problems(root / "a.txt") == [
        "a.txt:1: front matter is opened with --- and never closed; add a line --- after it"
    ]


def test_front_matter_and_a_file_beside_is_one_too_many(tree: Tree) -> None:
    root = tree({"a.txt": f"---\ntitle: A\n---\n{BODY}", "a.meta.yaml": "title: B\n"})
    assert _problems(root / "a.txt") == [
        "a.txt:1: has front matter, and a.meta.yaml lies beside it; keep one of them"
    ]


def test_a_problem_in_the_file_beside_names_that_file(tree: Tree) -> None:
    root = tree({"a.txt": BODY, "a.meta.yaml": "title: A\nowner: B\n"})
    assert _problems(root / "a.txt") == [
        "a.meta.yaml:2: owner: unknown key; remove it or correct its spelling"
    ]


def test_a_link_to_no_metadata_is_an_error(tree: Tree) -> None:
    root = tree({"a.txt": BODY})
    (root / "a.meta.yaml").symlink_to("gone.yaml")
    (found,) = _problems(root / "a.txt")
    assert found.startswith("a.meta.yaml: cannot be read (No such file or directory)")


def test_long_fences_cost_no_time() -> None:
    start = time.perf_counter()
    split_front_matter("---\n" + "---x \n" * 100_000 + " " * 100_000, Path("a.md"))
    assert time.perf_counter() - start < 1


def test_front_matter_of_another_program_is_left_alone_and_named(tmp_path: Path) -> None:
    """A post copied from a blog has keys of the blog's own."""
    path = tmp_path / "a.md"
    found = parse_metadata("title: A\nlayout: post\ncategories: [x, y]\n", path)
    assert found.title == "A"
    assert found.unused == ("layout", "categories")
    assert notes_on(found) == ("front matter of another program is not used: layout, categories",)


def test_metadata_with_our_keys_alone_needs_no_note(tmp_path: Path) -> None:
    assert notes_on(parse_metadata("title: A", tmp_path / "a.md")) == ()


@pytest.mark.parametrize("line", ["published: true", "published: No", "author: [A, B]"])
def test_what_answers_another_programs_question_is_left_alone(tmp_path: Path, line: str) -> None:
    """A post that its blog has published is read like any other."""
    found = parse_metadata(f"title: A\n{line}\n", tmp_path / "a.md")
    assert (found.title, found.published, found.author) == ("A", None, None)
    assert found.unused == (line.partition(":")[0],)


def test_a_slip_in_our_own_key_is_still_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="2026-11"):
        parse_metadata("published: last May", tmp_path / "a.md")
