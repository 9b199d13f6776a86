"""Golden articles: every form, with the noise that real pages have, and labels by hand.

`tests/golden/gold.yaml` says for each article where its tips start and end and what must not be in
one. Pages and Markdown have their text in `tests/golden/plain/`, as a person would copy it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.articles.readers import read_article
from generator.files.yaml import read_yaml
from generator.text import fold, words
from generator.tips.extract import extract_tips
from generator.tips.model import Extraction

GOLDEN = Path(__file__).parent.parent / "golden"
GOLD = read_yaml(GOLDEN / "gold.yaml").value["articles"]

# What the extractor cannot do yet. What it learns must be taken off these lists.
KNOWN_MISSES: dict[str, set[str]] = {
    # Two tips in one paragraph of a story, taken for one.
    "first-weeks-diary-prose": {"Ask in the first weeks, without fear of looking foolish"},
    "networking-columnist-prose": {"Introduce people who need each other"},
    "rejection-blogger-prose": {"Rehearse the answer you fluff"},
    # One evening and a way of living, where the author turns from one to the other in passing.
    "interview-prose-sundaysupplement": {
        "Be wretched for one evening only",
        "Sleep, eat, run and drink less",
    },
    # A head that an advertisement without a full stop runs into.
    "rejection-scraped-blob": {"Prepare the weak topics in front of a mirror or friend"},
}
KNOWN_INVENTIONS = {
    "first-weeks-diary-prose": 1,
    "home-transcript-podcast": 1,
    "interview-prose-sundaysupplement": 2,
    "interview-table-officeclub": 1,
    "rejection-blogger-prose": 1,
}
KNOWN_LEAKS: dict[str, set[str]] = {
    # Pleas that only their sense tells from advice.
    "first-weeks-hr-numbered": {
        "Was your induction pack incomplete? Raise a ticket under category ONB-2."
    },
    "home-transcript-podcast": {"if you've got a number seven"},
    # A side column, in a table that says nothing of columns.
    "interview-table-officeclub": {"Dates for your Diary", "19 April: Coach Trip"},
    "networking-handbook-wrapped": {
        "Please return this leaflet to the rack when you have finished with it."
    },
}


def _source(name: str) -> Path:
    return next(path for path in sorted(GOLDEN.iterdir()) if path.stem == name)


def _plain(name: str) -> str:
    beside = GOLDEN / "plain" / f"{name}.txt"
    return fold((beside if beside.exists() else _source(name)).read_text(encoding="utf-8"))


def _extract(name: str) -> Extraction:
    return extract_tips(read_article(_source(name)))


def _expected(name: str) -> dict[str, Counter[str]]:
    """Return the words of each labelled passage, by its label."""
    text = _plain(name)
    found = {}
    for tip in GOLD[name]["tips"]:
        start = text.index(fold(tip["anchor"]))
        end = text.index(fold(tip["end"]), start) + len(fold(tip["end"]))
        found[tip["label"]] = Counter(words(text[start:end]))
    return found


def _overlap(first: Counter[str], second: Counter[str]) -> float:
    return (first & second).total() / (first | second).total()


def _matched(name: str) -> tuple[set[str], int]:
    """Return the labels that were found, and how many tips match no label."""
    expected = _expected(name)
    tips = [Counter(words(tip.text)) for tip in _extract(name).tips]
    pairs = sorted(
        (
            (_overlap(tip, text), at, label)
            for at, tip in enumerate(tips)
            for label, text in expected.items()
        ),
        reverse=True,
    )
    labels: set[str] = set()
    used: set[int] = set()
    for overlap, at, label in pairs:
        if overlap >= 0.5 and at not in used and label not in labels:
            labels.add(label)
            used.add(at)
    return labels, len(tips) - len(used)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_the_tips_of_a_golden_article_are_found(name: str) -> None:
    """No more is missed, or invented, than the lists above admit."""
    found, invented = _matched(name)
    missed = set(_expected(name)) - found
    assert missed == KNOWN_MISSES.get(name, set())
    assert invented <= KNOWN_INVENTIONS.get(name, 0)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_no_noise_of_a_golden_article_is_in_a_tip(name: str) -> None:
    tips = [fold(tip.text) for tip in _extract(name).tips]
    leaks = {
        noise for noise in GOLD[name].get("noise", []) if any(fold(noise) in tip for tip in tips)
    }
    assert leaks == KNOWN_LEAKS.get(name, set())


@pytest.mark.parametrize("name", sorted(name for name in GOLD if GOLD[name].get("inline_noise")))
def test_scraper_junk_reaches_no_words_of_ours(name: str) -> None:
    said = [
        fold(text) for tip in _extract(name).tips for text in (tip.heading, tip.body, *tip.actions)
    ]
    junk = [fold(each) for each in GOLD[name]["inline_noise"]]
    assert not [each for each in junk if any(each in text for text in said)]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_passage_stands_in_its_article(name: str) -> None:
    article = read_article(_source(name))
    for tip in extract_tips(article).tips:
        around = article.text[tip.start : tip.end]
        assert all(line in around for line in tip.text.split("\n"))


@pytest.mark.parametrize("name", sorted(GOLD))
def test_everything_is_a_tip_or_left_out_with_a_reason(name: str) -> None:
    """No word of an article is lost without a trace."""
    article = read_article(_source(name))
    extraction = extract_tips(article)
    kept = Counter(word for tip in extraction.tips for word in words(tip.text))
    left = Counter(word for each in extraction.left_out for word in words(each.text))
    assert not Counter(words(article.text)) - kept - left
    assert all(each.reason for each in extraction.left_out)
