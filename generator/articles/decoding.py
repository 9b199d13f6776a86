"""From bytes to text, for files that nobody saved with care."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from generator.errors import SourceError

MAX_BYTES = 10_000_000
MAX_LINE = 100_000

# The longest mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# In such text nothing can be broken.
_SOUND = re.compile(r"[\t\n\x20-\x7e]*")
_UNDEFINED_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1b")


@dataclass(frozen=True)
class Decoded:
    """Text, and what a person should know about how its bytes were read."""

    text: str
    notes: tuple[str, ...] = ()


def read_bytes(path: Path) -> bytes:
    """Read a file that is not empty and not unreasonably large.

    Raises:
        SourceError: otherwise.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise SourceError(path, f"{size / 1e6:.1f} MB; at most {limit} MB: split the article")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error.strerror}); mend or remove it") from error
    if not data.strip(b" \t\r\n\f\x0b\x00\xef\xbb\xbf"):
        raise SourceError(path, "empty; put an article's text in it or delete it")
    return data


def decode(data: bytes, path: Path) -> Decoded:
    """Decode bytes: by their byte-order mark, else as UTF-8, with windows-1252 for stray bytes.

    Raises:
        SourceError: where the bytes are not text in any of these.
    """
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, path, encoding, name)
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_mixed(data, path, error)


def repair(text: str) -> str:
    """Return text with mojibake mended, control characters gone and line ends unified."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _SOUND.fullmatch(text):
        return text
    return _mender()(text)


@cache
def _mender() -> Callable[[str], str]:
    """Load what mends text, which takes longer than to mend most texts."""
    import ftfy  # noqa: PLC0415

    # Mojibake and control characters may change, and never a quotation mark.
    config = ftfy.TextFixerConfig(
        unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=True, normalization="NFC"
    )
    return partial(ftfy.fix_text, config=config)


def read_text(path: Path) -> Decoded:
    """Read and repair a text file.

    Raises:
        SourceError: where it is empty, binary, or holds a line that no person typed.
    """
    decoded = decode(read_bytes(path), path)
    text = repair(decoded.text)
    if not text.strip():
        raise SourceError(path, "only white space; put an article's text in it or delete it")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            message = f"a line of {len(line):,} characters; at most {MAX_LINE:,}: break it up"
            raise SourceError(path, message, line=number)
    return Decoded(text, decoded.notes)


def _decode_marked(data: bytes, path: Path, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"says it is {name} and is not, at byte {error.start}; save it as UTF-8"
        raise SourceError(path, message) from error
    return Decoded(text, (f"read as {name}; save it as UTF-8 to be sure",))


def _decode_mixed(data: bytes, path: Path, error: UnicodeDecodeError) -> Decoded:
    """Decode UTF-8 with windows-1252 bytes in it, or windows-1252 alone."""
    bad: list[int] = []

    def as_1252(problem: UnicodeError) -> tuple[str, int]:
        assert isinstance(problem, UnicodeDecodeError)
        if data[problem.start] in _UNDEFINED_IN_1252:
            bad.append(problem.start)
            return "\ufffd", problem.start + 1
        return data[problem.start : problem.start + 1].decode("cp1252"), problem.start + 1

    codecs.register_error("tipdeck-1252", as_1252)
    text = data.decode("utf-8", errors="tipdeck-1252")
    if bad:
        line = data.count(b"\n", 0, bad[0]) + 1
        message = f"byte {bad[0]} is neither UTF-8 nor windows-1252; save the file as UTF-8"
        raise SourceError(path, message, line=line)
    line = data.count(b"\n", 0, error.start) + 1
    return Decoded(text, (f"line {line} is not UTF-8, read as windows-1252; save it as UTF-8",))


def _refuse_binary(data: bytes, path: Path) -> None:
    sample = data[:65536]
    controls = sum(byte in _CONTROLS for byte in sample)
    if (
        b"\x00" in sample
        or data.startswith((b"%PDF-", b"PK\x03\x04"))
        or controls > len(sample) / 50
    ):
        raise SourceError(path, "not text; save the article as UTF-8 in a .txt, .md or .html file")


def has_mark(data: bytes) -> bool:
    """Tell whether bytes say by their first ones how they are encoded."""
    return data.startswith((codecs.BOM_UTF8, *(mark for mark, _, _ in _MARKS)))
