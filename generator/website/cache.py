"""Files that take long to make, under the hash of all that went into them: none is made twice."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.errors import TipdeckError
from generator.files.writing import write_atomically

log = logging.getLogger(__name__)

# A site of 400 things to print, in two sizes; those that were used longest ago go first.
MOST_KEPT = 1000


@dataclass(frozen=True)
class Cache:
    """A folder of files of one kind, by the hash of what each was made from.

    Args:
        folder: It need not be there.
        base: The hash of what all of them share.
        suffix: How their names end, with the dot.
    """

    folder: Path
    base: str
    suffix: str = ".pdf"

    def read(self, source: str) -> bytes | None:
        """Return what was made from a source, where it is kept."""
        path = self._path(source)
        try:
            content = path.read_bytes()
            # What is in use is not cleared away.
            os.utime(path)
        except OSError:
            return None
        return content

    def keep(self, source: str, content: bytes) -> bool:
        """Keep what was made from a source; say so and go on where it cannot be written."""
        try:
            write_atomically(self._path(source), content)
        except TipdeckError as error:
            log.warning("%s; such files are made again at each build", error.message)
            return False
        return True

    def keep_all(self, made: Mapping[str, bytes], *, used: int) -> None:
        """Keep what was made from each source, then clear; a build used so many files in all."""
        # Where one cannot be written, the others cannot either.
        all(self.keep(source, content) for source, content in made.items())
        # What one build uses is never too much to keep.
        self.clear(most=max(MOST_KEPT, 2 * used))

    def clear(self, most: int) -> None:
        """Remove what was used longest ago, down to as many as may be kept."""
        try:
            found = self.folder.glob(f"*{self.suffix}")
            kept = sorted(found, key=lambda path: (path.stat().st_mtime, path.name))
            for path in kept[: max(0, len(kept) - most)]:
                path.unlink(missing_ok=True)
        except OSError as error:
            # Another build may be at it, or nothing may be written there: no reason to stop.
            log.info("%s: not cleared (%s)", self.folder, error.strerror)

    def _path(self, source: str) -> Path:
        digest = hashlib.sha256(f"{self.base}\n{source}".encode())
        return self.folder / f"{digest.hexdigest()[:40]}{self.suffix}"


def base_hash(files: Iterable[Path], packages: Iterable[str]) -> str:
    """Return the hash of what many files are made from: other files, and versions of packages."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for package in packages:
        digest.update(f"{package} {version(package)}\n".encode())
    return digest.hexdigest()
