"""Which characters the fonts of paper have."""

from __future__ import annotations

from functools import cache
from pathlib import Path

# The list that the fonts were cut by: a range of code points a line, as `U+0020-007E`.
CHARACTERS = "characters.txt"


def missing(text: str, fonts: Path) -> str:
    """Return the characters of a text that the fonts lack, each once, in order of code points."""
    known = _characters(fonts / CHARACTERS)
    return "".join(sorted({char for char in text if char not in known and char.isprintable()}))


@cache
def _characters(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for line in path.read_text("utf-8").split():
        first, _, last = line.removeprefix("U+").partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)
