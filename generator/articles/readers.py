"""The table of readers. A format is a module with `read(path) -> Article` and a line here."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from generator.articles.model import Article


class Reader(Protocol):
    """A module that reads articles of one format."""

    def read(self, path: Path) -> Article:
        """Read one article."""
        ...


# Modules by their names: who only asks which files are articles need not load what reads them.
READERS: dict[str, str] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read_article(path: Path) -> Article:
    """Read one article by its file's extension.

    Raises:
        SourceError: where the file cannot be used. ContentError: where its metadata is wrong.
    """
    name = READERS[path.suffix.lower()]
    reader = cast(Reader, import_module(f"generator.articles.{name}"))
    return reader.read(path)
