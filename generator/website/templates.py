"""Our own Jinja environment: text is always escaped, and a name that is not there is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.website.addresses import relative
from generator.website.dates import show_date
from generator.website.page import SitePage
from generator.website.relations import article_name, short_name

_BLANK_LINE = re.compile(r"\n\s*\n")
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_PHONE = re.compile(r"\+?[0-9][0-9 ]*")


class Templates:
    """The templates of pages and components in an overrides folder."""

    def __init__(self, overrides: Path) -> None:
        self.overrides = overrides
        # `autoescape` is on for everything; MkDocs' own environment has it off.
        self._environment = Environment(
            loader=FileSystemLoader(overrides),
            autoescape=True,
            undefined=StrictUndefined,
            # Each build makes an environment of its own, so no template is looked at twice.
            auto_reload=False,
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
        self._environment.globals["component"] = _component

    def render_page(self, page: SitePage, *, site_name: str, **late: Any) -> str:
        """Return the HTML of a page's main part."""
        values = {**page.values, **late}
        return self.render(
            f"pages/{page.template}.html", page.path, page=page, site_name=site_name, **values
        )

    def render(self, template: str, path: str, /, **values: Any) -> str:
        """Return what a template makes of values, with links from where the page lies."""
        return self._environment.get_template(template).render(
            link=lambda target: relative(target, path), **values
        )

    def render_component(self, name: str, /, **values: Any) -> str:
        """Return the HTML of one component."""
        template = self._environment.get_template(f"components/{name}/template.html")
        return template.render(**{"link": lambda target: f"/{target}", **values})


@pass_context
def _component(context: Context, name: str, /, **values: Any) -> Markup:
    """Render a component inside a page; it sees its own values, and `link` of the page."""
    template = context.environment.get_template(f"components/{name}/template.html")
    return Markup(template.render(link=context["link"], **values))


def paragraphs(text: str) -> Iterable[str]:
    """Return the paragraphs of a text, which blank lines part."""
    return [part.strip() for part in _BLANK_LINE.split(text) if part.strip()]


def short_address(address: str) -> str:
    """Return a web address as people type it."""
    return _SCHEME.sub("", address)


def phone_link(phone: str) -> str | None:
    """Return a `tel:` link for a number; words such as "Text SHOUT to 85258" have none."""
    return f"tel:{phone.replace(' ', '')}" if _PHONE.fullmatch(phone) else None
