"""What axe-core finds on a page of every kind, where it is installed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .test_site import KINDS

pytestmark = pytest.mark.browser
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

WIDTHS = {"phone": 360, "desktop": 1280}


def _violations(page: Page) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in (*KINDS, "404.html"):
        page.goto(path)
        found[path] = _violations(page)
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_axe_finds_nothing_in_an_open_search(page):
    page.goto("")
    page.get_by_role("button", name="why did they say no").click()
    page.locator(".md-search-result__link").first.wait_for()
    assert _violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_page_has_been_used(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("plan/#when.today&feeling.blame")
    page.get_by_role("checkbox").first.check()
    page.get_by_text("Add a reminder to your calendar").click()
    assert _violations(page) == []
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto("tips/ask-for-feedback/")
    page.get_by_role("button", name="Copy as text").click()
    assert _violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_on_a_filled_sheet(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.add_init_script("delete Navigator.prototype.clipboard")
    for path in ("worksheets/feedback-request/", "worksheets/weekly-plan/"):
        page.goto(path)
        for field in page.locator(
            "[data-adv-sheet] input[type=text], [data-adv-sheet] textarea:visible"
        ).all():
            field.fill("Words")
        for box in page.locator("[data-adv-sheet] input[type=checkbox]").all():
            box.check()
        page.locator("[data-adv-copy]").last.click()
        assert _violations(page) == [], path


def test_axe_finds_nothing_in_a_search_that_found_nothing(page):
    page.goto("")
    page.get_by_label("What's on your mind?").fill("zzyzx quux")
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.get_by_text("Nothing found. Try other words.").wait_for()
    assert _violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_pack_was_made(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("packs/#tip.ask-for-feedback&worksheet.interview-review")
    page.locator("[data-adv-pack-contents] li").first.wait_for()
    assert _violations(page) == []
