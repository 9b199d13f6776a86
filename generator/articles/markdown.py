"""Markdown articles."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import markdown

from generator.articles.decoding import read_text
from generator.articles.elements import lay_out
from generator.articles.metadata import parse_metadata, split_front_matter
from generator.articles.model import Article
from generator.errors import SourceError


def read(path: Path) -> Article:
    """Read a Markdown article.

    Raises:
        SourceError: where the file is not text. ContentError: where its front matter is wrong.
    """
    decoded = read_text(path)
    front_matter, body = split_front_matter(decoded.text, path)
    metadata = parse_metadata(front_matter, path)
    if not body.strip():
        raise SourceError(
            path, "no text below the front matter; add the article or delete the file"
        )
    try:
        html = markdown.markdown(body, extensions=["sane_lists", "tables"])
    except RecursionError as error:
        raise SourceError(path, "lists or quotations nested too deep; flatten them") from error
    text, blocks = lay_out(lxml.html.fragment_fromstring(html, create_parent="div"))
    return Article(path, metadata, text, blocks, decoded.notes)
