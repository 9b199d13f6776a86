"""How authors and readers put each known kind of guidance, for search.

`training/sayings.py` makes the file from the corpus: questions that people type, headings and list
items whole, and of longer passages the words.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

FILE = "sayings.json.gz"


@dataclass(frozen=True)
class Saying:
    """How one kind of guidance is put.

    Args:
        phrases: Questions, headings and list items.
        words: Further words of longer passages, in small letters.
    """

    phrases: tuple[str, ...]
    words: tuple[str, ...]


def sayings_file() -> Path:
    """Return the file that ships with the program."""
    return Path(str(resources.files("generator.matching").joinpath(FILE)))


def shipped_sayings() -> tuple[Saying, ...]:
    """Return how each known kind is put, in the order of `kinds.json`."""
    found = json.loads(gzip.decompress(sayings_file().read_bytes()))
    return tuple(Saying(tuple(row["phrases"]), tuple(row["words"])) for row in found)
