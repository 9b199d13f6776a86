"""Clusters of rows, by mean probability."""

from __future__ import annotations

import numpy as np
import pytest

from generator.matching.clusters import Constraints, chained, cluster
from generator.matching.links import Links, links_of

FREE = Constraints()


def _matrix(size: int, **pairs: float) -> Links:
    found = np.zeros((size, size))
    for name, value in pairs.items():
        first, second = (int(row) for row in name[1:].split("_"))
        found[first, second] = found[second, first] = value
    return links_of(found)


def test_pairs_above_the_threshold_join() -> None:
    assert cluster(_matrix(3, p0_2=0.9), 0.5, FREE) == [(0, 2), (1,)]


def test_nothing_below_the_threshold_joins() -> None:
    assert cluster(_matrix(2, p0_1=0.49), 0.5, FREE) == [(0,), (1,)]


def test_a_cluster_joins_by_its_mean_and_not_by_its_nearest_pair() -> None:
    """One strong link does not pull in what is far from the other member."""
    probabilities = _matrix(3, p0_1=0.9, p1_2=0.8, p0_2=0.1)
    assert cluster(probabilities, 0.5, FREE) == [(0, 1), (2,)]


def test_pairs_that_are_apart_never_share_a_cluster() -> None:
    probabilities = _matrix(3, p0_1=0.9, p1_2=0.9, p0_2=0.9)
    found = cluster(probabilities, 0.5, Constraints(apart=frozenset({(0, 2)})))
    assert not any({0, 2} <= set(members) for members in found)


def test_pairs_that_are_together_share_a_cluster_whatever_their_probability() -> None:
    found = cluster(_matrix(3), 0.5, Constraints(together=tuple(chained([0, 2]))))
    assert found == [(0, 2), (1,)]


@pytest.mark.parametrize("size", [0, 1])
def test_few_rows_need_no_joining(size: int) -> None:
    assert cluster(_matrix(size), 0.5, FREE) == [(row,) for row in range(size)]


def test_equal_probabilities_give_the_same_clusters_every_time() -> None:
    probabilities = _matrix(4, p0_1=0.7, p1_2=0.7, p2_3=0.7)
    found = cluster(probabilities, 0.5, FREE)
    assert found == [(0, 1), (2, 3)]
    assert cluster(probabilities, 0.5, FREE) == found


def test_clusters_are_those_that_looking_at_every_pair_gives() -> None:
    """The queue is a short cut; the plain way is the measure."""
    rng = np.random.default_rng(3)
    for _ in range(20):
        half = np.round(np.triu(rng.random((14, 14)) ** 2, k=1), 2)
        probabilities = half + half.T
        apart = frozenset((row, row + 1) for row in range(0, 14, 3) if row + 1 < 14)
        found = cluster(links_of(probabilities), 0.3, Constraints(apart=apart))
        assert found == _plain(probabilities, 0.3, apart)


def _plain(
    probabilities: np.ndarray, threshold: float, apart: frozenset[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """Join the two clusters with the highest mean until none reaches the threshold."""
    clusters = [(row,) for row in range(len(probabilities))]
    while True:
        means = {
            (one, two): round(float(probabilities[np.ix_(one, two)].mean()), 6)
            for one in clusters
            for two in clusters
            if one < two and not any((a, b) in apart or (b, a) in apart for a in one for b in two)
        }
        best = min(means, key=lambda pair: (-means[pair], pair[0][0], pair[1][0]), default=None)
        if best is None or means[best] < threshold:
            return sorted(clusters)
        clusters = [each for each in clusters if each not in best]
        clusters.append(tuple(sorted(best[0] + best[1])))
