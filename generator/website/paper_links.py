"""Links from pages to their PDFs, with what people want to know before they fetch one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.website.papers.composing import paper_paths
from generator.website.papers.paper import SIZES, PaperLink
from generator.website.site_build import SiteBuild, SiteFile


def paper_links(files: Iterable[SiteFile]) -> Mapping[str, tuple[PaperLink, ...]]:
    """Return the PDFs that lie beside each page, by the page's address, A4 first."""
    by_path = {file.path: file.content for file in files if file.path.endswith(".pdf")}
    found: dict[str, tuple[PaperLink, ...]] = {}
    for size in SIZES:
        for path, content in by_path.items():
            folder, _, name = path.rpartition("/")
            if name.endswith(f"-{size.id}.pdf"):
                link = PaperLink(path, size.title, show_weight(len(content)))
                found[f"{folder}/"] = (*found.get(f"{folder}/", ()), link)
    return found


def expected_links(build: SiteBuild) -> Mapping[str, tuple[PaperLink, ...]]:
    """Return the PDFs that a build will have beside each page; nobody knows yet how heavy."""
    return paper_links(SiteFile(path, "") for path in paper_paths(build))


def show_weight(count: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{max(1, round(count / 1000))} kB"
