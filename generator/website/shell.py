"""The theme's page around our pages: rendered once for all that are alike in it, then filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Template, pass_context
from jinja2.runtime import Context

# What `shell.html` leaves to be filled, in letters that no text has.
_HEAD, _MAIN = "\ue000head\ue001", "\ue000main\ue001"
# The template of pages that are filled; it only calls `fill`.
FILLED = "filled.html"


class Shells:
    """Keeps the theme's page, with gaps for a page's own head and main part.

    It may depend on the site, on how deep a page lies, and on which entries of the navigation the
    page is or lies below. On nothing else, or pages would show what another page says.
    """

    def __init__(self, finish: Callable[[str], str]) -> None:
        self._finish = finish
        self._parts: dict[tuple[object, ...], tuple[str, str, str]] = {}
        self._head_template: Template | None = None

    @pass_context
    def __call__(self, context: Context) -> str:
        """Return the whole of the context's page."""
        page = context["page"]
        key = (context["base_url"], *_places(context["nav"].items, page))
        if key not in self._parts:
            self._parts[key] = self._made(context)
        before, between, after = self._parts[key]
        head = self._head(context).render(context.get_all())
        return f"{before}{head}{between}{page.main}{after}"

    def _head(self, context: Context) -> Template:
        if self._head_template is None:
            self._head_template = context.environment.get_template("partials/head.html")
            # The context has them; to copy them again for each page takes longer than the rest.
            self._head_template.globals = {}
        return self._head_template

    def _made(self, context: Context) -> tuple[str, str, str]:
        values = {**context.get_all(), "head": _HEAD, "main": _MAIN}
        whole = self._finish(context.environment.get_template("shell.html").render(values))
        before, _, rest = whole.partition(_HEAD)
        between, _, after = rest.partition(_MAIN)
        return before, between, after


def _places(entries: list[Any], page: Any) -> list[tuple[bool, bool]]:
    """Return for each entry of the navigation whether the page is it, or lies below it."""
    # A section of the navigation has no address.
    urls = [(entry, getattr(entry, "url", None)) for entry in entries]
    return [(entry.active, bool(url) and page.url.startswith(url)) for entry, url in urls]
