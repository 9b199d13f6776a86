"""The table of files beside the pages. One is a module with `files(build)` and a line here.

PDFs are not in it: they come before all else, since pages and other files link to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.website.outputs import (
    api,
    embeds,
    feeds,
    headers,
    oembed,
    pictures,
    redirects,
)
from generator.website.site_build import SiteBuild, SiteFile

OUTPUTS: tuple[Callable[[SiteBuild], Iterator[SiteFile]], ...] = (
    redirects.files,
    api.files,
    feeds.files,
    headers.files,
    embeds.files,
    oembed.files,
    pictures.files,
)
