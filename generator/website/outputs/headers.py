"""Headers for the host: `_headers`, which Netlify and Cloudflare Pages obey.

Where several rules fit an address, one host joins values of the same header with a comma, another
takes the last; of policies that are joined, browsers obey the strictest. So no two rules give an
address different values of one header, and what is meant for all but a few is written out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.website.headers import EVERYWHERE, HASHED, HEADERS, Area, Header
from generator.website.site_build import SiteBuild, SiteFile


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield the file, with rules for this site's own folders."""
    rules: dict[str, list[str]] = {}
    for header in HEADERS:
        for path, value in _rules(header, build):
            rules.setdefault(path, []).append(f"  {header.name}: {value}\n")
    blocks = (f"{build.folder}/{path}\n{''.join(lines)}" for path, lines in sorted(rules.items()))
    yield SiteFile("_headers", "\n".join(blocks))


def _rules(header: Header, build: SiteBuild) -> Iterator[tuple[str, str]]:
    """Yield each path, with a star for all below it, and what is sent there."""
    before: list[Area] = []
    for area, value in header.values:
        if value is not None:
            for path in _paths(area, before, build):
                yield path, value
        before.append(area)


def _paths(area: Area, before: list[Area], build: SiteBuild) -> list[str]:
    if area == HASHED:
        return [path for path in build.others if area.holds(path)]
    if area == EVERYWHERE and before:
        return sorted({_path(page, before) for page in _pages(build) if not _in(page, before)})
    return [*(f"{path}*" for path in area.below), *area.at]


def _in(page: str, areas: list[Area]) -> bool:
    return any(area.holds(page) for area in areas)


def _path(page: str, before: list[Area]) -> str:
    """Return the rule for a page: its folder at the top, where all in it is alike."""
    top, slash, _ = page.partition("/")
    is_mixed = any(
        other.startswith(f"{top}/") for area in before for other in (*area.below, *area.at)
    )
    return page if is_mixed or not slash else f"{top}/*"


def _pages(build: SiteBuild) -> Iterator[str]:
    """Yield the addresses of all pages, each with and without the name of its file."""
    written = [path for path in build.others if path.endswith(".html")]
    for path in ["404.html", *written, *(f"{page.path}index.html" for page in build.pages)]:
        yield path
        if path.endswith("index.html"):
            yield path.removesuffix("index.html")
