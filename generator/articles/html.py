"""Saved web pages: trafilatura finds the article, its elements become blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.etree import ParserError, _Element

from generator.articles.decoding import decode, read_bytes, repair
from generator.articles.elements import lay_out
from generator.articles.metadata import Metadata, parse_metadata
from generator.articles.model import Article
from generator.errors import SourceError

# libxml2 stops at 256 and drops what lies deeper, so a page that deep would lose text silently.
MAX_DEPTH = 250

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read(path: Path) -> Article:
    """Read the article in a saved web page.

    Raises:
        SourceError: where the file is no page, or no article is found in it.
        ContentError: where its `.meta.yaml` is wrong.
    """
    data = read_bytes(path)
    decoded = decode(_to_unicode(data), path)
    given = parse_metadata(None, path)
    page = _parse(repair(decoded.text), path)
    found = _extract(page, path)
    text, blocks = lay_out(found.body)
    if not text:
        raise SourceError(path, "no article found in the page; save its text as .txt instead")
    return Article(path, _complete(given, found), text, blocks, decoded.notes)


@dataclass(frozen=True)
class _Found:
    body: _Element
    title: str | None
    author: str | None
    date: str | None
    publisher: str | None


def _to_unicode(data: bytes) -> bytes:
    """Re-encode a page that says it is neither UTF-8 nor windows-1252, where Python knows it."""
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    if name in ("utf-8", "utf8", "windows-1252", "iso-8859-1", "latin1", "us-ascii", "utf-16"):
        return data
    try:
        return data.decode(name).encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return data


def _parse(html: str, path: Path) -> _Element:
    try:
        page = lxml.html.document_fromstring(_DECLARATION.sub("", html))
    except (ParserError, ValueError) as error:
        raise SourceError(
            path, "no HTML in it; save the page again, or its text as .txt"
        ) from error
    if _depth(page) >= MAX_DEPTH:
        raise SourceError(
            path, f"elements nested more than {MAX_DEPTH} deep; save its text as .txt instead"
        )
    return page


def _depth(root: _Element) -> int:
    deepest, level = 0, [root]
    while level:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def _extract(page: _Element, path: Path) -> _Found:
    # Imported here: it takes half a second, and most runs read no HTML.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_formatting=True,
        include_images=False,
        include_links=False,
        include_tables=True,
        with_metadata=True,
    )
    if not isinstance(found, Document) or found.body is None:
        raise SourceError(path, "no article found in the page; save its text as .txt instead")
    return _Found(found.body, found.title, found.author, found.date, found.sitename)


def _complete(given: Metadata, found: _Found) -> Metadata:
    """Fill what the editor left open with what the page says."""
    seen = {"title": found.title, "author": found.author, "publisher": found.publisher}
    seen["published"] = found.date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.date or "") else None
    filled = {
        key: value[:300]
        for key, value in seen.items()
        if value and value.strip() and getattr(given, key) is None
    }
    return given.model_copy(update=filled)
