"""Markdown articles, read by the rules of CommonMark, which is what authors' programs write.

The library that renders the site's own pages wants four spaces and blank lines around lists.
"""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
from lxml.etree import _Element
from markdown_it import MarkdownIt

from generator.articles.elements import MAX_DEPTH, is_too_deep, lay_out
from generator.articles.model import Article
from generator.articles.text_file import read_text_file
from generator.errors import SourceError

# Each makes a Markdown parser look through all that follows, so many take hours.
MAX_OPEN = 1000
# "##Head": CommonMark wants a space, and many authors leave it out. One hash may be a hashtag.
_TIGHT_HEAD = re.compile(r"^(#{2,6})(?=[^#\s])", re.M)


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
    # What is nested deeper than this is dropped, so it must be more than what is refused below.
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH + 10}).enable("table")
    try:
        html = parser.render(_TIGHT_HEAD.sub(r"\1 ", body))
    except RecursionError as error:
        raise SourceError(path, too_deep) from error
    root: _Element = lxml.html.fragment_fromstring(html, create_parent="div")
    if is_too_deep(root):
        raise SourceError(path, too_deep)
    return root
