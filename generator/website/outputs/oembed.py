"""What oEmbed says of each page for embedding, so that a pasted address becomes a frame."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import escape

from generator.website.addresses import oembed_path
from generator.website.embeds import Embed
from generator.website.site_build import SiteBuild, SiteFile

# The text column of most sites is wider; a frame that has room to spare shows no scroll bar.
_WIDTH = 480
# A day, since a page may change on any.
_CACHE_SECONDS = 86_400


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield a file for each page for embedding; none where the site's address is not known."""
    if build.site_url:
        for embed in build.embeds:
            said = _said(embed, build)
            yield SiteFile(oembed_path(embed.name), json.dumps(said, ensure_ascii=False, indent=1))


def _said(embed: Embed, build: SiteBuild) -> dict[str, object]:
    height = embed.height_at(_WIDTH)
    title = escape(embed.page.title)
    full, framed = (escape(build.site_url + path) for path in (embed.page.path, embed.path))
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.page.title,
        "provider_name": build.site_name,
        "provider_url": build.site_url,
        "cache_age": _CACHE_SECONDS,
        "width": _WIDTH,
        "height": height,
        # WordPress takes exactly these two elements, and no script.
        "html": f'<blockquote><a href="{full}">{title}</a></blockquote>'
        f'<iframe title="{title}" src="{framed}" width="{_WIDTH}" height="{height}"></iframe>',
    }
