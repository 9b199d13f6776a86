"""A run of combining on files: edits survive, a second run is still, a kill does no harm."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.cards.combine_run import Run, run_combine
from generator.cards.shelf import read_deck
from generator.errors import ContentError

from .content import Files
from .fakes import MATCHER

Tree = Callable[[dict[str, str | bytes]], Path]

ARTICLES: Files = {
    "content/articles/one.md": """\
# After a no

## Ask for feedback

Write to the interviewer within a week and ask for honest feedback.

## Take a rest

Take an evening off, see a friend, and switch the laptop off.
""",
    "content/articles/two.txt": """\
1. Ask the interviewer for feedback
Write within a week and ask the interviewer for honest feedback.

2. Walk outside
Walk in a green park every morning before breakfast.

3. Practise out loud
Practise hard answers out loud with somebody you trust.
""",
    "content/articles/three.md": """\
## Go for a walk outside

Walk outside every morning, in a green park.

## Thank them

Send the panel a short note to thank them for their time.
""",
}
TOPICS = """\
topics:
  - {id: learn, title: Feedback, summary: Ask the interviewer for honest feedback.}
  - {id: rest, title: Rest, summary: Take an evening off.}
"""


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _run(root: Path, **options: bool) -> Run:
    content = root / "content"
    return run_combine(content / "articles", content / "cards", matcher=MATCHER, **options)


def _card_of(root: Path, article: str, word: str) -> Path:
    """Return the file of the card that has a source whose heading has a word."""
    for path in sorted((root / "content" / "cards").glob("*.y*ml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if any(f"article: {article}" in line and word in line for line in lines):
            return path
    raise AssertionError(f"no card has {word!r} of {article}")


def test_articles_become_drafts_that_read_back(tree: Tree) -> None:
    root = tree({**ARTICLES, "content/topics.yaml": TOPICS})
    run = _run(root)
    deck = read_deck(root / "content" / "cards")
    assert deck == run.combined.cards
    assert run.gathered.articles == 3
    assert sum(len(card.sources) for card in deck) == 7
    assert _card_of(root, "one", "Ask for feedback") == _card_of(root, "two", "Ask the interview")
    assert _card_of(root, "two", "Walk") == _card_of(root, "three", "Go for a walk")
    assert {card.status for card in deck} == {"draft"}
    assert ("learn",) in {card.topics for card in deck}


def test_a_second_run_changes_no_byte(tree: Tree) -> None:
    root = tree(ARTICLES)
    assert _run(root).changed
    before = _files(root)
    assert _run(root).changed == ()
    assert _files(root) == before


def test_the_order_of_the_files_does_not_matter(tree: Tree) -> None:
    root = tree(ARTICLES)
    _run(root)
    cards = _files(root / "content" / "cards")
    for name in reversed(ARTICLES):
        folder = root / "again" / "content" / "articles"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / Path(name).name).write_bytes((root / name).read_bytes())
    _run(root / "again")
    assert _files(root / "again" / "content" / "cards") == cards


def test_a_pool_gives_the_same(tree: Tree) -> None:
    root = tree(ARTICLES)
    articles = root / "content" / "articles"
    alone = run_combine(articles, root / "cards", matcher=MATCHER, dry_run=True)
    with ThreadPoolExecutor(3) as pool:
        shared = run_combine(articles, root / "cards", pool=pool, matcher=MATCHER, dry_run=True)
    assert shared == alone


def test_articles_are_not_touched(tree: Tree) -> None:
    root = tree(ARTICLES)
    before = _files(root / "content" / "articles")
    _run(root)
    assert _files(root / "content" / "articles") == before


def test_a_dry_run_writes_nothing(tree: Tree) -> None:
    root = tree(ARTICLES)
    before = _files(root)
    run = _run(root, dry_run=True)
    assert run.combined.created
    assert run.changed == ()
    assert _files(root) == before
    assert not (root / "content" / "cards").exists()


def test_a_second_run_changes_nothing_that_a_person_did(tree: Tree) -> None:
    """They edited words, added a comment, took a step out and moved a source."""
    root = tree(ARTICLES)
    _run(root)
    ask, walk = _card_of(root, "one", "Ask for feedback"), _card_of(root, "two", "Walk")
    lines = ask.read_text(encoding="utf-8").splitlines(keepends=True)
    (moved,) = [line for line in lines if "article: two" in line]
    lines.remove(moved)
    lines = [
        f"title:   'How  did I do?'  # mine: {line}" if "title:" in line else line for line in lines
    ]
    lines = [line for line in lines if "id: write" not in line]
    ask.write_text("".join(lines), encoding="utf-8", newline="\r\n")
    walk.write_text(walk.read_text(encoding="utf-8") + moved + "# seen\n", encoding="utf-8")
    before = _files(root)
    assert _run(root).changed == ()
    assert _files(root) == before


def test_a_new_article_adds_sources_and_keeps_the_rest(tree: Tree) -> None:
    root = tree(ARTICLES)
    (root / "content/articles/three.md").unlink()
    _run(root)
    walk = _card_of(root, "two", "Walk")
    edited = walk.read_text(encoding="utf-8").replace("title:", "# Mine\ntitle:") + "care: yes\n"
    walk.write_text(edited, encoding="utf-8")
    tree({"content/articles/three.md": ARTICLES["content/articles/three.md"]})
    run = _run(root)
    assert walk in run.changed
    added = [
        line
        for line in walk.read_text(encoding="utf-8").splitlines()
        if line not in edited.splitlines()
    ]
    assert len(added) == 1
    assert "article: three" in added[0]
    assert [line for line in walk.read_text().splitlines() if line != added[0]] == (
        edited.splitlines()
    )
    assert len(run.combined.created) == 1


def test_decisions_are_obeyed_and_what_is_left_out_is_said(tree: Tree) -> None:
    root = tree(ARTICLES)
    first = _run(root, dry_run=True).combined
    refs = {
        supported.tip.heading: supported.tip.ref
        for rows in first.evidence.values()
        for supported in rows
    }
    ask, asked = refs["Ask for feedback"], refs["Ask the interviewer for feedback"]
    rest, thank = refs["Take a rest"], refs["Thank them"]
    decisions = f"apart:\n  - [{ask}, {asked}]\ntogether:\n  - [{rest}, {thank}]\n"
    tree({"content/decisions.yaml": f"{decisions}left_out: [{refs['Walk outside']}]\n"})
    run = _run(root)
    cards = {
        f"{source.article}#{source.tip}": card.id
        for card in run.combined.cards
        for source in card.sources
    }
    assert cards[ask] != cards[asked]
    assert cards[rest] == cards[thank]
    assert refs["Walk outside"] not in cards
    (said,) = [
        left for left in run.gathered.left_out if left.reason == "left out in decisions.yaml"
    ]
    assert (said.article, said.text[:15]) == ("two", "2. Walk outside")
    assert _run(root).changed == ()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"content/cards/bad.yaml": "title: [\n"},
        {"content/topics.yaml": "topics: none\n"},
        {"content/decisions.yaml": "apart: [[a]]\n"},
    ],
)
def test_nothing_is_written_beside_a_broken_deck(tree: Tree, spoilt: Files) -> None:
    root = tree({**ARTICLES, **spoilt})
    before = _files(root)
    with pytest.raises(ContentError):
        _run(root)
    assert _files(root) == before


def test_a_bad_article_does_not_stop_the_others(tree: Tree) -> None:
    root = tree(
        {
            **ARTICLES,
            "content/articles/empty.txt": b"",
            "content/articles/old.txt": "Ask \x96 and listen.\n".encode("cp1252", "replace")
            + b"Caf\xe9 talk helps.\n",
        }
    )
    run = _run(root)
    assert run.gathered.articles == 4
    assert [str(problem) for problem in run.gathered.problems] == [
        "content/articles/empty.txt: empty; put an article's text in it or delete it"
    ]
    assert [str(note) for note in run.gathered.notes] == [
        "content/articles/old.txt: line 2 is not UTF-8, read as windows-1252; save it as UTF-8"
    ]


COMBINE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from cards.fakes import MATCHER
from generator.cards.combine_run import run_combine
run_combine(Path(sys.argv[2]), Path(sys.argv[3]), matcher=MATCHER)
"""


def _many_tips() -> Files:
    """Return an article of many tips, which are apart because their author says so."""
    rows = [
        f"## Practise question {at}\n\nRehearse the answer to question {at} with friend {at * 7}.\n"
        for at in range(120)
    ]
    return {"content/articles/many.md": "\n".join(rows)}


def test_a_killed_run_leaves_whole_cards_and_the_next_completes_it(tree: Tree) -> None:
    root = tree(_many_tips())
    cards = root / "content" / "cards"
    command = [sys.executable, "-c", COMBINE, str(Path(__file__).parents[1])]
    command += [str(root / "content" / "articles"), str(cards)]
    for wanted in (1, 40):
        process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
        while process.poll() is None and len(list(cards.glob("*.yaml"))) < wanted:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL, "the run was over before it was killed"
        assert read_deck(cards), "every card that is there is whole"
    run = _run(root)
    deck = read_deck(cards)
    assert deck == run.combined.cards
    assert sum(len(card.sources) for card in deck) == 120
    assert _run(root).changed == ()


@pytest.mark.model
def test_the_shipped_encoder_joins_what_says_the_same_in_other_words(tree: Tree) -> None:
    root = tree(ARTICLES)
    content = root / "content"
    deck = run_combine(content / "articles", content / "cards").combined.cards
    assert _card_of(root, "two", "Walk") == _card_of(root, "three", "Go for a walk")
    assert _card_of(root, "one", "Ask for feedback") == _card_of(root, "two", "Ask the interview")
    assert sum(len(card.sources) for card in deck) == 7
