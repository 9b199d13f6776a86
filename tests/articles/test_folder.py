"""A folder of articles: what cannot be read stops nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.articles import folder as articles_folder
from generator.articles.folder import PAGE_SUFFIXES, article_files, article_id, read_folder
from generator.articles.readers import READERS, read_article
from generator.errors import SourceError

Tree = Callable[[dict[str, str | bytes]], Path]
BODY = "Ask for feedback within a week.\n"


def _read(root: Path) -> tuple[list[str], list[str]]:
    found = read_folder(root, read_article)
    return [article.id for article in found.items], [str(problem) for problem in found.problems]


def test_articles_are_read_and_other_files_are_not(tree: Tree) -> None:
    root = tree(
        {
            "in/b.md": BODY,
            "in/a.TXT": BODY,
            "in/a.meta.yaml": "rights: own\n",
            "in/README.md": "About this folder.",
            "in/LICENSE.txt": "Do as you like.",
            "in/.hidden.txt": "",
            "in/picture.png": b"\x89PNG",
            "in/data.csv": "a,b\n",
            "in/deeper/c.txt": BODY,
        }
    )
    assert _read(root / "in") == (["a", "b"], [])


def test_one_bad_file_does_not_stop_the_others(tree: Tree) -> None:
    root = tree({"in/bad.txt": b"", "in/good.txt": BODY, "in/worse.md": "---\nx: [\n---\n"})
    ids, problems = _read(root / "in")
    assert ids == ["good"]
    assert [problem.split(": ")[0] for problem in problems] == ["in/bad.txt", "in/worse.md:3"]


def test_two_files_with_one_id_are_both_refused(tree: Tree) -> None:
    root = tree({"in/a.txt": BODY, "in/A.md": BODY, "in/b.txt": BODY})
    assert _read(root / "in") == (
        ["b"],
        [
            "in/A.md: has the same id as a.txt; rename one",
            "in/a.txt: has the same id as A.md; rename one",
        ],
    )


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".ODT"])
def test_a_document_that_has_no_reader_is_named(tree: Tree, suffix: str) -> None:
    root = tree({f"in/a{suffix}": b"x", "in/b.txt": BODY})
    assert _read(root / "in") == (
        ["b"],
        [f"in/a{suffix}: {suffix} is not read; save it as .txt, .md or .html"],
    )


def test_folders_and_broken_links_that_look_like_articles_are_named(tree: Tree) -> None:
    root = tree({"in/folder.txt/b.txt": BODY, "in/good.txt": BODY})
    (root / "in" / "link.txt").symlink_to("gone.txt")
    (root / "in" / "link-to-good.txt").symlink_to("good.txt")
    assert _read(root / "in") == (
        ["good", "link-to-good"],
        [
            "in/folder.txt: not a file; rename it, and put articles beside it",
            "in/link.txt: a link to a file that is not there; mend or remove it",
        ],
    )


def test_a_queue_is_not_waited_for(tree: Tree) -> None:
    root = tree({"in/good.txt": BODY})
    os.mkfifo(root / "in" / "queue.txt")
    ids, problems = _read(root / "in")
    assert ids == ["good"]
    assert problems == ["in/queue.txt: not a file; rename it, and put articles beside it"]


@pytest.mark.parametrize("name", ["a\nb.txt", "x" * 201 + ".txt", os.fsdecode(b"caf\xe9.txt")])
def test_a_name_that_cannot_be_an_id_is_refused(tree: Tree, name: str) -> None:
    root = tree({"in/good.txt": BODY, f"in/{name}": BODY})
    ids, (problem,) = _read(root / "in")
    assert ids == ["good"]
    assert "rename it" in problem


def test_a_name_with_spaces_or_accents_is_an_id(tree: Tree) -> None:
    root = tree({"in/Après un « non » #2.txt": BODY})
    assert _read(root / "in") == (["Après un « non » #2"], [])


def test_a_file_deleted_meanwhile_is_a_problem_of_its_own(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree({"in/a.txt": BODY, "in/b.txt": BODY})
    listed = articles_folder.article_files

    def then_deleted(folder: Path) -> object:
        found = listed(folder)
        (root / "in" / "a.txt").unlink()
        return found

    monkeypatch.setattr(articles_folder, "article_files", then_deleted)
    assert _read(root / "in") == (
        ["b"],
        ["in/a.txt: cannot be read (No such file or directory); mend or remove it"],
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_an_unreadable_file_is_a_problem(tree: Tree) -> None:
    root = tree({"in/a.txt": BODY, "in/b.txt": BODY})
    (root / "in" / "a.txt").chmod(0)
    ids, problems = _read(root / "in")
    assert ids == ["b"]
    assert problems == ["in/a.txt: cannot be read (Permission denied); mend or remove it"]


def test_no_folder_says_what_to_name(tree: Tree) -> None:
    root = tree({"a.txt": BODY})
    with pytest.raises(SourceError, match="gone: no such folder; name the folder that holds"):
        read_folder(root / "gone", read_article)
    with pytest.raises(SourceError, match=r"a\.txt: is no folder that can be read \(Not a direc"):
        read_folder(root / "a.txt", read_article)


def test_every_suffix_has_a_reader() -> None:
    assert set(READERS) == {".txt", ".text", ".md", ".markdown"} | PAGE_SUFFIXES


def test_a_line_in_the_table_of_readers_is_all_that_a_format_needs(tree: Tree) -> None:
    files = {f"{number}{suffix}": "Rest." for number, suffix in enumerate(sorted(READERS))}
    found, problems = article_files(tree(files))
    assert {path.name for path in found} == set(files)
    assert problems == []


def test_metadata_belongs_to_the_article_beside_it() -> None:
    assert article_id("in/a.b.meta.yaml") == article_id("in/a.b.txt") == "a.b"
