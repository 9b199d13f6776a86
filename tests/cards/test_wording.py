"""Other words for cards: from the known kinds of guidance that each is nearest to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from generator.cards import wording_run
from generator.cards.loading import load_library
from generator.cards.wording import Wording, Wordings, as_file
from generator.cards.wording_run import NEAREST, run_wording, wordings
from generator.cli import main
from generator.errors import ContentError
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.sayings import Saying, shipped_sayings

from .fakes import BagOfWords, card, tip

Tree = Callable[[dict[str, str | bytes]], Path]
ROOT = Path(__file__).parents[2]
TEXTS = ("ask feedback", "sleep bed", "walk park", "bread oven")
SAYINGS = tuple(Saying((f"how to {text}",), tuple(text.split())) for text in TEXTS)
KINDS = KnownKinds(TEXTS, BagOfWords().encode(TEXTS))
ASK = card("ask", "Ask for feedback", tip("a", "Ask"), summary="Before you sleep, walk.")


def test_a_card_gets_the_words_of_the_nearest_kinds() -> None:
    found = wordings([ASK], BagOfWords(), KINDS, SAYINGS)
    assert found.kinds[found.cards["ask"][0]].gist == "ask feedback"
    assert len(found.cards["ask"]) == NEAREST
    assert "bread oven" not in [kind.gist for kind in found.kinds]
    assert found.kinds[found.cards["ask"][0]] == Wording(
        gist="ask feedback", phrases=("how to ask feedback",), words="ask feedback"
    )


def test_cards_that_are_alike_share_the_words() -> None:
    again = ASK.model_copy(update={"id": "again"})
    found = wordings([ASK, again], BagOfWords(), KINDS, SAYINGS)
    assert found.cards["ask"] == found.cards["again"]
    assert len(found.kinds) == NEAREST


def test_where_there_is_little_room_the_phrases_come_first(monkeypatch) -> None:
    monkeypatch.setattr(wording_run, "MOST_LETTERS", NEAREST * len("how to ask feedback, ask "))
    found = wordings([ASK], BagOfWords(), KINDS, SAYINGS).kinds[0]
    assert found == Wording(gist="ask feedback", phrases=("how to ask feedback",), words="ask")


def test_a_retired_card_gets_none() -> None:
    retired = ASK.model_copy(update={"status": "retired"})
    assert wordings([retired], BagOfWords(), KINDS, SAYINGS) == Wordings()


def test_the_file_reads_back_and_a_second_run_changes_nothing(tree: Tree) -> None:
    root = tree({"content/cards/ask.yaml": 'title: "Ask \\"why\\""\nsummary: Because.\n'})
    assert run_wording(root / "content", dry_run=True)
    assert not (root / "content" / "wording.yaml").exists()
    assert run_wording(root / "content")
    assert not run_wording(root / "content")
    found = load_library(root / "content").wording
    assert len(found.cards["ask"]) == NEAREST
    assert all(found.kinds[place].phrases for place in found.cards["ask"])


def test_a_folder_without_cards_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["wording", str(tmp_path / "nowhere")])
    assert result.exit_code == 1
    assert "no such folder; name the folder" in result.output
    assert not (tmp_path / "nowhere").exists()


def test_signs_of_yaml_in_a_phrase_are_only_signs(tree: Tree) -> None:
    wording = Wording(gist='a: "b" # c', phrases=('a: "b" # c', "- [d]", "é\u2028\ttab"), words="x")
    found = Wordings(kinds=(wording,), cards={"no": (0,)})
    root = tree({"content/wording.yaml": as_file(found)})
    assert load_library(root / "content").wording == found


def test_a_file_that_names_no_kind_says_what_to_do(tree: Tree) -> None:
    root = tree({"content/wording.yaml": "cards: {ask: [7]}\n"})
    with pytest.raises(ContentError, match="there is no kind 7; run `tipdeck wording` again"):
        load_library(root / "content")


def test_each_known_kind_has_its_sayings() -> None:
    sayings = shipped_sayings()
    assert len(sayings) == len(shipped_kinds().gists)
    assert all(saying.phrases and saying.words for saying in sayings)


@pytest.mark.model
def test_the_shipped_wording_is_current() -> None:
    result = CliRunner().invoke(main, ["wording", str(ROOT / "content"), "--dry-run"])
    assert (result.exit_code, "is current" in result.output) == (0, True), result.output


def test_kinds_without_vectors_give_no_words() -> None:
    assert wordings([ASK], BagOfWords(), KnownKinds(), SAYINGS) == Wordings(cards={"ask": ()})
    assert np.array(KINDS.vectors).shape[0] == len(TEXTS)
