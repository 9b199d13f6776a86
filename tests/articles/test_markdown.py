"""Markdown: its structure becomes blocks, and its markup is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.markdown import read
from generator.articles.model import Article
from generator.errors import SourceError


def _article(folder: Path, text: str) -> Article:
    path = folder / "ask.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


def _laid(article: Article) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, article.block_text(block)) for block in article.blocks]


def test_headings_paragraphs_and_items_are_blocks(tmp_path: Path) -> None:
    article = _article(
        tmp_path,
        """\
---
title: Ask
---
# Ask them

Ask *soon*, and [write](https://example.org) it
down &amp; keep it.

## How

1. Phone.
2. Write:
    - one line
    - or two

> Quoted advice.
""",
    )
    assert article.metadata.title == "Ask"
    assert _laid(article) == [
        ("heading", 1, "Ask them"),
        ("paragraph", 0, "Ask soon, and write it down & keep it."),
        ("heading", 2, "How"),
        ("item", 1, "Phone."),
        ("item", 1, "Write:"),
        ("item", 2, "one line"),
        ("item", 2, "or two"),
        ("paragraph", 0, "Quoted advice."),
    ]


def test_bold_words_at_the_start_are_the_lead(tmp_path: Path) -> None:
    article = _article(
        tmp_path, "**Ask why.** Then listen.\n\n- **Rest** well\n\nDo **not** argue.\n"
    )
    leads = [article.block_text(block)[: block.lead] for block in article.blocks]
    assert leads == ["Ask why.", "Rest", ""]


def test_an_item_of_several_paragraphs_is_one_block(tmp_path: Path) -> None:
    article = _article(tmp_path, "- Ask them.\n\n    Soon is best.\n\n- Rest.\n")
    assert _laid(article) == [("item", 1, "Ask them. Soon is best."), ("item", 1, "Rest.")]


def test_paragraphs_of_an_item_may_be_set_in_by_as_little_as_its_mark(tmp_path: Path) -> None:
    article = _article(
        tmp_path, "- Ask them.\n\n  > Dear Sam\n\n  Soon is best.\n- Rest.\n\n1) Go.\n2) Run.\n"
    )
    assert [(kind, text.split()[0]) for kind, _, text in _laid(article)] == [
        ("item", "Ask"),
        ("item", "Rest."),
        ("item", "Go."),
        ("item", "Run."),
    ]
    assert "Soon is best." in _laid(article)[0][2]


def test_a_list_may_follow_a_line_at_once(tmp_path: Path) -> None:
    article = _article(tmp_path, "Bring with you:\n- a pen\n- a pad\n")
    assert [kind for kind, _, _ in _laid(article)] == ["paragraph", "item", "item"]


def test_a_heading_needs_no_space_and_a_hashtag_is_none(tmp_path: Path) -> None:
    article = _article(tmp_path, "##Ask why\n\nWrite soon.\n\n#jobs #careers\n")
    assert [kind for kind, _, _ in _laid(article)] == ["heading", "paragraph", "paragraph"]


def test_the_rows_of_a_table_are_text(tmp_path: Path) -> None:
    article = _article(tmp_path, "| When | What |\n| --- | --- |\n| Today | Rest. |\n")
    assert [text for _, _, text in _laid(article)] == ["When", "What", "Today", "Rest."]


def test_scripts_and_comments_are_no_text(tmp_path: Path) -> None:
    article = _article(
        tmp_path, "<script>alert(1)</script>\n\n<!-- a note -->\n\nAsk <em>them</em>.\n"
    )
    assert article.text == "Ask them."


@pytest.mark.parametrize("body", ["", "\n\n", "<!-- nothing yet -->\n", "<script>x()</script>\n"])
def test_an_article_with_no_text_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match="no text below the front matter; add the article"):
        _article(tmp_path, f"---\ntitle: A\n---\n{body}")


@pytest.mark.parametrize(
    "body", ["> " * 5_000 + "deep", "<div>\n" * 20_000 + "deep" + "</div>\n" * 20_000]
)
def test_what_is_nested_too_deep_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match=r"ask\.md: lists, quotations or HTML nested too deep"):
        _article(tmp_path, body)


def test_thousands_of_open_brackets_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="more than 1000 brackets"):
        _article(tmp_path, "Text " + "[" * 50_000)


def test_blocks_are_in_order_and_do_not_overlap(tmp_path: Path) -> None:
    article = _article(tmp_path, "# A\n\nB\n\n- C\n    - D\n\n        E\n- F\n\nG\n")
    ends = [0]
    for block in article.blocks:
        assert ends[-1] <= block.start < block.end
        ends.append(block.end)
    assert ends[-1] == len(article.text)
