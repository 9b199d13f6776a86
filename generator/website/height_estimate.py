"""How tall a page for embedding is likely to be, where nobody has measured it."""

from __future__ import annotations

import math
import re

from generator.cards.heights import WIDTHS

_NOT_SHOWN = re.compile(r"<(?P<tag>noscript|svg|script|template)\b.*?</(?P=tag)>", re.S)
# What is folded away shows only its summary.
_FOLDED = re.compile(r"<details(?![^>]*\bopen\b)[^>]*>(.*?</summary>).*?</details>", re.S)
_BLOCK = re.compile(r"</?(?:p|li|h[1-6]|div|section|label|legend|summary|td|th|span)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ROWS = re.compile(r'<textarea[^>]*\brows="(\d+)"')

# Fitted on the pages of Next Round, from above: a gap at the end is better than a scroll bar.
_LINE, _GAP, _LETTER, _EDGES = 26, 14, 7.8, 150


def estimate(html: str) -> tuple[int, ...]:
    """Return a guess at the heights of a page at each of `WIDTHS`."""
    start = html.find("<main")
    body = _FOLDED.sub(r"\1", _NOT_SHOWN.sub("", html[start : html.find("</main>", start)]))
    # Most parts have no tag in them, and a look is cheaper than a pattern.
    parts = (_TAG.sub("", part) if "<" in part else part for part in _BLOCK.split(body))
    lengths = list(filter(None, (len(text.strip()) for text in parts)))
    rows = sum(int(number) for number in _ROWS.findall(body))
    return tuple(_at(width, lengths, rows) for width in WIDTHS)


def _at(width: int, lengths: list[int], rows: int) -> int:
    letters = (width - 80) / _LETTER
    lines = sum([math.ceil(length / letters) for length in lengths]) + rows
    return _EDGES + lines * _LINE + len(lengths) * _GAP
