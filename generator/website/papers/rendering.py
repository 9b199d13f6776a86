"""HTML to PDF with WeasyPrint. Loading this module loads it, and fails where Pango is missing."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import segno
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

# What a paper asks for is made here: `paper:/fonts/<file>` and `paper:/code/<address>`.
_BASE = "paper:/"
_FONT = "paper:/fonts/"
_CODE = "paper:/code/"
_OPTIONS = {"pdf_forms": True, "pdf_variant": "pdf/ua-1"}
_BODY, _TIGHT = "<body>", '<body class="tight">'


def render(html: str, folder: Path) -> bytes:
    """Return a PDF with fields to fill in, tagged for people who listen to it.

    It is laid out with room to spare, and more tightly where that saves a page. The folder holds
    `styles.css`, and in `fonts` the fonts that it names.
    """
    document = _laid_out(html, folder)
    if len(document.pages) > 1:
        tight = _laid_out(html.replace(_BODY, _TIGHT, 1), folder)
        if len(tight.pages) < len(document.pages):
            document = tight
    pdf: bytes = document.write_pdf(finisher=_keep_ticks, **_OPTIONS)
    return pdf


def _laid_out(html: str, folder: Path) -> Document:
    styles, fonts = _styles(folder, (folder / "styles.css").read_text("utf-8"))
    parsed = HTML(string=html, base_url=_BASE, url_fetcher=_Parts(folder))
    return parsed.render(stylesheets=[styles], font_config=fonts, **_OPTIONS)


@lru_cache(maxsize=1)
def _styles(folder: Path, text: str) -> tuple[CSS, FontConfiguration]:
    """Return what all papers share; to parse it takes as long as to lay out a card."""
    fonts = FontConfiguration()
    styles = CSS(string=text, base_url=_BASE, url_fetcher=_Parts(folder), font_config=fonts)
    return styles, fonts


def _keep_ticks(document: Document, pdf: Any) -> None:
    """Take out the wish that programs draw every field anew.

    Those that are built on poppler would then draw no ticks. The fields are empty, so that nothing
    is missing until somebody fills them in, and then every program draws them.
    """
    del document
    pdf.catalog.get("AcroForm", {}).pop("NeedAppearances", None)


def qr_code(address: str) -> bytes:
    """Return the QR code of an address as SVG, without a margin."""
    drawn = io.BytesIO()
    # Nearly an eighth of the code may be lost to a fold or a stain.
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return drawn.getvalue()


class _Parts(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Gives fonts and codes, and asks no other computer for anything."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=(), fail_on_errors=True)
        self._fonts = folder / "fonts"

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the part of a paper that an address stands for."""
        if url.startswith(_FONT):
            font = self._fonts / Path(url.removeprefix(_FONT)).name
            return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})
        if url.startswith(_CODE):
            drawn = qr_code(unquote(url.removeprefix(_CODE)))
            return URLFetcherResponse(url, drawn, {"Content-Type": "image/svg+xml"})
        raise ValueError(f"a paper asks for {url!r}, which is no part of it")
