"""Explaining: why each source is on its card, and what a person should know of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from generator.cards.combine_run import run_combine
from generator.cards.explaining import explain_card
from generator.cards.model import Card
from generator.cards.reasons import Explanation
from generator.cards.shelf import read_deck
from generator.cards.terminal import print_reasons
from generator.errors import TipdeckError
from generator.matching.known_kinds import KnownKinds

from .content import Files
from .fakes import MATCHER, BagOfWords

Tree = Callable[[dict[str, str | bytes]], Path]

GIST = "Ask those who met you what they thought."
# Knows one kind of guidance.
TAUGHT = replace(
    MATCHER,
    kinds=KnownKinds(
        (GIST,), BagOfWords().encode(["Ask the interviewer for honest feedback."]), 0.1, 0.3
    ),
)
FILES: Files = {
    "content/articles/one.md": """\
## Ask for feedback

Write to the interviewer within a week and ask for honest feedback.

## Take a rest

Take an evening off, see a friend, and switch the laptop off.
""",
    "content/articles/two.md": """\
## Ask the interviewer for feedback

Write within a week and ask the interviewer for honest feedback.

## Take a walk with a friend

Take a walk in a green park with a friend every evening.
""",
}


@pytest.fixture
def root(tree: Tree) -> Path:
    """Return a folder with two articles and their cards."""
    root = tree(FILES)
    run_combine(root / "content" / "articles", root / "content" / "cards", matcher=MATCHER)
    return root


def _explain(root: Path, name: str) -> Explanation:
    content = root / "content"
    return explain_card(name, content / "articles", content / "cards", matcher=TAUGHT)


def _shown(found: Explanation, width: int = 120) -> str:
    shown = io.StringIO()
    print_reasons(found, Console(file=shown, width=width, markup=False, highlight=False))
    return shown.getvalue()


def _card(root: Path, id_: str) -> Card:
    return {card.id: card for card in read_deck(root / "content" / "cards")}[id_]


def _edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / "content" / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_each_source_has_its_score_and_what_it_rests_on(root: Path) -> None:
    found = _explain(root, "ask-for-feedback")
    one, two = found.reasons
    assert (one.source.article, one.says) == ("one", "Ask for feedback")
    assert one.mean == two.mean
    assert one.mean is not None
    assert (one.mean.words, one.mean.percent) == ("sure", "99%")
    assert {"feedback", "ask"} <= set(one.shared)
    assert one.nearest is not None
    assert one.nearest.source == two.source
    assert one.nearest.likeness.words > 90
    assert one.nearest.likeness.gist == GIST
    assert found.neighbours == ()


def test_it_is_said_in_words(root: Path) -> None:
    one = _card(root, "ask-for-feedback").sources[0]
    shown = _shown(_explain(root, "ask-for-feedback"))
    assert shown.startswith("ask-for-feedback  Ask for feedback\n")
    assert f"\n{one.ref}  Ask for feedback\n    99% with the card's other tips: sure\n" in shown
    assert "    both say " in shown
    assert f"    nearest: {one.ref}  Ask for feedback\n" in shown
    assert "with that: meaning 9" in shown
    assert "(of 100)" in shown
    assert f"    both look most like: {GIST}\n" in shown


@pytest.mark.parametrize("width", [60, 120])
def test_lines_fit_and_do_not_end_in_spaces(root: Path, width: int) -> None:
    lines = _shown(_explain(root, "ask-for-feedback"), width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_no_kind_is_named_for_tips_that_look_like_none(root: Path) -> None:
    content = root / "content"
    unlike = replace(MATCHER, kinds=replace(TAUGHT.kinds, unknown=0.99))
    for matcher in (MATCHER, unlike):
        found = explain_card(
            "ask-for-feedback", content / "articles", content / "cards", matcher=matcher
        )
        assert [each.nearest.likeness.gist for each in found.reasons if each.nearest] == ["", ""]


def test_a_card_without_sources_says_so(root: Path) -> None:
    path = root / "content" / "cards" / "rest.yaml"
    path.write_text("title: Rest\nsummary: Rest well.\n", encoding="utf-8")
    assert _shown(_explain(root, "rest")) == "rest  Rest\n\nit has no sources\n"


def test_a_card_with_one_tip_names_the_nearest_others(root: Path) -> None:
    found = _explain(root, "take-a-rest")
    (reason,) = found.reasons
    assert (reason.mean, reason.nearest) == (None, None)
    assert reason.own_words is not None
    assert found.is_alone
    assert found.neighbours[0].card.id == "take-a-walk-with-a-friend"
    shown = _shown(found)
    assert "no other tip is on it; the nearest other cards:\n" in shown
    assert "%  take-a-walk-with-a-friend (Take a walk with a friend)\n" in shown


def test_what_a_decision_put_there_says_so(root: Path) -> None:
    two = _card(root, "ask-for-feedback").sources[1]
    text = f"together:\n  - [{two.ref}, ask-for-feedback]\n"
    (root / "content" / "decisions.yaml").write_text(text, encoding="utf-8")
    one, other = _explain(root, "ask-for-feedback").reasons
    assert one.remarks == ()
    assert other.remarks == ("put together in decisions.yaml",)
    assert "put together in decisions.yaml\n" in _shown(_explain(root, "ask-for-feedback"))


def test_what_decisions_take_off_the_card_says_what_to_do(root: Path) -> None:
    one, two = _card(root, "ask-for-feedback").sources
    text = f"apart:\n  - [{two.ref}, {one.ref}]\nleft_out: [{one.ref}]\n"
    (root / "content" / "decisions.yaml").write_text(text, encoding="utf-8")
    remedy = "in decisions.yaml: remove its line under `sources`"
    first, second = _explain(root, "ask-for-feedback").reasons
    assert first.remarks == (f"kept apart from {two.ref} {remedy}", f"left out {remedy}")
    assert second.remarks == (f"kept apart from {one.ref} {remedy}",)


def test_a_source_whose_tip_is_gone_says_so(root: Path) -> None:
    _edit(root, "articles/two.md", "Write within a week", "Phone within a month")
    one, two = _explain(root, "ask-for-feedback").reasons
    assert one.remarks == ()
    assert two.remarks == (
        "no article has this tip any more: its words were changed, or its article is gone",
    )
    assert (two.says, two.own_words) == ("Ask the interviewer for feedback", None)


def test_a_card_of_which_every_tip_is_gone_can_be_explained(root: Path) -> None:
    _edit(root, "articles/one.md", "laptop", "telephone")
    found = _explain(root, "take-a-rest")
    assert found.neighbours == ()
    assert not found.is_alone
    assert "no article has this tip any more" in _shown(found)


def test_an_old_id_works(root: Path) -> None:
    _edit(root, "cards/take-a-rest.yaml", "sources:", "formerly: [rest-a-bit]\nsources:")
    assert _explain(root, "rest-a-bit").card.id == "take-a-rest"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ask-for-feedbak", "there is no card 'ask-for-feedbak'; did you mean ask-for-feedback"),
        ("zzz", "there is no card 'zzz'; look in content/cards"),
    ],
)
def test_an_unknown_card_is_one_line(root: Path, name: str, message: str) -> None:
    with pytest.raises(TipdeckError) as caught:
        _explain(root, name)
    assert caught.value.message.startswith(message)
    assert "\n" not in caught.value.message
