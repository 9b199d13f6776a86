"""Clusters: agglomeration by average linkage, with pairs that must or must not share a cluster.

The two clusters with the highest mean probability over their pairs are joined until no mean
reaches the threshold. Ties go to the smaller row numbers, so that sorted input gives the same
clusters in whatever order the files were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.matching.similarity import Matrix

Pair = tuple[int, int]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Constraints:
    """Pairs of rows that an author or an editor decided."""

    together: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()

    def blocked(self, size: int) -> Flags:
        """Return the pairs that must not share a cluster, as a symmetric matrix."""
        flags = np.zeros((size, size), dtype=np.bool_)
        for first, second in self.apart:
            flags[first, second] = flags[second, first] = True
        return flags


def cluster(
    probabilities: Matrix, threshold: float, constraints: Constraints
) -> list[tuple[int, ...]]:
    """Return clusters of rows, each sorted, in the order of their first rows."""
    state = _State.of(probabilities, constraints)
    for first, second in constraints.together:
        state.join(first, second)
    while True:
        pair = state.closest(threshold)
        if pair is None:
            return state.clusters()
        state.join(*pair)


@dataclass
class _State:
    """Sums of probabilities between clusters; a cluster lives in the row of its first member."""

    sums: Matrix
    sizes: Matrix
    blocked: Flags
    owner: list[int]

    @classmethod
    def of(cls, probabilities: Matrix, constraints: Constraints) -> _State:
        size = len(probabilities)
        blocked = constraints.blocked(size)
        np.fill_diagonal(blocked, True)
        return cls(probabilities.copy(), np.ones(size), blocked, list(range(size)))

    def closest(self, threshold: float) -> Pair | None:
        """Return the two clusters with the highest mean, where it reaches the threshold."""
        if not len(self.sums):
            return None
        means = np.where(self.blocked, -1.0, self.sums / np.outer(self.sizes, self.sizes))
        first, second = np.unravel_index(int(np.round(means, 6).argmax()), means.shape)
        if means[first, second] < threshold:
            return None
        return min(int(first), int(second)), max(int(first), int(second))

    def join(self, first: int, second: int) -> None:
        """Join the clusters of two rows."""
        one, two = sorted((self.owner[first], self.owner[second]))
        if one == two:
            return
        self.sums[one] += self.sums[two]
        self.sums[:, one] += self.sums[:, two]
        self.sizes[one] += self.sizes[two]
        self.blocked[one] |= self.blocked[two]
        self.blocked[:, one] |= self.blocked[:, two]
        self.blocked[two] = self.blocked[:, two] = True
        self.owner = [one if owner == two else owner for owner in self.owner]

    def clusters(self) -> list[tuple[int, ...]]:
        members: dict[int, list[int]] = {}
        for row, owner in enumerate(self.owner):
            members.setdefault(owner, []).append(row)
        return [tuple(members[owner]) for owner in sorted(members)]


def chain(rows: Sequence[int]) -> Iterable[Pair]:
    """Return pairs that tie all rows together."""
    return pairwise(rows)
