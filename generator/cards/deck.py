"""What combining changed in the deck, on its way to disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.cards.combining import Combined
from generator.cards.model import Card, Source
from generator.cards.writing import add_sources, new_card
from generator.errors import ContentError, Problem, show_path
from generator.files.models import validate
from generator.files.writing import write_atomically
from generator.files.yaml import is_there, parse_yaml


def write_deck(folder: Path, before: Sequence[Card], combined: Combined) -> tuple[Path, ...]:
    """Write new cards, and new sources into the cards that have some; return the files changed."""
    had = {card.id: len(card.sources) for card in before}
    texts: dict[Path, str] = {}
    for card in combined.cards:
        path = card_path(folder, card.id)
        if card.id not in had:
            texts[path] = new_card(card)
        elif len(card.sources) > had[card.id]:
            texts[path] = _grown(path, card.sources[had[card.id] :])
        else:
            continue
        _verify(texts[path], card, path)
    # Everything is ready, and checked, before the first file changes.
    return tuple(path for path, text in texts.items() if write_atomically(path, text))


def card_path(folder: Path, card_id: str) -> Path:
    """Return a card's file: the one that is there, or the one to make."""
    short = folder / f"{card_id}.yml"
    return short if is_there(short) else folder / f"{card_id}.yaml"


def _grown(path: Path, sources: Sequence[Source]) -> str:
    """Return a card's file with sources added; a person may have moved it meanwhile."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = "has changed since it was read; run the command again"
        raise ContentError([Problem(show_path(path), 0, "", message)]) from error
    return add_sources(text, sources)


def _verify(text: str, card: Card, path: Path) -> None:
    """Refuse to write a file that would not read back as the card."""
    try:
        found = validate(parse_yaml(text, show_path(path)), Card, id=card.id)
    except ContentError:
        found = None
    if found != card:
        message = "sources cannot be added safely; put `sources:` at the end, one source a line"
        raise ContentError([Problem(show_path(path), 0, "sources", message)])
