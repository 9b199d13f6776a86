"""Our own Jinja environment: text is always escaped, and a name that is not there is an error."""

from __future__ import annotations

import os
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from generator.website.addresses import relative
from generator.website.dates import show_date
from generator.website.page import SitePage
from generator.website.relations import article_name, short_name

_BLANK_LINE = re.compile(r"\n\s*\n")
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_PHONE = re.compile(r"\+?[0-9][0-9 ]*")


class _Links:
    """Makes links from where a page lies, and remembers which ones it was asked for."""

    def __init__(self, path: str) -> None:
        self.made: list[tuple[str, str]] = []
        self._path = path

    def __call__(self, target: str) -> str:
        found = relative(target, self._path)
        self.made.append((target, found))
        return found


@dataclass(frozen=True)
class _Made:
    """A component's HTML, and the links in it with their targets."""

    html: Markup
    links: tuple[tuple[str, str], ...]


class Templates:
    """The templates of pages and components in an overrides folder.

    Args:
        overrides: The folder.
        compiled: Where the templates are kept once they are compiled, for the next build.
    """

    def __init__(self, overrides: Path, compiled: FileSystemBytecodeCache | None = None) -> None:
        self.overrides = overrides
        # `autoescape` is on for everything; MkDocs' own environment has it off.
        self._environment = Environment(
            loader=FileSystemLoader(overrides),
            autoescape=True,
            undefined=StrictUndefined,
            # Each build makes an environment of its own, so no template is looked at twice.
            auto_reload=False,
            bytecode_cache=compiled,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            article_name=article_name,
            date=show_date,
            paragraphs=paragraphs,
            phone_link=phone_link,
            short_address=short_address,
            short_name=short_name,
        )
        self._environment.globals["component"] = self._component
        # Faster than to ask the environment, which joins paths and merges names each time.
        self._found: dict[str, Template] = {}
        self._made: dict[Hashable, _Made] = {}

    def render_page(self, page: SitePage, *, site_name: str, **late: Any) -> str:
        """Return the HTML of a page's main part."""
        values = {**page.values, **late}
        return self.render(
            f"pages/{page.template}.html", page.path, page=page, site_name=site_name, **values
        )

    def render(self, template: str, path: str, /, **values: Any) -> str:
        """Return what a template makes of values, with links from where the page lies."""
        return self._template(template).render(link=_Links(path), **values)

    def render_component(self, name: str, /, **values: Any) -> str:
        """Return the HTML of one component."""
        template = self._template(f"components/{name}/template.html")
        return template.render(**{"link": lambda target: f"/{target}", **values})

    def _template(self, name: str) -> Template:
        if name not in self._found:
            template = self._environment.get_template(name)
            # One mapping instead of a chain of two: it is copied each time the template is used.
            template.globals = dict(template.globals)
            self._found[name] = template
        return self._found[name]

    @pass_context
    def _component(self, context: Context, name: str, /, **values: Any) -> Markup:
        """Render a component inside a page; it sees its own values, and `link` of the page.

        One that was made of the same values before is used again, if its links would be the same.
        """
        link = context["link"]
        template = self._template(f"components/{name}/template.html")
        if not isinstance(link, _Links) or not _is_hashable(values):
            return Markup(template.render(link=link, **values))
        # By their types too: markup and the same text are equal, and are not shown alike.
        key = (name, *((each, type(value), value) for each, value in values.items()))
        known = self._made.get(key)
        if known and all(link(target) == found for target, found in known.links):
            return known.html
        before = len(link.made)
        html = Markup(template.render(link=link, **values))
        self._made[key] = _Made(html, tuple(link.made[before:]))
        return html


def compiled_templates(folder: Path) -> FileSystemBytecodeCache | None:
    """Return where one environment keeps its compiled templates; none if it cannot write there.

    A template that has changed is compiled again: what is kept has its source's hash in it, and
    Python's version. Another version of Jinja looks for other names.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        # Somebody else's folder, or a disk that cannot be written: every build compiles then.
        return None
    pattern = f"jinja-{version('jinja2')}-%s.bin"
    can_write = os.access(folder, os.W_OK | os.X_OK)
    return FileSystemBytecodeCache(str(folder), pattern) if can_write else None


def _is_hashable(values: dict[str, Any]) -> bool:
    try:
        hash(tuple(values.values()))
    except TypeError:
        return False
    return True


def paragraphs(text: str) -> Iterable[str]:
    """Return the paragraphs of a text, which blank lines part."""
    return [part.strip() for part in _BLANK_LINE.split(text) if part.strip()]


def short_address(address: str) -> str:
    """Return a web address as people type it."""
    return _SCHEME.sub("", address)


def phone_link(phone: str) -> str | None:
    """Return a `tel:` link for a number; words such as "Text SHOUT to 85258" have none."""
    return f"tel:{phone.replace(' ', '')}" if _PHONE.fullmatch(phone) else None
