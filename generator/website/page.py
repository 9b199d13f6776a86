"""A page of the site before it is rendered, and what search knows of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class PagePart:
    """A part of a page that search leads to, by its own name."""

    anchor: str
    title: str
    description: str


@dataclass(frozen=True)
class SearchEntry:
    """What search finds a page by: text that it shows, and people's own words that it does not."""

    text: str
    asked_as: tuple[str, ...] = ()
    # The kinds of guidance that it is like, as places in the library's wording.
    known_as: tuple[int, ...] = ()
    # It comes before anything else where somebody asks in these words.
    urgent: bool = False
    # Only where search leads to a part of the page and not to its start.
    part: PagePart | None = None


@dataclass(frozen=True)
class SitePage:
    """A page: its address, its words for machines, and the template that shows its values.

    `path` is relative to the site's root and ends in a slash; the home page's is empty.
    """

    path: str
    title: str
    description: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    search: SearchEntry | None = None
    updated: date | None = None
    # What the page says in schema.org's terms; its address is added where it is known.
    structured: Mapping[str, Any] | None = None
    # What its picture for sharing says below the title.
    picture_line: str = ""
    # The address that this page only leads on to.
    moved_to: str | None = None
    # Returns values that are known only once there is a `SiteBuild`, such as the site's address.
    late: Callable[[Any], Mapping[str, Any]] | None = None
