"""What is wrong inside a worksheet, each with its place: ids that stand twice, gaps, no rows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.fields import ScriptField, SheetField, TableField, TrackerField
from generator.cards.references import repeated, unknown
from generator.cards.sheets import Worksheet
from generator.files.yaml import Place

Wrong = tuple[Place, str]
# Where a kind of field keeps its items, and what one of them is called.
_ITEMS = {"options": "choice", "columns": "column", "row_heads": "row", "gaps": "gap"}


def wrong_fields(sheet: Worksheet) -> Iterator[Wrong]:
    """Yield each problem of a worksheet's fields."""
    placed = [
        (("sections", at, "fields", index), sheet_field)
        for at, section in enumerate(sheet.sections)
        for index, sheet_field in enumerate(section.fields)
    ]
    for position, id_ in repeated(sheet_field.id for _, sheet_field in placed):
        message = f"{id_!r} stands twice; saved answers need one id a field"
        yield (*placed[position][0], "id"), message
    for place, sheet_field in placed:
        for inside, message in _wrong_parts(sheet_field):
            yield (*place, *inside), message


def _wrong_parts(sheet_field: SheetField) -> Iterator[Wrong]:
    yield from _items_twice(sheet_field)
    if isinstance(sheet_field, TableField | TrackerField):
        yield from _rows(sheet_field)
    if isinstance(sheet_field, ScriptField):
        yield from _gaps(sheet_field)


def _items_twice(sheet_field: SheetField) -> Iterator[Wrong]:
    for key, name in _ITEMS.items():
        for index, id_ in repeated(item.id for item in getattr(sheet_field, key, ())):
            message = f"{id_!r} stands twice; saved answers need one id a {name}"
            yield (key, index), message


def _rows(sheet_field: TableField | TrackerField) -> Iterator[Wrong]:
    if not sheet_field.lines:
        yield (), "has no rows; add `row_heads`, or `rows` for empty ones"
    empty = {row.id for row in sheet_field.lines if not row.label}
    for index, head in enumerate(sheet_field.row_heads):
        if head.id in empty:
            message = f"{head.id!r} is what an empty row is called; write {{id: ..., label: ...}}"
            yield ("row_heads", index), message


def _gaps(script: ScriptField) -> Iterator[Wrong]:
    if script.has_stray_brace:
        yield ("text",), "a brace that belongs to no gap; write a gap as {your-name}"
    known = [gap.id for gap in script.gaps]
    missing = [id_ for id_ in dict.fromkeys(script.named) if id_ not in known]
    for id_ in missing:
        yield ("text",), unknown("gap", id_, known)
    for id_ in dict.fromkeys(known):
        if script.named.count(id_) > 1:
            yield ("text",), f"the gap {id_!r} stands twice; give the second an id of its own"
    # A name that is misspelt in the text is one mistake, not two.
    for index, id_ in enumerate(known if not missing else ()):
        if id_ not in script.named and id_ not in known[:index]:
            yield ("gaps", index), f"the text has no {{{id_}}}; put it there or remove the gap"
