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
from generator.matching.judge import SHIPPED_JUDGE
from generator.text import fold, words
from generator.tips.extract import extract_tips
from generator.tips.model import Extraction

GOLDEN = Path(__file__).parent.parent / "golden"
GOLD = read_yaml(GOLDEN / "gold.yaml").value["articles"]

# The shares of labelled tips that are found, and of tips found that are labelled, and how many
# strings of noise are in one. What the extractor learns must raise them.
LEAST_RECALL, LEAST_PRECISION, MOST_LEAKS = 0.98, 0.96, 4


def _source(name: str) -> Path:
    return next(path for path in sorted(GOLDEN.iterdir()) if path.stem == name)


def _plain(name: str) -> str:
    beside = GOLDEN / "plain" / f"{name}.txt"
    return fold((beside if beside.exists() else _source(name)).read_text(encoding="utf-8"))


def _extract(name: str) -> Extraction:
    return extract_tips(read_article(_source(name)), SHIPPED_JUDGE)


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


@pytest.mark.model
def test_nearly_all_tips_of_the_golden_articles_are_found() -> None:
    labelled = sum(len(_expected(name)) for name in GOLD)
    matched = [_matched(name) for name in GOLD]
    found, invented = sum(len(labels) for labels, _ in matched), sum(more for _, more in matched)
    assert found >= LEAST_RECALL * labelled
    assert found >= LEAST_PRECISION * (found + invented)


@pytest.mark.model
def test_hardly_any_noise_of_the_golden_articles_is_in_a_tip() -> None:
    leaks = [
        noise
        for name in GOLD
        for noise in GOLD[name].get("noise", [])
        if any(fold(noise) in fold(tip.text) for tip in _extract(name).tips)
    ]
    assert len(leaks) <= MOST_LEAKS, leaks


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
    for tip in extract_tips(article, SHIPPED_JUDGE).tips:
        around = article.text[tip.start : tip.end]
        assert all(line in around for line in tip.text.split("\n"))


@pytest.mark.parametrize("name", sorted(GOLD))
def test_everything_is_a_tip_or_left_out_with_a_reason(name: str) -> None:
    """No word of an article is lost without a trace."""
    article = read_article(_source(name))
    extraction = extract_tips(article, SHIPPED_JUDGE)
    kept = Counter(word for tip in extraction.tips for word in words(tip.text))
    left = Counter(word for each in extraction.left_out for word in words(each.text))
    assert not Counter(words(article.text)) - kept - left
    assert all(each.reason for each in extraction.left_out)
