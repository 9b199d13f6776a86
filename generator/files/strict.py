"""What every model of a hand-written file shares: frozen, strict about keys, safe text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
MAX_ID_LENGTH = 80


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Matching:
    """A pattern for text, and what to write instead of text that does not match.

    Args:
        pattern: In the JSON schema too, so it keeps to what JavaScript knows.
        remedy: Ends the sentence "... is not allowed here; ".
    """

    pattern: str
    remedy: str

    def check(self, value: str) -> str:
        """Return a text that matches."""
        if not re.fullmatch(self.pattern, value):
            shown = value if len(value) <= 60 else value[:57] + "..."
            raise ValueError(f"{shown!r} is not allowed here; {self.remedy}")
        return value

    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check after the constraints that stand before this one."""
        return core_schema.no_info_after_validator_function(self.check, handler(kind))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Show the pattern to editors."""
        return {**handler(schema), "pattern": self.pattern}


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
Id = Annotated[
    str,
    StringConstraints(max_length=MAX_ID_LENGTH),
    Matching(ID_PATTERN, "use lower-case letters, digits and single hyphens"),
]
WebAddress = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_web_address),
    Field(json_schema_extra={"pattern": "^https?://"}),
]
