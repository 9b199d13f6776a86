"""The log of what changed for readers: found by comparing, added to, never taken from a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cards.changes import Change, Changes, digest, last_told, retired_cards
from generator.cards.changes_run import find_news, run_changes
from generator.cards.checks import check_content
from generator.cards.loading import load_library
from generator.cards.model import Card, Step
from generator.cli import main
from generator.errors import ContentError

from .content import ASK, CARD, CONTENT

Tree = Callable[[dict[str, str | bytes]], Path]
ROOT = Path(__file__).parents[2]
DAY, NEXT = date(2026, 1, 2), date(2026, 3, 4)
LOG = "content/changes.yaml"


def _card(id_: str, title: str = "", **values: object) -> Card:
    given = {"summary": "Why.", "status": "reviewed", "reviewed": DAY, **values}
    steps = (Step(id="do", text="Do it."),)
    return Card.model_validate({"id": id_, "title": title or id_, "steps": steps, **given})


def _log(*runs: list[Card]) -> tuple[Change, ...]:
    """Return the log after a run for each state of the deck."""
    entries: tuple[Change, ...] = ()
    for cards in runs:
        news = find_news(cards, entries)
        mended = dict(news.mended)
        entries = (*(mended.get(at, each) for at, each in enumerate(entries)), *news.added)
    return entries


def _texts(*runs: list[Card]) -> list[str]:
    return [f"{each.date} {each.text}" for each in _log(*runs)]


def test_a_reviewed_card_is_new_once() -> None:
    cards = [_card("ask", "Ask"), _card("wait", status="draft"), _card("old", status="retired")]
    assert _texts(cards, cards) == ["2026-01-02 New tip: Ask"]


def test_a_card_is_reworded_when_it_was_reviewed_again() -> None:
    later = _card("ask", "Ask", summary="Because.", reviewed=NEXT)
    assert _texts([_card("ask", "Ask")], [later])[1:] == ["2026-03-04 Reworded: Ask"]


def test_another_review_that_changes_no_word_is_no_news() -> None:
    assert len(_log([_card("ask")], [_card("ask", reviewed=NEXT, topics=("a",))])) == 1


def test_an_edit_on_the_day_of_the_review_mends_the_entry() -> None:
    log = _log([_card("ask", "Ask")], [_card("ask", "Ask them", summary="Because.")])
    assert [each.text for each in log] == ["New tip: Ask them"]
    assert log[0].words == digest(_card("ask", "Ask them", summary="Because."))
    assert not find_news([_card("ask", "Ask them", summary="Because.")], log)


def test_a_text_that_a_person_wrote_is_kept_when_its_entry_is_mended() -> None:
    told = _log([_card("ask", "Ask")])[0].model_copy(update={"text": "Now with scripts to read"})
    ((_, mended),) = find_news([_card("ask", "Ask them")], [told]).mended
    assert (mended.text, mended.title) == ("Now with scripts to read", "Ask them")


def test_a_card_that_took_in_another_says_so() -> None:
    whole = _card("ask", "Ask", formerly=("get", "beg"), reviewed=NEXT, summary="More.")
    log = _log([_card("ask", "Ask"), _card("get", "Get"), _card("beg", "Beg")], [whole], [whole])
    assert [each.text for each in log[3:]] == [
        "Reworded: Ask",
        "“Beg” is now part of “Ask”",
        "“Get” is now part of “Ask”",
    ]
    assert {each.into for each in log[4:]} == {"ask"}
    assert set(last_told(log)) == {"ask"}


def test_two_cards_that_become_a_third_are_part_of_it() -> None:
    both = _card("talk", "Talk", formerly=("ask", "get"), reviewed=NEXT)
    texts = _texts([_card("ask", "Ask"), _card("get", "Get")], [both], [both])[2:]
    assert texts == [
        "2026-03-04 “Ask” is now part of “Talk”",
        "2026-03-04 “Get” is now part of “Talk”",
        "2026-03-04 New tip: Talk",
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [("Ask", "“Ask” has a new address"), ("Talk", "“Ask” is now called “Talk”")],
)
def test_a_renamed_card_is_not_new(title: str, text: str) -> None:
    now = _card("talk", title, formerly=("ask",))
    log = _log([_card("ask", "Ask")], [now], [now])
    assert [each.text for each in log[1:]] == [text]
    assert set(last_told(log)) == {"talk"}


def test_what_is_gone_is_retired_once() -> None:
    ask, rest = _card("ask", "Ask"), _card("rest", "Rest", reviewed=NEXT)
    retired = _card("ask", "Ask", status="retired")
    assert _texts([ask, rest], [retired, rest], [retired, rest])[2:] == ["2026-01-02 Retired: Ask"]
    # Nobody notes the day on which a file went: it is the newest day that is known.
    log = _log([ask, rest], [rest], [rest])
    assert f"{log[2].date} {log[2].text}" == "2026-03-04 Retired: Ask"
    assert set(retired_cards(log)) == {"ask"}
    draft = _card("ask", "Ask", status="draft")
    assert _texts([ask, rest], [draft, rest])[2:] == ["2026-01-02 Withdrawn for now: Ask"]


def test_a_card_can_come_back() -> None:
    retired = _card("ask", "Ask", status="retired")
    back = _card("ask", "Ask", reviewed=NEXT)
    log = _log([_card("ask", "Ask")], [retired], [back])
    assert [each.text for each in log[1:]] == ["Retired: Ask", "Back again: Ask"]
    assert retired_cards(log) == {}


def test_every_entry_has_an_id_of_its_own() -> None:
    later = _card("ask", summary="Because.", reviewed=NEXT)
    # One card's id is another's with a number.
    log = _log([_card("ask"), _card("ask-1")], [later, _card("ask-1")])
    assert [each.id for each in log] == ["ask-1", "ask-1-1", "ask-2"]


def test_the_order_of_cards_does_not_matter() -> None:
    cards = [_card("b", reviewed=NEXT), _card("a", reviewed=NEXT), _card("c")]
    assert find_news(cards, ()) == find_news(cards[::-1], ())
    assert [each.card for each in find_news(cards, ()).added] == ["c", "a", "b"]


def test_layout_is_no_change_of_words() -> None:
    assert digest(_card("a", summary="One\n  two.")) == digest(_card("a", summary="One two."))
    assert digest(_card("a", differs="One says so.")) != digest(_card("a"))


def test_long_titles_make_a_text_that_fits() -> None:
    ask, get = _card("ask", "A" * 300), _card("get", "G" * 300)
    log = _log([ask, get], [_card("ask", "A" * 300, formerly=("get",))])
    assert all(len(each.text) <= 300 for each in log)
    assert Changes.model_validate(Changes(entries=log).model_dump()).entries == log


def test_running_twice_changes_nothing(tree: Tree) -> None:
    root = tree(CONTENT)
    assert run_changes(root / "content", dry_run=True)
    assert not (root / LOG).exists()
    assert len(run_changes(root / "content").added) == 1
    before = (root / LOG).read_bytes()
    assert not run_changes(root / "content")
    assert (root / LOG).read_bytes() == before
    assert load_library(root / "content").changes[0].text == "New tip: Ask for feedback"


def test_what_people_wrote_stays_to_the_byte(tree: Tree) -> None:
    root = tree(CONTENT)
    run_changes(root / "content")
    log = root / LOG
    edited = log.read_text("utf-8").replace(
        '"New tip: Ask for feedback"', "'Our best tip: \"ask\"'   "
    )
    edited = "\ufeff" + edited + "# A note of ours.\n"
    log.write_text(edited, "utf-8")
    (root / ASK).write_text(
        CARD.replace("One honest", "Even one honest").replace("2026-11-22", "2026-12-24"), "utf-8"
    )
    run_changes(root / "content")
    lines = log.read_text("utf-8").splitlines()
    (new,) = [line for line in lines if "2026-12-24" in line]
    assert "Reworded: Ask for feedback" in new
    assert [line for line in lines if line != new] == edited.splitlines()


def test_mending_changes_only_the_digest_and_the_title(tree: Tree) -> None:
    root = tree(CONTENT)
    run_changes(root / "content")
    before = (root / LOG).read_text("utf-8")
    (root / ASK).write_text(CARD.replace("title: Ask for", "title: Ask early for"), "utf-8")
    run_changes(root / "content")
    after = (root / LOG).read_text("utf-8")
    assert "New tip: Ask early for feedback" in after
    assert len(before.splitlines()) == len(after.splitlines())
    assert not run_changes(root / "content")


def test_signs_of_yaml_in_a_title_are_only_signs(tree: Tree) -> None:
    title = 'a: "b" # c, {d} \\u2028 – é'
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    root = tree({**CONTENT, ASK: CARD.replace("title: Ask for feedback", f'title: "{quoted}"')})
    run_changes(root / "content")
    assert load_library(root / "content").changes[0].title == title


def test_a_card_that_cannot_be_read_is_not_retired(tree: Tree) -> None:
    root = tree(CONTENT)
    run_changes(root / "content")
    (root / ASK).write_text("title: [", "utf-8")
    with pytest.raises(ContentError):
        run_changes(root / "content")


def test_a_deck_without_cards_has_nothing_to_tell(tree: Tree) -> None:
    root = tree({"content/cards/.keep": ""})
    assert not run_changes(root / "content")
    assert not (root / LOG).exists()


def test_a_folder_without_cards_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["changes", str(tmp_path / "nowhere")])
    assert result.exit_code == 1
    assert "no such folder; name the folder" in result.output
    assert not (tmp_path / "nowhere").exists()


def test_check_says_in_one_line_that_the_log_lags_behind(tree: Tree) -> None:
    root = tree(CONTENT)
    # A site need not have a log.
    assert check_content(root / "content") == ()
    run_changes(root / "content")
    assert check_content(root / "content") == ()
    (root / ASK).write_text(CARD.replace("One honest", "Even one honest"), "utf-8")
    assert [str(problem) for problem in check_content(root / "content")] == [
        "content/changes.yaml: entries: readers have not been told of every change; "
        "run `tipdeck changes`"
    ]


@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        ("kind: renamed", "an entry of kind 'renamed' needs `was`"),
        ("kind: merged", "an entry of kind 'merged' needs `into`"),
        ("kind: lost", "'lost' is none of"),
        ('kind: added, words: "12"', "leave it as `tipdeck changes` wrote it"),
    ],
)
def test_an_entry_that_is_not_whole_is_named_by_its_line(
    tree: Tree, spoilt: str, message: str
) -> None:
    entry = f"{{date: 2026-01-02, text: New, {spoilt}, card: ask, title: Ask, id: ask-1}}"
    root = tree({**CONTENT, LOG: f"entries:\n  - {entry}\n"})
    (problem,) = [each for each in check_content(root / "content") if each.path == LOG]
    assert problem.line == 2
    assert message in problem.message


def test_an_id_that_stands_twice_is_a_problem(tree: Tree) -> None:
    root = tree(CONTENT)
    run_changes(root / "content")
    log = root / LOG
    log.write_text(log.read_text("utf-8") + log.read_text("utf-8").splitlines()[-1] + "\n", "utf-8")
    messages = [each.message for each in check_content(root / "content")]
    assert any("'ask-for-feedback-1' stands twice" in message for message in messages)


def test_the_shipped_log_is_current() -> None:
    """Run `tipdeck changes` after editing cards."""
    result = CliRunner().invoke(main, ["changes", str(ROOT / "content"), "--dry-run"])
    assert (result.exit_code, "is current" in result.output) == (0, True), result.output
