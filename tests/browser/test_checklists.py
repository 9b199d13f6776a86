"""Checklists taken along: as text, as a file, in a calendar, on paper, to another device."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect

pytestmark = pytest.mark.browser

CHECKLIST = "checklists/first-48-hours/"
TIP = "tips/ask-for-feedback/"
FIRST = "Tell someone you trust how you feel, or write it down for yourself."


def _saved(page: Page, button: str) -> Download:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button).click()
    return caught.value


def _text(download: Download) -> str:
    return Path(str(download.path())).read_bytes().decode("utf-8")


def test_a_list_is_copied_with_its_ticks(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(CHECKLIST)
    page.get_by_label(FIRST).check()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    lines = text.splitlines()
    assert lines[0] == "The first 48 hours"
    assert "Look after yourself first" in lines
    assert f"[x] {FIRST}" in lines
    assert sum(line.startswith("[ ] ") for line in lines) == 11
    assert lines[-1].endswith(CHECKLIST)
    # The numbers are folded away by region, and a heading alone would help nobody.
    assert "Where to get help" not in lines


def test_a_browser_that_does_not_copy_shows_the_text(page):
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(TIP)
    page.get_by_role("button", name="Copy as text").click()
    field = page.get_by_label("The list as text")
    expect(field).to_be_visible()
    expect(field).to_have_value(re.compile("^Ask for feedback\n"))
    expect(page.get_by_text("Your browser doesn't let us copy")).to_be_visible()


def test_a_list_is_saved_as_markdown(page):
    page.goto(CHECKLIST)
    page.get_by_label(FIRST).check()
    download = _saved(page, "Download")
    assert download.suggested_filename == "first-48-hours.md"
    lines = _text(download).splitlines()
    assert lines[0] == "# The first 48 hours"
    assert "## Look after yourself first" in lines
    assert f"- [x] {FIRST}" in lines


def test_a_reminder_holds_what_is_not_ticked(page):
    page.goto(CHECKLIST)
    page.get_by_label(FIRST).check()
    page.get_by_text("Add a reminder to your calendar").click()
    page.get_by_label("Remind me on").fill("2030-05-04T09:30")
    download = _saved(page, "Get the reminder")
    assert download.suggested_filename == "first-48-hours.ics"
    text = _text(download)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "DTSTART:20300504T093000\r\n" in whole
    assert "SUMMARY:The first 48 hours\r\n" in whole
    assert "\\n- " in whole
    assert FIRST.split(",", maxsplit=1)[0] not in whole
    # Commas part values in a calendar file, so one in a sentence is escaped.
    assert "\\, " in whole


def test_a_reminder_without_a_day_asks_for_one(page):
    page.goto(CHECKLIST)
    page.get_by_text("Add a reminder to your calendar").click()
    page.get_by_label("Remind me on").fill("")
    page.get_by_role("button", name="Get the reminder").click()
    expect(page.get_by_text("Choose a day and a time first.")).to_be_visible()
    expect(page.get_by_label("Remind me on")).to_be_focused()


def test_empty_boxes_are_printed_and_the_ticks_are_there_afterwards(page):
    page.goto(CHECKLIST)
    page.get_by_label(FIRST).check()
    page.evaluate(
        """() => { window.print = () => {
            window.printed = document.querySelectorAll("[data-adv-tick]:checked").length;
            window.dispatchEvent(new Event("afterprint"));
        }; }"""
    )
    page.get_by_role("button", name="Print with empty boxes").click()
    assert page.evaluate("window.printed") == 0
    expect(page.get_by_label(FIRST)).to_be_checked()
    page.reload()
    expect(page.get_by_label(FIRST)).to_be_checked()


def test_ticks_go_to_another_browser_as_a_file(page, browser: Browser, address: str):
    page.goto(CHECKLIST)
    page.get_by_label(FIRST).check()
    page.goto("checklists/")
    path = str(_saved(page, "Save my ticks and answers").path())
    context = browser.new_context(base_url=address)
    other = context.new_page()
    other.goto(CHECKLIST)
    other.get_by_label("Do one thing that comforts you").check()
    other.goto("checklists/")
    other.get_by_label("Open a saved file").set_input_files(path)
    expect(other.get_by_text("Added 1 tick.")).to_be_visible()
    other.get_by_label("Open a saved file").set_input_files(path)
    expect(other.get_by_text("All that it holds was here already.")).to_be_visible()
    other.goto(CHECKLIST)
    expect(other.locator("[data-adv-progress]")).to_have_text("2 of 12 done")
    context.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "null",
        '{"ticks": ["a/b"]}',
        '{"tipdeck": "ticks", "ticks": "a/b"}',
        '{"tipdeck": "ticks", "ticks": ["<b>"]}',
        '{"tipdeck": "ticks", "ticks": [{}]}',
        '{"tipdeck": "ticks", "ticks": [], "answers": ["a/b"]}',
        '{"tipdeck": "ticks", "ticks": [], "answers": {"a/b": {}}}',
        '{"tipdeck": "ticks", "ticks": [], "answers": {"<b>": "text"}}',
        json.dumps({"tipdeck": "ticks", "ticks": ["a/b"] * 800_000}),
    ],
)
def test_a_file_that_holds_no_ticks_changes_nothing(page, tmp_path: Path, text: str):
    (tmp_path / "file.json").write_text(text, encoding="utf-8")
    page.goto("checklists/")
    page.get_by_label("Open a saved file").set_input_files(tmp_path / "file.json")
    expect(page.get_by_text("That file holds no ticks or answers.")).to_be_visible()
    assert page.evaluate("Object.values(localStorage).filter((kept) => kept !== '{}').length") == 0


def test_every_list_has_its_page_and_a_way_to_it(page):
    page.goto("checklists/")
    links = page.get_by_role("link", name="Open the checklist")
    assert links.count() >= 6
    for path in [link.get_attribute("href") for link in links.all()]:
        page.goto(f"checklists/{path}")
        assert page.get_by_role("checkbox").count() >= 8


def test_a_page_is_shared_by_its_address_alone(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(f"{TIP}#step-ask-for-feedback--ask")
    page.get_by_role("button", name="Share this page").click()
    expect(page.get_by_text("Link copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(TIP)


@pytest.mark.parametrize("path", ["", CHECKLIST, TIP])
def test_machines_are_told_what_a_page_is(page, path):
    page.goto(path)
    (text,) = page.locator("script[type='application/ld+json']").all_text_contents()
    said = json.loads(text)
    assert said["@context"] == "https://schema.org"
    assert said["@type"] == ("HowTo" if path else "WebSite")
    assert said["url"].endswith(path)
