"""Clusters of rows, by mean probability."""

from __future__ import annotations

import numpy as np
import pytest

from generator.matching.clusters import Constraints, chain, cluster
from generator.matching.similarity import Matrix

FREE = Constraints()


def _matrix(size: int, **pairs: float) -> Matrix:
    found = np.zeros((size, size))
    for name, value in pairs.items():
        first, second = (int(row) for row in name[1:].split("_"))
        found[first, second] = found[second, first] = value
    return found


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
    found = cluster(_matrix(3), 0.5, Constraints(together=tuple(chain([0, 2]))))
    assert found == [(0, 2), (1,)]


@pytest.mark.parametrize("size", [0, 1])
def test_few_rows_need_no_joining(size: int) -> None:
    assert cluster(np.zeros((size, size)), 0.5, FREE) == [(row,) for row in range(size)]


def test_equal_probabilities_give_the_same_clusters_every_time() -> None:
    probabilities = _matrix(4, p0_1=0.7, p1_2=0.7, p2_3=0.7)
    found = cluster(probabilities, 0.5, FREE)
    assert found == [(0, 1), (2, 3)]
    assert cluster(probabilities, 0.5, FREE) == found
