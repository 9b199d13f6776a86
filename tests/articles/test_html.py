"""Saved pages: the article is kept with its structure, the page around it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.html import read
from generator.articles.model import Article
from generator.errors import ContentError, SourceError

ITEMS = """
<ul>
  <li>Write to the person who met you, and thank them for the time they gave you.</li>
  <li>Ask two short questions that can be answered in one line each.</li>
</ul>
"""
BODY = f"""
<h1>After a no</h1>
<p>Hearing no after an interview hurts, and it is no verdict on you as a person. These ideas
have helped many people at our centre to begin again.</p>
<h2>Ask for feedback</h2>
<p><strong>Ask soon.</strong> The people who met you remember little after a fortnight, so write
within a week and keep it short.</p>
{ITEMS}
<h2>Rest before you start again</h2>
<p>Take an evening off, see somebody who likes you, and leave the laptop closed until the
morning. The search will still be there.</p>
"""
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<title>After a no | Hill College</title>
<meta name="author" content="Ada Writer">
<meta property="og:site_name" content="Hill College">
<meta property="article:published_time" content="2024-05-17T08:00:00Z">
<script>var tracked = "secret";</script>
<style>p {{ color: red }}</style>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">All jobs</a></li></ul></nav>
<main><article>{BODY}</article></main>
<section id="comments" class="comments"><h3>Comments</h3>
<div class="comment"><p>Bob: I never heard back from anybody and gave up.</p></div></section>
<footer><p>Copyright Hill College. All rights reserved.</p></footer>
</body></html>
"""


def _article(folder: Path, page: str | bytes) -> Article:
    path = folder / "no.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
    return read(path)


def _error(folder: Path, page: str | bytes) -> str:
    with pytest.raises(SourceError) as caught:
        _article(folder, page)
    assert caught.value.message.count("\n") == 0
    return caught.value.problem.message


def test_headings_and_lists_stay_what_they_are(tmp_path: Path) -> None:
    article = _article(tmp_path, PAGE)
    kinds = [(block.kind, article.block_text(block)[:16]) for block in article.blocks]
    assert ("heading", "Ask for feedback") in kinds
    assert ("heading", "Rest before you ") in kinds
    assert [text for kind, text in kinds if kind == "item"] == [
        "Write to the per",
        "Ask two short qu",
    ]


def test_a_bold_start_is_a_lead(tmp_path: Path) -> None:
    article = _article(tmp_path, PAGE)
    (led,) = [block for block in article.blocks if block.lead and block.kind == "paragraph"]
    assert article.block_text(led)[: led.lead] == "Ask soon."


def test_the_page_around_the_article_is_gone(tmp_path: Path) -> None:
    text = _article(tmp_path, PAGE).text
    for other in ("All jobs", "gave up", "Copyright", "secret", "color"):
        assert other not in text


def test_what_the_page_says_of_itself_fills_the_metadata(tmp_path: Path) -> None:
    found = _article(tmp_path, PAGE).metadata
    assert (found.id, found.author, found.publisher) == ("no", "Ada Writer", "Hill College")
    assert found.published == "2024-05-17"
    assert "After a no" in (found.title or "")


def test_what_the_editor_says_wins(tmp_path: Path) -> None:
    (tmp_path / "no.meta.yaml").write_text("title: Mine\nrights: notes\n")
    found = _article(tmp_path, PAGE).metadata
    assert (found.title, found.rights, found.author) == ("Mine", "notes", "Ada Writer")


def test_wrong_metadata_beside_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "no.meta.yaml").write_text("titel: Mine\n")
    with pytest.raises(ContentError, match=r"no\.meta\.yaml:1: titel: unknown key"):
        _article(tmp_path, PAGE)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<html><body>{}</body></html>",
        "<body><div>{}</div></body>",
        "<body><div class='top'><a href='/'>Home</a></div><section>{}</section></body>",
    ],
    ids=["fragment", "body", "div", "section"],
)
def test_a_page_that_does_not_mark_its_article_keeps_its_structure(
    tmp_path: Path, around: str
) -> None:
    article = _article(tmp_path, around.format(BODY))
    kinds = [block.kind for block in article.blocks]
    assert (kinds.count("heading"), kinds.count("item")) == (3, 2)


def test_an_xml_declaration_is_no_hindrance(tmp_path: Path) -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n{PAGE}'
    assert "Ask two short questions" in _article(tmp_path, page).text


ACCENTED = PAGE.replace("Hearing no", "Hearing no – a ‘naïve’ café phrase –")


@pytest.mark.parametrize(
    ("declared", "encoding", "notes"),
    [
        ("utf-8", "utf-8", 0),
        ("utf-8", "utf-8-sig", 0),
        ("utf-8", "utf-16", 1),
        ("windows-1252", "cp1252", 1),
        ("utf-8", "cp1252", 1),
        ("utf-16", "utf-8", 0),
        ("no-such-charset", "utf-8", 0),
        ("undefined", "utf-8", 0),
        ("hex", "utf-8", 0),
        ("macintosh", "mac-roman", 0),
        ("gb18030", "gb18030", 0),
        ("gb18030", "utf-8-sig", 0),
    ],
)
def test_the_charset_is_found(tmp_path: Path, declared: str, encoding: str, notes: int) -> None:
    page = ACCENTED.replace('charset="utf-8"', f'charset="{declared}"')
    article = _article(tmp_path, page.encode(encoding))
    assert "Hearing no – a ‘naïve’ café phrase –" in article.text
    assert len(article.notes) == notes


def test_mojibake_is_mended(tmp_path: Path) -> None:
    page = ACCENTED.encode("utf-8").decode("cp1252").encode("utf-8")
    assert "‘naïve’ café" in _article(tmp_path, page).text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>Only a title</title></head></html>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    assert _error(tmp_path, page) == "no article found in the page; save its text as .txt instead"


@pytest.mark.parametrize("page", ["<!-- only this -->", "\u00a0", "<?xml version='1.0'?>"])
def test_a_file_that_is_no_page_is_refused(tmp_path: Path, page: str) -> None:
    assert _error(tmp_path, page).endswith(("save its text as .txt instead", "its text as .txt"))


@pytest.mark.parametrize("tag", ["div", "ul", "span", "blockquote", "table"])
def test_a_page_nested_20_000_deep_is_refused_in_one_line(tmp_path: Path, tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 20_000}{BODY}{f'</{tag}>' * 20_000}</body></html>"
    assert _error(tmp_path, page) == (
        "elements nested more than 250 deep; save its text as .txt instead"
    )


def test_a_page_of_5_mb_in_one_line_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("\n", " ").replace("</nav>", "<!-- " + "x" * 5_000_000 + " --></nav>")
    assert "Ask two short questions" in _article(tmp_path, page).text


def test_binary_is_refused(tmp_path: Path) -> None:
    assert _error(tmp_path, b"<html>\x00\x01").startswith("not text; ")


def test_paragraphs_made_of_line_breaks_are_parted_and_bold_lines_lead_them(tmp_path: Path) -> None:
    """Old blogs have no paragraphs: two breaks part them, and a bold line stands for a heading."""
    sentence = "Write down what they asked you on the day, while you remember it well. " * 3
    body = f"<b>Write it down</b><br>\n<br>\n{sentence}<br><br>\n<b>Sleep on it</b><br>{sentence}"
    page = f"<html><body><div class=post-body>{sentence}<br/><br/>{body}</div></body></html>"
    article = _article(tmp_path, page)
    assert [article.block_text(block)[:13] for block in article.blocks] == [
        "Write down wh",
        "Write it down",
        "Write down wh",
        "Sleep on it",
        "Write down wh",
    ]
    assert article.blocks[1].lead == len("Write it down")


def test_headings_that_the_extractor_loses_are_kept(tmp_path: Path) -> None:
    """Accordions hide their text from it; the page still says what is a heading."""
    sentence = "Ring one person who likes you and tell them how the whole thing went. " * 3
    parts = "".join(
        f"<details><summary>{head}</summary><div>{sentence}{head} it is.</div></details>"
        for head in ("Ring a friend", "Go outside", "Sleep on it")
    )
    page = f"<html><body><nav>Home About</nav><main><h1>After it</h1>{parts}</main></body></html>"
    article = _article(tmp_path, page)
    headings = [article.block_text(block) for block in article.blocks if block.kind == "heading"]
    assert headings[-3:] == ["Ring a friend", "Go outside", "Sleep on it"]


def test_a_caption_is_not_part_of_the_text(tmp_path: Path) -> None:
    sentence = "<p>Ring one person who likes you and tell them how the whole thing went.</p>" * 4
    figure = "<figure><img src=x.png><figcaption>A phone on a red table.</figcaption></figure>"
    page = f"<html><body><article>{sentence}{figure}{sentence}</article></body></html>"
    assert "red table" not in _article(tmp_path, page).text


def _accordion(title: str, body: str) -> str:
    return (
        '<div class="elementor-accordion-item"><div class="elementor-tab-title" role="button">'
        f'<a class="elementor-accordion-title">{title}</a></div>'
        f'<div class="elementor-tab-content"><p>{body}</p></div></div>'
    )


ANSWER = "Write to them within a week, keep it to two lines, and thank them for the hour they gave."


@pytest.mark.parametrize(
    "folded",
    [
        _accordion("Can I ask them why?", ANSWER),
        f"<details><summary>Can I ask them why?</summary><p>{ANSWER}</p></details>",
        f'<h2><button aria-expanded="false">Can I ask them why?</button></h2><div>{ANSWER}</div>',
        f'<button aria-expanded="false"><span>Can I ask them why?</span></button><p>{ANSWER}</p>',
    ],
    ids=["page builder", "details", "button in a heading", "button"],
)
def test_what_unfolds_a_section_is_its_heading(tmp_path: Path, folded: str) -> None:
    body = BODY + folded + _accordion("May I apply again?", ANSWER.replace("a week", "a year"))
    article = _article(tmp_path, PAGE.replace(BODY, body))
    heads = [article.block_text(each) for each in article.blocks if each.kind == "heading"]
    assert "Can I ask them why?" in heads
    assert "May I apply again?" in heads


def test_a_button_that_unfolds_a_menu_is_no_heading(tmp_path: Path) -> None:
    menu = (
        '<button aria-expanded="false">Open the menu</button><ul><li><a href="/">Home</a></li></ul>'
    )
    article = _article(tmp_path, PAGE.replace(BODY, menu + BODY))
    assert "Open the menu" not in article.text
