"""The five real articles and their scorer, which lie beside the repository where it is developed.

Their text is other people's, so none of it is in the clone: without them these tests are skipped.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.text import words

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
SCORER = SHARED / "eval" / "score_cards.py"

# A turn of phrase that two people find by themselves is shorter than this.
MAX_RUN = 8

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and SCORER.is_file()),
    reason="the five real articles lie in ../shared/seeds, which is not here",
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Combine the seeds with an empty deck, and score the cards."""
    folder = tmp_path_factory.mktemp("seeds")
    out = folder / "out.json"
    arguments = ["combine", str(SEEDS), "--cards", str(folder / "cards"), "--json", str(out)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    cards = json.loads(out.read_text(encoding="utf-8"))["cards"]
    scored: dict[str, Any] = _scorer().score(SEEDS, cards)
    return scored


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_cards", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.model
def test_nearly_every_tip_is_found(figures: dict[str, Any]) -> None:
    assert figures["tip_f1"] >= 0.90


@pytest.mark.model
def test_tips_are_merged_as_a_reader_merges_them(figures: dict[str, Any]) -> None:
    # Few pairs: one join more or less moves it by 0.05. tests/unseen is the better measure.
    assert figures["merge_f1"] >= 0.55


@pytest.mark.model
def test_no_noise_reaches_a_card_and_every_passage_is_found_again(figures: dict[str, Any]) -> None:
    assert figures["noise_leaks"] == 0
    assert figures["unlocated"] == 0


def test_nothing_we_publish_repeats_the_articles() -> None:
    """Titles, by which articles are credited, are theirs; every other word is ours."""
    runs = {run for path in SEEDS.glob("*.txt") for run in _runs(path.read_text("utf-8"))}
    for path in _ours():
        text = "\n".join(
            line for line in path.read_text("utf-8").split("\n") if not line.startswith("title:")
        )
        assert not runs & set(_runs(text)), path


def _ours() -> Iterator[Path]:
    for folder in ("content", "tests/golden", "training/corpus", "training/articles"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".md", ".txt", ".yaml", ".html"):
                yield path


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    for at in range(len(found) - MAX_RUN + 1):
        yield tuple(found[at : at + MAX_RUN])
