"""What is cut from a tip: the page's own words, by a judge who names them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.text import sentences
from generator.tips.extract import extract_tips
from generator.tips.judging import Rules

from .test_extract import _article

TEXT = """## Ask for feedback

Write to the panel and ask what let you down. Two lines are enough. Zebra offers start at £9.

Zebra courses run all summer. Zebra.

## Sleep

Go to bed at ten. Leave the telephone in the kitchen. Zebra wishes you well! Zebra!
"""


class Zebras(Rules):
    """A judge to whom all is the page's that speaks of nothing but zebras."""

    def furniture(self, texts: Sequence[str]) -> Sequence[float]:
        return [float(all("Zebra" in each for each in sentences(text))) for text in texts]


def test_paragraphs_and_last_sentences_that_are_the_pages_own_go() -> None:
    tips = extract_tips(_article(TEXT), Zebras()).tips
    assert [tip.body for tip in tips] == [
        "Write to the panel and ask what let you down. Two lines are enough.",
        "Go to bed at ten. Leave the telephone in the kitchen.",
    ]


def test_what_a_tip_begins_with_stays() -> None:
    text = TEXT.replace("Write to the panel", "Zebra or not, write to the panel")
    tips = extract_tips(_article(text), Zebras()).tips
    assert (
        tips[0].body
        == "Zebra or not, write to the panel and ask what let you down. Two lines are enough."
    )


def test_what_a_colon_announces_stays_whatever_it_sounds_like() -> None:
    text = TEXT.replace("Zebra offers start at £9.", "This will do:")
    body = extract_tips(_article(text), Zebras()).tips[0].body
    assert body.endswith("This will do: Zebra courses run all summer. Zebra.")


def _bodies(text: str) -> list[str]:
    return [tip.body for tip in extract_tips(_article(text)).tips]


def test_a_last_paragraph_that_is_one_quotation_is_somebody_elses_voice() -> None:
    quoted = "“I wrote to eleven panels, and the twelfth was mine!” – Ama, Leeds"
    text = TEXT.replace("Zebra courses run all summer. Zebra.", quoted)
    assert "eleven" not in _bodies(text)[0]


def test_a_quotation_that_something_announces_stays() -> None:
    quoted = "“Thank you for your time. What could I have done better?”"
    text = TEXT.replace("Zebra courses run all summer. Zebra.", quoted)
    text = text.replace("Zebra offers start at £9.", "This will do:")
    assert _bodies(text)[0].endswith("done better?”")


def test_a_quotation_in_the_middle_stays() -> None:
    between = "“What did they have that I had not?”\n\nThen be quiet and listen to the answer."
    text = TEXT.replace("Zebra courses run all summer. Zebra.", between)
    assert "had not?”" in _bodies(text)[0]


PROSE = """Write to the panel and ask what let you down. Two lines are enough for a kind answer.

Go to bed at ten and leave the telephone in the kitchen. The morning is wiser than the night.

Until next week, be kind to your letter box and to all who read it.
"""


def test_a_last_paragraph_that_only_cheers_is_no_tip() -> None:
    assert len(_bodies(PROSE)) == 2
    assert len(_bodies(PROSE.replace("Until next week", "For a week"))) == 3


def test_a_cheer_stands_before_what_only_goes_with_it() -> None:
    text = TEXT.replace(
        "Zebra wishes you well! Zebra!", "You've got this. Subscribe to our letter!"
    )
    assert _bodies(text)[1].endswith("in the kitchen.")


def test_a_passage_that_is_the_pages_own_as_a_whole_is_no_tip() -> None:
    text = (
        "## Ask for feedback\n\nWrite to the panel and ask what let you down in the end.\n\n"
        "## Take the Zebra home\n\nTry Zebra for a month. Order your Zebra before Friday.\n\n"
        "## Rest for a day\n\nSwitch the phone off, and do not look at any letter until Monday.\n"
    )
    found = extract_tips(_article(text), Zebras())
    assert [tip.heading for tip in found.tips] == ["Ask for feedback", "Rest for a day"]
    assert {piece.reason for piece in found.left_out} == {"the page's own, not the article's"}
