"""What is cut from a tip: the page's own words, by a judge who names them."""

from __future__ import annotations

from collections.abc import Sequence

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
    """A judge to whom all is the page's that speaks of zebras."""

    def furniture(self, texts: Sequence[str]) -> Sequence[float]:
        return [float("Zebra" in text) for text in texts]


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
