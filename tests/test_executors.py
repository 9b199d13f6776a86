"""Executors: the same results, in the same order, whoever does the work."""

from __future__ import annotations

import importlib.util
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from generator.errors import TipdeckError
from generator.executors import executor, map_in_order


def test_one_worker_is_this_process() -> None:
    with executor(1, None) as pool:
        assert isinstance(pool, ThreadPoolExecutor)
        assert list(map_in_order(pool, abs, [-2, 1])) == [2, 1]


def test_several_workers_keep_the_order() -> None:
    with executor(2, None) as pool:
        assert isinstance(pool, ProcessPoolExecutor)
        assert list(map_in_order(pool, abs, range(-5, 0))) == [5, 4, 3, 2, 1]


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(2) as pool:
        assert list(map_in_order(pool, abs, [-3, -4])) == [3, 4]


@pytest.mark.skipif(
    importlib.util.find_spec("distributed") is not None, reason="Dask is installed here"
)
def test_a_scheduler_without_dask_says_how_to_get_it() -> None:
    with (
        pytest.raises(TipdeckError, match="pip install distributed"),
        executor(1, "tcp://127.0.0.1:1"),
    ):
        pass
