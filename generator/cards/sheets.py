"""Checklists and worksheets: files that people write, pointing at cards and steps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from generator.files.strict import ID_PATTERN, MAX_ID_LENGTH, Id, Line, Matching, Strict, Text

# `<card id>/<step id>`
StepRef = Annotated[
    str,
    StringConstraints(max_length=2 * MAX_ID_LENGTH + 1),
    Matching(rf"{ID_PATTERN[:-1]}/{ID_PATTERN[1:]}", "write <card>/<step>, the ids of both"),
]


class ChecklistSection(Strict):
    """Steps to take together, under one heading."""

    title: Line
    steps: Annotated[tuple[StepRef, ...], Field(min_length=1)]


class Checklist(Strict):
    """Steps picked from cards for one moment. Its id is the name of its file."""

    id: SkipJsonSchema[str] = ""
    title: Line
    summary: Text
    moment: Id | None = None
    sections: Annotated[tuple[ChecklistSection, ...], Field(min_length=1)]


class _Field(Strict):
    """What every field has: an id for saved answers, a label, and perhaps a hint."""

    id: Id
    label: Line
    hint: Line | None = None


class LineField(_Field):
    """One line to write on."""

    kind: Literal["line"]


class LinesField(_Field):
    """Several lines to write on."""

    kind: Literal["lines"]
    rows: Annotated[int, Field(ge=2, le=20)] = 3


class ChoicesField(_Field):
    """Boxes to tick, as many as apply."""

    kind: Literal["choices"]
    options: Annotated[tuple[Line, ...], Field(min_length=1, max_length=20)]


class ScaleField(_Field):
    """A number from 1 to 5, with a word at each end."""

    kind: Literal["scale"]
    low: Line
    high: Line


class TableField(_Field):
    """A table with headed columns and empty rows."""

    kind: Literal["table"]
    columns: Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]
    rows: Annotated[int, Field(ge=1, le=20)] = 4


SheetField = Annotated[
    LineField | LinesField | ChoicesField | ScaleField | TableField, Field(discriminator="kind")
]


class SheetSection(Strict):
    """Fields under one heading."""

    title: Line
    fields: Annotated[tuple[SheetField, ...], Field(min_length=1)]


class Worksheet(Strict):
    """Fields to fill in, on screen and on paper. Its id is the name of its file."""

    id: SkipJsonSchema[str] = ""
    title: Line
    purpose: Text
    minutes: Annotated[int, Field(ge=1, le=240)]
    instructions: Text
    cards: tuple[Id, ...] = ()
    sections: Annotated[tuple[SheetSection, ...], Field(min_length=1)]
