"""A picture beside each page, which messengers and social networks show with a link to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.website import pictures
from generator.website.addresses import picture_path
from generator.website.cache import Cache, base_hash
from generator.website.pictures import Painter
from generator.website.site_build import SiteBuild, SiteFile


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield the picture of each page that does not only lead on."""
    fonts = build.templates.overrides / "paper" / "fonts"
    painter = Painter(fonts, build.site_name)
    parts = (*sorted(fonts.glob("*.ttf")), Path(pictures.__file__))
    store = Cache(build.cache / "pictures", base_hash(parts, ["pillow"]), ".png")
    shown = [page for page in build.pages if not page.moved_to] if build.has_pictures else []
    drawn: dict[str, bytes] = {}
    for page in shown:
        source = json.dumps([build.site_name, page.title, page.picture_line])
        picture = store.read(source)
        if picture is None:
            picture = drawn[source] = painter.draw(page.title, page.picture_line)
        yield SiteFile(picture_path(page.path), picture)
    store.keep_all(drawn, used=len(shown))
