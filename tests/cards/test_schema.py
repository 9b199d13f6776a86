"""Schemas: what editors complete and check by is what the models accept."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from generator.cards.schema import schemas, write_schemas

CONTENT = Path(__file__).parents[2] / "content"
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}
FILES = [
    *((path, "card.json") for path in sorted((CONTENT / "cards").glob("*.yaml"))),
    *((path, "checklist.json") for path in sorted((CONTENT / "checklists").glob("*.yaml"))),
    *((path, "pack.json") for path in sorted((CONTENT / "packs").glob("*.yaml"))),
    *((path, "worksheet.json") for path in sorted((CONTENT / "worksheets").glob("*.yaml"))),
    (CONTENT / "topics.yaml", "topics.json"),
    (CONTENT / "help.yaml", "help.json"),
    (CONTENT / "changes.yaml", "changes.json"),
]


def _accepts(name: str, value: Any) -> bool:
    return bool(Draft202012Validator(SCHEMAS[name]).is_valid(value))


def _as_json(value: Any) -> Any:
    """Turn what another YAML reader finds into JSON, where a date is text."""
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_valid_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_that_ship_are_current(name: str) -> None:
    """Run `tipdeck schema` after a change to a model."""
    assert json.loads((CONTENT / "schema" / name).read_text(encoding="utf-8")) == SCHEMAS[name]


@pytest.mark.parametrize(("path", "name"), FILES, ids=[path.name for path, _ in FILES])
def test_shipped_content_is_accepted(path: Path, name: str) -> None:
    value = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    assert [error.message for error in _errors(name, _as_json(value))] == []


def _errors(name: str, value: Any) -> list[Any]:
    return list(Draft202012Validator(SCHEMAS[name]).iter_errors(value))


CARD = {"title": "Ask", "summary": "Why."}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("card.json", {**CARD, "id": "ask"}),
        ("card.json", {**CARD, "titel": "Ask"}),
        ("card.json", {**CARD, "status": "done"}),
        ("card.json", {**CARD, "topics": ["Not An Id"]}),
        ("card.json", {**CARD, "sources": [{"article": "a", "tip": "xyz"}]}),
        ("card.json", {"title": "Ask"}),
        ("article.json", {"rights": "mine"}),
        ("article.json", {"url": "javascript:alert(1)"}),
        ("article.json", {"published": "9 July"}),
        ("decisions.json", {"left_out": ["a#12"]}),
        ("decisions.json", {"left_out": ["ask-for-feedback"]}),
        ("checklist.json", {"title": "T", "summary": "S", "sections": []}),
        ("pack.json", {"title": "T", "summary": "S", "items": [{"tip": "a"}]}),
        ("pack.json", {"title": "T", "summary": "S", "items": [{"card": "a", "worksheet": "b"}]}),
        ("pack.json", {"title": "T", "summary": "S", "items": [{}]}),
    ],
)
def test_what_the_models_refuse_is_not_accepted(name: str, value: dict[str, Any]) -> None:
    assert not _accepts(name, value)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert len(write_schemas(tmp_path, dry_run=True)) == len(SCHEMAS)
    assert list(tmp_path.iterdir()) == []
    assert len(write_schemas(tmp_path)) == len(SCHEMAS)
    (tmp_path / "card.json").write_text("{}")
    assert write_schemas(tmp_path) == (tmp_path / "card.json",)
    assert write_schemas(tmp_path) == ()
