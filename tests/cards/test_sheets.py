"""Worksheets: each kind of field, and one clear line for each thing that can be wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.cards.checks import check_content
from generator.cards.fields import (
    Gap,
    Item,
    ScriptField,
    SheetField,
    TableField,
    TrackerField,
)

from .content import CONTENT, WORKSHEET

Tree = Callable[[dict[str, str | bytes]], Path]
FIELD: TypeAdapter[SheetField] = TypeAdapter(SheetField)
LINE = "      - {id: job, kind: line, label: Job}\n"
AT = "content/worksheets/review.yaml:9: sections[1].fields[1]"


def _field(text: str) -> str:
    return WORKSHEET.replace(LINE, f"      - {{{text}}}\n")


def _problems(tree: Tree, sheet: str) -> list[str]:
    root = tree({**CONTENT, "content/worksheets/review.yaml": sheet})
    return [str(problem) for problem in check_content(root / "content")]


FINE = {
    "line": "id: a, kind: line, label: A",
    "lines": "id: a, kind: lines, label: A, hint: Short, rows: 5",
    "date": "id: a, kind: date, label: A",
    "choices": "id: a, kind: choices, label: A, options: [X, {id: y, label: Y}]",
    "scale": "id: a, kind: scale, label: A, low: Low, high: High",
    "table": "id: a, kind: table, label: A, columns: [X, Y], rows: 2",
    "table with named rows": "id: a, kind: table, label: A, columns: [X], row_heads: [P, Q]",
    "tracker": "id: a, kind: tracker, label: A, row_heads: [P], rows: 3",
    "script": "id: a, kind: script, label: A, text: 'I am {me}.', gaps: [{id: me, label: Me}]",
    "right to left": "id: a, kind: choices, label: 'ما هو؟', options: [هاتف, فيديو, 🎥]",
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE.keys())
def test_each_kind_is_fine(tree: Tree, text: str) -> None:
    assert _problems(tree, _field(text)) == []


WRONG = {
    "unknown kind": (
        "id: a, kind: lien, label: A",
        ": unknown kind 'lien'; use one of 'line', 'lines', 'date', 'choices', 'scale', 'table', "
        "'tracker', 'script'",
    ),
    "no kind": ("id: a, label: A", ": missing `kind`; add it"),
    "no id": ("kind: line, label: A", ".id: missing; add it"),
    "no label": ("id: a, kind: line", ".label: missing; add it"),
    "id with capitals": (
        "id: My Job, kind: line, label: A",
        ".id: 'My Job' is not allowed here; use lower-case letters, digits and single hyphens",
    ),
    "endless label": (
        f"id: a, kind: line, label: {'x' * 2000}",
        ".label: 2,000 characters; at most 120",
    ),
    "endless choice": (
        f"id: a, kind: choices, label: A, options: [{'x' * 2000}]",
        ".options[1]: 2,000 characters; at most 80",
    ),
    "empty choice": (
        "id: a, kind: choices, label: A, options: ['']",
        ".options[1]: empty; write something or remove the key",
    ),
    "no choices": (
        "id: a, kind: choices, label: A, options: []",
        ".options: no item; write at least 1",
    ),
    "choice twice": (
        "id: a, kind: choices, label: A, options: [In person, in  person]",
        ".options[2]: 'in-person' stands twice; saved answers need one id a choice",
    ),
    "forty columns": (
        f"id: a, kind: table, label: A, columns: [{', '.join(f'C{n}' for n in range(40))}]",
        ".columns: 40 items; at most 6",
    ),
    "column twice": (
        "id: a, kind: table, label: A, columns: [X, X]",
        ".columns[2]: 'x' stands twice; saved answers need one id a column",
    ),
    "row twice": (
        "id: a, kind: table, label: A, columns: [X], row_heads: [P, P]",
        ".row_heads[2]: 'p' stands twice; saved answers need one id a row",
    ),
    "row called like an empty one": (
        "id: a, kind: tracker, label: A, row_heads: ['1'], rows: 1",
        ".row_heads[1]: '1' is what an empty row is called; write {id: ..., label: ...}",
    ),
    "table without rows": (
        "id: a, kind: table, label: A, columns: [X], rows: 0",
        ": has no rows; add `row_heads`, or `rows` for empty ones",
    ),
    "tracker without rows": (
        "id: a, kind: tracker, label: A",
        ": has no rows; add `row_heads`, or `rows` for empty ones",
    ),
    "unknown gap": (
        "id: a, kind: script, label: A, text: '{me} {you}', gaps: [{id: me, label: Me}]",
        ".text: there is no gap 'you'; correct it or add it",
    ),
    "misspelt gap": (
        "id: a, kind: script, label: A, text: '{your-nam}{x}', gaps: [{id: your-name, label: N}, "
        "{id: x, label: X}]",
        ".text: there is no gap 'your-nam'; did you mean 'your-name'?",
    ),
    "gap twice in the text": (
        "id: a, kind: script, label: A, text: '{me} {me}', gaps: [{id: me, label: Me}]",
        ".text: the gap 'me' stands twice; give the second an id of its own",
    ),
    "gap twice in the list": (
        "id: a, kind: script, label: A, text: '{me}', gaps: [{id: me, label: Me}, "
        "{id: me, label: I}]",
        ".gaps[2]: 'me' stands twice; saved answers need one id a gap",
    ),
    "gap that the text lacks": (
        "id: a, kind: script, label: A, text: '{me}', gaps: [{id: me, label: Me}, "
        "{id: you, label: You}]",
        ".gaps[2]: the text has no {you}; put it there or remove the gap",
    ),
    "stray brace": (
        "id: a, kind: script, label: A, text: '{me} and {you', gaps: [{id: me, label: Me}]",
        ".text: a brace that belongs to no gap; write a gap as {your-name}",
    ),
    "endless script": (
        f"id: a, kind: script, label: A, text: '{{me}}{'x' * 2000}', gaps: [{{id: me, label: M}}]",
        ".text: 2,004 characters; at most 2,000",
    ),
    "unknown key": (
        "id: a, kind: line, label: A, colour: red",
        ".colour: unknown key; remove it or correct its spelling",
    ),
}


@pytest.mark.parametrize(("text", "problem"), WRONG.values(), ids=WRONG.keys())
def test_each_mistake_has_one_clear_line(tree: Tree, text: str, problem: str) -> None:
    assert _problems(tree, _field(text)) == [AT + problem]


def test_a_field_that_stands_twice_and_a_dead_link_are_found_at_once(tree: Tree) -> None:
    sheet = WORKSHEET.replace("[ask-for-feedback]", "[ask-feedback]") + LINE
    assert [problem.partition(": ")[2] for problem in _problems(tree, sheet)] == [
        "cards[1]: there is no card 'ask-feedback'; did you mean 'ask-for-feedback'?",
        "sections[1].fields[2].id: 'job' stands twice; saved answers need one id a field",
    ]


def test_plain_text_has_an_id_of_its_words() -> None:
    def id_of(text: str) -> str:
        return Item.model_validate(text).id

    assert id_of("Test, or task!") == "test-or-task"
    assert id_of("Café") == "cafe"
    assert id_of("هاتف") != id_of("فيديو")
    assert len(id_of("word " * 16)) <= 80


def test_an_item_keeps_its_id_when_its_words_change() -> None:
    before = Item.model_validate("Video")
    after = Item.model_validate({"id": "video", "label": "Video call"})
    assert (before.id, before.label, after.label) == ("video", "Video", "Video call")


def test_rows_are_named_ones_then_empty_ones() -> None:
    table = TableField.model_validate(
        {"id": "a", "kind": "table", "label": "A", "columns": ["X"], "row_heads": ["P"], "rows": 1}
    )
    assert [(row.id, row.label) for row in table.lines] == [("p", "P"), ("1", "")]
    plain = TableField.model_validate({"id": "a", "kind": "table", "label": "A", "columns": ["X"]})
    assert [row.id for row in plain.lines] == ["1", "2", "3", "4"]


def test_a_tracker_has_the_days_of_a_week() -> None:
    tracker = TrackerField.model_validate(
        {"id": "a", "kind": "tracker", "label": "A", "row_heads": ["Walk"]}
    )
    assert [day for day, _ in tracker.days] == "mon tue wed thu fri sat sun".split()


def test_a_script_is_words_and_gaps_in_turn() -> None:
    script = FIELD.validate_python(
        {
            "id": "a",
            "kind": "script",
            "label": "A",
            "text": "Hello {them},\nthis is {me}.\n\n{thanks}",
            "gaps": [{"id": id_, "label": id_} for id_ in ("them", "me", "thanks")],
        }
    )
    assert isinstance(script, ScriptField)
    shown = [
        [part.id.upper() if isinstance(part, Gap) else part for part in paragraph]
        for paragraph in script.paragraphs
    ]
    assert shown == [["Hello ", "THEM", ",\nthis is ", "ME", "."], ["THANKS"]]
