"""Which sentences tell the reader to do something."""

from __future__ import annotations

import pytest

from generator.tips.advice import bare_verbs, is_imperative, leans_back, strength


@pytest.mark.parametrize(
    "sentence",
    [
        "Ring the person who ran the process.",
        "Don't rake over it at midnight.",
        "Dont rake over it.",
        "Do not wait for them to write.",
        "Never post about it while you are angry.",
        "Also, keep a copy.",
        "If they say no, thank them all the same.",
        "After each call, write down what was said.",
        "Politely decline.",
        "Be patient with yourself.",
        "Work on your opening line.",
        "Please bring two pens.",
    ],
)
def test_a_sentence_that_opens_with_a_bare_verb_is_strong_advice(sentence: str) -> None:
    assert strength(sentence) == "strong"


@pytest.mark.parametrize(
    "sentence",
    [
        "You should ring them within a week.",
        "It is worth asking a friend to listen.",
        "There is no harm in asking twice.",
        "The main thing is to stay kind.",
        "Nobody saw it coming, so dust yourself off.",
        "Why not ask a colleague?",
    ],
)
def test_a_sentence_that_speaks_to_the_reader_with_a_modal_is_weak_advice(sentence: str) -> None:
    assert strength(sentence) == "weak"


@pytest.mark.parametrize(
    "sentence",
    [
        "Work experience is what they wanted.",
        "Practice makes perfect.",
        "The letter came on a Tuesday.",
        "Most employers say little.",
        "Have you ever been turned down?",
        "Let's look at seven ideas.",
        "Support was hard to find.",
        "",
    ],
)
def test_a_sentence_that_only_tells_is_no_advice(sentence: str) -> None:
    assert strength(sentence) == "none"


def test_a_noun_that_is_also_a_verb_needs_an_object_to_be_an_imperative() -> None:
    assert is_imperative("Network with people you like")
    assert not is_imperative("Network effects are strong")


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("So ask again.", True),
        ("If so, work on it.", True),
        ("Do this twice.", True),
        ("If they ring, answer.", False),
        ("Ask for help.", False),
    ],
)
def test_a_sentence_leans_back_when_it_points_at_the_one_before(sentence: str, leans: bool) -> None:
    assert leans_back(sentence) is leans


def test_the_list_of_verbs_is_sorted_and_holds_each_once() -> None:
    """So that a change to it is easy to read."""
    text = [line for line in _verb_lines() if line]
    assert text == sorted(set(text))
    assert len(bare_verbs()) == len(text)


def _verb_lines() -> list[str]:
    from importlib import resources  # noqa: PLC0415

    return resources.files("generator.tips").joinpath("verbs.txt").read_text().split("\n")
