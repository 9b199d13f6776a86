"""Text: folding, words, sentences and names for ids."""

from __future__ import annotations

import time

import pytest

from generator.text import fold, sentence_spans, sentences, slug, squeeze, words


def test_squeeze_leaves_single_spaces() -> None:
    assert squeeze("  two \n\t words\u00a0here ") == "two words here"


def test_fold_makes_quotes_and_dashes_plain() -> None:
    assert fold("Don’t – “ever”") == 'don\'t - "ever"'


def test_words_keep_an_apostrophe_inside() -> None:
    assert words("Don’t use ‘quotes’, e-mails or under_scores.") == (
        "don't use quotes e mails or under scores".split()
    )


def test_words_of_other_scripts_are_words() -> None:
    assert words("Début à 9h, 面接") == ["début", "à", "9h", "面接"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask. Listen! Why? Then go…", ["Ask.", "Listen!", "Why?", "Then go…"]),
        ("Ask Mr. Hill. Then wait.", ["Ask Mr. Hill.", "Then wait."]),
        ("Bring a pen, paper etc. and a smile.", ["Bring a pen, paper etc. and a smile."]),
        ("J. Smith called. Answer.", ["J. Smith called.", "Answer."]),
        ("So do I. Then go.", ["So do I.", "Then go."]),
        ("1. Ask first.\n2. Listen.", ["1. Ask first.", "2. Listen."]),
        ("He said “never.” Then left.", ["He said “never.”", "Then left."]),
        ("Version 2.5 is out. Get it.", ["Version 2.5 is out.", "Get it."]),
        ("A line without a stop\n\nAnother one", ["A line without a stop", "Another one"]),
        ("Wait... then ask. Now.", ["Wait... then ask.", "Now."]),
        ("No stop at all", ["No stop at all"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_spans_hold_no_white_space_at_their_ends() -> None:
    text = "  Ask first.   Listen.  "
    assert [text[start:end] for start, end in sentence_spans(text)] == ["Ask first.", "Listen."]


@pytest.mark.parametrize(
    "text",
    ["This is a sentence of words. " * 10_000, "." * 200_000 + "x", "a" * 200_000 + ". B"],
    ids=["sentences", "dots", "one word"],
)
def test_a_long_text_takes_no_longer_than_its_length(text: str) -> None:
    start = time.perf_counter()
    sentence_spans(text)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t take it personally!", "dont-take-it-personally"),
        ("Café & naïve", "cafe-naive"),
        ("One two three four five six seven", "one-two-three-four-five-six"),
        ("面接", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slug_is_lower_case_ascii_with_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_slug_keeps_as_many_words_as_asked_for() -> None:
    assert slug("Ask the employer why", max_words=2) == "ask-the"
