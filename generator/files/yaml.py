"""YAML in: plain data in which every value knows its line.

The files are written by people, so a scalar stays the text they typed: `no`, `on` and `12:30` are
strings, and the models turn them into dates, numbers and truth values where a field asks for one.
The data is built from the parser's events, without recursion, so neither deep nesting nor an
alias bomb costs memory or stack: both are refused where they stand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import ContentError, Problem, show_path

MAX_DEPTH = 20
MAX_BYTES = 1_000_000

# What the parser stumbles over, and what a person who typed it wants to know.
_REMEDIES = {
    "mapping values are not allowed": "put text that holds a colon in quotes, or mend the indent",
    "tab": "indent with spaces",
    "cannot start any token": "indent with spaces, and put text that starts with a sign in quotes",
    "unexpected end of stream": "close the quotes that are open",
    "unknown escape character": "write a backslash twice, or use single quotes",
    "did not find expected ',' or '": "close the bracket, or put text that holds one in quotes",
}
_REMEDY = "mend the indent, the quotes or the brackets"

Value = Any
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """The data of one YAML file and the line, counted from 1, of each value by its place."""

    path: str
    value: Value
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _RefusedError(Exception):
    """A construct that our files do not use."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)


@dataclass
class _Open:
    """A mapping or sequence that is still being filled."""

    value: dict[str, Value] | list[Value]
    place: Place
    key: str | None = None


def read_yaml(path: Path) -> Document:
    """Read a YAML file.

    Raises:
        ContentError: with one problem that names the line.
    """
    shown = show_path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"larger than {MAX_BYTES // 1_000_000} MB; split the file"
            raise ContentError([Problem(shown, 0, "", message)])
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ContentError(
            [Problem(shown, line, "", "not UTF-8 text; save the file as UTF-8")]
        ) from error
    except OSError as error:
        message = f"cannot be read ({error.strerror}); mend or remove it"
        raise ContentError([Problem(shown, 0, "", message)]) from error
    return parse_yaml(text, shown)


def is_there(path: Path) -> bool:
    """Tell whether something has a path; a link that leads nowhere is something to mend.

    What lies in a folder that must not be looked into is not there.
    """
    return os.path.lexists(path)


def parse_yaml(text: str, path: str, *, first_line: int = 1) -> Document:
    """Turn YAML text into a document; `first_line` is where the text starts in its file."""
    try:
        value, lines = _build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise ContentError([Problem(path, line, "", _not_yaml(error))]) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes.
        line = first_line + text.encode("utf-8").count(b"\n", 0, error.position)
        message = "not YAML: a character that YAML does not allow; delete it"
        raise ContentError([Problem(path, line, "", message)]) from error
    except _RefusedError as error:
        raise ContentError([Problem(path, first_line + error.line, "", error.message)]) from error
    return Document(path, value, {place: line + first_line for place, line in lines.items()})


def _not_yaml(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or error.context or "it breaks off"
    remedies = (remedy for part, remedy in _REMEDIES.items() if part in problem)
    return f"not YAML: {problem}; {next(remedies, _REMEDY)}"


def _build(text: str) -> tuple[Value, dict[Place, int]]:
    """Build the first document of a text from parser events; lines count from 0."""
    root: list[Value] = []
    lines: dict[Place, int] = {(): 0}
    stack = [_Open(root, ())]
    documents = 0
    # Events are told apart by their very class: a large deck has hundreds of thousands.
    for event in _events(text):
        kind = type(event)
        if kind in _NODES:
            _add(event, stack, lines)
        elif kind in _ENDS:
            stack.pop()
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _RefusedError(_line(event), "a second document (---); keep one in a file")
        elif kind is yaml.AliasEvent:
            raise _RefusedError(_line(event), "an alias (*name); write the value out instead")
    return (root[0] if root else None), lines


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    try:
        # After the last one there is none.
        while event := loader.get_event():
            yield event
    finally:
        loader.dispose()


def _add(event: Any, stack: list[_Open], lines: dict[Place, int]) -> None:
    """Put a scalar, or the start of a mapping or sequence, where it belongs."""
    parent, line = stack[-1], _line(event)
    inside, key = parent.value, parent.key
    if isinstance(inside, list):
        # The root holds one value, at ().
        place = (*parent.place, len(inside)) if len(stack) > 1 else ()
        lines.setdefault(place, line)
        value = _value(event)
        inside.append(value)
    elif key is None:
        parent.key = key = _key(event, inside)
        lines[(*parent.place, key)] = line
        return
    else:
        place = (*parent.place, key)
        inside[key] = value = _value(event)
        parent.key = None
    if isinstance(value, dict | list):
        if len(stack) > MAX_DEPTH:
            raise _RefusedError(line, f"nested more than {MAX_DEPTH} deep; flatten it")
        stack.append(_Open(value, place))


def _key(event: Any, mapping: dict[str, Value]) -> str:
    """Return a mapping's next key, which must be text and new."""
    if type(event) is not yaml.ScalarEvent:
        raise _RefusedError(_line(event), "a key that is not plain text; put it in quotes")
    if event.value in mapping:
        raise _RefusedError(_line(event), f"the key {event.value!r} stands twice; keep one")
    return str(event.value)


def _value(event: Any) -> Value:
    """Return a scalar's text (None for nothing), or an empty collection to fill."""
    if type(event) is yaml.ScalarEvent:
        # A plain nothing (`differs:`) is an absent value; `""` is text that happens to be empty.
        return event.value or ("" if event.style else None)
    return {} if type(event) is yaml.MappingStartEvent else []


def _line(event: Any) -> int:
    """Return the line of an event, from 0; the parser always marks it."""
    line: int = event.start_mark.line
    return line


_NODES = frozenset({yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
