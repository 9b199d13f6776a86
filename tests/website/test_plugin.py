"""Whole builds with MkDocs, strictly, in a folder of their own."""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from .conftest import ROOT
from .soundness import check_html

NOT_WANTED = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "generator.matching")


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def _build(site: Path, out: str = "out", **plugin_options: object) -> Path:
    options = {"plugins": ["search", {"tipdeck": plugin_options}]} if plugin_options else {}
    config = load_config(str(site / "mkdocs.yml"), strict=True, site_dir=str(site / out), **options)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site / out


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_strict_build_writes_every_page(site):
    out = _build(site)
    for name in ("index", "tips/index", "tips/ask/index", "topics/learn/index", "sources/index"):
        assert (out / f"{name}.html").is_file()


def test_pages_are_sound_and_show_markup_as_text(site):
    html = (_build(site) / "tips/ask/index.html").read_text("utf-8")
    check_html(html, in_page=True)
    assert "<script>alert" not in html
    assert "<title>Ask &lt;script&gt;alert(1)&lt;/script&gt; - Small &amp; simple</title>" in html
    assert 'content="Why &#34;it&#34; helps &amp; &lt;b&gt;how&lt;/b&gt;."' in html
    assert '<link rel="canonical" href="https://example.org/next/tips/ask/">' in html
    assert '<html lang="en-GB"' in html


def test_pages_written_by_hand_stand_beside_ours(site):
    html = (_build(site) / "about/index.html").read_text("utf-8")
    check_html(html, in_page=True)
    assert 'href="../tips/"' in html


def test_a_page_written_by_hand_takes_the_place_of_ours(site):
    (site / "content/pages/index.md").write_text("# My own home\n", "utf-8")
    assert "My own home" in (_build(site) / "index.html").read_text("utf-8")


def test_a_navigation_with_sections_is_built(site):
    config = site / "mkdocs.yml"
    nested = "nav: [{Start: index.md}, {Tips: [{All: tips/index.md}]}, {About: about.md}]"
    text = config.read_text("utf-8")
    plain = next(line for line in text.splitlines() if line.startswith("nav:"))
    config.write_text(text.replace(plain, nested), "utf-8")
    assert (_build(site) / "tips/ask/index.html").is_file()


def test_what_somebody_wrote_stays_whatever_its_folder_is_called(site):
    for name in ("scripts", "paper", "embeds"):
        page = site / "content/pages" / name / "phone.md"
        page.parent.mkdir()
        page.write_text("# Ring them\n", "utf-8")
    (site / "content/pages/_headers").write_text("/*\n  X-Own: yes\n", "utf-8")
    out = _build(site)
    for name in ("scripts", "paper", "embeds"):
        assert "Ring them" in (out / name / "phone/index.html").read_text("utf-8")
    assert (out / "_headers").read_text("utf-8") == "/*\n  X-Own: yes\n"
    assert not (out / "paper/styles.css").exists()


def test_search_finds_a_page_that_was_written_by_hand_and_not_ours_in_its_place(site):
    (site / "content/pages/tips").mkdir()
    (site / "content/pages/tips/ask.md").write_text("# Mine\n", "utf-8")
    docs = json.loads((_build(site) / "search/search_index.json").read_text("utf-8"))["docs"]
    assert [doc["title"] for doc in docs if doc["location"].startswith("tips/ask/")] == ["Mine"]


def test_an_old_address_sends_people_on(site):
    html = (_build(site) / "tips/get-feedback/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../ask/">' in html
    assert '<link rel="canonical" href="../ask/">' in html


def test_the_host_is_told_where_an_old_address_leads(site):
    lines = (_build(site) / "_redirects").read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        old, new, status = line.split(" ")
        assert status == "301"
        assert old.startswith("/next/tips/")
        assert new.startswith("/next/tips/")


def test_pages_link_the_pdfs_beside_them(site):
    out = _build(site)
    html = (out / "tips/ask/index.html").read_text("utf-8")
    for size in ("a4", "letter"):
        assert (out / f"tips/ask/ask-{size}.pdf").read_bytes().startswith(b"%PDF-")
        assert f'href="ask-{size}.pdf"' in html


def test_pdfs_are_kept_beside_the_settings_for_the_next_build(site, monkeypatch):
    first = _hashes(_build(site))
    assert len([*(site / ".cache/tipdeck/papers").glob("*.pdf")]) == 2
    monkeypatch.setattr("generator.website.papers.rendering.render", None)
    assert _hashes(_build(site, "again")) == first


def test_a_page_that_is_shared_names_its_picture_by_a_whole_address(site):
    out = _build(site)
    html = (out / "tips/ask/index.html").read_text("utf-8")
    address = "https://example.org/next/tips/ask/picture.png"
    assert f'<meta property="og:image" content="{address}">' in html
    assert (out / "tips/ask/picture.png").is_file()
    about = (out / "about/index.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/next/picture.png">' in about


def test_drafts_are_built_when_wanted(site):
    assert not (_build(site) / "tips/wait").exists()
    assert (_build(site, content=str(site / "content"), drafts=True) / "tips/wait").is_dir()


def test_search_has_one_entry_a_card_and_none_for_lists_of_them(site):
    docs = json.loads((_build(site) / "search/search_index.json").read_text("utf-8"))["docs"]
    locations = [doc["location"] for doc in docs]
    assert locations.count("tips/ask/") == 1
    assert sorted(locations) == [
        "about/",
        "checklists/",
        "packs/",
        "tips/ask/",
        "topics/learn/",
        "worksheets/",
    ]
    assert "<script" not in json.dumps(docs)


def test_building_twice_gives_the_same_bytes(site, monkeypatch):
    first = _hashes(_build(site))
    # Another day, as far as MkDocs can tell.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert _hashes(_build(site, "again")) == first


def test_the_site_map_says_when_a_card_was_reviewed(site):
    site_map = (_build(site) / "sitemap.xml").read_text("utf-8")
    entry = site_map.partition("https://example.org/next/tips/ask/</loc>")[2].partition("</url>")[0]
    assert "<lastmod>2026-01-02</lastmod>" in entry
    assert "get-feedback" not in site_map


def test_parts_of_the_style_sheet_are_not_published(site):
    published = _hashes(_build(site))
    assert not [
        name for name in published if name.startswith(("components", "styles", "scripts", "paper"))
    ]
    assert [name for name in published if name.startswith("assets/site.") and name.endswith(".css")]


def test_nothing_on_a_page_is_fetched_from_elsewhere(site):
    html = (_build(site) / "tips/ask/index.html").read_text("utf-8")
    assert 'src="http' not in html
    assert 'stylesheet" href="http' not in html


def test_every_content_problem_is_told_without_a_traceback(site, caplog):
    (site / "content/cards/bad.yaml").write_text("titel: x\nsummary: y\ntopics: [no]\n", "utf-8")
    with caplog.at_level(logging.ERROR), pytest.raises(Abort):
        _build(site)
    lines = caplog.text.splitlines()
    assert any("bad.yaml" in line and "titel" in line for line in lines)
    assert any("bad.yaml" in line and "title: missing" in line for line in lines)
    assert not any("Traceback" in line for line in lines)


@pytest.mark.parametrize(
    ("line", "message"),
    [("use_directory_urls: false", "use_directory_urls"), ("theme: material", "custom_dir")],
)
def test_settings_that_cannot_work_are_refused(site, caplog, line, message):
    path = site / "mkdocs.yml"
    kept = [old for old in path.read_text().splitlines() if not old.startswith(line.split(":")[0])]
    path.write_text("\n".join([*kept, line]), "utf-8")
    with caplog.at_level(logging.ERROR), pytest.raises(Abort):
        _build(site)
    assert message in caplog.text


def test_serving_watches_the_content(site):
    class Server:
        watched: list[str] = []  # noqa: RUF012 one server, one list

        def watch(self, path: str) -> None:
            self.watched.append(path)

    config: MkDocsConfig = load_config(str(site / "mkdocs.yml"))
    server: LiveReloadServer = Server()  # type: ignore[assignment]
    config.plugins["tipdeck"].on_serve(server, config=config, builder=lambda: None)
    assert Server.watched == [str(site / "content")]


def test_building_loads_no_numbers_and_no_encoder(site):
    code = (
        "import sys\n"
        "from mkdocs.commands.build import build\n"
        "from mkdocs.config import load_config\n"
        f"build(load_config({str(site / 'mkdocs.yml')!r}, site_dir={str(site / 'out')!r}))\n"
        f"print([name for name in {NOT_WANTED!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_a_build_loads_nothing_that_only_reads_articles() -> None:
    script = (
        "import sys, generator.website.plugin\n"
        "print(sorted({'ftfy', 'lxml', 'onnxruntime', 'weasyprint', 'PIL'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
