"""Telling a person how far long work has come; nobody is told unless somebody asks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Passes items through and shows how many of them are done."""

    def __call__(self, items: Iterable[Item], *, total: int, what: str) -> Iterable[Item]:
        """Return the items one by one.

        Args:
            items: What is worked on.
            total: How many there are.
            what: What is being done, for a person.
        """
        ...


def silent(items: Iterable[Item], *, total: int, what: str) -> Iterable[Item]:
    """Pass the items through and show nothing."""
    del total, what
    return items


@contextmanager
def shown() -> Iterator[Track]:
    """Yield what draws bars on the error stream; nothing is drawn where that is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bars:

        def track(items: Iterable[Item], *, total: int, what: str) -> Iterable[Item]:
            task = bars.add_task(what, total=total)
            for item in items:
                yield item
                bars.advance(task)

        yield track
