"""My plan: a few answers make a short list of steps, on this device alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

CARDS = "[data-adv-plan-card]:visible"


def _answer(page, *answers: str) -> None:
    page.goto("plan/")
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Make my plan").click()


def test_answers_make_a_plan_of_five_tips_at_most(page):
    _answer(
        page,
        "Today or yesterday",
        "I keep blaming myself",
        "No, and I'd like to",
        "To learn from it",
    )
    cards = page.locator(CARDS)
    assert 3 <= cards.count() <= 5
    titles = cards.get_by_role("heading", level=3).all_inner_texts()
    assert "Ask for feedback" in titles
    expect(page.get_by_role("heading", name="Your plan")).to_be_focused()
    steps = cards.get_by_role("checkbox").count()
    expect(page.locator("[data-adv-progress]")).to_have_text(f"0 of {steps} done")


def test_the_most_helpful_tip_comes_first(page):
    _answer(page, "I have a new interview coming up")
    titles = page.locator(CARDS).get_by_role("heading", level=3).all_inner_texts()
    assert titles[0] == "Show what you would bring"
    assert len(titles) == 3


def test_no_answer_asks_for_one(page):
    _answer(page)
    expect(page.get_by_text("Answer at least one question")).to_be_visible()
    expect(page.get_by_role("heading", name="Your plan")).not_to_be_visible()


def test_a_plan_is_there_after_a_reload_and_goes_with_a_fresh_start(page):
    _answer(page, "To move on")
    page.locator(CARDS).get_by_role("checkbox").first.check()
    page.reload()
    assert page.locator(CARDS).count() == 2
    expect(page.locator("[data-adv-progress]")).to_have_text(re.compile("^1 of "))
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("heading", name="Your plan")).not_to_be_visible()
    assert "#" not in page.url


def test_no_server_is_told_the_answers(page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _answer(page, "I'm sad or worn out")
    page.reload()
    assert not [url for url in asked if "feeling" in url or "sad" in url]


def test_an_address_with_nonsense_in_it_does_no_harm(page):
    page.goto('plan/#when.never&<img src=x>&feeling.sad&when."today"')
    assert page.locator(CARDS).count() == 2


def test_only_what_is_in_the_plan_is_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _answer(page, "To answer them well")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("My plan\n")
    assert "Thank them and part well" in text
    assert "Get outside every day" not in text
    assert "Skip any question" not in text


def test_without_scripts_every_tip_is_there(browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("plan/")
    assert page.locator(CARDS).count() >= 10
    expect(page.get_by_role("button", name="Make my plan")).not_to_be_visible()
    expect(page.locator("noscript p").first).to_be_visible()
    context.close()


def test_the_home_page_leads_to_the_plan(page):
    page.goto("")
    page.get_by_role("link", name="Answer a few questions and make your own plan").click()
    expect(page).to_have_url(re.compile(r"/plan/$"))
