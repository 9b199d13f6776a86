"""Plain text: lines, bullets, headings marked with hashes, and texts wrapped by hand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.articles.plain import lay_out, read
from generator.errors import SourceError

Laid = list[tuple[str, int, str]]


def _laid(text: str) -> Laid:
    return [(block.kind, block.level, text[block.start : block.end]) for block in lay_out(text)]


def test_every_line_is_a_block() -> None:
    assert _laid("One.\nTwo.\n\n  Three.  \n") == [
        ("paragraph", 0, "One."),
        ("paragraph", 0, "Two."),
        ("paragraph", 0, "Three."),
    ]


@pytest.mark.parametrize(
    "mark", ["-", "*", "•", "‣", "▪", "●", "·", "–", "1.", "12)", "(3)", "  - "]
)
def test_bullets_and_numbers_are_items(mark: str) -> None:
    line = f"{mark.strip()} Ask them"
    assert _laid(f"{mark} Ask them\n".replace(mark.strip() + "  ", mark.strip() + " ")) == [
        ("item", 1, line)
    ]


@pytest.mark.parametrize("line", ["-5 degrees", "1.5 hours", "2024. A year", "*bold* words"])
def test_what_only_looks_like_a_bullet_is_none(line: str) -> None:
    assert _laid(line)[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("line", "level", "title"),
    [
        ("# Ask", 1, "Ask"),
        ("### Ask why", 3, "Ask why"),
        ("## Ask ##", 2, "Ask"),
        ("# Learn C#", 1, "Learn C#"),
    ],
)
def test_hashes_make_headings(line: str, level: int, title: str) -> None:
    assert _laid(line) == [("heading", level, title)]


@pytest.mark.parametrize("line", ["---", "=====", "***", "~~~~", "###"])
def test_a_rule_is_no_text(line: str) -> None:
    assert _laid(f"One.\n{line}\nTwo.") == [("paragraph", 0, "One."), ("paragraph", 0, "Two.")]


WRAPPED = """\
Start by asking for feedback, because
you can hardly mend what nobody has
named, and most people will tell you.

- Write to the person whom you met in
  the interview, and not to the general
  address of the firm.
- Thank them.
"""


def test_lines_that_were_wrapped_by_hand_are_one_block() -> None:
    # The figure in the module is half of a usual width, so lines are made that long here.
    text = WRAPPED.replace(", because", ", and do it very soon, because").replace(
        "what nobody has", "what nobody at all has ever yet"
    )
    text = text.replace("whom you met in", "whom you met and talked with in").replace(
        "not to the general", "not to the general or the other"
    )
    laid = _laid(text)
    assert [(kind, level) for kind, level, _ in laid] == [
        ("paragraph", 0),
        ("item", 1),
        ("item", 1),
    ]
    assert laid[0][2].endswith("tell you.")
    assert laid[1][2].endswith("of the firm.")


def test_short_lines_are_not_joined() -> None:
    text = "Ask them\nListen well\nThank them\nGo home\n"
    assert len(_laid(text)) == 4


def test_whole_paragraphs_a_line_are_not_joined() -> None:
    text = "\n".join(["Ask for feedback and take your time over it. " * 4] * 4)
    assert len(_laid(text)) == 4


def test_front_matter_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "ask.txt"
    path.write_text("---\ntitle: Ask\n---\n\nAsk them.\n")
    article = read(path)
    assert (article.id, article.metadata.title, article.text) == ("ask", "Ask", "Ask them.")
    assert [article.block_text(block) for block in article.blocks] == ["Ask them."]


@pytest.mark.parametrize("body", ["", "\n \n", "---\n"])
def test_an_article_with_no_text_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "ask.txt"
    path.write_text(f"---\ntitle: Ask\n---\n{body}")
    with pytest.raises(SourceError, match="no text below the front matter; add the article"):
        read(path)


@pytest.mark.parametrize(
    "line", ["# a" + " " * 90_000 + "b", "- " + " " * 90_000 + "b", "#" * 90_000, "a " * 45_000]
)
def test_a_long_line_takes_no_longer_than_its_length(line: str) -> None:
    start = time.perf_counter()
    lay_out(line)
    assert time.perf_counter() - start < 1


RAGGED = """Do not take it to heart

The panel has met you for
twenty-five minutes only. They have not judged
your family. Sometimes
the post itself is
cancelled, sometimes somebody inside
has it already.

Open up to one person

One close friend or elder
cousin is enough. Ring them and talk
until you both laugh.
"""


def test_lines_that_were_broken_anywhere_are_one_block() -> None:
    laid = [text for _, _, text in _laid(RAGGED)]
    assert [text.split()[0] for text in laid] == ["Do", "The", "Open", "One"]
    assert laid[1].endswith("has it already.")


def test_a_line_that_ends_in_the_middle_of_a_phrase_goes_on_whatever_comes_next() -> None:
    laid = [
        text for _, _, text in _laid(RAGGED + "\nPress the\n'Reply' button, up to\n12 times.\n")
    ]
    assert laid[-1].endswith("12 times.")
    assert laid[-1].startswith("Press")


def test_a_few_lines_in_small_letters_are_lines_of_their_own() -> None:
    assert len(_laid("Bring with you\na pen\na pad\nyour badge\n\nCome early.")) == 5
