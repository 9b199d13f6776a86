"""Reviewing: what is asked, what an answer writes, and that nothing else in the file moves."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from generator.cards.combine_run import run_combine
from generator.cards.combining import Combined, combine
from generator.cards.deciding import add_decision
from generator.cards.decisions import Decisions, read_decisions
from generator.cards.model import Status
from generator.cards.reviewing import (
    Review,
    common_words,
    find_pairs,
    has_to_leave,
    is_settled,
    plan_review,
    record,
)
from generator.cards.terminal import ask_all
from generator.errors import ContentError
from generator.tips.model import Tip

from .content import Files
from .fakes import MATCHER, card, tip

Tree = Callable[[dict[str, str | bytes]], Path]

ASK = tip("a", "Ask for feedback", "Write to the interviewer within seven days for comments.")
# Half of its words are those of ASK, so it joins, on little.
FRIEND = tip(
    "b",
    "Ask a friend",
    "Write to somebody within seven minutes: comments, cooking, soup, bread, tea.",
)
# Fewer are, so it is kept apart, and a person is asked.
PEOPLE = tip("c", "Ask people", "Write within seven months; describe singing loudly.")
REST = tip("a", "Take a rest", "Switch off the laptop.", start=99)
NOBODY = Decisions()

ONE: Files = {
    "content/articles/one.md": """\
## Ask for feedback

Write to the interviewer within seven days and request honest comments.

## Take a rest

Switch off the laptop and see a film.
""",
}
MORE: Files = {
    "content/articles/two.md": """\
## Ask a friend

Speak to somebody within seven minutes and request honest cooking.

## Walk outside

Visit a green park every morning before breakfast.
""",
    "content/articles/three.md": """\
## Ask people

Write to somebody within seven days and describe your loud singing and dancing.

## Drink water

Drink a tall glass of water before you leave the house.
""",
}


def _combined(*tips: Tip, decisions: Decisions = NOBODY) -> Combined:
    """Return what becomes of tips where ASK has a card."""
    return combine([ASK, *tips], [card("ask", "Own title", ASK)], MATCHER, decisions=decisions)


def _settled(decisions: Decisions) -> bool:
    """Tell whether decisions leave nothing to ask of a weak join."""
    (pair,) = find_pairs(_combined(FRIEND), NOBODY)
    return is_settled(pair, decisions)


@pytest.fixture
def begun(tree: Tree) -> Path:
    """Return a folder with a deck that was made from one article, and two more articles."""
    root = tree(ONE)
    run_combine(root / "content" / "articles", root / "content" / "cards", matcher=MATCHER)
    tree(MORE)
    return root


def _plan(root: Path) -> Review:
    return plan_review(root / "content" / "articles", root / "content" / "cards", matcher=MATCHER)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that reviews with typed lines, and returns what was printed."""

    def review(found: Review, *lines: str, width: int = 120) -> str:
        shown = io.StringIO()
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        ask_all(found, Console(file=shown, width=width, markup=False, highlight=False))
        return shown.getvalue()

    return review


# What is asked.


def test_joins_on_little_come_before_what_was_kept_apart() -> None:
    join, doubt = find_pairs(_combined(FRIEND, PEOPLE, REST), NOBODY)
    assert (join.tip, join.card.id, join.joins, join.group) == (
        FRIEND,
        "ask",
        True,
        (FRIEND.ref, "ask"),
    )
    assert (doubt.tip, doubt.card.id, doubt.joins) == (PEOPLE, "ask", False)
    assert 0.5 <= join.score < 0.6
    assert join.says == doubt.says == (ASK,)
    assert "seven" in join.shared


def test_what_joins_for_sure_is_not_asked() -> None:
    same = tip("d", "Ask for feedback", "Write to the interviewer within seven days, please.")
    combined = _combined(same)
    assert combined.joined
    assert find_pairs(combined, NOBODY) == ()


def test_a_draft_goes_by_its_first_tip() -> None:
    combined = combine([ASK, PEOPLE], [], MATCHER)
    (pair,) = find_pairs(combined, NOBODY)
    assert pair.is_new
    # Each is the other's close call, and one question is enough.
    assert len(combined.unsure) == 2
    assert set(pair.group) == {ASK.ref, PEOPLE.ref}


@pytest.mark.parametrize(
    "decisions",
    [
        Decisions(together=((FRIEND.ref, "ask"),)),
        Decisions(together=((ASK.ref, FRIEND.ref),)),
        Decisions(apart=((FRIEND.ref, "ask"),)),
        Decisions(apart=(("ask", "another", FRIEND.ref),)),
    ],
)
def test_a_pair_that_decisions_settle_is_not_asked(decisions: Decisions) -> None:
    assert _settled(decisions)
    assert find_pairs(_combined(FRIEND, decisions=decisions), decisions) == ()


def test_other_decisions_settle_nothing() -> None:
    others = Decisions(together=((FRIEND.ref, "another"),), apart=((ASK.ref, REST.ref),))
    assert not _settled(others)


def test_a_tip_that_was_put_on_a_card_is_asked_about_no_other() -> None:
    (pair,) = find_pairs(_combined(PEOPLE), NOBODY)
    placed = replace(pair, placed=card("rest", "Rest", REST))
    assert not is_settled(placed, NOBODY)
    assert is_settled(placed, Decisions(together=((PEOPLE.ref, "rest"),)))


def test_drafts_of_which_tips_go_together_are_settled() -> None:
    (pair,) = find_pairs(combine([ASK, PEOPLE], [], MATCHER), NOBODY)
    mates = replace(pair, placed=card("new", "New", REST, pair.tip), new=pair.new | {"new"})
    assert is_settled(mates, Decisions(together=((REST.ref, pair.group[1]),)))


def test_an_answer_that_a_tip_leaves_its_card_is_for_a_person_to_carry_out() -> None:
    (pair,) = find_pairs(_combined(PEOPLE), NOBODY)
    on_it = replace(pair, placed=pair.card, stands=True)
    elsewhere = replace(pair, placed=card("rest", "Rest", PEOPLE), stands=True)
    assert [has_to_leave(on_it, "different"), has_to_leave(on_it, "same")] == [True, False]
    assert [has_to_leave(elsewhere, "different"), has_to_leave(elsewhere, "same")] == [False, True]
    assert not has_to_leave(pair, "different")


def test_the_words_of_both_are_known_by_their_stems() -> None:
    assert common_words("Ask the interviewers.", "It’s asking an interviewer, then.") >= {
        "ask",
        "asking",
        "interviewer",
        "interviewers",
    }
    assert common_words("Ask them.", "Rest well.") == frozenset()


# What an answer writes.

GROUP = ("odd name, #2#aaaaaaaa", "ask-for-feedback")
OLD = "[a#11111111, b#22222222]"
KEPT: dict[str, str] = {
    "comments": f"# Ours\ntogether:  # these\n  - {OLD}  # why\n  # - none\n\n# The end\n",
    "other key": f"# Ours\napart:\n- {OLD}\n",
    "other key after": f"together:\n    -   {OLD}\nleft_out: [c#33333333]  # gone\n",
    "in brackets": f"together: [{OLD}]  # one\nleft_out:\n  - c#33333333\n",
    "over lines": "together:\n  - - a#11111111  # one\n    - b#22222222\napart: []\n",
    "empty": "together:\napart:   # none yet\n",
    "other key empty": "left_out:\n",
    "braces": f"{{together: [{OLD}]}}\n",
    "document": f"---\napart:\n  - {OLD}\n...\n",
}


@pytest.mark.parametrize("key", ["together", "apart"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_an_answer_is_added_and_every_other_byte_stays(
    tmp_path: Path, text: str, start: str, newline: str, key: str
) -> None:
    path = tmp_path / "decisions.yaml"
    data = (start + text).replace("\n", newline).encode("utf-8")
    path.write_bytes(data)
    before = read_decisions(path)
    if text == KEPT["braces"] and key == "apart":
        with pytest.raises(ContentError, match="an answer cannot be added safely"):
            add_decision(path, key, GROUP)
        assert path.read_bytes() == data
        return
    add_decision(path, key, GROUP)
    after = path.read_bytes()
    assert read_decisions(path) == before.model_copy(update={key: (*getattr(before, key), GROUP)})
    # One run of bytes was put in.
    added = len(after) - len(data)
    places = (at for at in range(len(data) + 1) if after[:at] + after[at + added :] == data)
    assert next(places, None) is not None


def test_a_file_is_made_that_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "content" / "decisions.yaml"
    add_decision(path, "together", ("a#11111111", "ask"))
    add_decision(path, "apart", ("a b#22222222", "no"))
    assert path.read_text(encoding="utf-8") == (
        "# What an editor decided about merges; `tipdeck combine` obeys it.\n"
        "together:\n"
        "  - [a#11111111, ask]\n"
        "apart:\n"
        '  - ["a b#22222222", "no"]\n'
    )


def test_what_is_decided_otherwise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text("apart:\n  - [a#11111111, ask]\n", encoding="utf-8")
    with pytest.raises(ContentError):
        add_decision(path, "together", ("a#11111111", "ask"))
    assert "together" not in path.read_text(encoding="utf-8")


def test_a_file_that_was_broken_meanwhile_is_left_alone(begun: Path) -> None:
    review = _plan(begun)
    review.decisions.write_text("apart: [\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        record(review, review.pairs[0], "same")
    assert str(caught.value).startswith("content/decisions.yaml:2: not YAML")
    assert review.decisions.read_text(encoding="utf-8") == "apart: [\n"


# What a person sees and types.


def test_answers_are_carried_out_by_the_next_run(begun: Path, answer: Callable[..., str]) -> None:
    shown = answer(_plan(begun), "s", "different")
    assert shown.endswith("\n2 answered; run `tipdeck combine` to carry them out\n")
    run = run_combine(begun / "content" / "articles", begun / "content" / "cards", matcher=MATCHER)
    (joined,) = run.combined.joined["ask-for-feedback"]
    assert (joined.tip.heading, joined.score) == ("Ask a friend", 1.0)
    assert run.combined.unsure == ()
    assert _plan(begun).pairs == ()


def test_two_drafts_that_are_the_same_become_one(tree: Tree, answer: Callable[..., str]) -> None:
    one = {name: text for name, text in (ONE | MORE).items() if "two" not in name}
    root = tree(one)
    review = _plan(root)
    shown = answer(review, "s")
    assert "a new draft" in shown
    run = run_combine(root / "content" / "articles", root / "content" / "cards", matcher=MATCHER)
    sizes = sorted(len(each.sources) for each in run.combined.cards)
    assert sizes == [1, 1, 2]
    assert run.combined.unsure == ()


@pytest.mark.parametrize("lines", [["q"], ["", "k", "s"], ["k", "quit"], ["skip"], []])
def test_who_skips_or_stops_decides_nothing(
    begun: Path, answer: Callable[..., str], lines: list[str]
) -> None:
    review = _plan(begun)
    shown = answer(review, *lines)
    assert shown.endswith("\nnone answered\n")
    assert not review.decisions.exists()


def test_what_was_answered_before_the_end_is_kept(begun: Path, answer: Callable[..., str]) -> None:
    assert "1 answered; run" in answer(_plan(begun), "d")
    assert [each.joins for each in _plan(begun).pairs] == [False]


def test_an_interruption_keeps_what_was_answered(
    begun: Path, answer: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    review = _plan(begun)
    typed = iter(["s"])

    def read(prompt: str = "") -> str:
        for line in typed:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", read)
    assert "1 answered; run" in answer(review)
    assert len(read_decisions(review.decisions).together) == 1


def test_what_is_none_of_the_answers_is_asked_again(
    begun: Path, answer: Callable[..., str]
) -> None:
    shown = answer(_plan(begun), "yes", " S ", "q")
    assert shown.count("type s, d, k or q") == 1
    assert "1 answered" in shown


def test_an_answer_may_settle_a_later_question(begun: Path, answer: Callable[..., str]) -> None:
    review = _plan(begun)
    twice = replace(review, pairs=(review.pairs[0], review.pairs[0]))
    shown = answer(twice, "d", "d")
    assert "2 of 2" not in shown
    assert "1 answered" in shown


def test_nothing_to_review(tree: Tree, answer: Callable[..., str]) -> None:
    assert answer(_plan(tree(ONE))) == "nothing to review\n"


def test_the_line_that_keeps_a_tip_on_its_card_is_named(
    begun: Path, answer: Callable[..., str]
) -> None:
    review = _plan(begun)
    pair = replace(review.pairs[0], stands=True)
    shown = answer(replace(review, pairs=(pair,)), "d", width=200)
    assert (
        "kept apart in decisions.yaml; the tip stands on ask-for-feedback until you remove its "
        "line under `sources` in that card's file\n"
    ) in shown


@pytest.mark.parametrize("width", [60, 99, 100, 120])
def test_the_tip_and_the_card_stand_side_by_side_where_there_is_room(
    begun: Path, answer: Callable[..., str], width: int
) -> None:
    shown = answer(_plan(begun), width=width)
    lines = shown.splitlines()
    assert max(map(len, lines)) <= width
    heads = [line for line in lines if "card ask-for-feedback" in line]
    assert ["tip of two" in line for line in heads] == [width >= 100]
    assert "50% likely the same guidance; both say" in shown
    assert "[s]ame / [d]ifferent / s[k]ip / [q]uit: " in shown
    assert "• one: Ask for feedback." in shown


def test_a_long_tip_is_shortened_and_a_script_is_text(
    begun: Path, answer: Callable[..., str]
) -> None:
    review = _plan(begun)
    long = tip("two", "[bold]Ask[/bold] :smile:", "word " * 200)
    shown = answer(replace(review, pairs=(replace(review.pairs[0], tip=long),)), "k")
    assert "[bold]Ask[/bold] :smile:" in shown
    assert shown.count("word") == 90
    assert "word…" in shown


def test_shared_words_are_bold(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    ask_all(_plan(begun), Console(file=shown, width=120, force_terminal=True))
    text = shown.getvalue()
    assert "\x1b[1mseven\x1b[0m minutes" in text
    assert "\x1b[3" not in text
    assert "\x1b[9" not in text


def test_whoever_combines_first_is_asked_all_the_same(begun: Path) -> None:
    run_combine(begun / "content" / "articles", begun / "content" / "cards", matcher=MATCHER)
    (pair,) = _plan(begun).pairs
    assert {pair.placed.id, pair.card.id} == {"ask-for-feedback", "ask-people"}
    assert pair.stands


@pytest.mark.parametrize(("status", "asked"), [("draft", 1), ("reviewed", 0)])
def test_a_tip_that_a_person_has_read_on_its_card_is_not_asked_about(
    status: Status, asked: int
) -> None:
    ask, people = card("ask", "Own title", ASK), card("people", "Other people", PEOPLE)
    deck = [ask.model_copy(update={"status": "reviewed"}), people]
    deck[1] = people.model_copy(update={"status": status})
    pairs = find_pairs(combine([ASK, PEOPLE], deck, MATCHER), NOBODY)
    assert [(pair.tip, pair.card.id, pair.stands) for pair in pairs] == [
        (PEOPLE, "ask", True)
    ] * asked
