"""What is known about an article: front matter, or a `<name>.meta.yaml` file beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.errors import ContentError, Problem, show_path
from generator.files.models import read_model, validate
from generator.files.strict import Line, Matching, Strict, WebAddress
from generator.files.yaml import Document, is_there, parse_yaml

META_SUFFIX = ".meta.yaml"

Rights = Literal["own", "notes", "open", "cited"]
# A year, a month or a day: an old page may show no more.
PartialDate = Annotated[
    str,
    Matching(
        r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "write 2026-11-22, 2026-11 or 2026",
    ),
]
Language = Annotated[
    str, Matching(r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", "write a language code, such as en or en-GB")
]

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_OPENING = re.compile(r"\A\ufeff?---[ \t]*\r?\n\s*[A-Za-z_]+[ \t]*:")


class Metadata(Strict):
    """An article's metadata. Its id is its file's name without the extension."""

    id: SkipJsonSchema[str] = ""
    title: Line | None = None
    publisher: Line | None = None
    author: Line | None = None
    url: WebAddress | None = None
    published: PartialDate | None = None
    language: Language | None = None
    rights: Rights = "cited"
    licence: Line | None = None
    # Keys of other programs in the front matter: site generators put many there.
    unused: SkipJsonSchema[tuple[str, ...]] = ()

    @model_validator(mode="after")
    def _licence_for_open(self) -> Metadata:
        if self.rights == "open" and not self.licence:
            raise ValueError("`rights: open` needs `licence`, such as CC BY 4.0")
        return self


def split_front_matter(text: str, path: Path) -> tuple[str | None, str]:
    """Return the front matter of a text, without its fences, and the rest.

    Raises:
        ContentError: where front matter is opened and never closed.
    """
    match = _FRONT_MATTER.match(text)
    if match:
        return match.group(1), text[match.end() :]
    if _OPENING.match(text):
        message = "front matter is opened with --- and never closed; add a line --- after it"
        raise ContentError([Problem(show_path(path), 1, "", message)])
    return None, text


def notes_on(metadata: Metadata) -> tuple[str, ...]:
    """Return what a person should know about an article's metadata."""
    if not metadata.unused:
        return ()
    keys = ", ".join(metadata.unused)
    return (f"front matter of another program is not used: {keys}",)


def _without_foreign(document: Document) -> tuple[Document, tuple[str, ...]]:
    """Part the keys that other programs put into front matter from ours, and from slips in ours."""
    if not isinstance(document.value, dict):
        return document, ()
    known = [name for name in Metadata.model_fields if name != "unused"]
    others = tuple(
        key
        for key, value in document.value.items()
        if (key not in known and not get_close_matches(key, known)) or _is_foreign(key, value)
    )
    ours = {key: value for key, value in document.value.items() if key not in others}
    return replace(document, value=ours), others


def _is_foreign(key: str, value: object) -> bool:
    """Tell whether a value answers another question than ours: `published: true`, many authors."""
    is_answer = isinstance(value, str) and value.lower() in ("true", "false", "yes", "no")
    return isinstance(value, list | dict) or (key == "published" and is_answer)


def beside(path: Path) -> Path:
    """Return the file that holds an article's metadata where the article itself holds none."""
    return path.with_name(path.stem + META_SUFFIX)


def parse_metadata(front_matter: str | None, path: Path) -> Metadata:
    """Return an article's metadata from its front matter, or from the file beside it.

    Raises:
        ContentError: where either is wrong, or both are there.
    """
    other = beside(path)
    if front_matter and front_matter.strip():
        if is_there(other):
            message = f"has front matter, and {other.name} lies beside it; keep one of them"
            raise ContentError([Problem(show_path(path), 1, "", message)])
        document = parse_yaml(front_matter, show_path(path), first_line=2)
        ours, others = _without_foreign(document)
        return validate(ours, Metadata, id=path.stem, unused=others)
    if is_there(other):
        return read_model(other, Metadata, id=path.stem)
    return Metadata(id=path.stem)
