"""What is known about an article: front matter, or a `<name>.meta.yaml` file beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.errors import ContentError, Problem, show_path
from generator.files.models import read_model, validate
from generator.files.strict import Line, Strict, WebAddress
from generator.files.yaml import parse_yaml

META_SUFFIX = ".meta.yaml"

Rights = Literal["own", "notes", "open", "cited"]
# A year, a month or a day: an old page may show no more.
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]

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


def parse_metadata(front_matter: str | None, path: Path) -> Metadata:
    """Return an article's metadata from its front matter, or from the file beside it.

    Raises:
        ContentError: where either is wrong, or both are there.
    """
    beside = path.with_name(path.stem + META_SUFFIX)
    if front_matter and front_matter.strip():
        if beside.exists():
            message = f"has front matter, and {beside.name} lies beside it; keep one of them"
            raise ContentError([Problem(show_path(path), 1, "", message)])
        document = parse_yaml(front_matter, show_path(path), first_line=2)
        return validate(document, Metadata, id=path.stem)
    if beside.exists():
        return read_model(beside, Metadata, id=path.stem)
    return Metadata(id=path.stem)
