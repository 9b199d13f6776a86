"""Accordions: pages that fold their sections away, with a button where a heading belongs.

What finds the article leaves buttons out, and with them what each section is about. So the buttons
become headings first.
"""

from __future__ import annotations

import re

from lxml.etree import _Element, strip_tags

from generator.text import squeeze, words

MIN_WORDS, MAX_WORDS = 2, 25
# What a button unfolds is longer than a menu's entry.
MIN_UNFOLDED_WORDS = 12

_HEADING = "h3"
_CANDIDATES = frozenset({"a", "button", "div", "dt", "li", "p", "span", "summary"})
_CLASS = re.compile(
    r"(?:accordion|toggle|collaps(?:e|ible)|faq|tab)[\w-]*"
    r"(?:title|head(?:er|ing)?|question|button|trigger|label)(?![\w-]*(?:wrap|group|list))",
    re.I,
)
_AROUND = frozenset({"nav", "header", "footer", "form", "table"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def name_sections(page: _Element) -> None:
    """Turn buttons that unfold a section of a page into headings, in place."""
    for heading in page.iter(*_HEADINGS):
        # A heading keeps its words, which what finds the article would throw away as a button.
        strip_tags(heading, "button")
    for element in list(page.iter(*_CANDIDATES)):
        if _unfolds(element) and not _is_inside(element) and _is_titled(element):
            text = _text(element)
            del element[:]
            element.tag, element.text = _HEADING, text


def _unfolds(element: _Element) -> bool:
    if element.tag == "summary" or "aria-expanded" in element.attrib:
        return True
    return bool(_CLASS.search(element.get("class", "")))


def _is_inside(element: _Element) -> bool:
    """Tell whether an element is part of a heading, of a menu, or of what is left out anyway."""
    around = {parent.tag for parent in element.iterancestors()}
    return bool(around & (_AROUND | _HEADINGS))


def _is_titled(element: _Element) -> bool:
    """Tell whether an element is as short as a title, and what follows it is not."""
    if any(child.tag in _HEADINGS for child in element.iter()):
        return False
    if not MIN_WORDS <= len(words(_text(element))) <= MAX_WORDS:
        return False
    below = element.getnext()
    if below is None and (parent := element.getparent()) is not None:
        # A button may stand in a box of its own.
        below = parent.getnext() if _text(parent) == _text(element) else None
    return below is not None and len(words(_text(below))) >= MIN_UNFOLDED_WORDS


def _text(element: _Element) -> str:
    return squeeze("".join(str(piece) for piece in element.itertext()))
