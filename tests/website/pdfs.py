"""Reading PDFs as people and their programs do."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pypdf import PdfReader

MM = 72 / 25.4


@dataclass(frozen=True)
class Field:
    """A field to fill in: its name, what it is called for people, and where it lies."""

    name: str
    tooltip: str
    kind: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is, in millimetres."""
        return (self.top - self.bottom) / MM


def fields(pdf: bytes) -> list[Field]:
    """Return the fields of a PDF, in the order in which the tab key visits them."""
    reader = PdfReader(io.BytesIO(pdf))
    found = []
    for number, page in enumerate(reader.pages):
        for note in (each.get_object() for each in page.get("/Annots", ())):
            if note["/Subtype"] == "/Widget":
                left, one, right, other = (float(side) for side in note["/Rect"])
                found.append(
                    Field(
                        note["/T"],
                        note["/TU"],
                        note["/FT"],
                        number,
                        left,
                        min(one, other),
                        right,
                        max(one, other),
                    )
                )
    return found


def words(pdf: bytes, folder: Path) -> Iterator[tuple[str, float, float, float, float, bool]]:
    """Yield each word with its box, and whether all of it is on the page."""
    path = folder / "words.pdf"
    path.write_bytes(pdf)
    text = _run("pdftotext", "-bbox", str(path), "-")
    for page in text.split("<page ")[1:]:
        width, height = (float(side) for side in re.findall(r'"([\d.]+)"', page)[:2])
        for *sides, word in re.findall(
            r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page
        ):
            left, top, right, bottom = map(float, sides)
            inside = min(left, top) >= 0 and right <= width and bottom <= height
            yield word, left, top, right, bottom, inside


def text_of(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF as a reader of the screen finds it."""
    path = folder / "text.pdf"
    path.write_bytes(pdf)
    return _run("pdftotext", str(path), "-")


def picture(pdf: bytes, folder: Path, *, dpi: int) -> Path:
    """Return the first page as a picture."""
    path = folder / "picture.pdf"
    path.write_bytes(pdf)
    _run("pdftoppm", "-r", str(dpi), "-l", "1", "-png", "-singlefile", str(path), str(folder / "p"))
    return folder / "p.png"


def pages_in_order(pdf: bytes) -> Iterator[tuple[str, int]]:
    """Yield `heading`, `text` and `field` with the page of each, in the order of reading."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}
        yield from _walk(opened.Root.StructTreeRoot.K, numbers)


def lonely_headings(pdf: bytes) -> list[int]:
    """Return the pages of headings whose first field, or else first text, is on another page."""
    order = [*pages_in_order(pdf)]
    places = [at for at, (kind, _) in enumerate(order) if kind == "heading"]
    lonely = []
    for at, end in zip(places, [*places[1:], len(order)], strict=True):
        below = order[at + 1 : end]
        first = next((each for each in below if each[0] == "field"), next(iter(below), None))
        # A title may stand above the first heading of a part.
        following = first or order[end]
        if following[1] != order[at][1]:
            lonely.append(order[at][1])
    return lonely


def _walk(node: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _walk(each, numbers)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        kind = str(node.S)
        if kind in ("/H1", "/H2", "/H3"):
            yield "heading", numbers[node.Pg.objgen]
        elif kind in ("/P", "/Form"):
            yield "field" if kind == "/Form" else "text", numbers[node.Pg.objgen]
        yield from _walk(node.get("/K", pikepdf.Array()), numbers)


def _run(*command: str) -> str:
    # Poppler grumbles about what WeasyPrint writes for boxes; that is on its error stream.
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")
