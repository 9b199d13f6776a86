"""From bytes to text: everything that people save is read, or refused in one line."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from generator.articles.decoding import MAX_BYTES, Decoded, decode, read_text, repair
from generator.errors import SourceError

TEXT = "Ask for feedback – it’s worth it.\nThen rest at the café.\n"


def _read(folder: Path, data: bytes) -> Decoded:
    path = folder / "a.txt"
    path.write_bytes(data)
    return read_text(path)


def _error(folder: Path, data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        _read(folder, data)
    problem = caught.value.problem
    assert problem.path.endswith("a.txt")
    return f"{problem.line}: {problem.message}"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf_8_is_read_without_a_note(tmp_path: Path, mark: bytes) -> None:
    assert _read(tmp_path, mark + TEXT.encode()) == Decoded(TEXT)


@pytest.mark.parametrize(
    ("mark", "encoding", "name"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    ],
)
def test_utf_16_with_its_mark_is_read_with_a_note(
    tmp_path: Path, mark: bytes, encoding: str, name: str
) -> None:
    found = _read(tmp_path, mark + TEXT.encode(encoding))
    assert found == Decoded(TEXT, (f"read as {name}; save it as UTF-8 to be sure",))


def test_windows_1252_is_read_with_a_note(tmp_path: Path) -> None:
    found = _read(tmp_path, b"First line.\n" + TEXT.encode("cp1252"))
    assert found.text == "First line.\n" + TEXT
    assert found.notes == ("line 2 is not UTF-8, read as windows-1252; save it as UTF-8",)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_utf_8_and_windows_1252_in_one_file_are_both_read(tmp_path: Path, mark: bytes) -> None:
    found = _read(tmp_path, mark + "Début – ".encode() + "naïve’s end\n".encode("cp1252"))
    assert found.text == "Début – naïve’s end\n"
    assert len(found.notes) == 1


def test_a_byte_that_is_neither_is_an_error_with_its_line(tmp_path: Path) -> None:
    assert _error(tmp_path, b"One\nTwo \x81 here\n") == (
        "2: byte 8 is neither UTF-8 nor windows-1252; save the file as UTF-8"
    )


def test_half_a_utf_16_file_is_an_error(tmp_path: Path) -> None:
    data = codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1]
    assert "says it is UTF-16 and is not" in _error(tmp_path, data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04word/document.xml",
        b"text with \x00 in it",
        b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 4,
        bytes(range(1, 32)) * 20,
        TEXT.encode("utf-16-le"),
        codecs.BOM_UTF8 + b"text with \x00 in it",
    ],
    ids=["pdf", "zip", "nul", "png", "controls", "utf-16 without mark", "nul after mark"],
)
def test_what_is_not_text_is_refused(tmp_path: Path, data: bytes) -> None:
    assert _error(tmp_path, data) == (
        "0: not text; save the article as UTF-8 in a .txt, .md or .html file"
    )


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert _error(tmp_path, data) == "0: empty; put an article's text in it or delete it"


@pytest.mark.parametrize("data", ["\u00a0\u2003\n".encode(), codecs.BOM_UTF16_LE + b" \x00\n\x00"])
def test_white_space_of_any_kind_is_no_article(tmp_path: Path, data: bytes) -> None:
    assert _error(tmp_path, data).startswith("0: only white space; ")


def test_a_line_of_5_mb_is_refused_by_its_number(tmp_path: Path) -> None:
    assert _error(tmp_path, b"First\n" + b"word " * 1_000_000) == (
        "2: a line of 5,000,000 characters; at most 100,000: break it up"
    )


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 500_000)
    with pytest.raises(SourceError, match=r"10\.5 MB; at most 10 MB: split the article"):
        read_text(path)


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot be read \(No such file or directory\); mend"):
        read_text(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Itâ€™s fine", "It’s fine"),
        ("cafÃ©", "café"),
        ("“curly” and ‘single’ stay", "“curly” and ‘single’ stay"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x0bb\x1b[31mred", "abred"),
        ("cafe\u0301", "café"),
        ("&amp; &lt;b&gt; stay", "&amp; &lt;b&gt; stay"),
        ("…", "…"),
    ],
)
def test_repair_mends_mojibake_and_leaves_the_rest(broken: str, mended: str) -> None:
    assert repair(broken) == mended


def test_decoding_never_loses_a_character_of_latin_text() -> None:
    text = "".join(chr(code) for code in range(0xA0, 0x100))
    assert decode(text.encode("cp1252"), Path("a.txt")).text == text
