"""The kinds of field that a worksheet may have.

What a person answers is saved, exported and put into forms by names that labels play no part in:
`<sheet>/<field>`, and below it the id of a choice, of a gap, of a row and a column, or of a line
and a day. Rows that a person names are called `1`, `2` and so on.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.files.strict import MAX_ID_LENGTH, Id, Line, Strict, Text
from generator.text import slug

# Longer labels no longer fit beside what they name.
MAX_LABEL = 120
MAX_ITEM_LABEL = 80
# A sheet of paper is not wider.
MAX_COLUMNS = 6
MAX_SCRIPT = 2000

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_LABEL)]
ItemLabel = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_ITEM_LABEL)
]

DAYS = (
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
)
# A gap in a script: `{your-name}`.
_GAP = re.compile(r"\{([^{}]*)\}")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class Item(Strict):
    """A choice, a column or a named row; plain text stands for one whose id is made from it.

    Write `{id: ..., label: ...}` to change the words of one whose answers people have saved.
    """

    id: Id
    label: ItemLabel

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"id": _id_of(value), "label": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept plain text as well."""
        whole = handler.resolve_ref_schema(handler(schema))
        mapping = dict(whole)
        label = mapping["properties"]["label"]
        whole.clear()
        whole["anyOf"] = [{**label, "title": "Text"}, mapping]
        return whole


def _id_of(text: str) -> str:
    """Return an id for a text; letters that are not Latin are told apart by a hash."""
    made = slug(text, max_words=len(text) + 1)[:MAX_ID_LENGTH].strip("-")
    return made or hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


@dataclass(frozen=True)
class Row:
    """A row of a table or of a tracker; one without a label is named by whoever fills it in."""

    id: str
    label: str
    number: int


class _Field(Strict):
    """What every field has: an id for saved answers, a label, and perhaps a hint."""

    id: Id
    label: Label
    hint: Line | None = None


class LineField(_Field):
    """One line to write on."""

    kind: Literal["line"]


class LinesField(_Field):
    """Several lines to write on."""

    kind: Literal["lines"]
    rows: Annotated[int, Field(ge=2, le=20)] = 3


class DateField(_Field):
    """A day."""

    kind: Literal["date"]


class ChoicesField(_Field):
    """Boxes to tick, as many as apply."""

    kind: Literal["choices"]
    options: Annotated[tuple[Item, ...], Field(min_length=1, max_length=20)]


class ScaleField(_Field):
    """A number from 1 to 5, with a word at each end."""

    kind: Literal["scale"]
    low: ItemLabel
    high: ItemLabel


class TableField(_Field):
    """A table with headed columns: named rows, then empty ones, four where none are named."""

    kind: Literal["table"]
    columns: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MAX_COLUMNS)]
    row_heads: Annotated[tuple[Item, ...], Field(max_length=20)] = ()
    rows: Annotated[int, Field(ge=0, le=20)] | None = None

    @property
    def lines(self) -> tuple[Row, ...]:
        """The rows in their order."""
        empty = 0 if self.row_heads else 4
        return _lines(self.row_heads, empty if self.rows is None else self.rows)


class TrackerField(_Field):
    """A week of boxes to tick: a line for each thing to do, named or to be named."""

    kind: Literal["tracker"]
    row_heads: Annotated[tuple[Item, ...], Field(max_length=12)] = ()
    rows: Annotated[int, Field(ge=0, le=8)] = 0

    @property
    def lines(self) -> tuple[Row, ...]:
        """The lines in their order."""
        return _lines(self.row_heads, self.rows)

    @property
    def days(self) -> tuple[tuple[str, str], ...]:
        """The days of a week: what saved answers call them, and their names."""
        return DAYS


class Gap(Strict):
    """A gap in a script; a wide one has a line of its own."""

    id: Id
    label: ItemLabel
    wide: bool = False


class ScriptField(_Field):
    """Words to complete and use, such as what to say on the phone; gaps stand as `{gap-id}`."""

    kind: Literal["script"]
    text: Annotated[Text, StringConstraints(max_length=MAX_SCRIPT)]
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1, max_length=20)]

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of gaps as they stand in the text."""
        return tuple(_GAP.findall(self.text))

    @property
    def has_stray_brace(self) -> bool:
        """Whether a brace belongs to no gap."""
        return bool(set("{}") & set(_GAP.sub("", self.text)))

    @property
    def paragraphs(self) -> tuple[tuple[str | Gap, ...], ...]:
        """The text's paragraphs, as words and gaps in turn; lines break where the file's do."""
        gaps = {gap.id: gap for gap in self.gaps}
        return tuple(
            tuple(
                gaps[part] if at % 2 else part
                for at, part in enumerate(_GAP.split(paragraph))
                if part
            )
            for paragraph in _BLANK_LINE.split(self.text)
        )


def _lines(heads: tuple[Item, ...], empty: int) -> tuple[Row, ...]:
    rows = [(head.id, head.label) for head in heads]
    rows += [(str(number), "") for number in range(1, empty + 1)]
    return tuple(Row(id_, label, number) for number, (id_, label) in enumerate(rows, start=1))


SheetField = Annotated[
    LineField
    | LinesField
    | DateField
    | ChoicesField
    | ScaleField
    | TableField
    | TrackerField
    | ScriptField,
    Field(discriminator="kind"),
]
