"""Whether a passage gives advice, or belongs to the page around it: a judge says how likely it is.

The rules here are one judge. A model that was taught is another; whoever calls `extract_tips` says
which is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.text import sentences
from generator.tips.advice import has_advice, leans_back, strength
from generator.tips.furniture import furniture_reason

# From this probability on, a passage gives advice.
ADVISES = 0.5
# From this probability on, the end of a passage is the page's, or a farewell.
FURNITURE = 0.8
# From this probability on, a whole passage is; one of a list may sound so and be a tip.
FOREIGN = 0.5
# From this probability on, a sentence in long prose opens another tip.
OPENS = 0.5


class Judge(Protocol):
    """Tells advice from what only stands in articles of advice."""

    def advice(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each text the probability that it tells its reader to do something."""
        ...

    def furniture(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each text the probability that it can be no part of a tip.

        It belongs to the page around the article then, or bids its readers farewell.
        """
        ...

    def openings(self, texts: Sequence[str]) -> Sequence[float]:
        """Return for each sentence of a stretch of prose the probability that it opens a tip."""
        ...


class Rules:
    """The judge that was not taught: lists of words and patterns."""

    def advice(self, texts: Sequence[str]) -> Sequence[float]:
        """Return 1 for a text with a sentence that commands or recommends, and 0 for another."""
        return [float(has_advice(text)) for text in texts]

    def furniture(self, texts: Sequence[str]) -> Sequence[float]:
        """Return 1 for a text that a pattern names and that does not advise as well."""
        return [
            float(furniture_reason(text) is not None and not any(map(_advises, sentences(text))))
            for text in texts
        ]

    def openings(self, texts: Sequence[str]) -> Sequence[float]:
        """Return 1 for a command that follows other talk and does not lean on it, and 0 else."""
        found = [strength(text) for text in texts]
        return [
            float(own == "strong" and before == "none" and not leans_back(text))
            for own, before, text in zip(found, ["none", *found], texts, strict=False)
        ]


def _advises(sentence: str) -> bool:
    """Tell whether a sentence commands and is no furniture itself."""
    return strength(sentence) == "strong" and furniture_reason(sentence) is None


BY_RULES = Rules()
