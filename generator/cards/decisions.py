"""What an editor decided about merges: `decisions.yaml`, obeyed for ever.

A tip is called `<article>#<tip id>`, as `combine` prints it; a card is called by its id.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.files.models import read_model
from generator.files.strict import Strict

Ref = Annotated[str, StringConstraints(pattern=r"^[^\s#]+(#[0-9a-f]{8})?$", max_length=300)]
Group = Annotated[tuple[Ref, ...], Field(min_length=2)]


class Decisions(Strict):
    """Tips and cards that belong together, that must stay apart, and tips that make no card."""

    together: tuple[Group, ...] = ()
    apart: tuple[Group, ...] = ()
    left_out: tuple[Ref, ...] = ()

    @property
    def together_pairs(self) -> frozenset[frozenset[str]]:
        """Every pair of each `together` group."""
        return _pairs(self.together)

    @property
    def apart_pairs(self) -> frozenset[frozenset[str]]:
        """Every pair of each `apart` group."""
        return _pairs(self.apart)


def read_decisions(path: Path) -> Decisions:
    """Read `decisions.yaml`; none have been taken where it is not there.

    Raises:
        ContentError: where it is wrong.
    """
    return read_model(path, Decisions) if path.is_file() else Decisions()


def _pairs(groups: tuple[tuple[str, ...], ...]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)
    )
