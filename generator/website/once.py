"""Parts of pages that are the same on many: rendered once, for whichever comes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context


class Once:
    """Keeps parts of pages; a template asks for one with `{% call once("name") %}`.

    A part may depend on the site, on how deep a page lies, and on which entries of the navigation
    the page is or lies below. On nothing else, or pages would show what another page says.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], str] = {}

    @pass_context
    def __call__(self, context: Context, name: str, *, caller: Callable[[], str]) -> str:
        """Return the part of that name, rendered now if no page like this one has needed it."""
        key = (name, context["base_url"], *_places(context["nav"].items, context.get("page")))
        if key not in self._kept:
            self._kept[key] = caller()
        return self._kept[key]


def _places(entries: list[Any], page: Any) -> list[tuple[bool, bool]]:
    """Return for each entry of the navigation whether the page is it, or lies below it."""
    if not page:
        return []
    return [(entry.active, bool(entry.url) and page.url.startswith(entry.url)) for entry in entries]
