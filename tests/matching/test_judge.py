"""The judge that was taught, on passages that nobody taught it."""

from __future__ import annotations

import pickle

import pytest

from generator.matching.judge import FAST_JUDGE, SHIPPED_JUDGE, TaughtJudge
from generator.tips.judging import ADVISES, BY_RULES, FURNITURE, OPENS, Judge

JUDGES = [SHIPPED_JUDGE, FAST_JUDGE]
ADVICE = "Write to the person who chaired the panel and ask which answer let you down."
STORY = "My uncle's van broke down on the bypass that morning, with the cake in the back."
OFFER = "Our interview bootcamp starts in May; book your seat today and save £40."
FAREWELL = "Thanks for reading, and the very best of luck to you all."
DETAIL = "Two lines are enough, and most of them answer within the week."


@pytest.mark.parametrize("judge", [*JUDGES, BY_RULES])
def test_no_text_is_judged_in_no_time(judge: Judge) -> None:
    assert not list(judge.advice([]))
    assert not list(judge.furniture([]))


@pytest.mark.parametrize("judge", JUDGES)
def test_advice_is_told_from_a_story(judge: TaughtJudge) -> None:
    advice, story = judge.advice([ADVICE, STORY])
    assert advice >= ADVISES > story


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("foreign", [OFFER, FAREWELL])
def test_the_page_s_own_words_are_told_from_a_tip_s_details(
    judge: TaughtJudge, foreign: str
) -> None:
    page, advice, detail = judge.furniture([foreign, ADVICE, DETAIL])
    assert page > max(advice, detail)
    assert max(advice, detail) < FURNITURE


def test_a_turn_to_something_else_opens_a_tip() -> None:
    texts = [
        "Ask the panel what let you down.",
        "Send them one short email, and thank them for the time they gave you.",
        "They will often tell you more by telephone.",
        "Look after your sleep as well.",
        "Go to bed at the same hour every night, and leave your telephone in the kitchen.",
    ]
    chances = SHIPPED_JUDGE.openings(texts)
    assert max(range(1, len(texts)), key=lambda at: chances[at]) == 3
    assert chances[3] >= OPENS


def test_worker_processes_can_be_handed_a_judge() -> None:
    assert pickle.loads(pickle.dumps(SHIPPED_JUDGE)) == SHIPPED_JUDGE
