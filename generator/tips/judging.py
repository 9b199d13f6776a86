"""Whether a passage gives advice: a judge says how likely it is.

The rules here are one judge. A model that was taught is another; whoever calls `extract_tips` says
which is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.text import sentences
from generator.tips.advice import strength

# From this probability on, a passage gives advice.
ADVISES = 0.5


class Judge(Protocol):
    """Tells advice from what only stands in articles of advice."""

    def __call__(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each text the probability that it tells its reader to do something."""
        ...


def by_rules(texts: Sequence[str]) -> Sequence[float]:
    """Return 1 for a text with a sentence that commands or recommends, and 0 for any other."""
    return [float(any(strength(each) != "none" for each in sentences(text))) for text in texts]
