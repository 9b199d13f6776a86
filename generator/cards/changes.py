"""What changed for readers: entries that the feeds show, and what each card said at the time.

The entries are a log. Read from the first to the last they give what readers were told of each
card, so nothing else has to be remembered, and no clock and no version control is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.cards.model import Card
from generator.files.strict import ID_PATTERN, MAX_ID_LENGTH, Id, Line, Matching, Strict
from generator.text import squeeze

Kind = Literal["added", "reworded", "renamed", "merged", "retired"]
# A card's id and the number of its entry.
EntryId = Annotated[
    str,
    StringConstraints(max_length=MAX_ID_LENGTH + 10),
    Matching(ID_PATTERN, "leave it as `tipdeck changes` wrote it"),
]
Digest = Annotated[
    str, Matching(r"^[0-9a-f]{12}$", "leave it as `tipdeck changes` wrote it, in quotes")
]
# After these a card is no longer there under its id.
ENDINGS = ("merged", "retired")


class Change(Strict):
    """Something that readers are told about a card."""

    date: date
    text: Annotated[Line, Field(description="what readers are told; put it as you like")]
    kind: Kind
    card: Id
    was: Annotated[Id | None, Field(description="the id that a renamed card had")] = None
    into: Annotated[Id | None, Field(description="the card that a merged one is part of")] = None
    title: Annotated[Line, Field(description="the card's title at the time")]
    words: Annotated[Digest | None, Field(description="what the card said at the time")] = None
    id: Annotated[EntryId, Field(description="never changes, so that nobody is told twice")]
    quiet: Annotated[bool, Field(description="true: not in the feeds")] = False

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        needs = {"renamed": "was", "merged": "into"}.get(self.kind)
        if needs and not getattr(self, needs):
            raise ValueError(f"an entry of kind {self.kind!r} needs `{needs}`; add it")
        if self.kind not in ENDINGS and not self.words:
            raise ValueError(f"an entry of kind {self.kind!r} needs `words`; add it")
        return self


class Changes(Strict):
    """What `changes.yaml` holds, oldest first."""

    entries: tuple[Change, ...] = ()


def digest(card: Card) -> str:
    """Return a short digest of what a card says to its readers, however its file is laid out."""
    said = [
        squeeze(card.title),
        squeeze(card.summary),
        [[step.id, squeeze(step.text)] for step in card.steps],
        squeeze(card.differs or ""),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]


def last_told(entries: Iterable[Change]) -> Mapping[str, Change]:
    """Return the last entry of each card that readers know, by the id that it has now."""
    told: dict[str, Change] = {}
    for entry in entries:
        told.pop(entry.was or "", None)
        if entry.kind in ENDINGS:
            told.pop(entry.card, None)
        else:
            told[entry.card] = entry
    return told


def retired_cards(entries: Iterable[Change]) -> Mapping[str, Change]:
    """Return the entry of each card that readers knew and that is retired, by its id."""
    retired: dict[str, Change] = {}
    for entry in entries:
        retired.pop(entry.card, None)
        if entry.kind == "retired":
            retired[entry.card] = entry
    return retired
