"""A tip card: one piece of guidance as the site gives it, and the tips that support it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from generator.files.strict import Id, Line, Matching, Strict, Text

Status = Literal["draft", "reviewed", "retired"]
TipId = Annotated[
    str, Matching(r"^[0-9a-f]{8}$", "a tip's id is eight digits from 0 to 9 and a to f")
]


class Step(Strict):
    """One thing to do. Its id never changes, so that a saved tick survives an edit."""

    id: Id
    text: Line


class Source(Strict):
    """A tip that supports a card: the article's id, the tip's id, and its heading there."""

    article: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    tip: TipId
    heading: Annotated[str, StringConstraints(strip_whitespace=True)] | None = None

    @property
    def ref(self) -> str:
        """What `decisions.yaml` calls the tip, as `Tip.ref` does."""
        return f"{self.article}#{self.tip}"


class Card(Strict):
    """A card. Its id is the name of its file, so `id` never stands in the file."""

    id: SkipJsonSchema[str] = ""
    title: Line
    summary: Text
    steps: tuple[Step, ...] = ()
    topics: tuple[Id, ...] = ()
    moments: tuple[Id, ...] = ()
    asked_as: tuple[Line, ...] = ()
    differs: Text | None = None
    care: bool = False
    status: Status = "draft"
    reviewed: date | None = None
    formerly: tuple[Id, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(description="added by `tipdeck combine`")] = ()
