"""Prints papers: takes from the cache what was printed before, and lays out the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from generator.executors import executor, thread_count
from generator.website.cache import Cache, base_hash
from generator.website.papers.characters import missing
from generator.website.papers.paper import Paper
from generator.website.site_build import SiteFile

# Not MkDocs' logger: what this computer lacks is no fault of the content, so that `--strict`
# does not count it, and `--quiet` does not hide it.
log = logging.getLogger(__name__)


class Render(Protocol):
    """Lays a paper out."""

    def __call__(self, html: str, folder: Path) -> bytes:
        """Return the PDF."""
        ...


# A process takes a second to start, and a paper a seventh to lay out.
WORTH_A_PROCESS = 12
MOST_WORKERS = 4

# What has a say in the bytes of a PDF, besides its HTML, styles and fonts.
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "segno")
CODE = Path(__file__).with_name("rendering.py")
HOW_TO_INSTALL = (
    "PDFs that are new or have changed are left out, with the links to them: WeasyPrint needs "
    "Pango. Install it (Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0; macOS: brew install pango; Fedora: dnf install pango) and build again"
)


class CannotPrintError(Exception):
    """This computer lacks what laying out needs."""


def load_render() -> Render:
    """Return what lays a paper out.

    Raises:
        CannotPrintError: where Pango, or something else that WeasyPrint needs, is missing.
    """
    try:
        # It takes half a second, and fails where Pango is missing.
        from generator.website.papers.rendering import render  # noqa: PLC0415
    except OSError as error:
        raise CannotPrintError(HOW_TO_INSTALL) from error
    return render


def can_print() -> bool:
    """Tell whether this computer can lay papers out."""
    try:
        load_render()
    except CannotPrintError:
        return False
    return True


def press(
    papers: Iterable[Paper],
    *,
    folder: Path,
    cache: Path,
    load: Callable[[], Render] = load_render,
) -> Iterator[SiteFile]:
    """Yield papers as PDFs; those that cannot be laid out here are left out, with a warning."""
    ordered = tuple(papers)
    store = Cache(cache, _base(folder))
    printed = {paper: store.read(paper.html) for paper in ordered}
    new = [paper for paper, pdf in printed.items() if pdf is None]
    _warn_of_characters(ordered, folder)
    printed.update(_laid_out(new, folder, load))
    made = {paper.html: printed[paper] for paper in new}
    store.keep_all({html: pdf for html, pdf in made.items() if pdf}, used=len(ordered))
    for paper in ordered:
        pdf = printed[paper]
        if pdf is not None:
            yield SiteFile(paper.path, pdf)


def _base(folder: Path) -> str:
    parts = (folder / "styles.css", *sorted(folder.glob("fonts/*.ttf")), CODE)
    return base_hash(parts, _PACKAGES)


def _laid_out(
    papers: list[Paper], folder: Path, load: Callable[[], Render]
) -> Iterator[tuple[Paper, bytes]]:
    if not papers:
        return
    try:
        render = load()
    except CannotPrintError as error:
        log.warning("%s", error)
        return
    work = partial(render, folder=folder)
    htmls = [paper.html for paper in papers]
    workers = thread_count(MOST_WORKERS)
    if len(papers) < WORTH_A_PROCESS or workers == 1:
        yield from zip(papers, map(work, htmls), strict=True)
        return
    with executor(workers, None) as pool:
        yield from zip(papers, pool.map(work, htmls), strict=True)


def _warn_of_characters(papers: tuple[Paper, ...], folder: Path) -> None:
    """Say which characters are shown in whatever font this computer has for them."""
    seen = set()
    for paper in papers:
        lacking = missing(paper.html, folder / "fonts")
        page = paper.path.rpartition("/")[0]
        if lacking and page not in seen:
            seen.add(page)
            named = ", ".join(f"{char!r} (U+{ord(char):04X})" for char in lacking)
            log.warning(
                "%s: the fonts of the PDF lack %s; a font of this computer is used for it, if "
                "there is one, so look at the PDF",
                paper.path,
                named,
            )
