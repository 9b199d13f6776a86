"""Drop from the tokenizer what English advice never uses: placeholders and other scripts."""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

PLACEHOLDER = re.compile(r"\[unused\d+\]")


@dataclass(frozen=True)
class Pruned:
    """A smaller tokenizer, and the old number of each word piece it kept, in its new order."""

    tokenizer: str
    kept: tuple[int, ...]


def prune(tokenizer: str, max_tokens: int) -> Pruned:
    """Return the tokenizer without dropped pieces, set to cut and to pad.

    Pieces that remain are cut from words as before, since no Latin word ever used a dropped one.
    """
    settings: dict[str, Any] = json.loads(tokenizer)
    vocabulary = settings["model"]["vocab"]
    ordered = sorted(vocabulary.items(), key=lambda row: row[1])
    kept = [(piece, old) for piece, old in ordered if _is_wanted(piece)]
    numbers = {piece: new for new, (piece, _) in enumerate(kept)}
    settings["model"]["vocab"] = numbers
    _renumber(settings, numbers)
    settings["truncation"] = {
        "direction": "Right",
        "max_length": max_tokens,
        "strategy": "LongestFirst",
        "stride": 0,
    }
    settings["padding"] = {
        "strategy": "BatchLongest",
        "direction": "Right",
        "pad_to_multiple_of": None,
        "pad_id": numbers["[PAD]"],
        "pad_type_id": 0,
        "pad_token": "[PAD]",
    }
    text = json.dumps(settings, ensure_ascii=False, separators=(",", ":")) + "\n"
    return Pruned(tokenizer=text, kept=tuple(old for _, old in kept))


def _is_wanted(piece: str) -> bool:
    """Keep pieces of Latin letters without accents, digits, and every sign."""
    if PLACEHOLDER.fullmatch(piece):
        return False
    # Accents are stripped before words are cut, so an accented piece is never reached.
    return all(char.isascii() or unicodedata.category(char)[0] in "PS" for char in piece)


def _renumber(settings: dict[str, Any], numbers: dict[str, int]) -> None:
    """Give the special tokens their new numbers, in place."""
    settings["added_tokens"] = [
        row | {"id": numbers[row["content"]]}
        for row in settings["added_tokens"]
        if row["content"] in numbers
    ]
    special = settings["post_processor"].get("special_tokens", {})
    for piece, row in special.items():
        row["ids"] = [numbers[piece]]
    for side in ("sep", "cls"):
        if side in settings["post_processor"]:
            piece = settings["post_processor"][side][0]
            settings["post_processor"][side] = [piece, numbers[piece]]
