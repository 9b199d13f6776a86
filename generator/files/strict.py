"""What every model of a hand-written file shares: frozen, strict about keys, safe text."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
MAX_ID_LENGTH = 80


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _web_address(value: str) -> str:
    """Accept http and https only: a page must never link to `javascript:` or a local file."""
    scheme, separator, rest = value.partition("://")
    if scheme.lower() not in ("http", "https") or not separator or not rest.split("/")[0]:
        raise ValueError("must be a web address that starts with https:// or http://")
    if any(character.isspace() or ord(character) < 32 for character in value):
        raise ValueError("must not contain white space")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID_LENGTH)]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    Field(max_length=2000, json_schema_extra={"pattern": "^https?://"}),
]
