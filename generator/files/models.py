"""From YAML files to models, collecting every problem instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.errors import ContentError, Problem
from generator.files.yaml import Document, Place, read_yaml

Model = TypeVar("Model", bound=BaseModel)

_MESSAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "extra_forbidden": lambda error: "unknown key; remove it or correct its spelling",
    "missing": lambda error: "missing; add it",
    "literal_error": lambda error: (
        f"{_shown(error['input'])} is none of {error['ctx']['expected']}"
    ),
    "union_tag_invalid": lambda error: (
        f"unknown kind {_shown(error['ctx']['tag'])}; use one of {error['ctx']['expected_tags']}"
    ),
    "union_tag_not_found": lambda error: "missing `kind`; add it",
    "string_too_short": lambda error: "empty; write something or remove the key",
    "string_too_long": lambda error: (
        f"{len(error['input']):,} characters; at most {error['ctx']['max_length']:,}"
    ),
    "string_type": lambda error: "must be text; write it on this line, in quotes",
    "tuple_type": lambda error: "must be a list; start each item with a hyphen",
    "model_type": lambda error: "must be keys with values, such as {id: ..., text: ...}",
    "model_attributes_type": lambda error: "must be keys with values, such as {id: ..., kind: ...}",
    "too_short": lambda error: (
        f"{error['ctx']['actual_length'] or 'no'} item; write at least {error['ctx']['min_length']}"
    ),
    "too_long": lambda error: (
        f"{error['ctx']['actual_length']} items; at most {error['ctx']['max_length']}"
    ),
    "int_parsing": lambda error: f"{_shown(error['input'])} is not a whole number; write one",
    "greater_than_equal": lambda error: f"must be at least {error['ctx']['ge']}",
    "less_than_equal": lambda error: f"must be at most {error['ctx']['le']}",
    "bool_parsing": lambda error: f"{_shown(error['input'])} is neither true nor false",
    "value_error": lambda error: str(error["ctx"]["error"]),
}
_NO_MAPPING = "must be keys with values, such as `title: ...`; add them"


def validate(document: Document, model: type[Model], **given: Any) -> Model:
    """Make a model from a document; `given` fields come from elsewhere, such as the file's name.

    Raises:
        ContentError: with every problem in the document, each at its line.
    """
    value = document.value
    if not isinstance(value, dict):
        raise ContentError([Problem(document.path, document.line(()), "", _NO_MAPPING)])
    clash = sorted(set(given) & set(value))
    if clash:
        raise ContentError([_given_elsewhere(document, key) for key in clash])
    try:
        return model.model_validate({**without_nothing(value), **given})
    except ValidationError as error:
        raise ContentError(_problems(document, error)) from error


def read_model(path: Path, model: type[Model], **given: Any) -> Model:
    """Read one YAML file as a model."""
    return validate(read_yaml(path), model, **given)


def without_nothing(value: Any) -> Any:
    """Return data without keys that have no value: `differs:` says the same as no `differs`."""
    if isinstance(value, dict):
        return {key: without_nothing(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nothing(item) for item in value]
    return value


def _given_elsewhere(document: Document, key: str) -> Problem:
    message = "the file's name says this; remove the key"
    return Problem(document.path, document.line((key,)), key, message)


def _problems(document: Document, error: ValidationError) -> list[Problem]:
    details: list[dict[str, Any]] = [{**each} for each in error.errors(include_url=False)]
    return [_problem(document, detail) for detail in details if not _is_echo(detail, details)]


def _is_echo(detail: dict[str, Any], details: list[dict[str, Any]]) -> bool:
    """Tell whether a list is only "too short" because its items have problems of their own."""
    place = detail["loc"]
    inside = (other["loc"] for other in details if len(other["loc"]) > len(place))
    return detail["type"] == "too_short" and any(each[: len(place)] == place for each in inside)


def _problem(document: Document, detail: dict[str, Any]) -> Problem:
    place = _place_in(document, detail["loc"])
    message = _MESSAGES.get(detail["type"], _as_pydantic_says)(detail)
    return Problem(document.path, document.line(place), show_place(place), message)


def _place_in(document: Document, location: tuple[str | int, ...]) -> Place:
    """Drop what pydantic adds to a location, such as the kind of a field in a union."""
    place: Place = ()
    value: Any = document.value
    for index, part in enumerate(location):
        inside = part in value if isinstance(value, dict) else isinstance(value, list)
        if inside:
            place = (*place, part)
            value = value[part] if not isinstance(value, list) or _has(value, part) else None
        elif isinstance(value, dict) and index == len(location) - 1:
            place = (*place, part)
    return place


def _has(items: list[Any], part: str | int) -> bool:
    return isinstance(part, int) and part < len(items)


def show_place(place: Place) -> str:
    """Return a place as people read it: `steps[2].text`, counted from 1."""
    shown = ""
    for part in place:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown


def _shown(value: Any) -> str:
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _as_pydantic_says(detail: dict[str, Any]) -> str:
    if detail["type"].startswith("date_"):
        return f"{_shown(detail['input'])} is no date; write it as 2026-11-22"
    message = str(detail["msg"])
    return message[:1].lower() + message[1:]
