"""Old addresses for the host: `_redirects`, which Netlify and Cloudflare Pages obey.

Other hosts ignore the file; there the page at the old address leads on.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.website.site_build import SiteBuild, SiteFile


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield a file with a line for each page that only leads on; none where there is no such."""
    moved = sorted((page.path, page.moved_to) for page in build.pages if page.moved_to)
    if moved:
        lines = (f"{build.folder}/{old} {build.folder}/{new} 301\n" for old, new in moved)
        yield SiteFile("_redirects", "".join(lines))
