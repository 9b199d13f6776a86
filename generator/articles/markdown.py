"""Markdown articles."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import markdown
from lxml.etree import _Element

from generator.articles.elements import is_too_deep, lay_out
from generator.articles.model import Article
from generator.articles.text_file import read_text_file
from generator.errors import SourceError

# Each makes the Markdown parser look through all that follows, so many take hours.
MAX_OPEN = 1000


def read(path: Path) -> Article:
    """Read a Markdown article.

    Raises:
        SourceError: where the file is not text. ContentError: where its front matter is wrong.
    """
    file = read_text_file(path)
    return file.article(*lay_out(_render(file.body, path)))


def _render(body: str, path: Path) -> _Element:
    if body.count("[") - body.count("]") > MAX_OPEN:
        raise SourceError(path, f"more than {MAX_OPEN} brackets [ that nothing closes; delete them")
    too_deep = "lists, quotations or HTML nested too deep; flatten them"
    try:
        html = markdown.markdown(body, extensions=["sane_lists", "tables"])
    except RecursionError as error:
        raise SourceError(path, too_deep) from error
    root: _Element = lxml.html.fragment_fromstring(html, create_parent="div")
    if is_too_deep(root):
        raise SourceError(path, too_deep)
    return root
