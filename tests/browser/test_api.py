"""The page of the API: its samples work, and scroll inside."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_script_on_the_page_shows_a_tip(page, address):
    page.goto("api/")
    script = page.get_by_role("region", name="A script that shows one tip").inner_text()
    page.evaluate("document.body.innerHTML = '<p id=tip></p>'")
    page.evaluate(f"(async () => {{ {script} }})()")
    shown = page.locator("#tip")
    expect(shown).to_contain_text("From Next Round, under CC BY 4.0.")
    expect(shown.get_by_role("link", name="Ask for feedback")).to_have_attribute(
        "href", f"{address}tips/ask-for-feedback/"
    )


def test_a_sample_scrolls_by_keyboard_and_never_widens_the_page(page):
    page.goto("api/")
    sample = page.get_by_role("region", name="Example: one tip", exact=True)
    sample.focus()
    for key, side in (("ArrowRight", "scrollLeft"), ("ArrowDown", "scrollTop")):
        page.keyboard.press(key)
        # The policy of the page lets nothing wait inside it.
        moved = (
            sample.evaluate(f"it => it.{side}") or page.wait_for_timeout(50) for _ in range(60)
        )
        assert next(filter(None, moved), 0) > 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_feeds_are_announced_and_nothing_is_fetched_for_it(page):
    """The theme would fetch a site map for every link to a feed."""
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("tips/ask-for-feedback/", wait_until="networkidle")
    assert not [url for url in fetched if url.endswith(("sitemap.xml", "feed.json", "feed.xml"))]
    kinds = page.locator("head link[rel=alternate]").evaluate_all("all => all.map(one => one.type)")
    assert kinds[:2] == ["application/feed+json", "application/atom+xml"]
