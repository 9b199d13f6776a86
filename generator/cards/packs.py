"""Packs: cards, checklists and worksheets that an adviser hands out together."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.files.strict import Id, Line, Strict, Text

ItemKind = Literal["card", "checklist", "worksheet"]


class PackItem(Strict):
    """One thing in a pack, by its kind: `{card: ask-for-feedback}`."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    card: Id | SkipJsonSchema[None] = None
    checklist: Id | SkipJsonSchema[None] = None
    worksheet: Id | SkipJsonSchema[None] = None

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("name one thing: a card, a checklist or a worksheet")
        return self

    @property
    def kind(self) -> ItemKind:
        """Which kind of thing it is."""
        return "card" if self.card else "checklist" if self.checklist else "worksheet"

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.card or self.checklist or self.worksheet or ""


class Pack(Strict):
    """What goes together, in order. Its id is the name of its file."""

    id: SkipJsonSchema[str] = ""
    title: Line
    summary: Text
    # What an adviser should know before handing it out.
    note: Text | None = None
    items: Annotated[tuple[PackItem, ...], Field(min_length=1, max_length=30)]
