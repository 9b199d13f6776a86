"""The shipped site opened from a folder, as after unzipping it: no server, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

RESULTS = ".md-search-result__link"


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Return a page at the site's home, which fails the test on any error that a script logs."""
    context = browser.new_context(
        base_url=f"{folder.as_uri()}/", viewport={"width": 360, "height": 740}, offline=True
    )
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.goto("index.html")
    yield page
    context.close()
    assert errors == []


def test_search_finds_tips_and_leads_to_their_pages(page):
    page.get_by_label("What's on your mind?").fill("why did they say no")
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.locator(RESULTS).first.click()
    expect(page).to_have_url(re.compile(r"/tips/ask-for-feedback/index\.html"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask for feedback")


def test_every_link_of_the_home_page_leads_to_a_page(page, folder):
    addresses = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    own = [address for address in addresses if address.startswith("file:")]
    assert len(own) > 20
    for address in own:
        path = address.removeprefix("file://").partition("#")[0]
        assert Path(path).is_file(), address


def test_ticks_are_kept_from_page_to_page(page):
    page.goto("checklists/first-48-hours/index.html")
    box = page.get_by_role("checkbox").first
    box.check()
    page.get_by_role("link", name="Checklists").first.click()
    page.go_back()
    expect(box).to_be_checked()
