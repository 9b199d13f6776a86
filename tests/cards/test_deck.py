"""The deck on disk: nothing is written unless everything can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cards.combining import combine
from generator.cards.deck import card_path, write_deck
from generator.cards.shelf import read_deck
from generator.errors import ContentError

from .fakes import MATCHER, source, tip

Tree = Callable[[dict[str, str | bytes]], Path]
ASK = tip("a", "Ask for feedback", "Ask the interviewer for honest feedback soon.")
ASK_TOO = tip("b", "Ask for honest feedback", "Ask the interviewer soon for honest feedback.")
WALK = tip("b", "Walk outside", "Walk in a green park every morning.", start=99)
CARD = f"# Mine\ntitle: Ask\nsummary: Why.\nsources:\n  - {{article: a, tip: '{ASK.id}'}}\n"


def _problems(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_deck(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_deck_need_not_be_there_yet(tmp_path: Path) -> None:
    assert read_deck(tmp_path / "cards") == ()


def test_cards_are_read_by_id(tree: Tree) -> None:
    root = tree({"cards/b.yml": CARD, "cards/a.yaml": CARD, "cards/.tipdeck-x": "half"})
    assert [card.id for card in read_deck(root / "cards")] == ["a", "b"]


def test_half_a_deck_is_no_deck(tree: Tree) -> None:
    root = tree({"cards/a.yaml": CARD, "cards/b.yaml": "title: [\n", "cards/c.yaml": "x: y\n"})
    assert [problem.split(": ")[0] for problem in _problems(root / "cards")] == [
        "cards/b.yaml:2",
        *["cards/c.yaml:1"] * 3,
    ]


@pytest.mark.parametrize(
    "name",
    ["Ask.yaml", "ask them.yaml", "ask_them.yaml", "a--b.yaml", "é.yaml", "ask.YAML", "a.b.yml"],
)
def test_a_name_that_is_no_id_is_refused(tree: Tree, name: str) -> None:
    root = tree({f"cards/{name}": CARD})
    assert _problems(root / "cards") == [
        f"cards/{name}: the file's name is the id: at most 80 lower-case letters, digits and "
        "single hyphens, then .yaml; rename it"
    ]


def test_two_files_with_one_id_are_refused(tree: Tree) -> None:
    root = tree({"cards/ask.yaml": CARD, "cards/ask.yml": CARD})
    assert _problems(root / "cards") == [
        "cards/ask.yml: has the same id as ask.yaml; rename or remove one"
    ]


def test_a_folder_and_a_broken_link_are_refused(tree: Tree) -> None:
    root = tree({"cards/ask.yaml/x": ""})
    (root / "cards" / "rest.yaml").symlink_to("gone")
    assert _problems(root / "cards") == [
        "cards/ask.yaml: cannot be read (Is a directory); mend or remove it",
        "cards/rest.yaml: cannot be read (No such file or directory); mend or remove it",
    ]


def test_a_file_in_place_of_the_folder_is_refused(tree: Tree) -> None:
    root = tree({"cards": "text"})
    assert _problems(root / "cards") == [
        "cards: is no folder that can be read (Not a directory); mend or remove it"
    ]


def test_only_what_changed_is_written(tree: Tree) -> None:
    root = tree({"cards/ask.yml": CARD, "cards/other.yaml": "title: Other\nsummary: Words.\n"})
    folder = root / "cards"
    deck = read_deck(folder)
    combined = combine([ASK, ASK_TOO, WALK], deck, MATCHER)
    changed = write_deck(folder, deck, combined)
    assert [path.name for path in changed] == ["ask.yml", "walk-outside.yaml"]
    assert (folder / "ask.yml").read_text().startswith(CARD)
    assert read_deck(folder) == combined.cards
    again = combine([ASK, ASK_TOO, WALK], read_deck(folder), MATCHER)
    assert write_deck(folder, read_deck(folder), again) == ()


def test_a_card_of_either_suffix_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.yml").touch()
    assert card_path(tmp_path, "a").name == "a.yml"
    assert card_path(tmp_path, "b").name == "b.yaml"


def test_a_card_that_cannot_be_changed_safely_stops_everything(tree: Tree) -> None:
    odd = f"{{title: Ask, summary: Why., asked_as: [{ASK.heading}]}}\n"
    root = tree({"cards/ask.yaml": odd})
    deck = read_deck(root / "cards")
    (before,) = deck
    combined = combine([WALK], deck, MATCHER)
    grown = before.model_copy(update={"sources": (source(ASK),)})
    cards = tuple(grown if card == before else card for card in combined.cards)
    combined = type(combined)(cards, combined.evidence)
    with pytest.raises(ContentError, match=r"ask\.yaml: sources: sources cannot be added safely"):
        write_deck(root / "cards", deck, combined)
    assert [path.name for path in (root / "cards").iterdir()] == ["ask.yaml"]
    assert (root / "cards" / "ask.yaml").read_text() == odd


def test_a_card_deleted_or_edited_meanwhile_is_not_written_over(tree: Tree) -> None:
    root = tree({"cards/ask.yaml": CARD})
    path = root / "cards" / "ask.yaml"
    deck = read_deck(root / "cards")
    combined = combine([ASK, ASK_TOO], deck, MATCHER)
    path.write_text(CARD.replace("Why.", "Edited while the command ran."))
    with pytest.raises(ContentError):
        write_deck(root / "cards", deck, combined)
    assert "Edited while" in path.read_text()
    path.unlink()
    with pytest.raises(ContentError, match="has changed since it was read; run the command again"):
        write_deck(root / "cards", deck, combined)
    assert not path.exists()
