"""What a PDF is before it is laid out, and the two sizes of paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """A size of paper: its part in addresses, its name for people, and in CSS."""

    id: str
    title: str
    css: str


# What has PDFs, as addresses call it.
PAPER_KINDS = ("tips", "checklists", "worksheets", "packs")
SIZES = (Size("a4", "A4", "A4"), Size("letter", "US Letter", "letter"))


@dataclass(frozen=True)
class Paper:
    """A PDF to be: its address, and the HTML that it is made from."""

    path: str
    html: str


@dataclass(frozen=True)
class PaperLink:
    """A PDF of a page: its address, its size of paper, and how much there is to fetch."""

    path: str
    size: str
    weight: str


def paper_path(page: str, size: Size) -> str:
    """Return the address of a page's PDF, which lies beside the page."""
    name = page.rstrip("/").rpartition("/")[2]
    return f"{page}{name}-{size.id}.pdf"
