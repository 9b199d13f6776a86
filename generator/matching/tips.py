"""Tips as texts to compare, and which of them may join."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.matching.rivals import Standing
from generator.text import words
from generator.tips.model import Tip

# Two tips of one article are different guidance to their author, unless the words are the same.
NEARLY_SAME = 0.9


def comparable(heading: str, body: str) -> str:
    """Return the text by which a tip is compared: its heading, then what it says."""
    return f"{heading}. {body}" if heading and body else heading or body


def tip_text(tip: Tip) -> str:
    """Return the text by which a tip is compared."""
    return comparable(tip.heading, tip.body)


def nearly_same(first: Tip, second: Tip) -> bool:
    """Tell whether two tips have nearly the same words."""
    return _nearly_same(_words(first), _words(second))


def rows_of_articles(articles: Iterable[str]) -> dict[str, list[int]]:
    """Return the rows of each article, given the article of each row."""
    rows: dict[str, list[int]] = {}
    for row, article in enumerate(articles):
        rows.setdefault(article, []).append(row)
    return rows


def standings(tips: Sequence[Tip]) -> tuple[Standing, ...]:
    """Return where each tip stands among those of its article."""
    known = [_words(tip) for tip in tips]
    by_article: dict[str, list[int]] = {}
    found = []
    for row, tip in enumerate(tips):
        before = by_article.setdefault(tip.article, [])
        kin = next((each for each in before if _nearly_same(known[each], known[row])), row)
        before.append(row)
        found.append(Standing(tip.article, kin))
    return tuple(found)


def _words(tip: Tip) -> frozenset[str]:
    return frozenset(words(tip_text(tip)))


def _nearly_same(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and len(one & two) / len(one | two) >= NEARLY_SAME
