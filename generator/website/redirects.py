"""Old addresses for the host: `_redirects`, which Netlify and Cloudflare Pages obey.

Other hosts ignore the file; there the page at the old address leads on.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.website.page import SitePage

REDIRECTS = "_redirects"


def as_redirects(pages: Iterable[SitePage], site_url: str) -> str:
    """Return a line for each page that only leads on; no text where there is none.

    Args:
        pages: Of the site.
        site_url: The address that the site is published at, or nothing; its folder is kept.
    """
    folder = urlsplit(site_url).path.rstrip("/")
    moved = sorted((page.path, page.moved_to) for page in pages if page.moved_to)
    return "".join(f"{folder}/{old} {folder}/{new} 301\n" for old, new in moved)
