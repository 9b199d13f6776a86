"""Search by meaning: people's own words find the tip that answers them."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import Page, expect

from .conftest import ROOT
from .test_site import RESULTS, _search

pytestmark = pytest.mark.browser

QUESTIONS = ROOT / "benchmarks" / "search" / "questions.yaml"
ASK = (QUESTIONS.parent / "ask.js").read_text("utf-8")


def _ask(page: Page, questions: list[str]) -> list[list[str]]:
    page.goto("")
    return [found["pages"] for found in page.evaluate(ASK, questions)["found"]]


def test_most_questions_find_their_tip_among_the_first_three(page):
    questions = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    found = _ask(page, [each["q"] for each in questions])
    for shares in (True, False):
        asked = [
            any(f"tips/{card}/" in pages[:3] for card in each["cards"])
            for each, pages in zip(questions, found, strict=True)
            if each["shares"] is shares
        ]
        assert len(asked) >= 40
        assert sum(asked) >= 0.85 * len(asked)


def test_nineteen_phrases_in_twenty_find_their_own_card_first(page):
    phrases = [
        (phrase, f"tips/{path.stem}/")
        for path in sorted((ROOT / "content" / "cards").glob("*.yaml"))
        for phrase in yaml.safe_load(path.read_text("utf-8"))["asked_as"]
    ]
    found = _ask(page, [phrase for phrase, _ in phrases])
    missed = [
        (phrase, pages[:1])
        for (phrase, card), pages in zip(phrases, found, strict=True)
        if pages[:1] != [card]
    ]
    # Two cards may share a phrase's words; nearly all must lead home.
    assert len(missed) <= len(phrases) // 20, missed


def test_tips_come_before_lists_of_tips_and_sheets(page):
    (found,) = _ask(page, ["feedback"])
    kinds = [location.startswith("tips/") for location in found]
    assert kinds == sorted(kinds, reverse=True)
    assert "checklists/asking-for-feedback/" in found


def test_words_that_nobody_wrote_on_the_site_find_a_tip(page):
    (found,) = _ask(page, ["haven't left the flat all week"])
    assert "tips/get-outside-every-day/" in found[:3]


@pytest.mark.parametrize("words", ["", "   ", "?!", "a" * 5000, "<b>", "ünïcödé 😀"])
def test_odd_questions_are_answered_without_an_error(page, words):
    (found,) = _ask(page, [words])
    assert isinstance(found, list)


def test_a_result_says_which_question_it_answers(page):
    _search(page, "why did they say no to me")
    expect(page.locator(RESULTS).first).to_contain_text("People ask “why did they say no”.")


def test_an_empty_result_offers_the_moments(page):
    page.goto("")
    page.get_by_label("What's on your mind?").fill("zzyzx quux")
    page.get_by_role("button", name="Search", exact=True).last.click()
    expect(page.get_by_text("Nothing found. Try other words.")).to_be_visible()
    offer = page.locator(".adv-search__moments").get_by_role("link", name="I have just heard")
    expect(offer).to_be_visible()
    offer.click()
    expect(page).to_have_url(re.compile(r"/moments/just-heard/$"))


def test_where_something_is_found_the_moments_step_back(page):
    _search(page, "feedback")
    expect(page.locator(".adv-search__moments")).not_to_be_visible()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("my plan", "plan/"),
        ("worksheets", "worksheets/"),
        ("checklist", "checklists/"),
        ("star method", "worksheets/star-stories/"),
        ("first 48 hours", "checklists/first-48-hours/"),
    ],
)
def test_what_is_asked_for_by_its_name_comes_first(page, words, first):
    (found,) = _ask(page, [words])
    assert found[0] == first


def test_a_slip_in_the_end_of_a_word_is_forgiven(page):
    right, slip = _ask(page, ["rejected again", "rejecetd again"])
    assert slip[:3] == right[:3]


def test_words_that_come_without_a_key_are_looked_up_too(page):
    page.goto("tips/")
    page.locator("[data-adv-open-search]").click()
    page.locator("[data-md-component=search-query]").fill("feedback")
    expect(page.locator(RESULTS).first).to_contain_text("Ask for feedback")
    results = page.locator(".md-search-result__list")
    expect(results).to_contain_text("Worksheet. Decide whom to ask")


def test_who_closes_the_search_by_a_key_is_back_at_its_button(page):
    page.goto("tips/")
    page.locator("[data-adv-open-search]").press("Enter")
    page.keyboard.type("feedback")
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("[data-adv-open-search]")).to_be_focused()
