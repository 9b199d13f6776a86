"""Checks: every problem in all content at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.articles.readers import read_article
from generator.cards.checks import check_content
from generator.errors import SourceError
from generator.tips.extract import extract_tips

from .content import ARTICLE, ASK, CARD, CONTENT, REST, Files

Tree = Callable[[dict[str, str | bytes]], Path]


def _problems(root: Path) -> list[str]:
    found = check_content(root / "content")
    return [str(problem).removeprefix("content/") for problem in found]


def _card(*tips: str) -> str:
    rows = "".join(f'  - {{article: after-a-no, tip: "{tip}"}}\n' for tip in tips)
    return CARD.replace("sources: []\n", f"sources:\n{rows}")


def _tips(root: Path) -> list[str]:
    tips = extract_tips(read_article(root / "content/articles/after-a-no.md")).tips
    return [tip.id for tip in tips]


def test_right_content_has_no_problems(tree: Tree) -> None:
    root = tree(CONTENT)
    tips = _tips(root)
    tree({ASK: _card(*tips)})
    assert len(tips) == 2
    assert _problems(root) == []


def test_a_source_whose_tip_no_longer_stands_in_its_article_is_named(tree: Tree) -> None:
    assert _problems(tree({**CONTENT, ASK: _card("0badcafe")})) == [
        "cards/ask-for-feedback.yaml:11: sources[1].tip: article 'after-a-no' has no tip 0badcafe "
        "any more; run `tipdeck combine`, then remove this source"
    ]


def test_a_tip_is_not_called_gone_when_its_article_cannot_be_read(tree: Tree) -> None:
    broken = ARTICLE.replace("title: After a no", "title: [")
    (problem,) = _problems(
        tree({**CONTENT, ASK: _card("0badcafe"), "content/articles/after-a-no.md": broken})
    )
    assert problem.startswith("articles/after-a-no.md:4: not YAML: ")


def test_decisions_name_what_is_there(tree: Tree) -> None:
    root = tree(CONTENT)
    decisions = f"""\
together:
  - [after-a-no#{_tips(root)[0]}, ask-for-feedback]
  - [after-no#11111111, ask-for-fedback]
left_out:
  - nothing#22222222
  - after-a-no#ffffffff
"""
    assert _problems(tree({"content/decisions.yaml": decisions})) == [
        "decisions.yaml:3: together[2][1]: there is no article 'after-no'; did you mean "
        "'after-a-no'?",
        "decisions.yaml:3: together[2][2]: there is no card 'ask-for-fedback'; did you mean "
        "'ask-for-feedback'?",
        "decisions.yaml:5: left_out[1]: there is no article 'nothing'; correct it or add it",
        "decisions.yaml:6: left_out[2]: article 'after-a-no' has no tip ffffffff; correct or "
        "remove it",
    ]


def test_decisions_about_an_article_that_cannot_be_read_are_no_second_problem(tree: Tree) -> None:
    files: Files = {
        **CONTENT,
        "content/articles/after-a-no.md": "---\ntitle: [\n---\n",
        "content/decisions.yaml": "left_out: [after-a-no#ffffffff]\n",
    }
    assert [problem.split(":")[0] for problem in _problems(tree(files))] == [
        "articles/after-a-no.md"
    ]


@pytest.mark.parametrize(
    ("decisions", "found"),
    [
        ("apart: [[{0}, ask-for-feedback]]", ["11:1:keeps it apart from ask-for-feedback"]),
        ("apart: [[{1}, ask-them]]", ["12:2:keeps it apart from ask-for-feedback"]),
        ("apart: [[{0}, {1}]]", ["12:2:keeps it apart from {0}"]),
        ("left_out: ['{1}']", ["12:2:leaves this tip out"]),
        ("apart: [[{0}, rest], [{1}, rest]]", []),
        ("together: [[{0}, {1}, ask-them]]", []),
    ],
)
def test_a_source_that_decisions_keep_off_its_card_is_named(
    tree: Tree, decisions: str, found: list[str]
) -> None:
    root = tree(CONTENT)
    tips = _tips(root)
    refs = [f"after-a-no#{tip}" for tip in tips]
    tree(
        {
            ASK: _card(*tips) + "formerly: [ask-them]\n",
            REST: CARD,
            "content/decisions.yaml": decisions.format(*refs),
        }
    )
    rows = [row.format(*refs).split(":") for row in found]
    assert _problems(root) == [
        f"cards/ask-for-feedback.yaml:{line}: sources[{number}].tip: decisions.yaml {why}; "
        "remove this source"
        for line, number, why in rows
    ]


def test_wrong_decisions_are_a_problem(tree: Tree) -> None:
    files: Files = {**CONTENT, "content/decisions.yaml": "togehter: []\n"}
    assert _problems(tree(files)) == [
        "decisions.yaml:1: togehter: unknown key; remove it or correct its spelling"
    ]


def test_articles_cards_and_references_are_checked_in_one_run(tree: Tree) -> None:
    files: Files = {
        **CONTENT,
        "content/articles/empty.txt": "",
        "content/articles/bad.md": "---\nrights: open\n---\nText.\n",
        ASK: CARD.replace("[learn]", "[lern]"),
        "content/cards/Bad Name.yaml": CARD,
        "content/checklists/broken.yaml": "title: [\n",
        "content/help.yaml": b"\xff\xfe",
    }
    assert [problem.split(": ")[0] for problem in _problems(tree(files))] == [
        "articles/bad.md:2",
        "articles/empty.txt",
        "cards/Bad Name.yaml",
        "cards/ask-for-feedback.yaml:6",
        "checklists/broken.yaml:2",
        "help.yaml:1",
    ]


def test_a_folder_that_holds_no_content_is_named(tree: Tree) -> None:
    root = tree({"content/notes.txt": "x"})
    message = "no content folder: it holds neither cards nor articles; name the one that does"
    assert _problems(root) == [f"content: {message}"]
    (root / "content" / "notes.txt").unlink()
    (root / "content").rmdir()
    assert _problems(root) == [f"content: {message}"]


def test_a_file_in_place_of_the_articles_is_one_error(tree: Tree) -> None:
    root = tree({"content/cards/rest.yaml": CARD, "content/articles": "text"})
    with pytest.raises(SourceError, match="content/articles: is no folder that can be read"):
        check_content(root / "content")
