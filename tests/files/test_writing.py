"""Whole files: the old text or the new one, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.errors import TipdeckError
from generator.files.writing import write_atomically


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "new.yaml"
    assert write_atomically(path, "title: Ünïcode\n")
    assert path.read_bytes() == "title: Ünïcode\n".encode()
    assert _names(path.parent) == ["new.yaml"]


def test_the_same_text_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, "text\n")
    before = path.stat()
    assert not write_atomically(path, "text\n")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", "one\r\ntwo\n")
    assert (tmp_path / "a.txt").read_bytes() == b"one\r\ntwo\n"


def test_a_new_file_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_atomically(tmp_path / "new", "text")
    usual, new = (tmp_path / name for name in ("usual", "new"))
    assert new.stat().st_mode == usual.stat().st_mode


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_its_target_changes(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.txt"
    target.write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert _names(tmp_path / "real") == ["a.txt"]


def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TipdeckError, match=r"a\.txt: cannot be written \(No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["a.txt"]


def test_an_interrupt_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["a.txt"]


def test_a_folder_in_the_way_is_an_error_that_people_can_mend(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(TipdeckError, match=r"out\.json: cannot be written"):
        write_atomically(tmp_path / "out.json", "{}")
    assert _names(tmp_path) == ["out.json"]


REWRITER = """
import sys
from pathlib import Path
from generator.files.writing import write_atomically

folder, size = Path(sys.argv[1]), 200_000
print("started", flush=True)
while True:
    for letter in "ab":
        for name in ("one.yaml", "two.yaml"):
            write_atomically(folder / name, letter * size)
"""


def test_a_kill_never_leaves_half_a_file(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for pause in (0.0, 0.004, 0.011, 0.023, 0.037):
        process = subprocess.Popen(
            [sys.executable, "-c", REWRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=root
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        for path in tmp_path.glob("*.yaml"):
            assert path.read_text() in ("a" * 200_000, "b" * 200_000)
    # What a kill leaves behind is hidden, and nothing reads it.
    assert all(path.name.startswith(".tipdeck-") for path in tmp_path.glob(".*"))
