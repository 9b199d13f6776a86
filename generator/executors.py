"""Where articles are worked on: in threads, in a pool of processes, or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from generator.errors import TipdeckError

# Reading holds the interpreter's lock, so that more threads only wait for each other.
MOST_THREADS = 4

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def executor(workers: int, scheduler: str | None) -> Iterator[Executor]:
    """Yield an executor.

    Args:
        workers: How many processes; 1 is this one, in which threads read while others encode.
        scheduler: Address of a Dask scheduler, which then does the work.
    """
    if scheduler:
        with _dask(scheduler) as found:
            yield found
    elif workers > 1:
        # A fresh process each: a copy of one in which numpy has started threads may hang.
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield pool
    else:
        with ThreadPoolExecutor(thread_count(MOST_THREADS)) as pool:
            yield pool


def thread_count(most: int) -> int:
    """Return how many threads can work at once: the cores this process may use, up to `most`."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), most)
    # Not every system says which cores are ours.
    return min(os.cpu_count() or 1, most)


def map_in_order(
    pool: Executor | None, work: Callable[[Item], Result], items: Iterable[Item]
) -> Iterable[Result]:
    """Return the result for each item, in the order of the items, whoever did the work."""
    return map(work, items) if pool is None else pool.map(work, items)


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        message = "--scheduler needs Dask; install it with: pip install distributed"
        raise TipdeckError(message) from error
    try:
        client = Client(address, timeout="10s")
    except (OSError, ValueError) as error:
        raise TipdeckError(f"no Dask scheduler answers at {address}; start it first") from error
    with client:
        yield client.get_executor()
