"""Every PDF of the shipped site, opened as people and their programs do."""

from __future__ import annotations

import io
from pathlib import Path

import page as validation
import pikepdf
import pytest
import segno
from PIL import Image
from pypdf import PdfReader, PdfWriter

from generator.cards.library import Library
from generator.cards.loading import load_library
from generator.website.papers.composing import papers
from generator.website.papers.press import press
from generator.website.papers.rendering import render
from generator.website.public import public_library
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES, ROOT
from .pdfs import MM, fields, lonely_headings, picture, text_of, words

PARTS = OVERRIDES / "paper"
ADDRESS = "https://example.org/next/"
NAME = "Zoë Lovelace-Šimić"
MOST_BYTES = 80_000
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def _build(site_url: str) -> SiteBuild:
    library = public_library(load_library(ROOT / "content"))
    return SiteBuild(library, (), Templates(OVERRIDES), "Next Round", site_url)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every PDF of the shipped site by its address. This fails where Pango is missing."""
    cache = tmp_path_factory.mktemp("papers")
    ordered = tuple(papers(_build(ADDRESS)))
    found = {file.path: file.content for file in press(ordered, folder=PARTS, cache=cache)}
    assert [*found] == [paper.path for paper in ordered]
    return found


@pytest.fixture(scope="session")
def library() -> Library:
    return _build("").library


def _sheets(shipped: dict[str, bytes]) -> dict[str, bytes]:
    return {path: pdf for path, pdf in shipped.items() if path.startswith("worksheets/")}


def test_everything_has_a_pdf_in_both_sizes(shipped, library):
    pages = [
        *(f"tips/{each.id}/{each.id}" for each in library.cards),
        *(f"checklists/{each.id}/{each.id}" for each in library.checklists),
        *(f"worksheets/{each.id}/{each.id}" for each in library.worksheets),
        *(f"packs/{each.id}/{each.id}" for each in library.packs),
    ]
    assert sorted(shipped) == sorted(f"{page}-{size}.pdf" for page in pages for size in SIZES)


def test_all_pass_pdf_ua(shipped):
    for path, pdf in shipped.items():
        report = validation.validate_pdf_bytes(pdf, profile=validation.ValidationProfile.PDF_UA_1)
        assert not report.failures, (path, [each.message for each in report.failures])
        assert report.is_compliant


def test_all_say_what_they_are_and_in_which_language(shipped):
    for path, pdf in shipped.items():
        root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        title = PdfReader(io.BytesIO(pdf)).metadata.title
        assert title.endswith(" - Next Round"), path
        assert root["/Lang"] == "en-GB"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert "/StructTreeRoot" in root


def test_all_are_as_large_as_they_say(shipped):
    for path, pdf in shipped.items():
        width, height = SIZES[path.rpartition("-")[2].removesuffix(".pdf")]
        for page in PdfReader(io.BytesIO(pdf)).pages:
            assert (round(page.mediabox.width), round(page.mediabox.height)) == (width, height)
            assert page["/Tabs"] == "/S" or "/Annots" not in page


def test_all_but_packs_are_light(shipped):
    heavy = {path: len(pdf) for path, pdf in shipped.items() if len(pdf) > MOST_BYTES}
    assert not [path for path in heavy if not path.startswith("packs/")]


def test_tips_and_checklists_fit_on_a_page(shipped):
    for path, pdf in shipped.items():
        if path.startswith(("tips/", "checklists/")):
            assert len(PdfReader(io.BytesIO(pdf)).pages) == 1, path


def test_worksheets_fit_on_both_sides_of_a_sheet(shipped):
    for path, pdf in _sheets(shipped).items():
        assert len(PdfReader(io.BytesIO(pdf)).pages) <= 2, path


def test_fields_have_names_of_their_own_and_words_for_people(shipped):
    for path, pdf in shipped.items():
        found = fields(pdf)
        names = [field.name for field in found]
        assert names, path
        assert len(set(names)) == len(names), path
        assert all(field.tooltip and field.tooltip != field.name for field in found), path
        assert {field.kind for field in found} <= {"/Tx", "/Btn"}, path


def test_worksheets_ask_for_every_field_in_the_order_of_the_file(shipped, library):
    for sheet in library.worksheets:
        labels = {field.id: field.label for part in sheet.sections for field in part.fields}
        for size in SIZES:
            found = fields(shipped[f"worksheets/{sheet.id}/{sheet.id}-{size}.pdf"])
            asked = list(dict.fromkeys(field.name.split("/")[1] for field in found))
            assert asked == [*labels], sheet.id
            for field in found:
                assert field.tooltip.startswith(labels[field.name.split("/")[1]])


def test_checklists_and_tips_have_a_box_for_each_step(shipped, library):
    for checklist in library.checklists:
        steps = [library.step(ref)[1].text for part in checklist.sections for ref in part.steps]
        found = fields(shipped[f"checklists/{checklist.id}/{checklist.id}-a4.pdf"])
        assert [field.tooltip for field in found] == steps
    for card in library.cards:
        found = fields(shipped[f"tips/{card.id}/{card.id}-letter.pdf"])
        assert [field.tooltip for field in found] == [step.text for step in card.steps]


def test_hands_can_write_and_tick(shipped):
    for path, pdf in shipped.items():
        for field in fields(pdf):
            least = 6.4 if field.kind == "/Tx" else 4.2
            assert field.height >= least, (path, field)


def test_fields_lie_on_the_page_and_not_on_each_other(shipped):
    for path, pdf in shipped.items():
        width, _ = SIZES[path.rpartition("-")[2].removesuffix(".pdf")]
        found = fields(pdf)
        for field in found:
            assert 10 * MM <= field.left < field.right <= width - 10 * MM, (path, field)
            # Below them is the foot of the page.
            assert field.bottom >= 13 * MM, (path, field)
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                apart = (
                    one.page != other.page
                    or one.right <= other.left + 1
                    or other.right <= one.left + 1
                    or one.bottom + 1 >= other.top
                    or other.bottom + 1 >= one.top
                )
                assert apart, (path, one.name, other.name)


def test_no_word_is_cut_off(shipped, tmp_path):
    for path, pdf in shipped.items():
        outside = [word for word, *_, inside in words(pdf, tmp_path) if not inside]
        assert not outside, path


def test_no_heading_is_left_alone_at_the_foot(shipped):
    for path, pdf in shipped.items():
        # The contents of a pack are between its title and its first field.
        if not path.startswith("packs/"):
            assert lonely_headings(pdf) == [], path


def test_the_foot_says_where_it_is_from_and_which_page_it_is(shipped, tmp_path):
    text = " ".join(
        text_of(shipped["tips/ask-for-feedback/ask-for-feedback-a4.pdf"], tmp_path).split()
    )
    assert "Next Round: example.org/next/tips/ask-for-feedback/" in text
    assert "Page 1 of 1" in text


def test_the_code_on_paper_is_that_of_the_page(shipped, tmp_path):
    """A camera sees the same modules that the standard's encoder makes."""
    path = "tips/ask-for-feedback/ask-for-feedback-a4.pdf"
    image = Image.open(picture(shipped[path], tmp_path, dpi=300)).convert("L")
    address = f"{ADDRESS}tips/ask-for-feedback/"
    matrix = segno.make(address, error="m", micro=False).matrix
    size, left, top = 22 / 25.4 * 300, (210 - 16 - 22) / 25.4 * 300, 14 / 25.4 * 300
    step = size / len(matrix)
    seen = [
        [
            int(image.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < 128)
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert seen == [[int(module) for module in row] for row in matrix]


def test_packs_list_what_is_in_them_with_its_page(shipped, library, tmp_path):
    for pack in library.packs:
        pdf = shipped[f"packs/{pack.id}/{pack.id}-a4.pdf"]
        reader = PdfReader(io.BytesIO(pdf))
        cover = reader.pages[0].extract_text()
        assert pack.title in cover
        links = [
            note.get_object() for note in reader.pages[0]["/Annots"] if "/Dest" in note.get_object()
        ]
        assert len(links) == len(pack.items)
        for link, item in zip(links, pack.items, strict=True):
            places = reader.named_destinations
            page = reader.get_destination_page_number(places[link["/Dest"]]) + 1
            title = getattr(library, f"{item.kind}s_by_id")[item.id].title
            line = next(line for line in cover.splitlines() if line.startswith(f"{title} "))
            assert line.endswith(f" {page}")
            assert title in " ".join(reader.pages[page - 1].extract_text().split())


@pytest.mark.parametrize("name", ["interview-review", "weekly-plan"])
def test_a_name_with_accents_can_be_filled_in_and_is_shown(shipped, tmp_path, name):
    path = f"worksheets/{name}/{name}-a4.pdf"
    empty = shipped[path]
    found = fields(empty)
    writer = PdfWriter(clone_from=io.BytesIO(empty))
    values = {field.name: NAME if field.kind == "/Tx" else "/on" for field in found}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=True)
    filled = io.BytesIO()
    writer.write(filled)
    read = PdfReader(io.BytesIO(filled.getvalue())).get_fields()
    assert {name: field.value for name, field in read.items()} == values
    texts = [field for field in found if field.kind == "/Tx"]
    shown = text_of(filled.getvalue(), tmp_path)
    # Narrow cells part a name into lines.
    assert shown.count("Šimić") == len(texts)
    before = Image.open(picture(empty, tmp_path, dpi=60)).convert("L").tobytes()
    after = Image.open(picture(filled.getvalue(), tmp_path, dpi=60)).convert("L").tobytes()
    assert sum(after) < sum(before)


def test_ticks_are_seen_by_programs_that_draw_fields_themselves(shipped, tmp_path):
    empty = shipped["worksheets/weekly-plan/weekly-plan-a4.pdf"]
    with pikepdf.open(io.BytesIO(empty)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if field.FT == "/Btn":
                field.V = field.AS = pikepdf.Name("/on")
        opened.save(tmp_path / "ticked.pdf")
    box = next(field for field in fields(empty) if field.kind == "/Btn" and not field.page)
    ticked = (tmp_path / "ticked.pdf").read_bytes()
    ink = []
    for pdf in (empty, ticked):
        image = Image.open(picture(pdf, tmp_path, dpi=72)).convert("L")
        sides = (
            int(box.left) + 3,
            842 - int(box.top) + 3,
            int(box.right) - 2,
            842 - int(box.bottom) - 2,
        )
        ink.append(sum(255 - shade for shade in image.crop(sides).tobytes()))
    assert ink[0] == 0
    assert ink[1] > 1000


def test_making_them_again_gives_the_same_bytes(shipped):
    """The others were laid out in other processes."""
    for paper in papers(_build(ADDRESS)):
        if paper.path.startswith(("worksheets/weekly", "packs/first", "checklists/first")):
            assert render(paper.html, PARTS) == shipped[paper.path]


def test_without_an_address_nothing_leads_to_one(tmp_path):
    for url in ("", "http://127.0.0.1:8000/"):
        paper = next(iter(papers(_build(url))))
        pdf = render(paper.html, PARTS)
        text = " ".join(text_of(pdf, tmp_path).split())
        assert "On screen" not in text
        assert "127.0.0.1" not in text
        assert "Next Round (CC BY 4.0)" in text
        notes = PdfReader(io.BytesIO(pdf)).pages[0]["/Annots"]
        assert all(note.get_object()["/Subtype"] == "/Widget" for note in notes)


def test_fonts_that_ship_have_what_their_list_says(shipped):
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    from generator.website.papers.characters import missing  # noqa: PLC0415

    for name in ("regular", "semibold"):
        has = set(TTFont(PARTS / f"fonts/{name}.ttf").getBestCmap())
        assert all(missing(chr(code), PARTS / "fonts") == "" for code in has)
        assert {ord(letter) for letter in NAME} | set(range(0xA0, 0x180)) <= has
    assert set(missing("שלום 🙂 a", PARTS / "fonts")) == set("שלום🙂")
    assert Path(PARTS / "fonts/OFL.txt").read_text("utf-8").startswith("Copyright")
