"""Answers into `decisions.yaml`: text is added to what people wrote there, which stays."""

from __future__ import annotations

import re
from pathlib import Path

from generator.cards.decisions import Decisions, read_decisions
from generator.cards.writing import add_items, quoted
from generator.errors import ContentError, Problem, show_path
from generator.files.models import validate
from generator.files.writing import write_atomically
from generator.files.yaml import is_there, parse_yaml

_FIRST_LINE = "# What an editor decided about merges; `tipdeck combine` obeys it."
# The name of a tip that needs no quotes in any YAML reader.
_PLAIN_TIP = re.compile(r"[A-Za-z][\w-]*#[0-9a-f]{8}", re.ASCII)


def add_decision(path: Path, key: str, group: tuple[str, str]) -> None:
    """Add what belongs together, or apart, to a file of decisions, which is made where need be.

    What people wrote stays, to the byte: the text is added, read back and compared first.

    Raises:
        ContentError: where the file is wrong, or has no place for it; it is then left alone.
    """
    before = read_decisions(path).model_dump()
    item = as_item(group)
    text = f"{_FIRST_LINE}\n{key}:\n  - {item}\n"
    if is_there(path):
        text = add_items(path.read_bytes().decode("utf-8"), key, [item])
    if _read_back(text, path) != {**before, key: (*before[key], group)}:
        message = f"an answer cannot be added safely; put `{key}:` on a line of its own"
        raise ContentError([Problem(show_path(path), 0, key, message)])
    write_atomically(path, text)


def as_item(group: tuple[str, ...]) -> str:
    """Return a group of tips and cards in YAML, on one line."""
    return f"[{', '.join(map(_name, group))}]"


def _read_back(text: str, path: Path) -> dict[str, object]:
    """Return what a text decides, or nothing where it could not be read."""
    try:
        return validate(parse_yaml(text, show_path(path)), Decisions).model_dump()
    except ContentError:
        return {}


def _name(ref: str) -> str:
    return ref if _PLAIN_TIP.fullmatch(ref) else quoted(ref)
