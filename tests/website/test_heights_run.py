"""What `tipdeck heights` measures, writes and says."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.website import heights_run, measuring
from generator.website.measuring import MeasuringError, installed_browser, measure

PAGE = (
    "<!doctype html><title>p</title><style>body { margin: 0 }"
    " p { margin: 0; line-height: 20px; width: 400px; height: %s }</style><p>%s</p>"
)

needs_browser = pytest.mark.skipif(not installed_browser(), reason="no Chromium is installed")


def _run(site, *arguments):
    return CliRunner().invoke(main, ["heights", str(site / "mkdocs.yml"), *arguments])


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.mark.browser
@needs_browser
def test_pages_are_measured_at_each_width_and_kept_apart():
    pages = {
        "a/b": PAGE.replace("400px", "100%%") % ("auto", "word " * 40),
        "c": PAGE % ("123.4px", "x"),
    }
    found = measure(pages, (300, 600), installed_browser() or "")
    assert found["c"] == (124, 124)
    narrow, wide = found["a/b"]
    assert narrow > wide
    assert narrow % 20 == wide % 20 == 0


@pytest.mark.browser
@needs_browser
def test_heights_are_written_once_and_are_then_current(site):
    first = _run(site)
    assert first.exit_code == 0, first.output
    written = (site / "content/heights.yaml").read_text("utf-8")
    assert "tips/ask: {of: " in written
    assert "tips/get-feedback: {of: " in written
    assert "is current" in _run(site).output
    assert (site / "content/heights.yaml").read_text("utf-8") == written


@pytest.mark.browser
@needs_browser
def test_a_dry_run_writes_nothing(site):
    assert "would write" in _run(site, "--dry-run").output
    assert not (site / "content/heights.yaml").exists()


def test_without_a_browser_it_says_so_in_a_line_and_keeps_what_is_there(site, monkeypatch):
    monkeypatch.setattr(heights_run, "installed_browser", lambda: None)
    kept = (
        '# kept\npages:\n  tips/gone: {of: "0123456789ab", heights: [9, 8, 7, 6, 5, 4, 3, 2, 1]}\n'
    )
    (site / "content/heights.yaml").write_text(kept, "utf-8")
    done = _run(site)
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1
    assert "heights are estimated: no Chromium" in done.stderr
    assert (site / "content/heights.yaml").read_text("utf-8") == kept


def test_a_browser_that_fails_is_named(site, monkeypatch):
    false = shutil.which("false")
    assert false
    monkeypatch.setattr(heights_run, "installed_browser", lambda: false)
    done = _run(site)
    assert done.exit_code == 0
    assert false in done.stderr


def test_a_browser_that_prints_nothing_measures_nothing(monkeypatch):
    monkeypatch.setattr(measuring, "_printed", lambda *_: "<html></html>")
    with pytest.raises(MeasuringError, match="0 of 1"):
        measure({"a": "x"}, (1, 2), "browser")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  tips/ask: {of: xyz, heights: [1, 2, 3, 4, 5, 6, 7, 8, 9]}", "twelve digits"),
        ('  tips/ask: {of: "0123456789ab", heights: []}', "heights"),
        ('  tips/ask: {of: "0123456789ab", heights: [0, 2, 3, 4, 5, 6, 7, 8, 9]}', "heights"),
        (
            '  ../x: {of: "0123456789ab", heights: [1, 2, 3, 4, 5, 6, 7, 8, 9]}',
            "folder below embed/",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_line(site, line, said):
    (site / "content/heights.yaml").write_text(f"pages:\n{line}\n", "utf-8")
    done = CliRunner().invoke(main, ["check", str(site / "content")])
    assert done.exit_code == 1
    assert "heights.yaml:2" in done.output
    assert said in done.output


def test_a_site_without_the_plugin_is_told_what_to_add(site):
    path = site / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("[search, tipdeck]", "[search]"), "utf-8")
    done = _run(site)
    assert done.exit_code == 1
    assert "add `tipdeck` to `plugins`" in done.output
