"""Reports: what scripts read, and what people read."""

from __future__ import annotations

import json

from generator.cards.combining import Combined, Supported, combine
from generator.cards.model import Card
from generator.cards.report import as_json, as_text
from generator.tips.model import LeftOut

from .fakes import MATCHER, card, tip

ASK = tip("a", "Ask for feedback", "Ask the interviewer for honest feedback soon.")
ASK_TOO = tip("b", "Ask for honest feedback", "Ask the interviewer soon for honest feedback.")
NEAR = tip("c", "Ask for a walk", "Ask the interviewer whether others walk.")
WALK = tip("b", "", "Walk in a green park.", start=99)
LEFT_OUT = (LeftOut("a", "Hello\n and   welcome.", "introduction, before the first tip"),)
COMBINED = combine([ASK, ASK_TOO, NEAR, WALK], [card("ask", "Own title", ASK)], MATCHER)


def test_scripts_read_the_keys_that_the_design_names() -> None:
    found = json.loads(json.dumps(as_json(COMBINED, LEFT_OUT)))
    assert set(found) >= {"cards", "left_out", "unsure"}
    (ask,) = [each for each in found["cards"] if each["id"] == "ask"]
    assert set(ask) >= {"id", "title", "summary", "actions", "evidence"}
    assert (ask["title"], ask["actions"]) == ("Own title", ["Do it."])
    assert [set(each) >= {"article", "text", "heading", "score"} for each in ask["evidence"]] == [
        True,
        True,
    ]
    assert {each["text"] for each in ask["evidence"]} == {ASK.text, ASK_TOO.text}
    assert found["left_out"] == [
        {
            "article": "a",
            "text": "Hello\n and   welcome.",
            "reason": "introduction, before the first tip",
        }
    ]
    assert found["unsure"][0]["card"] == "ask"


def test_a_tip_alone_has_no_score() -> None:
    found = as_json(COMBINED, ())
    scores = {each["text"]: each["score"] for row in found["cards"] for each in row["evidence"]}
    assert scores[WALK.text] is None
    assert scores[ASK_TOO.text] is not None


def test_people_read_what_joined_what_and_why() -> None:
    text = "\n".join(as_text(COMBINED, LEFT_OUT, articles=3))
    assert text.startswith("3 articles, 4 tips: 1 joined 1 card, 2 new drafts.\n")
    assert "\njoined  ask  Own title (draft: readers do not see it)\n" in text
    assert f"  + {ASK_TOO.ref}  Ask for honest feedback\n" in text
    assert "likely the same guidance; both say " in text
    assert f"  ? {NEAR.ref}  Ask for a walk\n      or ask (Own title)?" in text
    assert (
        "left out: 1 passage\n  a\n    introduction, before the first tip: Hello and welc" in text
    )


def test_one_is_not_many() -> None:
    (first,) = as_text(combine([], [], MATCHER), (), articles=1)
    assert first == "1 article, 0 tips: none found."


def test_of_many_articles_what_was_left_out_is_counted() -> None:
    text = "\n".join(as_text(COMBINED, LEFT_OUT * 30, articles=30))
    assert "      30  introduction, before the first tip" in text
    assert "Hello" not in text


def _joined(score: float, **card: object) -> str:
    """Return what is said of one tip that joined a card."""
    joined = {"ask": (Supported(ASK_TOO, score),)}
    whole = Card.model_validate({"id": "ask", "title": "Ask", "summary": "Why.", **card})
    return "\n".join(as_text(Combined((whole,), joined, joined), (), articles=1))


def test_a_join_on_little_is_named_again_for_a_person_to_check() -> None:
    assert "check these, which joined on little" in _joined(0.43)
    assert f"  ! {ASK_TOO.ref}" in _joined(0.43)
    assert "check these" not in _joined(0.93)


def test_a_reviewed_card_that_grows_is_to_be_read_again() -> None:
    text = _joined(0.93, status="reviewed", reviewed="2026-01-01")
    assert "joined  ask  Ask (reviewed before this joined: read it again)" in text


def test_nobody_mistakes_a_retired_card_for_one_that_readers_see() -> None:
    assert "(retired: readers do not see it)" in _joined(0.93, status="retired")
