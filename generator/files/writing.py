"""Writing files whole: a reader, or a kill, sees the old file or the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from generator.errors import TipdeckError, show_path

TEMPORARY_PREFIX = ".tipdeck-"


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Replace what a file holds in one step; text is written as UTF-8.

    It goes to a temporary file in the same folder, reaches the disk, and takes the
    file's name with one rename. The file keeps its permissions, and a link keeps its target.

    Returns:
        False where the file held this already and was left alone.

    Raises:
        TipdeckError: where the system refuses.
    """
    try:
        if holds(path, content):
            return False
        _replace(path.resolve(), _as_bytes(content))
    except OSError as error:
        message = f"{show_path(path)}: cannot be written ({error.strerror})"
        raise TipdeckError(message) from error
    return True


def holds(path: Path, content: str | bytes) -> bool:
    """Tell whether a file is there and has exactly this in it."""
    return path.is_file() and path.read_bytes() == _as_bytes(content)


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _replace(target: Path, new: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the process's mask; the system only tells it when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
