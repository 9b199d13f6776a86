"""What the benchmarks measure with: places, figures, and articles written with their labels."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "benchmarks"), str(ROOT / "training")]


def _benchmark(name: str) -> ModuleType:
    """Load a benchmark by its place, since tests have a package that is called `matching` too."""
    spec = spec_from_file_location(f"benchmark_{name}", ROOT / "benchmarks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


matching = _benchmark("matching")
corpus, labelled, methods, scoring, written_articles = (
    import_module(name) for name in ("corpus", "labelled", "methods", "scoring", "written_articles")
)

# Four labelled tips of two articles: two pairs give the same guidance.
ASK, REST = frozenset({"ask"}), frozenset({"rest"})
EITHER = ASK | REST


def _folder(**changed: Any) -> Any:
    given = {
        "articles": 2,
        "texts": ("Ask why.", "Take a day off.", "Ask them.", "Rest a day."),
        "article_of": ("one", "one", "two", "two"),
        "labels": (ASK, REST, ASK, REST),
        "tip_of": (0, 1, 2, 3),
    }
    return labelled.Folder(**{**given, **changed})


def test_all_pairs_right_is_perfect() -> None:
    figures = scoring.Truth.of([ASK, REST, ASK, REST]).figures([0, 1, 0, 1])
    assert (figures.precision, figures.recall, figures.f1, figures.bcubed_f1) == (1, 1, 1, 1)


def test_one_card_for_everything_finds_all_and_is_mostly_wrong() -> None:
    figures = scoring.Truth.of([ASK, REST, ASK, REST]).figures([0, 0, 0, 0])
    assert figures.precision == pytest.approx(2 / 6)
    assert figures.recall == 1
    assert figures.bcubed_f1 == pytest.approx(2 / 3)


def test_a_tip_that_was_not_found_stands_alone() -> None:
    figures = scoring.Truth.of([ASK, ASK, ASK]).figures([0, None, None])
    assert (figures.precision, figures.recall) == (0, 0)
    assert figures.bcubed_precision == 1


def test_a_tip_of_two_labels_is_right_with_either_and_owes_neither() -> None:
    truth = scoring.Truth.of([ASK, EITHER, REST])
    assert truth.figures([0, 0, 1]).precision == 1
    assert truth.figures([0, 1, 2]).bcubed_recall == 1


def test_a_tip_is_found_where_its_words_stand_whatever_the_layout() -> None:
    text = scoring.plain_words("Intro here.\n\n1. Ask why!\nThey “may” tell you.\nThe end.")
    labels = scoring.labelled_span(text, "1. Ask why!", "tell you.")
    assert scoring.found_span(text, "ask why — they 'may' tell you") == (labels[0] + 2, labels[1])


def test_a_passage_that_was_cut_otherwise_is_laid_at_its_longest_run() -> None:
    text = scoring.plain_words("Ask them why you were refused and write the answer down at once.")
    start, end = scoring.found_span(text, "Advert ask them why you were refused and write it down")
    assert scoring.overlap((start, end), (0, len(text))) >= scoring.LEAST_OVERLAP


def test_each_found_tip_is_at_most_one_labelled_tip() -> None:
    found = [("one", (0, 100))]
    assert scoring.match(found, [("one", (0, 60)), ("one", (0, 90))]) == [None, 0]
    assert scoring.match(found, [("two", (0, 100))]) == [None]


def test_the_best_threshold_is_found_and_the_shipped_one_shown_first() -> None:
    def load() -> Any:
        right = ((0, 2), (1, 3))
        return lambda texts, articles: (
            lambda at, apart: right if at > 0.5 else ((0,), (1,), (2,), (3,))
        )

    method = methods.Method("fake", load, shipped=lambda: 0.3)
    sample = labelled.Sample("two folders", (_folder(), _folder()))
    shipped, best = matching.measure(method, sample)
    assert (shipped.threshold, shipped.hindsight, shipped.figures.f1) == (0.3, False, 0)
    assert best.threshold > 0.5
    assert (best.hindsight, best.figures.f1) == (True, 1)


def test_a_package_that_is_not_installed_is_named() -> None:
    method = methods.Method("peer", lambda: None, needs=("yaml", "no_such_package"))
    sample = labelled.Sample("real", (_folder(),))
    assert method.missing == ("no_such_package",)
    (line,) = matching.table_lines(method, sample)
    assert "not installed: no_such_package" in line
    assert line.count("|") == matching.HEADER.splitlines()[0].count("|")


def test_tips_of_one_article_are_kept_apart() -> None:
    assert _folder().apart == {(0, 1), (2, 3)}


@pytest.fixture(scope="module")
def written() -> Any:
    kinds = tuple(
        corpus.Kind(
            id=f"bread/{kind}",
            subject="bread",
            gist=f"{verb} the dough.",
            near=(),
            headings=(f"{verb} it", f"About the {kind}"),
            items=tuple(f"{verb} the dough in the {place}." for place in ("bowl", "tin")),
            run_ins=(f"{verb} well. Your dough wants {kind} for a while, so don't stop early.",),
            paragraphs=tuple(
                f"Many bakers forget this {at}. {verb} your dough before you do anything else."
                for at in ("morning", "evening")
            ),
            questions=(),
        )
        for kind, verb in (
            ("kneading", "Knead"),
            ("resting", "Rest"),
            ("shaping", "Shape"),
            ("cutting", "Cut"),
            ("cooling", "Cool"),
        )
    )
    rest = (
        "My grandmother kept a bakery in a village that has long since lost its railway station.",
        "So that was my loaf.",
        "Photo: a loaf",
    )
    furniture = tuple(corpus.Furniture("bread", text) for text in rest)
    return written_articles.write_articles(
        corpus.Corpus(kinds, furniture, (), ()), "bread", most=len(written_articles.FORMS)
    )


def test_articles_are_written_in_every_form_until_passages_are_used_up(written: Any) -> None:
    assert 1 < len(written) <= len(written_articles.FORMS)
    bodies = [tip.body for article in written for tip in article.tips]
    assert len(bodies) == len(set(bodies))
    for article in written:
        assert len({tip.kind for tip in article.tips}) == len(article.tips)
        assert article.frame.opening.startswith("My grandmother")
        assert article.frame.closing == "So that was my loaf."


def test_every_label_of_a_written_article_stands_in_its_text(written: Any, tmp_path: Path) -> None:
    written_articles.save(written, tmp_path)
    gold = yaml.safe_load((tmp_path / "gold.yaml").read_text(encoding="utf-8"))["articles"]
    for article in written:
        text = scoring.plain_words((tmp_path / "plain" / f"{article.name}.txt").read_text("utf-8"))
        for tip, label in zip(article.tips, gold[article.name]["tips"], strict=True):
            start, end = scoring.labelled_span(text, label["anchor"], label["end"])
            assert text[start:end] == scoring.plain_words(f"{tip.heading} {tip.body}")
