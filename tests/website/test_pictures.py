"""Pictures for sharing: drawn at build, one beside each page."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from generator.website.outputs import pictures as output
from generator.website.pages import site_pages
from generator.website.pictures import SIZE, Painter
from generator.website.public import public_library
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES

FONTS = OVERRIDES / "paper" / "fonts"
PAINTER = Painter(FONTS, "Next Round")
# Where the title and the line below it stand, and where the drawing does.
WORDS, DRAWING = (60, 170, 730, 620), (750, 0, 1200, 630)


def _picture(title: str, line: str = "A tip") -> Image.Image:
    picture = Image.open(io.BytesIO(PAINTER.draw(title, line)))
    assert (picture.format, picture.size) == ("PNG", SIZE)
    return picture.convert("RGB")


def _differ(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return ImageChops.difference(one.crop(box), other.crop(box)).getbbox() is not None


def test_the_words_differ_and_the_drawing_does_not():
    one, other = _picture("Ask for feedback"), _picture("Rest")
    assert _differ(one, other, WORDS)
    assert not _differ(one, other, DRAWING)


@pytest.mark.parametrize(
    "title", ["Ask", "Leave the last interview behind " * 12, "Unbreakable" * 30, "Zoë Šimić’s way"]
)
def test_no_title_runs_into_the_drawing(title):
    assert not _differ(_picture(title), _picture("Rest"), DRAWING)
    assert len(PAINTER.draw(title, "A tip")) < 60_000


def test_letters_that_the_font_lacks_leave_the_picture_without_words():
    assert not _differ(_picture("اطلب رأيهم"), _picture("求职", "也"), WORDS)
    assert not _differ(_picture("Ask 😀"), _picture("求职"), WORDS)


def test_the_same_words_give_the_same_bytes():
    again = Painter(FONTS, "Next Round")
    assert again.draw("Ask", "A tip") == PAINTER.draw("Ask", "A tip")


@pytest.fixture
def build(library, tmp_path):
    shown = public_library(library)
    pages = site_pages(shown)
    return SiteBuild(shown, pages, Templates(OVERRIDES), "Site", "", cache=tmp_path / "cache")


def test_each_page_has_one_but_those_that_lead_on(build):
    paths = [file.path for file in output.files(build)]
    assert "picture.png" in paths
    assert "tips/ask/picture.png" in paths
    assert "tips/get-feedback/picture.png" not in paths
    assert len(paths) == len([page for page in build.pages if not page.moved_to])


def test_what_was_drawn_before_is_not_drawn_again(build, monkeypatch):
    first = [*output.files(build)]
    monkeypatch.setattr(Painter, "draw", lambda *_: pytest.fail("drawn again"))
    assert [*output.files(build)] == first


def test_a_site_may_have_none(build):
    assert [*output.files(replace(build, has_pictures=False))] == []
