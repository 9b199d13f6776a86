"""PDFs: what goes on them, the cache, and what happens where they cannot be made."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from generator.cards.fields import ChoicesField, LineField, LinesField, ScaleField, SheetField
from generator.cards.library import Library
from generator.cards.packs import Pack, PackItem
from generator.cards.sheets import SheetSection, Worksheet
from generator.website.cache import Cache
from generator.website.outputs import papers as output
from generator.website.paper_links import paper_links, show_weight
from generator.website.papers import press as press_module
from generator.website.papers.composing import papers, public_address
from generator.website.papers.items import rows
from generator.website.papers.paper import SIZES, Paper, PaperLink, paper_path
from generator.website.papers.press import CannotPrintError, press
from generator.website.papers.rendering import render
from generator.website.public import public_library
from generator.website.site_build import SiteBuild, SiteFile
from generator.website.templates import Templates

from .conftest import OVERRIDES, ROOT
from .pdfs import fields, lonely_headings, pages_in_order

PARTS = OVERRIDES / "paper"
HTML = '<html lang="en"><title>T</title><body><p>Hello</p></body></html>'


def _build(library: Library, cache: Path, site_url: str = "") -> SiteBuild:
    return SiteBuild(
        public_library(library), (), Templates(OVERRIDES), "A & B", site_url, cache=cache
    )


def _line(id_: str) -> LineField:
    return LineField(id=id_, kind="line", label=f"Label of {id_}")


def _never() -> press_module.Render:
    raise AssertionError("asked to lay out")


def _cannot() -> press_module.Render:
    raise CannotPrintError(press_module.HOW_TO_INSTALL)


def _fake(made: list[str]) -> press_module.Render:
    def fake(html: str, folder: Path) -> bytes:
        made.append(html)
        return b"%PDF " + html.encode()

    return fake


def test_a_pdf_lies_beside_its_page():
    assert [paper_path("tips/ask/", size) for size in SIZES] == [
        "tips/ask/ask-a4.pdf",
        "tips/ask/ask-letter.pdf",
    ]


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        ("https://example.org/next/", "https://example.org/next/"),
        ("https://example.org", "https://example.org/"),
        ("", ""),
        ("http://127.0.0.1:8000/", ""),
        ("http://localhost:8000/next/", ""),
        ("/next/", ""),
    ],
)
def test_paper_names_an_address_only_where_it_leads_somewhere(site_url, address):
    assert public_address(site_url) == address


def test_two_short_fields_share_a_line():
    one, two, three = _line("a"), _line("b"), _line("c")
    long = LinesField(id="d", kind="lines", label="D")
    assert rows((one, two, three, long, one)) == ((one, two), (three,), (long,), (one,))


def test_every_kind_of_field_has_a_template_for_paper():
    kinds = {each.model_fields["kind"].annotation for each in get_args(get_args(SheetField)[0])}
    for (kind,) in map(get_args, kinds):
        assert (OVERRIDES / f"components/sheet-{kind}/paper.html").is_file(), kind


def test_cards_without_steps_have_no_pdf(library, tmp_path):
    found = [paper.path for paper in papers(_build(library, tmp_path))]
    assert found[::2] == [
        "tips/ask/ask-a4.pdf",
        "tips/rest/rest-a4.pdf",
        "checklists/first/first-a4.pdf",
        "worksheets/review/review-a4.pdf",
    ]


def test_a_site_may_have_pdfs_of_some_things_only(library, tmp_path):
    build = replace(_build(library, tmp_path), paper_kinds=("worksheets",))
    assert {paper.path.partition("/")[0] for paper in papers(build)} == {"worksheets"}
    assert not [*papers(replace(build, paper_kinds=()))]


def test_markup_in_content_is_shown_as_text(library, tmp_path):
    ask = next(iter(papers(_build(library, tmp_path))))
    assert "Ask &lt;why&gt;" in ask.html
    assert "<why>" not in ask.html


def test_only_what_cares_says_where_to_get_help(library, tmp_path):
    found = {paper.path: paper.html for paper in papers(_build(library, tmp_path))}
    assert "116 123" in found["tips/rest/rest-a4.pdf"]
    assert "116 123" in found["checklists/first/first-a4.pdf"]
    assert "116 123" not in found["tips/ask/ask-a4.pdf"]


def test_what_was_laid_out_before_is_not_laid_out_again(tmp_path):
    paper = Paper("a/a-a4.pdf", HTML)
    made: list[str] = []
    first = [*press([paper], folder=PARTS, cache=tmp_path, load=lambda: _fake(made))]
    assert [*press([paper], folder=PARTS, cache=tmp_path, load=_never)] == first
    assert made == [HTML]


def test_a_change_is_laid_out_and_nothing_else(tmp_path):
    made: list[str] = []
    one, two = Paper("a.pdf", HTML), Paper("b.pdf", HTML.replace("Hello", "Bye"))
    for batch in ([one], [one, two]):
        [*press(batch, folder=PARTS, cache=tmp_path, load=lambda: _fake(made))]
    assert made == [one.html, two.html]


def test_a_change_of_styles_lays_everything_out_anew(tmp_path):
    made: list[str] = []
    folder = tmp_path / "paper"
    shutil.copytree(PARTS, folder)
    for words in ("", "\n.new { color: red; }\n"):
        styles = folder / "styles.css"
        styles.write_text(styles.read_text("utf-8") + words, "utf-8")
        paper = Paper("a.pdf", HTML)
        [*press([paper], folder=folder, cache=tmp_path / "c", load=lambda: _fake(made))]
    assert made == [HTML, HTML]


def test_the_same_on_two_pages_is_kept_once_and_yielded_twice(tmp_path):
    batch = [Paper("a.pdf", HTML), Paper("b.pdf", HTML)]
    found = [*press(batch, folder=PARTS, cache=tmp_path, load=lambda: _fake([]))]
    assert [file.path for file in found] == ["a.pdf", "b.pdf"]
    assert len([*tmp_path.glob("*.pdf")]) == 1


def test_another_font_or_version_is_another_paper(tmp_path):
    Cache(tmp_path, "one").keep(HTML, b"%PDF")
    assert Cache(tmp_path, "one").read(HTML) == b"%PDF"
    assert Cache(tmp_path, "two").read(HTML) is None


def test_what_was_used_longest_ago_is_cleared_away(tmp_path):
    cache = Cache(tmp_path, "base")
    for number, html in enumerate(("a", "b", "c")):
        cache.keep(html, html.encode())
        os.utime(cache._path(html), (number, number))
    assert cache.read("a") == b"a"
    cache.clear(most=2)
    assert [cache.read(html) for html in ("a", "b", "c")] == [b"a", None, b"c"]


def test_a_folder_that_cannot_be_written_is_told_once_and_stops_nothing(tmp_path, caplog):
    taken = tmp_path / "file"
    taken.write_text("")
    batch = [Paper("a.pdf", HTML), Paper("b.pdf", HTML + " ")]
    found = [*press(batch, folder=PARTS, cache=taken / "cache", load=lambda: _fake([]))]
    assert len(found) == 2
    assert caplog.text.count("made again at each build") == 1


def test_without_pango_one_line_says_so_and_what_is_kept_is_still_there(tmp_path, caplog):
    kept = Paper("a.pdf", HTML)
    [*press([kept], folder=PARTS, cache=tmp_path, load=lambda: _fake([]))]
    batch = [kept, Paper("b.pdf", HTML + " "), Paper("c.pdf", HTML + "  ")]
    found = [*press(batch, folder=PARTS, cache=tmp_path, load=_cannot)]
    assert [file.path for file in found] == ["a.pdf"]
    (record,) = caplog.records
    for words in ("Debian", "macOS", "Fedora", "apt install libpango", "brew", "dnf"):
        assert words in record.message
    assert "\n" not in record.message


def test_a_site_without_pango_is_built_without_links_to_pdfs(site, tmp_path_factory):
    """WeasyPrint fails as it does where the library is missing, in the strictest of builds."""
    stub = tmp_path_factory.mktemp("stub") / "weasyprint"
    stub.mkdir()
    lines = "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    (stub / "__init__.py").write_text(lines)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", "out"],
        cwd=site,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(stub.parent), str(ROOT)]),
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == press_module.HOW_TO_INSTALL
    assert not [*(site / "out").rglob("*.pdf")]
    assert ".pdf" not in (site / "out/tips/ask/index.html").read_text("utf-8")


def test_letters_that_the_fonts_lack_are_named_once_and_shown_if_they_can_be(tmp_path, caplog):
    html = HTML.replace("Hello", "Hello שלום 🙂 مرحبا")
    batch = [Paper("a/a-a4.pdf", html), Paper("a/a-letter.pdf", html + "\n")]
    with caplog.at_level(logging.WARNING, logger="generator"):
        found = [*press(batch, folder=PARTS, cache=tmp_path)]
    assert [file.content[:5] for file in found] == [b"%PDF-", b"%PDF-"]
    warnings = [each.message for each in caplog.records if each.name.startswith("generator")]
    assert len(warnings) == 1
    assert warnings[0].startswith("a/a-a4.pdf: the fonts of the PDF lack ")
    assert "'🙂' (U+1F642)" in warnings[0]


def test_laying_out_has_nothing_to_grumble_about(library, tmp_path, caplog):
    """A property that WeasyPrint does not know would only be logged."""
    with caplog.at_level(logging.DEBUG, logger="weasyprint"):
        for paper in papers(_build(library, tmp_path, "https://example.org/")):
            render(paper.html, PARTS)
    assert [each.message for each in caplog.records if each.levelno >= logging.WARNING] == []


def test_nothing_is_fetched_from_elsewhere(tmp_path):
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    for url in ("https://example.org/a.svg", "file:///etc/hostname", "data:image/png;base64,AA"):
        with pytest.raises(FatalURLFetchingError):
            render(HTML.replace("Hello", f'<img src="{url}" alt="A">'), PARTS)


def test_pages_know_their_pdfs_and_how_heavy_they_are():
    files = [
        SiteFile("tips/a/a-letter.pdf", b"x" * 1499),
        SiteFile("tips/a/a-a4.pdf", b"x" * 1500),
        SiteFile("_redirects", "/a /b"),
        SiteFile("other/report.pdf", b"x"),
    ]
    assert paper_links(files) == {
        "tips/a/": (
            PaperLink("tips/a/a-a4.pdf", "A4", "2 kB"),
            PaperLink("tips/a/a-letter.pdf", "US Letter", "1 kB"),
        )
    }
    assert show_weight(12) == "1 kB"


def test_a_pack_has_what_it_names_and_no_name_twice(library, tmp_path):
    """The same step stands on a card and on a checklist: two boxes, each with its own name."""
    items = (PackItem(card="ask"), PackItem(checklist="first"), PackItem(worksheet="review"))
    pack = Pack(id="both", title="Both", summary="All.", note="Note <b>.", items=items)
    build = _build(Library(**{**vars(library), "packs": (pack,)}), tmp_path)
    found = {paper.path: paper.html for paper in papers(build)}
    html = found["packs/both/both-a4.pdf"]
    assert "Note &lt;b&gt;." in html
    names = [field.name for field in fields(render(html, PARTS))]
    assert names == [
        "tips/ask/pick",
        "tips/ask/write",
        "checklists/first/ask/write",
        "checklists/first/rest/sit",
        "review/job",
    ]


def _sheet(lines: int) -> Worksheet:
    """Return a sheet whose later headings and fields fall wherever `lines` push them."""
    first: tuple[SheetField, ...] = (LinesField(id="a", kind="lines", label="A", rows=lines),)
    scale = ScaleField(id="s", kind="scale", label="S", low="Low", high="High")
    choices = ChoicesField(id="c", kind="choices", label="C", options=("One", "Two"))  # type: ignore[arg-type]
    long = LinesField(id="l", kind="lines", label="L", rows=5)
    sections = [SheetSection(title="First", fields=first)]
    for part in range(3):
        renamed = tuple(
            each.model_copy(update={"id": f"{each.id}-{part}"}) for each in (scale, long, choices)
        )
        sections.append(SheetSection(title=f"Part {part}", fields=renamed))
    return Worksheet(
        id="long",
        title="Long",
        purpose="P.",
        minutes=5,
        instructions="I.",
        sections=tuple(sections),
    )


@pytest.mark.parametrize("lines", [6, 9, 13, 14, 18])
def test_a_heading_stays_with_its_field_wherever_the_page_ends(lines, tmp_path):
    sheet = _sheet(lines)
    paper = next(iter(papers(_build(Library(worksheets=(sheet,)), tmp_path))))
    pdf = render(paper.html, PARTS)
    assert {page for _, page in pages_in_order(pdf)} == {0, 1}
    assert lonely_headings(pdf) == []
    heights = [field.height for field in fields(pdf) if "/l-" in field.name]
    # None of the long fields was cut in two.
    assert len(heights) == 3
    assert max(heights) - min(heights) < 0.1


def test_the_output_is_in_the_order_of_the_library(library, tmp_path):
    files = [*output.files(_build(library, tmp_path))]
    assert [file.path for file in files] == [
        paper.path for paper in papers(_build(library, tmp_path))
    ]
    assert (tmp_path / "papers").is_dir()
