"""Errors that people can mend.

click.ClickException
└── TipdeckError          one line on stderr, exit code 1
    ├── SourceError       an article that cannot be read
    └── ContentError      problems in files that people edit, all at once
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a file, and what to do about it; line 0 is the whole file."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )


class TipdeckError(click.ClickException):
    """Base of every error that a person can mend; click prints it without a traceback."""


class SourceError(TipdeckError):
    """An article that cannot be read or used."""

    def __init__(self, path: Path | str, message: str, *, line: int = 0) -> None:
        self.problem = Problem(show_path(path), line, "", message)
        super().__init__(str(self.problem))


class ContentError(TipdeckError):
    """Problems in content, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def show(self, file: object = None) -> None:
        """Print one problem a line, with no prefix, so that editors can jump to each."""
        click.echo(self.message, err=True)


def show_path(path: Path | str) -> str:
    """Return a path as people type it: relative to where they are, when it lies below.

    A link keeps its own name, since that is the one to mend.
    """
    try:
        return Path(os.path.abspath(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(path).as_posix()
