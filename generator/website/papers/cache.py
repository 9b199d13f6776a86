"""Printed papers under the hash of all that went into them, so that none is laid out twice."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.errors import TipdeckError
from generator.files.writing import write_atomically

log = logging.getLogger(__name__)

# What has a say in the bytes of a PDF, besides its HTML, styles and fonts.
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "segno")
# A site of 400 things to print, in two sizes; those that were used longest ago go first.
MOST_KEPT = 1000


@dataclass(frozen=True)
class Cache:
    """A folder of PDFs, by the hash of what each was made from."""

    folder: Path
    # The hash of what every paper shares.
    base: str

    def read(self, html: str) -> bytes | None:
        """Return the PDF of this HTML, where it is kept."""
        path = self._path(html)
        try:
            pdf = path.read_bytes()
            # What is in use is not cleared away.
            os.utime(path)
        except OSError:
            return None
        return pdf

    def keep(self, html: str, pdf: bytes) -> bool:
        """Keep the PDF of this HTML; say so and go on where it cannot be written."""
        try:
            write_atomically(self._path(html), pdf)
        except TipdeckError as error:
            log.warning("%s; PDFs are laid out again at each build", error.message)
            return False
        return True

    def clear(self, most: int) -> None:
        """Remove what was used longest ago, down to as many as may be kept."""
        kept = sorted(self.folder.glob("*.pdf"), key=lambda path: (path.stat().st_mtime, path.name))
        for path in kept[: max(0, len(kept) - most)]:
            path.unlink(missing_ok=True)

    def _path(self, html: str) -> Path:
        digest = hashlib.sha256(f"{self.base}\n{html}".encode())
        return self.folder / f"{digest.hexdigest()[:40]}.pdf"


def base_hash(folder: Path, code: Path) -> str:
    """Return the hash of what every paper shares: styles, fonts, packages, and our own code."""
    digest = hashlib.sha256()
    for path in (folder / "styles.css", *sorted(folder.glob("fonts/*.ttf")), code):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    return digest.hexdigest()
