"""PDFs beside the pages of cards, checklists, worksheets and packs, for A4 and US Letter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.website.papers.composing import papers
from generator.website.papers.press import press
from generator.website.site_build import SiteBuild, SiteFile


def files(build: SiteBuild) -> Iterator[SiteFile]:
    """Yield the PDFs; none where this computer cannot lay them out, which a warning says."""
    folder = build.templates.overrides / "paper"
    yield from press(papers(build), folder=folder, cache=build.cache / "papers")
