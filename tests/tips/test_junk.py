"""Scraper junk inside sentences."""

from __future__ import annotations

import pytest

from generator.tips.junk import clean, is_clean, markers

TEXT = "Ask thezorb7 manager why. Write to zorb 41them within a week. Thezorb9 reply may help."


def test_a_marker_that_stands_twice_with_changing_numbers_is_found() -> None:
    assert markers(TEXT) == ("zorb",)


def test_a_marker_is_taken_out_with_its_number_and_the_words_stay() -> None:
    assert clean(TEXT, markers(TEXT)) == (
        "Ask the manager why. Write to them within a week. The reply may help."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Give it 2 weeks, then 3 more. Rule 1: rest. Rule 2: rest again.",
        "The 1st and the 2nd of May, at 10am and 11am, for 30k and 40k.",
        "Windows10 and Windows11 are both fine.",
        "See section4 once.",
    ],
)
def test_honest_numbers_are_left_alone(text: str) -> None:
    assert clean(text, markers(text)) == text


def test_a_sentence_with_a_glued_word_is_not_clean() -> None:
    assert not is_clean("Ask thezorb7 manager.")
    assert is_clean("Ask the 2nd manager at 10am.")
