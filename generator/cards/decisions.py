"""What an editor decided about merges: `decisions.yaml`, obeyed for ever.

A tip is called `<article>#<tip id>`, as `combine` prints it; a card is called by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from generator.files.models import read_model
from generator.files.strict import ID_PATTERN, Matching, Strict
from generator.files.yaml import is_there

# An article's name may hold spaces, and even a #, so the tip's id is what follows the last one.
_TIP = ".+#[0-9a-f]{8}"
Ref = Annotated[
    str,
    StringConstraints(max_length=300),
    Matching(
        rf"^({_TIP}|{ID_PATTERN[1:-1]})$",
        "write a tip as <article>#<its id>, or a card by its id",
    ),
]
TipRef = Annotated[
    str,
    StringConstraints(max_length=300),
    Matching(rf"^{_TIP}$", "only tips are left out; write each as <article>#<its id>"),
]
Group = Annotated[tuple[Ref, ...], Field(min_length=2)]


class Decisions(Strict):
    """Tips and cards that belong together, that must stay apart, and tips that make no card."""

    together: tuple[Group, ...] = ()
    apart: tuple[Group, ...] = ()
    left_out: tuple[TipRef, ...] = ()

    @model_validator(mode="after")
    def _not_both(self) -> Decisions:
        for pair in sorted(sorted(pair) for pair in self.together_pairs & self.apart_pairs):
            raise ValueError(f"{' and '.join(pair)} are both together and apart; keep one of them")
        return self

    @cached_property
    def together_pairs(self) -> frozenset[frozenset[str]]:
        """Every pair of each `together` group."""
        return _pairs(self.together)

    @cached_property
    def apart_pairs(self) -> frozenset[frozenset[str]]:
        """Every pair of each `apart` group."""
        return _pairs(self.apart)

    def renamed(self, moved: Mapping[str, str]) -> Decisions:
        """Return the same decisions, with each card that has moved called by its new id."""
        # Not validated again: what is both together and apart now stays apart.
        return Decisions.model_construct(
            together=_renamed(self.together, moved),
            apart=_renamed(self.apart, moved),
            left_out=self.left_out,
        )


def read_decisions(path: Path) -> Decisions:
    """Read `decisions.yaml`; none have been taken where it is not there.

    Raises:
        ContentError: where it is wrong.
    """
    return read_model(path, Decisions) if is_there(path) else Decisions()


def _renamed(groups: tuple[Group, ...], moved: Mapping[str, str]) -> tuple[Group, ...]:
    return tuple(tuple(moved.get(ref, ref) for ref in group) for group in groups)


def _pairs(groups: tuple[tuple[str, ...], ...]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)
    )
