"""Drafts: a proposal that always makes a valid card."""

from __future__ import annotations

import re

import pytest

from generator.cards.drafting import draft_card, draft_title, sentence_case
from generator.files.strict import ID_PATTERN, MAX_ID_LENGTH

from .fakes import tip


def test_a_draft_takes_the_heading_that_tells_what_to_do() -> None:
    tips = [tip("a", "Feedback", "Ask why."), tip("b", "Ask For Feedback", "Ask them why.")]
    found = draft_card(tips, taken=())
    assert (found.title, found.id, found.status) == (
        "Ask for feedback",
        "ask-for-feedback",
        "draft",
    )
    assert [source.article for source in found.sources] == ["a", "b"]


def test_steps_are_the_actions_each_once() -> None:
    tips = [tip("a", "Ask", "Ask them why."), tip("b", "Ask", "Ask them why."), tip("c", "Rest")]
    assert [step.text for step in draft_card(tips, taken=()).steps] == ["Ask them why."]


def test_a_tip_without_heading_is_named_after_its_first_action() -> None:
    found = draft_title([tip("a", "", "Ask the person who met you, and listen to the answer.")])
    assert found == "Ask the person who met you"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask For Feedback", "Ask for feedback"),
        ("ASK FOR FEEDBACK", "Ask for feedback"),
        ("Update Your CV And LinkedIn", "Update your CV and LinkedIn"),
        ("Ask Sam about it", "Ask Sam about it"),
        ("Rest", "Rest"),
        ("", ""),
    ],
)
def test_title_case_becomes_sentence_case(text: str, expected: str) -> None:
    assert sentence_case(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "面接のあと",
        "x" * 500,
        "https://example.org/" + "a" * 400,
        "!!!",
        "- : {[",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "no",
    ],
)
def test_whatever_a_tip_says_the_draft_is_a_valid_card(text: str) -> None:
    found = draft_card([tip("a", text, f"{text} now.")], taken={"card"})
    assert len(found.id) <= MAX_ID_LENGTH
    assert found.id != "card"
    assert re.fullmatch(ID_PATTERN, found.id)
    assert found.title
    assert len({step.id for step in found.steps}) == len(found.steps)


def test_a_long_heading_is_kept_short_in_the_source() -> None:
    found = draft_card([tip("a", "word " * 200)], taken=())
    heading = found.sources[0].heading
    assert heading is not None
    assert len(heading) <= 300
