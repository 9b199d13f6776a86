"""Saved web pages: trafilatura finds the article, its elements become blocks."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.etree import ParserError, _Element

from generator.articles.accordions import name_sections
from generator.articles.belonging import belonging
from generator.articles.decoding import decode, has_mark, read_bytes, repair
from generator.articles.elements import MAX_DEPTH, is_too_deep, lay_out
from generator.articles.metadata import Metadata, parse_metadata
from generator.articles.model import Article
from generator.articles.repeated import repeated, whole_thread
from generator.errors import SourceError
from generator.text import squeeze

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
    # The extractor works on the page itself, and leaves little of it.
    laid_out, groups = lay_out(page), repeated(page)
    found = _extract(page, path)
    article = " ".join(str(piece) for piece in found.body.itertext())
    thread = whole_thread(groups, article)
    text, blocks = thread or belonging(laid_out, article) or lay_out(found.body)
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
    if has_mark(data):
        return data
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    # Where the declaration can be read at all, UTF-16 is a lie; browsers take UTF-8 as well.
    if name.startswith("utf") or name in ("windows-1252", "iso-8859-1", "latin1", "us-ascii"):
        return data
    try:
        return data.decode(name).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


def _parse(html: str, path: Path) -> _Element:
    try:
        page = lxml.html.document_fromstring(_DECLARATION.sub("", html))
    except (ParserError, ValueError) as error:
        raise SourceError(
            path, "no HTML in it; save the page again, or its text as .txt"
        ) from error
    if is_too_deep(page):
        message = f"elements nested more than {MAX_DEPTH} deep; save its text as .txt instead"
        raise SourceError(path, message)
    name_sections(page)
    return page


def _extract(page: _Element, path: Path) -> _Found:
    found = _search(deepcopy(page), recall=False)
    if found is None or not _has_structure(found.body):
        # A short page whose markup does not say where its article is: paragraphs are all that
        # the strict search keeps of it, so headings and lists would be lost.
        found = _search(page, recall=True) or found
    if found is None:
        raise SourceError(path, "no article found in the page; save its text as .txt instead")
    return found


def _has_structure(body: _Element) -> bool:
    return any(element.tag in ("head", "item") for element in body.iter())


def _search(page: _Element, *, recall: bool) -> _Found | None:
    # Imported here: it takes half a second, and most runs read no HTML.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(
        page,
        favor_recall=recall,
        include_comments=False,
        include_formatting=True,
        include_images=False,
        include_links=False,
        include_tables=True,
        with_metadata=True,
    )
    if not isinstance(found, Document) or found.body is None:
        return None
    return _Found(found.body, found.title, found.author, found.date, found.sitename)


def _complete(given: Metadata, found: _Found) -> Metadata:
    """Fill what the editor left open with what the page says."""
    seen = {"title": found.title, "author": found.author, "publisher": found.publisher}
    seen["published"] = found.date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.date or "") else None
    filled = {
        key: squeeze(value)[:300]
        for key, value in seen.items()
        if value and value.strip() and getattr(given, key) is None
    }
    return given.model_copy(update=filled)
