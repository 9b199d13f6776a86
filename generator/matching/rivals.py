"""A pair's rivals: of two tips of one article, only one gives the guidance of a third tip.

Authors do not say the same thing twice. So where a tip is likely to go with one tip of an article,
it is the less likely to go with that article's others, however alike they sound; and where it is
a little like one and not at all like the others, that little is worth more.

A pair has a rival on each side: of all other tips of the second one's article, the likeliest to go
with the first; and the other way round. What the pair's probability becomes depends on the two
articles alone, so that no third one ever changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.matching.calibration import Matrix, Rivalry
from generator.matching.links import LEAST, Links

# A rival that is less likely counts as this likely. Between articles on different subjects nobody
# has a rival; that says nothing, and must not make their tips alike.
_LEAST_RIVAL = 0.05


@dataclass(frozen=True)
class Standing:
    """A tip's article, and the first of its tips that say nearly the same as this one."""

    article: str
    kin: int


def standings_of(articles: Iterable[str]) -> tuple[Standing, ...]:
    """Return the standings of tips of which none says nearly the same as another."""
    return tuple(Standing(article, row) for row, article in enumerate(articles))


@dataclass(frozen=True)
class Contested:
    """Linked pairs of different articles.

    Args:
        rows: The two rows of each pair, the lower one first, of shape (pairs, 2).
        odds: Log-odds of the pair, of its stronger and of its weaker rival, of shape (pairs, 3).
    """

    rows: NDArray[np.intp]
    odds: Matrix


def log_odds_of(links: Links, standings: Sequence[Standing]) -> Contested:
    """Return the log-odds of each linked pair of different articles, and of its rivals.

    Args:
        links: Of tips with each other.
        standings: Of each tip.
    """
    best = [_best_two(row, standings) for row in links.rows]
    pairs, chances = [], []
    for one, two, chance in _pairs(links, standings):
        first = _rival(best[one], standings[two])
        second = _rival(best[two], standings[one])
        pairs.append((one, two))
        chances.append((chance, max(first, second), min(first, second)))
    shown = np.clip(
        np.array(chances).reshape(-1, 3), [LEAST, _LEAST_RIVAL, _LEAST_RIVAL], 1 - LEAST
    )
    return Contested(np.array(pairs, dtype=np.intp).reshape(-1, 2), np.log(shown / (1 - shown)))


def weigh_rivals(links: Links, standings: Sequence[Standing], rivalry: Rivalry | None) -> Links:
    """Return links whose probabilities take the rivals of each pair into account.

    Args:
        links: Of tips with each other; those of one article stay as they are.
        standings: Of each tip.
        rivalry: The curve; without one, all links stay as they are.
    """
    if rivalry is None:
        return links
    contested = log_odds_of(links, standings)
    chances = rivalry.probability(contested.odds)
    rows = tuple(
        {to: chance for to, chance in row.items() if _are_one_article(standings, at, to)}
        for at, row in enumerate(links.rows)
    )
    for (one, two), chance in zip(contested.rows.tolist(), chances.tolist(), strict=True):
        if chance >= LEAST:
            rows[one][two] = rows[two][one] = chance
    return Links(rows)


def _pairs(links: Links, standings: Sequence[Standing]) -> Iterator[tuple[int, int, float]]:
    for one, row in enumerate(links.rows):
        for two, chance in sorted(row.items()):
            if one < two and not _are_one_article(standings, one, two):
                yield one, two, chance


def _are_one_article(standings: Sequence[Standing], one: int, two: int) -> bool:
    return standings[one].article == standings[two].article


# The likeliest two tips of an article that are not kin: their kin and probabilities.
_BestTwo = tuple[tuple[float, int], tuple[float, int]]
_NOBODY = (LEAST, -1)


def _best_two(row: Mapping[int, float], standings: Sequence[Standing]) -> dict[str, _BestTwo]:
    """Return the two tips of each article that go best with a tip."""
    found: dict[str, _BestTwo] = {}
    for to, chance in row.items():
        standing = standings[to]
        first, second = found.get(standing.article, (_NOBODY, _NOBODY))
        mine = (chance, standing.kin)
        if mine[1] == first[1]:
            first = max(first, mine)
        elif mine > first:
            first, second = mine, first
        elif mine[1] == second[1] or mine > second:
            second = max(second, mine)
        found[standing.article] = first, second
    return found


def _rival(best: dict[str, _BestTwo], standing: Standing) -> float:
    """Return how likely the likeliest rival of a tip is."""
    first, second = best.get(standing.article, (_NOBODY, _NOBODY))
    return second[0] if first[1] == standing.kin else first[0]
