"""Work in a process of its own, so that its memory is not mixed with other work's."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

# The kernel counts kilobytes, but on a Mac bytes.
_PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def alone(work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """Return what a function returns in a fresh process.

    A process starts with its parent's peak, so whoever calls this should hold little itself.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args, **kwargs).result()


def peak_megabytes(usage: resource.struct_rusage | None = None) -> float:
    """Return the most memory that this process, or the one whose usage is given, ever held."""
    found = usage or resource.getrusage(resource.RUSAGE_SELF)
    return found.ru_maxrss / _PER_MEGABYTE
