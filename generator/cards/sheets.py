"""Checklists and worksheets: files that people write, pointing at cards and steps."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from generator.cards.fields import SheetField
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
    asked_as: tuple[Line, ...] = ()
    sections: Annotated[tuple[ChecklistSection, ...], Field(min_length=1)]


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
    moment: Id | None = None
    asked_as: tuple[Line, ...] = ()
    cards: tuple[Id, ...] = ()
    sections: Annotated[tuple[SheetSection, ...], Field(min_length=1)]
