"""Threads: each post is read on its own, and what the forum writes around it is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.metadata import Metadata
from generator.articles.model import Article
from generator.articles.plain import lay_out
from generator.tips.extract import extract_tips
from generator.tips.screening import screen
from generator.tips.thread import posts

ASKED = "They said no after two rounds and I feel useless. What do you all do the week after?"
LISTED = """- Write back the same day, two polite lines, and ask to be kept in mind.
- Keep three other applications going while you wait for anybody.
- Never give notice before the offer is signed and in your hands."""
COUNTED = """1. Ask the recruiter for one thing that the winner had and you did not.
2. Write to them when the next vacancy comes up, and say that you were a finalist.
3. Ask how long a task should take, and stop there."""
PROSE = (
    "Take two days off and go fishing before you look at a single vacancy. You can not interview "
    "well while you are still angry with the last lot."
)
HEADS = {
    "counted": (
        "#1\nnightowl   Posts: 12",
        "#2\nbob   Posts: 4,881",
        "#3\nann\nPosts: 9",
        "#4\npete   Posts: 3",
    ),
    "ago": (
        "u/nightowl 3 days ago",
        "u/bob 2 days ago",
        "u/ann 5 points 1 day ago",
        "u/pete 9 hours ago",
    ),
    "like navigation": (
        "nightowl · OP · posted 3 days ago · 1.2k views",
        "bob · Top contributor · 3 days ago",
        "ann · Verified: Coach · 2 days ago",
        "pete · 2 days ago",
    ),
    "joined": (
        "nightowl\nJoined: May 2019",
        "bob\nJoined: June 2011",
        "ann\nMember since 2009",
        "pete\nJoin date: 2003",
    ),
}


def _bodies(heads: tuple[str, ...], said: tuple[str, ...]) -> list[str]:
    text = "\n\n".join(f"{head}\n\n{post}" for head, post in zip(heads, said, strict=True))
    text = f"Work Talk Forum\n\nRejected after two rounds\n\n{text}\n\nUsers online: 12"
    article = Article(Path("a.txt"), Metadata(id="a"), text, lay_out(text))
    return [f"{tip.heading} {tip.body}".strip() for tip in extract_tips(article).tips]


@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_each_post_has_its_own_form(heads: tuple[str, ...]) -> None:
    found = _bodies(heads, (ASKED, LISTED, COUNTED, PROSE))
    assert len(found) == 7
    assert found[0].startswith("Write back the same day")
    assert found[3].startswith("Ask the recruiter")
    assert found[6].startswith("Take two days off")


def test_who_wrote_a_post_and_the_question_are_no_tips() -> None:
    found = " ".join(_bodies(HEADS["counted"], (ASKED, LISTED, COUNTED, PROSE)))
    for word in ("nightowl", "bob", "Posts", "useless", "online"):
        assert word not in found


def test_an_edit_is_not_part_of_a_post() -> None:
    said = (ASKED, LISTED, COUNTED, f"{PROSE}\n\nLast edited by pete; yesterday at 11:52 PM.")
    assert "edited" not in " ".join(_bodies(HEADS["counted"], said))


def test_numbers_alone_count_tips_and_not_posts() -> None:
    text = "\n\n".join(
        f"#{number}\n\n{head}\n\n{PROSE} {head}."
        for number, head in enumerate(("Rest well", "Eat properly", "Walk a mile"), start=1)
    )
    article = Article(Path("a.txt"), Metadata(id="a"), text, lay_out(text))
    assert posts(screen(article).lines) == []


@pytest.mark.parametrize("head", ["What I wish I had known when I joined", "Guard your reputation"])
def test_headings_that_speak_of_joining_are_no_bylines(head: str) -> None:
    text = "\n\n".join(f"{head} {number}\n\n{PROSE} {number}." for number in range(4))
    article = Article(Path("a.txt"), Metadata(id="a"), text, lay_out(text))
    assert posts(screen(article).lines) == []
