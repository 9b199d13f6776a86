"""Scraper junk inside sentences: a marker and a number, glued to a word or put between two.

Pages that were copied by machines carry such marks ("to reabc12 the offer", "ask abc 12them").
The same marker stands in several places with changing numbers, which is how it is told from a
word that an author wrote.
"""

from __future__ import annotations

import re
from collections import Counter

_MIN_MARKER = 4
_MARKED = re.compile(r"([A-Za-z]{4,})( ?)(\d{1,4})([A-Za-z]*)")
# Numbers that grow together with letters in honest text: 1st, 30k, 10am, 90s, 3D.
_HONEST_TAIL = re.compile(
    r"^(?:st|nd|rd|th|s|k|m|bn|am|pm|h|hr|hrs|min|mins|x|d|g|kg|km|cm|mm)$", re.I
)
_GLUED = re.compile(r"\b[a-z]{4,}\d+[a-z]*\b|\b\d+[a-z]{5,}\b")


def markers(text: str) -> tuple[str, ...]:
    """Return the junk markers of an article, lower-case and sorted, each seen at least twice."""
    hits = [match for match in _MARKED.finditer(text) if _is_glued(match)]
    if len(hits) < 2:
        return ()
    found: set[str] = set()
    for index, hit in enumerate(hits):
        for other in hits[index + 1 :]:
            shared = _common_suffix(hit.group(1).lower(), other.group(1).lower())
            if len(shared) >= _MIN_MARKER:
                found.add(shared)
    counts = Counter({marker: _count(marker, text) for marker in found})
    return tuple(sorted(marker for marker, count in counts.items() if count >= 2))


def clean(text: str, junk: tuple[str, ...]) -> str:
    """Return text without the given markers and their numbers."""
    for marker in junk:
        pattern = rf"(\s?)({re.escape(marker)}) ?\d{{1,4}}(?=\s|[A-Za-z]|[.,;:!?]|$)"
        text = re.sub(pattern, _gap, text, flags=re.I)
    return text


def is_clean(sentence: str) -> bool:
    """Tell whether a sentence is free of words that letters and digits were glued into."""
    return not _GLUED.search(sentence)


def _gap(match: re.Match[str]) -> str:
    """Keep the space before a marker only where the marker stood for nothing else."""
    following = match.string[match.end() : match.end() + 1]
    return match.group(1) if following.isalpha() else ""


def _is_glued(match: re.Match[str]) -> bool:
    """Tell whether a number touches letters where no author puts it."""
    _, space, _, tail = match.groups()
    if tail:
        return not _HONEST_TAIL.match(tail)
    return not space and match.group(1)[0].islower()


def _common_suffix(first: str, second: str) -> str:
    length = 0
    while length < min(len(first), len(second)) and first[-length - 1] == second[-length - 1]:
        length += 1
    return first[len(first) - length :]


def _count(marker: str, text: str) -> int:
    return len(re.findall(rf"{re.escape(marker)} ?\d{{1,4}}", text, flags=re.I))
