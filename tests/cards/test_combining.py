"""Combining: tips of the same guidance share a card, and editors' and authors' word holds."""

from __future__ import annotations

import itertools

import pytest

from generator.cards.combining import Combined, combine
from generator.cards.decisions import Decisions
from generator.cards.model import Card
from generator.cards.vocabulary import Term, Vocabulary
from generator.tips.model import Tip

from .fakes import MATCHER, card, tip

ASK = tip("a", "Ask for feedback", "Ask the interviewer for honest feedback soon.")
ASK_TOO = tip("b", "Ask for honest feedback", "Ask the interviewer soon for honest feedback.")
ASK_AGAIN = tip("c", "Ask for feedback", "Ask soon for the interviewer’s honest feedback.")
REST = tip("a", "Take a rest", "Take an evening off and see friends.", start=200)
REST_TOO = tip("b", "Take a rest", "Take an evening off, see friends.", start=200)
WALK = tip("c", "Walk outside", "Walk in a green park every morning.", start=200)


def _sources(combined: Combined) -> dict[str, set[str]]:
    return {
        each.id: {f"{source.article}#{source.tip}" for source in each.sources}
        for each in combined.cards
    }


def _groups(combined: Combined) -> set[frozenset[str]]:
    return {frozenset(refs) for refs in _sources(combined).values()}


def _refs(*tips: Tip) -> frozenset[str]:
    return frozenset(each.ref for each in tips)


def test_the_same_guidance_becomes_one_draft() -> None:
    found = combine([ASK, REST, ASK_TOO, REST_TOO, WALK], [], MATCHER)
    assert _groups(found) == {_refs(ASK, ASK_TOO), _refs(REST, REST_TOO), _refs(WALK)}
    assert all(each.status == "draft" for each in found.cards)
    assert set(found.created) == {each.id for each in found.cards}
    assert not found.joined


def test_the_order_of_tips_and_cards_does_not_matter() -> None:
    tips = [ASK, REST, ASK_TOO, WALK]
    deck = [card("rest", "Rest", REST_TOO), card("other", "Something else entirely")]
    first = combine(tips, deck, MATCHER)
    for order in itertools.permutations(tips):
        assert combine(order, deck[::-1], MATCHER) == first


def test_a_new_tip_joins_the_card_that_gives_its_guidance() -> None:
    deck = [card("ask", "Our own title", ASK), card("walk", "Walk", WALK)]
    found = combine([ASK, WALK, ASK_TOO, REST], deck, MATCHER)
    assert _sources(found)["ask"] == _refs(ASK, ASK_TOO)
    assert [each.tip for each in found.joined["ask"]] == [ASK_TOO]
    assert found.joined["ask"][0].score is not None
    assert "feedback" in found.joined["ask"][0].shared
    assert len(found.created) == 1


def test_a_card_without_tips_is_joined_by_its_own_words() -> None:
    """A person wrote it before any article said so."""
    deck = [card("ask", "Ask for feedback", summary="Ask the interviewer for honest feedback.")]
    found = combine([ASK], deck, MATCHER)
    assert _sources(found) == {"ask": _refs(ASK)}
    assert not found.created


def test_new_sources_follow_those_that_are_there() -> None:
    found = combine([ASK, ASK_TOO, ASK_AGAIN], [card("ask", "Ask", ASK_AGAIN)], MATCHER)
    (grown,) = found.cards
    assert [source.article for source in grown.sources] == ["c", "a", "b"]


def test_what_people_wrote_on_a_card_is_not_touched() -> None:
    before = card("ask", "Our words", ASK)
    (after,) = combine([ASK, ASK_TOO], [before], MATCHER).cards
    assert after.model_copy(update={"sources": before.sources}) == before


def test_combining_again_changes_nothing() -> None:
    tips = [ASK, REST, ASK_TOO, REST_TOO, WALK]
    once = combine(tips, [], MATCHER)
    twice = combine(tips, once.cards, MATCHER)
    assert twice.cards == once.cards
    assert not twice.joined
    assert not twice.created


def test_a_tip_stays_where_a_person_moved_it() -> None:
    deck = [card("ask", "Ask for honest feedback", ASK_TOO), card("walk", "Walk", WALK, ASK)]
    found = combine([ASK, ASK_TOO, WALK], deck, MATCHER)
    assert found.cards == tuple(deck)


def test_a_card_whose_articles_are_gone_stays() -> None:
    deck = [card("ask", "Ask for feedback", ASK)]
    found = combine([WALK], deck, MATCHER)
    assert found.cards[0] == deck[0]
    assert found.evidence["ask"] == ()


def test_tips_of_one_article_stay_apart() -> None:
    twin = tip("a", "Ask for honest feedback", "Ask an interviewer soon for some feedback.")
    assert _groups(combine([ASK, twin], [], MATCHER)) == {_refs(ASK), _refs(twin)}
    found = combine([ASK, twin], [card("ask", "Ask", ASK)], MATCHER)
    assert _sources(found)["ask"] == _refs(ASK)


def test_tips_of_one_article_join_when_nearly_the_same() -> None:
    twin = tip("a", "Ask for feedback", "Ask the interviewer soon for honest feedback.")
    assert twin.id != ASK.id
    assert _groups(combine([ASK, twin], [], MATCHER)) == {_refs(ASK, twin)}


def test_what_is_decided_together_joins_in_a_draft() -> None:
    decisions = Decisions(together=((ASK.ref, WALK.ref),))
    found = combine([ASK, WALK, REST], [], MATCHER, decisions=decisions)
    assert _groups(found) == {_refs(ASK, WALK), _refs(REST)}


def test_what_is_decided_together_joins_though_of_one_article() -> None:
    decisions = Decisions(together=((ASK.ref, REST.ref),))
    assert _groups(combine([ASK, REST], [], MATCHER, decisions=decisions)) == {_refs(ASK, REST)}


def test_what_is_decided_together_with_a_card_joins_it() -> None:
    deck = [card("walk", "Walk", WALK)]
    decisions = Decisions(together=((ASK.ref, "walk"),))
    found = combine([ASK, WALK], deck, MATCHER, decisions=decisions)
    assert _sources(found) == {"walk": _refs(WALK, ASK)}
    assert found.joined["walk"][0].score == 1.0


def test_what_is_decided_together_with_a_tip_joins_its_card() -> None:
    deck = [card("walk", "Walk", WALK)]
    decisions = Decisions(together=((WALK.ref, ASK.ref),))
    assert _sources(combine([ASK, WALK], deck, MATCHER, decisions=decisions)) == {
        "walk": _refs(WALK, ASK)
    }


def test_a_decision_holds_when_the_tip_it_names_is_no_longer_read() -> None:
    deck = [card("walk", "Walk", WALK), card("ask", "Ask for honest feedback", ASK_TOO)]
    together = Decisions(together=((WALK.ref, ASK.ref),))
    assert ASK.ref in _sources(combine([ASK], deck, MATCHER, decisions=together))["walk"]
    apart = Decisions(apart=((ASK_TOO.ref, ASK.ref),))
    assert ASK.ref not in _sources(combine([ASK], deck, MATCHER, decisions=apart))["ask"]


def test_a_decision_is_stronger_than_one_author_s_presentation() -> None:
    """Another tip of the same article is on the card, and the editor said to join it."""
    deck = [card("mix", "A mix", REST, WALK)]
    decisions = Decisions(together=((ASK.ref, "mix"),))
    found = combine([ASK, REST, WALK], deck, MATCHER, decisions=decisions)
    assert _sources(found) == {"mix": _refs(ASK, REST, WALK)}


def test_tips_decided_together_go_to_one_card_whichever_is_the_surest() -> None:
    deck = [card("ask", "Ask", ASK)]
    decisions = Decisions(together=((ASK_TOO.ref, WALK.ref),))
    found = combine([ASK, ASK_TOO, WALK], deck, MATCHER, decisions=decisions)
    assert _sources(found) == {"ask": _refs(ASK, ASK_TOO, WALK)}


def test_what_is_decided_apart_stays_apart() -> None:
    decisions = Decisions(apart=((ASK.ref, ASK_TOO.ref),))
    assert _groups(combine([ASK, ASK_TOO], [], MATCHER, decisions=decisions)) == {
        _refs(ASK),
        _refs(ASK_TOO),
    }
    found = combine([ASK, ASK_TOO], [card("ask", "Own", ASK)], MATCHER, decisions=decisions)
    assert _sources(found)["ask"] == _refs(ASK)


def test_what_is_decided_apart_from_a_card_does_not_join_it() -> None:
    decisions = Decisions(apart=((ASK_TOO.ref, "ask"),))
    found = combine([ASK, ASK_TOO], [card("ask", "Ask", ASK)], MATCHER, decisions=decisions)
    assert _sources(found)["ask"] == _refs(ASK)
    assert not found.unsure


def test_a_decision_holds_for_a_card_that_was_renamed() -> None:
    walk = card("walk", "Walk", WALK).model_copy(update={"formerly": ("stroll",)})
    together = Decisions(together=((ASK.ref, "stroll"),))
    found = combine([ASK, WALK], [walk], MATCHER, decisions=together)
    assert _sources(found) == {"walk": _refs(WALK, ASK)}
    ask = card("ask", "Ask", ASK).model_copy(update={"formerly": ("inquire",)})
    apart = Decisions(apart=((ASK_TOO.ref, "inquire"),))
    found = combine([ASK, ASK_TOO], [ask], MATCHER, decisions=apart)
    assert _sources(found)["ask"] == _refs(ASK)
    assert not found.unsure


def test_an_old_id_that_is_a_card_again_is_that_card() -> None:
    walk = card("walk", "Walk", WALK).model_copy(update={"formerly": ("rest",)})
    together = Decisions(together=((ASK.ref, "rest"),))
    found = combine(
        [ASK, WALK, REST_TOO], [walk, card("rest", "Rest", REST_TOO)], MATCHER, decisions=together
    )
    assert _sources(found) == {"walk": _refs(WALK), "rest": _refs(REST_TOO, ASK)}


def test_an_apart_pair_cannot_be_joined_through_a_third_tip() -> None:
    decisions = Decisions(apart=((ASK.ref, ASK_TOO.ref),))
    found = combine([ASK, ASK_TOO, ASK_AGAIN], [], MATCHER, decisions=decisions)
    assert not any({ASK.ref, ASK_TOO.ref} <= group for group in _groups(found))


def test_what_is_left_out_is_on_no_card() -> None:
    decisions = Decisions(left_out=(ASK.ref,))
    found = combine([ASK, REST], [], MATCHER, decisions=decisions)
    assert _groups(found) == {_refs(REST)}


def test_a_close_call_is_named_with_the_card_it_might_belong_to() -> None:
    near = tip("b", "Ask for a walk", "Ask the interviewer whether others walk.")
    found = combine([ASK, near], [card("ask", "Own", ASK)], MATCHER)
    assert near.ref not in _sources(found)["ask"]
    (unsure,) = found.unsure
    assert (unsure.tip, unsure.card) == (near, "ask")
    assert MATCHER.calibration.unsure <= unsure.score < MATCHER.calibration.merge
    assert "interviewer" in unsure.shared


def test_evidence_says_how_sure_each_tip_is() -> None:
    found = combine([ASK, ASK_TOO, WALK], [], MATCHER)
    evidence = {each.tip: each for rows in found.evidence.values() for each in rows}
    assert evidence[WALK].score is None
    score = evidence[ASK].score
    assert score is not None
    assert score >= MATCHER.calibration.merge
    assert "feedback" in evidence[ASK].shared


def test_the_nearest_topic_is_proposed() -> None:
    vocabulary = Vocabulary(
        topics=(
            Term(id="rest", title="Rest", summary="Take an evening off."),
            Term(id="learn", title="Feedback", summary="Ask for honest feedback."),
        )
    )
    found = combine([ASK, WALK], [], MATCHER, vocabulary=vocabulary)
    topics = {card.sources[0].article: card.topics for card in found.cards}
    assert topics == {"a": ("learn",), "c": ()}


def test_nothing_combines_to_nothing() -> None:
    assert combine([], [], MATCHER).cards == ()


def test_new_ids_avoid_cards_that_are_there_and_that_were() -> None:
    deck = [
        card("ask-for-feedback", "Something else"),
        card("x", "Other").model_copy(update={"formerly": ("ask-for-feedback-2",)}),
    ]
    found = combine([ASK], deck, MATCHER)
    assert found.created == ("ask-for-feedback-3",)


@pytest.mark.parametrize("status", ["retired", "reviewed"])
def test_a_tip_whose_article_was_edited_goes_back_to_its_card(status: str) -> None:
    old = tip("a", "Ask for feedback", "Ask the interviewer for feedback soon.")
    kept = card("ask", "Ask for feedback", old, ASK_TOO).model_copy(update={"status": status})
    found = combine([ASK, ASK_TOO], [kept], MATCHER)
    assert _sources(found) == {"ask": _refs(old, ASK_TOO, ASK)}


def test_a_card_is_data() -> None:
    assert isinstance(combine([ASK], [], MATCHER).cards[0], Card)
