"""Pages for embedding, at `embed/`: each holds all that it needs and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.website.site_build import SiteBuild, SiteFile


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield a page for each thing that can be embedded, at its old addresses too."""
    for embed in build.embeds:
        yield SiteFile(f"{embed.path}index.html", embed.html)
