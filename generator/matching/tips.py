"""Tips as texts to compare, and which of them may join."""

from __future__ import annotations

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
    one, two = set(words(tip_text(first))), set(words(tip_text(second)))
    return bool(one) and len(one & two) / len(one | two) >= NEARLY_SAME
