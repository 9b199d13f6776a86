"""The pages of packs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.library import Library
from generator.cards.packs import Pack, PackItem
from generator.website.kinds import packs
from generator.website.page import SitePage
from generator.website.papers.paper import PaperLink
from generator.website.public import public_library
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES
from .soundness import check_html


@pytest.fixture
def pages(library: Library) -> dict[str, SitePage]:
    items = (PackItem(worksheet="review"), PackItem(card="ask"), PackItem(checklist="first"))
    pack = Pack(id="one", title="One <pack>", summary="All.", note="Be <kind>.", items=items)
    shown = replace(public_library(library), packs=(pack,))
    return {page.path: page for page in packs.pages(shown)}


def test_pages_are_sound(pages, render):
    for page in pages.values():
        check_html(render(page), in_page=True)


def test_a_pack_shows_what_is_in_it_in_order(pages, render):
    html = render(pages["packs/one/"])
    places = [html.index(f'href="../../{path}/"') for path in ("worksheets/review", "tips/ask")]
    assert places == sorted(places)
    assert "Be &lt;kind&gt;." in html


def test_a_pack_can_be_the_start_of_another(pages, render):
    html = render(pages["packs/one/"])
    assert 'href="../#worksheet.review&amp;tip.ask&amp;checklist.first"' in html


def test_everything_that_readers_see_can_be_picked(pages, render):
    html = render(pages["packs/"])
    for key in ("tip.ask", "tip.rest", "checklist.first", "worksheet.review"):
        assert f'value="{key}"' in html
    assert "tip.draft" not in html


def test_without_scripts_the_ready_made_packs_are_there(pages, render):
    html = render(pages["packs/"])
    assert 'href="one/"' in html
    assert "data-adv-pack-form hidden" in html
    assert "<noscript>" in html


def test_there_is_no_page_where_nothing_can_be_picked():
    assert not [*packs.pages(Library())]


def test_pdfs_are_linked_with_format_and_weight_where_there_are_any(pages):
    page = pages["packs/one/"]
    links = {page.path: (PaperLink("packs/one/one-a4.pdf", "A4", "70 kB"),)}
    build = SiteBuild(Library(), (page,), Templates(OVERRIDES), "Site", "")
    html = replace(build, paper_links=links).page_html(page)
    assert 'href="one-a4.pdf"' in html
    assert "PDF, A4, 70 kB" in html
    assert "PDF" not in build.page_html(page)
