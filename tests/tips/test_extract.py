"""One small article for each form."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.metadata import Metadata
from generator.articles.model import Article
from generator.articles.plain import lay_out
from generator.tips.extract import extract_tips
from generator.tips.model import Extraction, Tip

NUMBERED = """Nine lives

Everybody loses a match now and then, and it was raining as well.

1. Write it down

Write down what they asked while you remember it. It takes ten minutes.

2) Sleep on it

Do not answer the letter tonight. Tomorrow you will find better words.

3. Ring a friend

Call somebody who likes you and tell them how it went.
"""

LABELLED = """Why it hurts: nobody knows

Write it down: Take ten minutes and write down what they asked you on the day.

Sleep on it: Do not answer the letter tonight, because tomorrow you will find better words.
"""

SHORT_LINES = """Write it down
Take ten minutes and write down what they asked you, in their words and not in yours.

Sleep on it
Do not answer the letter tonight. Tomorrow you will find better words than these.

A friend to ring
Call somebody who likes you and tell them how the whole thing went from start to end.
"""

BLOB = (
    "It happens to all of us and it is never nice. Here are three ideas: Write it down. Take ten "
    "minutes and a pen. The questions they put to you are worth more than you think, and they fade "
    "quickly. A list of them will serve you the next time. Sleep on it. The letter can wait until "
    "the morning, and so can your reply to it. Tomorrow you will find better words than you would "
    "find tonight, whatever you feel now. Ring a friend. Somebody who likes you will listen to the "
    "whole story. They may even laugh, and so may you in the end, when it has been told twice."
)

PROSE = """It was a wet Monday when the letter came. The dog ate half of it.

Write down what they asked you while you remember it. The questions fade, and a list will help.

My aunt has kept bees since 1988, and she is never sad.

The reply can wait. Do not answer tonight, because tomorrow you will find better words.
"""

LISTED = """Three things:

- Write down what they asked you on the day.
- Do not answer the letter tonight.
- Call somebody who likes you and tell them how it went.
"""


def _article(text: str, **metadata: str) -> Article:
    return Article(Path("a.txt"), Metadata(id="a", **metadata), text, lay_out(text))


def _extract(text: str) -> Extraction:
    return extract_tips(_article(text))


def _headings(text: str) -> list[str]:
    return [tip.heading for tip in _extract(text).tips]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (NUMBERED, ["Write it down", "Sleep on it", "Ring a friend"]),
        (LABELLED, ["Write it down", "Sleep on it"]),
        (SHORT_LINES, ["Write it down", "Sleep on it", "A friend to ring"]),
        (BLOB, ["Write it down", "Sleep on it", "Ring a friend"]),
        (PROSE, ["", ""]),
        (LISTED, ["", "", ""]),
    ],
    ids=["numbered", "labelled", "short lines", "blob", "prose", "listed"],
)
def test_each_form_gives_its_tips(text: str, headings: list[str]) -> None:
    assert _headings(text) == headings


def test_an_item_without_a_label_is_a_tip_among_items_with_labels() -> None:
    text = """- Pen and paper: Write down what they asked you on the day.
- Sleep: Do not answer the letter tonight, whatever they wrote.
- Friends: Call somebody who likes you and tell them how it went.
- Eat breakfast. Drink some water. Stop at ten, whatever you are doing.
"""
    assert len(_extract(text).tips) == 4


def test_prose_leaves_stories_out() -> None:
    extraction = _extract(PROSE)
    assert [each.text[:6] for each in extraction.left_out] == ["It was", "My aun"]
    assert extraction.left_out[0].reason == "introduction, before the first tip"


def test_the_actions_are_the_sentences_that_tell_the_reader_what_to_do() -> None:
    tip = _extract(NUMBERED).tips[0]
    assert tip.actions == ("Write down what they asked while you remember it.",)


def test_a_tip_keeps_its_passage_as_it_stands() -> None:
    article = _article(NUMBERED)
    for tip in extract_tips(article).tips:
        assert article.text[tip.start : tip.end] == tip.text


def test_a_caption_that_repeats_is_left_out() -> None:
    text = LABELLED.replace("\n\nSleep", "\n\nA pen on a desk\n\nA pen on a desk\n\nSleep")
    extraction = _extract(text)
    assert [each.reason for each in extraction.left_out].count("a caption that repeats") == 2
    assert not any("desk" in tip.text for tip in extraction.tips)


def test_what_comes_after_the_article_is_left_out() -> None:
    related = "\nRelated articles\n\nTen hats for spring\n\nHow to fold a map\n"
    tail = related + "\n3 comments\n\nAda said: lovely, thank you for this!\n"
    extraction = _extract(NUMBERED + tail)
    assert len(extraction.tips) == 3
    assert not any("hats" in tip.text or "lovely" in tip.text for tip in extraction.tips)


PLEA = "Subscribe to our newsletter today! "


def test_a_short_plea_inside_a_tip_is_taken_out_of_it() -> None:
    long = "It takes ten minutes and a pen, and you will be glad of it before the next time. " * 4
    text = NUMBERED.replace("It takes ten minutes.", PLEA + long)
    tip = _extract(text).tips[0]
    assert "Subscribe" not in tip.text
    assert tip.text.count("ten minutes") == 4


def test_a_tip_ends_where_a_long_plea_breaks_it() -> None:
    """A passage must still be found in its article, so it has no long gaps."""
    extraction = _extract(NUMBERED.replace("It takes", PLEA * 3 + "It takes"))
    assert extraction.tips[0].text.endswith("while you remember it.")
    rest = next(each for each in extraction.left_out if "Subscribe" in each.text)
    assert rest.text.endswith("It takes ten minutes.")
    assert rest.reason == "subscription"


def test_a_closing_cheer_is_not_part_of_the_last_tip() -> None:
    tips = _extract(NUMBERED + "\nGood luck! You will be fine.\n").tips
    assert "luck" not in tips[-1].text


def test_a_sentence_that_goes_with_a_cheer_goes_with_it() -> None:
    text = """Rest first. Go to bed at ten and leave the telephone in the kitchen for once.

Then call somebody who likes you and tell them how it went. That's it! The kettle is on here too.
"""
    assert _extract(text).tips[-1].body.endswith("how it went.")


def test_an_article_in_another_language_is_left_out_with_that_reason() -> None:
    text = (
        "Demandez toujours un retour après l'entretien, même si la réponse est négative. "
        "Appelez la personne qui vous a reçu et posez-lui deux questions précises. "
        "Notez ensuite ce qu'elle vous a dit, et travaillez ces points avant le prochain."
    )
    extraction = _extract(text)
    assert extraction.tips == ()
    assert "another language (fr)" in extraction.left_out[0].reason


def test_the_id_of_a_tip_does_not_change_with_layout_and_punctuation() -> None:
    one = Tip("a", 0, 9, "Write it down!\n\nNow, please.", "", "", ())
    two = Tip("a", 0, 9, "write it down: now please", "", "", ())
    assert one.id == two.id
    assert one.ref == f"a#{one.id}"


@pytest.mark.parametrize("text", ["Hello", "?", "1.", "# ", "a: b", "…", "- \n- \n- "])
def test_almost_nothing_gives_no_tips_and_no_error(text: str) -> None:
    assert _extract(text).tips == ()


def test_extraction_takes_linear_time_on_long_text() -> None:
    """A text of 3,000 paragraphs is no harder than its parts."""
    text = "\n\n".join(
        f"{n}. Write it down\n\nTake a pen and write line {n}." for n in range(1, 90)
    )
    assert len(_extract(text).tips) == 89


def test_numbered_sentences_are_tips_and_lose_their_numbers() -> None:
    text = (
        "1. Write down what they asked you on the day.\n2. Do not answer the letter tonight.\n"
        "3) Call somebody who likes you and tell them how it went.\n"
    )
    tips = _extract(text).tips
    assert [tip.body[:4] for tip in tips] == ["Writ", "Do n", "Call"]
    assert all(tip.actions for tip in tips)


def test_the_longest_of_several_counts_is_the_tips() -> None:
    before = (
        "1. One page of A4\n\n2. A pen that works\n\nThat is all you need, and a quiet hour.\n\n"
    )
    assert _headings(before + NUMBERED) == ["Write it down", "Sleep on it", "Ring a friend"]


def test_a_sentence_that_the_next_paragraph_unfolds_is_one_tip_with_it() -> None:
    text = """My first refusal came by text message. I was on a bus. I read it four times over
before the driver asked me to get off. Ask for their feedback and use it the next time.

Feedback isn't there to be agreed with, it shows how others saw you in that room. You will want to
write it down before it fades, because nobody remembers a phone call in full.

Go for a long walk on the same evening. The head clears when the feet move, and the dog is pleased.
"""
    bodies = [tip.body for tip in _extract(text).tips]
    assert len(bodies) == 2
    assert bodies[0].startswith("Ask for their feedback")
    assert bodies[0].endswith("in full.")


def test_a_list_that_a_labelled_item_announces_stays_with_it() -> None:
    text = """- Paper: Keep what you sent, and what they sent you. Put all of this in one envelope:
  - the advert and the description of the job
  - your letter and your application form
- Sleep: Do not answer the letter tonight, whatever they wrote.
- Friends: Call somebody who likes you and tell them how it went.
"""
    tips = _extract(text).tips
    assert len(tips) == 3
    assert "application form" in tips[0].body


def test_cells_of_a_table_that_a_colon_announces_stay() -> None:
    text = """## Look at the light

Look at the light before you look at the plants. This may help:

North window

Fern, ivy

## Water less

Put a finger into the soil before you pour, and pour only where it is dry.

Share
"""
    tips = _extract(text).tips
    assert tips[0].body.endswith("Fern, ivy")
    assert tips[1].body.endswith("where it is dry.")


def test_a_short_command_that_rounds_off_a_paragraph_is_no_tip_of_its_own() -> None:
    text = (
        "Hold a review of twenty minutes with yourself on the same evening. What did you do that "
        "you would do again? Where did the energy go? Close the notebook.\n\n"
        "Ring somebody who has been through it too. They will not try to cheer you up, and that is "
        "worth more than any advice from those who have not."
    )
    tips = _extract(text).tips
    assert [tip.text[:4] for tip in tips] == ["Hold", "Ring"]
    assert tips[0].text.endswith("Close the notebook.")
