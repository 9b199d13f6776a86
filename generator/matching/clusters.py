"""Clusters: agglomeration by average linkage, with pairs that must or must not share a cluster.

The two clusters with the highest mean probability over their pairs are joined until no mean
reaches the threshold. Only linked pairs are looked at, in a queue, so that the work grows with the
number of links. Ties go to the smaller row numbers, so that sorted input gives the same clusters in
whatever order the files were read.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.matching.links import Links

Pair = tuple[int, int]


@dataclass(frozen=True)
class Constraints:
    """Pairs of rows that an author or an editor decided."""

    together: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()


def cluster(links: Links, threshold: float, constraints: Constraints) -> list[tuple[int, ...]]:
    """Return clusters of rows, each sorted, in the order of their first rows."""
    state = _State.of(links, constraints, threshold)
    for first, second in constraints.together:
        state.join(first, second)
    while (pair := state.closest()) is not None:
        state.join(*pair)
    return state.clusters()


@dataclass
class _State:
    """Sums of probabilities between clusters; a cluster goes by the row of its first member.

    Args:
        sums: For each cluster, the sum over its pairs with each cluster it is linked to.
        apart: For each cluster, those that it must not join.
        members: The rows of each cluster.
        owner: The cluster of each row.
        threshold: Below this mean nothing joins.
        queue: Means and pairs of clusters, the highest first; some are out of date.
    """

    sums: list[dict[int, float]]
    apart: list[set[int]]
    members: dict[int, list[int]]
    owner: list[int]
    threshold: float
    queue: list[tuple[float, int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, links: Links, constraints: Constraints, threshold: float) -> _State:
        size = len(links.rows)
        apart: list[set[int]] = [set() for _ in range(size)]
        for first, second in constraints.apart:
            apart[first].add(second)
            apart[second].add(first)
        sums = [dict(row) for row in links.rows]
        state = cls(sums, apart, {row: [row] for row in range(size)}, list(range(size)), threshold)
        for row in range(size):
            state.propose(row, (other for other in sums[row] if other > row))
        return state

    def propose(self, one: int, others: Iterable[int]) -> None:
        """Put the pairs of a cluster with others into the queue, where they may join."""
        for other in others:
            mean = self.mean(one, other)
            if mean >= self.threshold and other not in self.apart[one]:
                heapq.heappush(self.queue, (-mean, min(one, other), max(one, other)))

    def mean(self, one: int, two: int) -> float:
        pairs = len(self.members[one]) * len(self.members[two])
        return round(self.sums[one].get(two, 0.0) / pairs, 6)

    def closest(self) -> Pair | None:
        """Return the two clusters with the highest mean, where it reaches the threshold."""
        while self.queue:
            mean, one, two = heapq.heappop(self.queue)
            is_current = one in self.members and two in self.members
            if is_current and two not in self.apart[one] and self.mean(one, two) == -mean:
                return one, two
        return None

    def join(self, first: int, second: int) -> None:
        """Join the clusters of two rows."""
        one, two = sorted((self.owner[first], self.owner[second]))
        if one == two:
            return
        for other, total in self.sums[two].items():
            del self.sums[other][two]
            if other != one:
                self.sums[one][other] = self.sums[one].get(other, 0.0) + total
                self.sums[other][one] = self.sums[one][other]
        for other in self.apart[two]:
            self.apart[other].discard(two)
            if other != one:
                self.apart[one].add(other)
                self.apart[other].add(one)
        for row in self.members[two]:
            self.owner[row] = one
        self.members[one] += self.members.pop(two)
        self.sums[two], self.apart[two] = {}, set()
        self.propose(one, self.sums[one])

    def clusters(self) -> list[tuple[int, ...]]:
        return [tuple(sorted(self.members[first])) for first in sorted(self.members)]


def chained(rows: Sequence[int]) -> Iterable[Pair]:
    """Return pairs that tie all rows together."""
    return pairwise(rows)
