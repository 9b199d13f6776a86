"""The table of readers. A format is a module with `read(path) -> Article` and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.articles import html, markdown, plain
from generator.articles.model import Article

Reader = Callable[[Path], Article]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}


def read_article(path: Path) -> Article:
    """Read one article by its file's extension.

    Raises:
        SourceError: where the file cannot be used. ContentError: where its metadata is wrong.
    """
    return READERS[path.suffix.lower()](path)
