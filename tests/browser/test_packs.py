"""Packs: what an adviser picks is put together for paper, in the browser alone."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser


def _box(page, key: str):
    return page.locator(f'[value="{key}"]')


def _pick(page, *keys: str) -> None:
    page.goto("packs/")
    for key in keys:
        _box(page, key).check()
    page.get_by_role("button", name="Make the pack").click()


def test_what_is_picked_is_listed_in_the_order_of_the_page(page):
    _pick(page, "worksheet.interview-review", "tip.ask-for-feedback")
    expect(page.get_by_role("heading", name="Your pack")).to_be_focused()
    assert page.locator("[data-adv-pack-contents] li").all_inner_texts() == [
        "Ask for feedback (tip)",
        "Interview review (worksheet)",
    ]
    expect(page.get_by_role("status")).to_have_text("Your pack has 2 parts.")
    # On the screen each part has its own page; here it would only be long.
    expect(page.locator("[data-adv-pack-parts]")).not_to_be_visible()


def test_a_pack_prints_with_a_cover_and_each_part_on_its_own_page(page):
    page.goto("packs/")
    page.get_by_label("What to call it").fill("For Zoë")
    for key in ("tip.ask-for-feedback", "checklist.this-week"):
        _box(page, key).check()
    page.get_by_role("button", name="Make the pack").click()
    expect(page.locator("[data-adv-pack]")).to_be_visible()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    texts = [each.extract_text() for each in printed.pages]
    assert "For Zoë" in texts[0]
    assert "What's in this pack" in texts[0]
    assert "Make your own" not in "".join(texts)
    assert "Packs to print" not in texts[0]
    assert texts[1].lstrip().startswith("Ask for feedback")
    assert texts[2].lstrip().startswith("Things for this week")


def test_the_address_says_what_was_picked_and_makes_it_again(page):
    _pick(page, "tip.ask-for-feedback")
    assert page.url.endswith("packs/#tip.ask-for-feedback")
    page.reload()
    expect(_box(page, "tip.ask-for-feedback")).to_be_checked()
    expect(page.locator("[data-adv-pack]")).to_be_visible()


def test_a_ready_made_pack_can_be_changed(page):
    page.goto("packs/ready-for-the-next-interview/")
    page.get_by_role("link", name=re.compile("starting with this one")).click()
    expect(page.locator("[data-adv-pack-form] input[type=checkbox]:checked")).to_have_count(6)
    expect(page.locator("[data-adv-pack-contents] li")).to_have_count(6)


def test_the_order_of_an_address_is_kept(page):
    page.goto("packs/#worksheet.interview-review&tip.ask-for-feedback")
    expect(page.locator("[data-adv-pack-contents] li")).to_have_text(
        ["Interview review (worksheet)", "Ask for feedback (tip)"]
    )
    assert page.url.endswith("#worksheet.interview-review&tip.ask-for-feedback")


def test_another_address_in_the_same_tab_makes_another_pack(page):
    page.goto("packs/#tip.ask-for-feedback")
    expect(page.locator("[data-adv-pack-contents] li")).to_have_count(1)
    page.evaluate("location.hash = 'worksheet.strengths'")
    expect(page.locator("[data-adv-pack-contents] li")).to_have_text(
        ["Strengths and achievements (worksheet)"]
    )


def test_links_of_a_part_lead_to_where_they_led_on_its_own_page(page):
    page.goto("packs/#checklist.first-48-hours")
    link = page.locator("[data-adv-pack-parts] a[href*='give-yourself-time']").first
    link.wait_for(state="attached")
    assert "/below/tips/give-yourself-time/" in link.evaluate("each => each.href")


def test_nothing_picked_asks_for_something(page):
    _pick(page)
    expect(page.get_by_text("Pick at least one thing")).to_be_visible()
    expect(page.locator("[data-adv-pack]")).not_to_be_visible()


def test_starting_again_forgets_everything(page):
    _pick(page, "tip.ask-for-feedback")
    expect(page.locator("[data-adv-pack]")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("[data-adv-pack]")).not_to_be_visible()
    assert "#" not in page.url


def test_without_a_connection_it_says_so(page):
    page.goto("packs/")
    _box(page, "tip.ask-for-feedback").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Make the pack").click()
    expect(page.get_by_text("The pages could not be read")).to_be_visible()


def test_without_scripts_there_are_the_ready_made_packs(browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("packs/")
    expect(page.get_by_role("heading", name="Ready for the next interview")).to_be_visible()
    expect(page.get_by_role("button", name="Make the pack")).not_to_be_visible()
    expect(page.locator("noscript p").first).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "tips/ask-for-feedback/",
        "checklists/first-48-hours/",
        "worksheets/interview-review/",
        "packs/ready-for-the-next-interview/",
    ],
)
def test_pages_lead_to_their_pdfs(page, path):
    page.goto(path)
    for size in ("A4", "US Letter"):
        link = page.get_by_role("link", name=re.compile(rf"PDF, {size}, \d+ kB$"))
        answer = page.request.get(link.evaluate("link => link.href"))
        assert answer.ok
        assert answer.body().startswith(b"%PDF-")
        assert len(link.inner_text()) > len("PDF, A4")
