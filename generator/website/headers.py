"""What hosts send along with the site's files: one table, from which every host's form is made.

The rest of the Content-Security-Policy stands in each page (see `policy.py`). Browsers obey the
policy of the page and that of the host, both; only the host can say who may frame a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.website.addresses import API_DATA, ATOM_FEED, EMBED, JSON_FEED


@dataclass(frozen=True)
class Area:
    """Addresses without the slash at their start: all that begin with something, and single ones.

    Args:
        below: How addresses begin.
        at: Whole addresses.
        expression: A regular expression instead, where the names of files are not known.
    """

    below: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    expression: str = ""

    @property
    def pattern(self) -> str:
        """A regular expression for the addresses, without its start."""
        if self.expression:
            return self.expression
        begins = [_escape(path) for path in self.below]
        whole = [f"{_escape(path)}$" for path in self.at]
        return "" if self == EVERYWHERE else f"(?:{'|'.join([*begins, *whole])})"

    def holds(self, path: str) -> bool:
        """Tell whether an address is one of these."""
        return re.match(self.pattern, path) is not None


def _escape(path: str) -> str:
    # `re.escape` puts a backslash before signs that mean nothing, and the files are read by people.
    return path.replace(".", r"\.")


@dataclass(frozen=True)
class Header:
    """A header and its values: for an address counts the first area that holds it.

    None sends no such header.
    """

    name: str
    values: tuple[tuple[Area, str | None], ...]

    def value(self, path: str) -> str | None:
        """Return what is sent with an address."""
        return next((value for area, value in self.values if area.holds(path)), None)


EVERYWHERE = Area(below=("",))
# The page that makes snippets is a page like the others; what they show is framed by anybody.
BUILDER = Area(at=(EMBED, f"{EMBED}index.html"))
EMBEDDED = Area(below=(EMBED,))
DATA = Area(below=(API_DATA, "oembed/"))
SHARED = Area(below=("api/", "oembed/", EMBED, "assets/"), at=(JSON_FEED, ATOM_FEED))
# Files whose names change with what they hold, ours and the theme's.
HASHED = Area(expression=r"assets/(?:.*/)?[^/]+\.[0-9a-f]{8,}\.(?:min\.)?(?:css|js)$")

NO_FRAMES = "frame-ancestors 'none'"

HEADERS = (
    Header(
        "Content-Security-Policy",
        (
            (BUILDER, NO_FRAMES),
            # `frame-ancestors *` would still shut out frames inside sandboxed frames, and apps
            # that show a file of their own; who says nothing lets in everybody.
            (EMBEDDED, None),
            # Nothing there runs or loads anything, whoever opens it.
            (DATA, f"default-src 'none'; {NO_FRAMES}"),
            (EVERYWHERE, NO_FRAMES),
        ),
    ),
    # Servers with other sites on them often set this for all; browsers of today need it nowhere.
    Header("X-Frame-Options", ((EMBEDDED, None),)),
    Header("X-Content-Type-Options", ((EVERYWHERE, "nosniff"),)),
    # No other site learns that somebody came from a page about being turned down.
    Header("Referrer-Policy", ((EVERYWHERE, "same-origin"),)),
    Header(
        "Permissions-Policy",
        ((EVERYWHERE, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),),
    ),
    Header("Access-Control-Allow-Origin", ((SHARED, "*"),)),
    Header("Cache-Control", ((HASHED, "public, max-age=31536000, immutable"),)),
    # The same words stand on pages, which are what people should find.
    Header("X-Robots-Tag", ((DATA, "noindex"),)),
    Header(
        "Content-Type",
        (
            (Area(at=(JSON_FEED,)), "application/feed+json"),
            (Area(at=(ATOM_FEED,)), "application/atom+xml; charset=utf-8"),
        ),
    ),
)


def headers_of(path: str) -> dict[str, str]:
    """Return the headers of an address, by their names."""
    found = {header.name: header.value(path) for header in HEADERS}
    return {name: value for name, value in found.items() if value is not None}
