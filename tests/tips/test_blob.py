"""Articles that lost their line breaks, with the page's own words in between."""

from __future__ import annotations

import pytest

from generator.tips.extract import extract_tips
from generator.tips.forms.blob import seams

from .test_extract import _article

BLOB = (
    "3 things to do CareerHill Menu Log in It was raining when they rang. 1. Write it down Take "
    "ten minutes and write down what they asked you. The questions fade soon. Get a letter today "
    "Make yours in minutes Write a letter 2. Sleep on it Many answers sent at night are sorry by "
    "noon. Wait until the morning. 3. Ring a friend Call somebody who likes you. Tell them how it "
    "went. Common questions about letters Here is what people ask: Another writer had more time "
    "The post was late Is this page helpful? Yes No Related Ten ways to post a letter"
)


def test_heads_are_parted_from_the_sentences_that_they_ran_into() -> None:
    tips = extract_tips(_article(BLOB)).tips
    assert [tip.heading for tip in tips] == ["Write it down", "Sleep on it", "Ring a friend"]
    assert [tip.body.split()[0] for tip in tips] == ["Take", "Many", "Call"]


def test_buttons_and_links_that_follow_one_another_end_a_tip() -> None:
    tips = extract_tips(_article(BLOB)).tips
    assert tips[0].body.endswith("The questions fade soon.")
    assert tips[2].body.endswith("Tell them how it went.")


def test_no_word_is_lost() -> None:
    found = extract_tips(_article(BLOB))
    kept = " ".join([each.text for each in (*found.tips, *found.left_out)])
    assert set(BLOB.split()) <= set(kept.split())


@pytest.mark.parametrize(
    "text",
    [
        "Write to the United Nations and ask them for a letter.",
        "I met Priya and then I rang Boots in Leeds on Monday.",
        "My friend Jo Smith and I applied at Marks and Spencer in May.",
        "Ask what they think, and Then What? is the next question.",
    ],
)
def test_names_are_no_seams(text: str) -> None:
    assert len(seams(text, 0, len(text))) < 2


def test_a_seam_is_where_a_sentence_begins_without_a_full_stop() -> None:
    text = "Ask for feedback Contact the panel and thank them Is this helpful"
    assert [text[at:].split(maxsplit=1)[0] for at in seams(text, 0, len(text))] == ["Contact", "Is"]
