"""From a content folder to a consistent library, or every problem at once."""

from __future__ import annotations

from pathlib import Path

from generator.cards.crosscheck import crosscheck
from generator.cards.library import Library
from generator.cards.shelf import Shelf, read_shelf
from generator.errors import ContentError
from generator.settings import ContentPaths


def load_library(content: Path) -> Library:
    """Load and cross-check all content of a folder.

    Raises:
        ContentError: with every problem there is.
    """
    shelf = load_shelf(content)
    if shelf.problems:
        raise ContentError(shelf.problems)
    return shelf.library


def load_shelf(content: Path) -> Shelf:
    """Read a content folder and add what the cross-check finds to its problems."""
    shelf = read_shelf(ContentPaths(content))
    return shelf.with_problems(crosscheck(shelf))
