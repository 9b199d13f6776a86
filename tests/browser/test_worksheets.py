"""Worksheets filled in on screen: kept, printed whole or empty, taken along, cleared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from .conftest import ROOT

pytestmark = pytest.mark.browser

REVIEW = "worksheets/interview-review/"
FEEDBACK = "worksheets/feedback-request/"
WEEK = "worksheets/weekly-plan/"
SHEETS = sorted(path.stem for path in (ROOT / "content" / "worksheets").glob("*.yaml"))
LONG = "This is one long answer that goes on and on. " * 60 + "Its very end."
# A box that is printed ticked, as seen by what draws the tick.
TICK = "(box) => getComputedStyle(box, '::before').display"
PRINTED = """() => { window.print = () => {
    const shown = [...document.querySelectorAll(".adv-sheet-field__printed")];
    window.printed = shown.map((words) => words.textContent).filter(Boolean);
    window.emptied = Boolean(document.querySelector(".adv-sheet-form--empty"));
    window.dispatchEvent(new Event("afterprint"));
}; }"""


def _fill(page: Page) -> None:
    """Fill in a part of each kind that the interview review has."""
    page.goto(REVIEW)
    page.get_by_label("Job and employer").fill("Clerk, Harbour Library")
    page.get_by_label("Date of the interview").fill("2026-11-24")
    page.get_by_label("Panel").check()
    page.get_by_role("radio", name="4").check()
    page.get_by_label("What went well?").fill("I was early.\nI smiled | twice.")
    page.get_by_label("They asked, row 1").fill("Why us?")


def _saved(page: Page, button: str) -> Download:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button, exact=True).click()
    return caught.value


def _text(download: Download) -> str:
    return Path(str(download.path())).read_bytes().decode("utf-8")


def _stored(page: Page) -> dict[str, object]:
    kept = page.evaluate("JSON.stringify(localStorage)")
    stored = {name: json.loads(text) for name, text in json.loads(kept).items()}
    return next((each for name, each in stored.items() if ":answers:" in name), {})


@pytest.mark.parametrize("width", [360, 1280], ids=["phone", "desktop"])
def test_what_was_filled_in_is_still_there(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    _fill(page)
    progress = page.locator("[data-adv-progress]")
    expect(progress).to_have_text("6 of 11 parts filled in")
    page.reload()
    expect(progress).to_have_text("6 of 11 parts filled in")
    expect(page.get_by_label("Job and employer")).to_have_value("Clerk, Harbour Library")
    expect(page.get_by_label("Date of the interview")).to_have_value("2026-11-24")
    expect(page.get_by_label("Panel")).to_be_checked()
    expect(page.get_by_label("Video")).not_to_be_checked()
    expect(page.get_by_role("radio", name="4")).to_be_checked()
    expect(page.get_by_label("They asked, row 1")).to_have_value("Why us?")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_gaps_and_days_are_kept_and_another_sheet_has_none_of_them(page):
    page.goto(FEEDBACK)
    page.get_by_label("something they told you about").fill("the archive")
    page.goto(WEEK)
    expect(page.locator("[data-adv-progress]")).to_have_text(re.compile("^0 of"))
    page.get_by_label("Tuesday, Got outside").check()
    page.get_by_label("What line 6 is for").fill("Swim")
    page.reload()
    expect(page.get_by_label("Tuesday, Got outside")).to_be_checked()
    expect(page.get_by_label("What line 6 is for")).to_have_value("Swim")
    page.goto(FEEDBACK)
    expect(page.get_by_label("something they told you about")).to_have_value("the archive")


def test_answers_go_by_ids_and_not_by_labels(page):
    _fill(page)
    assert _stored(page) == {
        "interview-review/job": "Clerk, Harbour Library",
        "interview-review/date": "2026-11-24",
        "interview-review/format/panel": True,
        "interview-review/feeling": "4",
        "interview-review/went-well": "I was early.\nI smiled | twice.",
        "interview-review/hard-questions/1/they-asked": "Why us?",
    }


def test_what_is_taken_out_again_is_not_kept(page):
    _fill(page)
    page.get_by_label("Job and employer").fill("")
    page.get_by_label("Panel").uncheck()
    page.get_by_role("radio", name="4").click()
    expect(page.get_by_role("radio", name="4")).not_to_be_checked()
    assert sorted(_stored(page)) == [
        "interview-review/date",
        "interview-review/hard-questions/1/they-asked",
        "interview-review/went-well",
    ]


def test_another_number_is_chosen_with_the_keyboard(page):
    _fill(page)
    page.get_by_role("radio", name="4").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="5")).to_be_checked()
    assert _stored(page)["interview-review/feeling"] == "5"


@pytest.mark.parametrize(
    "stored",
    [
        "not json",
        "[]",
        "null",
        '"text"',
        '{"interview-review/job": {"a": 1}, "interview-review/format/panel": "yes"}',
        '{"interview-review/feeling": "9", "interview-review/date": "soon", "<b>": "x"}',
        '{"no-such-sheet/field": "text", "interview-review/gone": "text"}',
    ],
)
def test_broken_stored_content_does_no_harm(page, stored):
    page.goto(REVIEW)
    page.evaluate(
        """(text) => { localStorage.setItem(
            `tipdeck:answers:${new URL("../../", location).pathname}`, text); }""",
        stored,
    )
    page.reload()
    expect(page.locator("[data-adv-progress]")).to_have_text("0 of 11 parts filled in")
    page.get_by_label("Job and employer").fill("Clerk")
    page.reload()
    expect(page.get_by_label("Job and employer")).to_have_value("Clerk")


def test_cleared_answers_are_gone_at_once_and_can_be_put_back(page):
    page.goto(FEEDBACK)
    page.get_by_label("Who to ask").fill("Ms Okafor")
    _fill(page)
    page.get_by_role("button", name="Clear this sheet").click()
    expect(page.get_by_label("Job and employer")).to_have_value("")
    expect(page.get_by_label("Panel")).not_to_be_checked()
    expect(page.get_by_role("status").filter(has_text="Cleared.")).to_be_visible()
    assert _stored(page) == {"feedback-request/who": "Ms Okafor"}
    back = page.get_by_role("button", name="Put my answers back")
    expect(back).to_be_focused()
    page.get_by_label("Job and employer").fill("Baker")
    back.click()
    expect(page.get_by_label("Job and employer")).to_have_value("Baker")
    expect(page.get_by_label("Panel")).to_be_checked()
    expect(back).not_to_be_visible()
    page.get_by_role("button", name="Clear this sheet").click()
    page.reload()
    expect(page.get_by_label("Panel")).not_to_be_checked()
    expect(back).not_to_be_visible()


def test_cleared_answers_cannot_be_put_back_once_the_page_was_left(page):
    _fill(page)
    page.get_by_role("button", name="Clear this sheet").click()
    back = page.get_by_role("button", name="Put my answers back")
    expect(back).to_be_visible()
    # As when the browser keeps the page for the button that goes back.
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    expect(back).not_to_be_visible()
    assert _stored(page) == {}


def test_a_browser_that_keeps_nothing_says_so_and_asks_before_it_is_left(page):
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }"
    )
    page.goto(REVIEW)
    expect(page.get_by_text("doesn't let us keep what you type")).to_be_visible()
    expect(page.get_by_text("kept in this browser")).not_to_be_visible()
    page.get_by_label("Job and employer").fill("Clerk")
    expect(page.locator("[data-adv-progress]")).to_have_text("1 of 11 parts filled in")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(WEEK)
    assert asked == ["beforeunload"]


def test_a_browser_that_keeps_answers_says_where_and_does_not_ask(page):
    page.goto(REVIEW)
    expect(page.get_by_text("kept in this browser, on this device")).to_be_visible()
    page.get_by_label("Job and employer").fill("Clerk")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(WEEK)
    assert asked == []


def test_a_change_in_another_tab_is_shown(page, address):
    page.goto(REVIEW)
    other = page.context.new_page()
    other.goto(REVIEW)
    other.get_by_label("Job and employer").fill("Clerk")
    expect(page.get_by_label("Job and employer")).to_have_value("Clerk")


def test_a_filled_sheet_is_copied_without_what_is_empty(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _fill(page)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(
        "INTERVIEW REVIEW\n\nTHE INTERVIEW\n\nJob and employer\nClerk, Harbour Library\n\n"
        "Date of the interview\n24 November 2026\n\nWhat kind of interview was it?\n- Panel\n\n"
        "How do you feel about it today?\n4 (1: Very low, 5: All right)\n\nLOOKING BACK\n\n"
    )
    assert "Questions that caught you out\n- They asked: Why us?\n" in text
    assert "A strength" not in text
    assert text.rstrip().endswith(REVIEW)


def test_an_empty_sheet_is_copied_with_all_its_questions(page):
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(REVIEW)
    page.get_by_role("button", name="Copy as text").click()
    field = page.get_by_label("The worksheet as text")
    expect(field).to_have_value(re.compile("What went well\\?\n\nWhat didn't go so well\\?"))
    page.get_by_label("Job and employer").fill("Clerk")
    page.get_by_role("button", name="Clear this sheet").click()
    expect(field).not_to_be_visible()
    assert field.input_value() == ""


def test_a_filled_sheet_is_saved_as_markdown(page):
    _fill(page)
    download = _saved(page, "Download")
    assert download.suggested_filename == "interview-review.md"
    text = _text(download)
    assert text.startswith("# Interview review\n\n## The interview\n\n### Job and employer\n\nCl")
    assert "I was early.  \nI smiled | twice." in text
    assert "| They asked | Next time I would say |\n| --- | --- |\n| Why us? |  |" in text


def test_tables_in_markdown_survive_bars_and_new_lines(page):
    page.goto(WEEK)
    page.get_by_label("What line 6 is for").fill("Swim | or\nwalk")
    page.get_by_label("Friday, line 6").check()
    assert "| Swim \\| or<br>walk |  |  |  |  | x |  |  |" in _text(_saved(page, "Download"))


def test_a_script_is_copied_with_its_gaps_filled_or_named(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(FEEDBACK)
    page.get_by_label("their name").fill("Ms Okafor")
    page.get_by_role("button", name="Copy these words").last.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Dear Ms Okafor,\n\nThank you for letting me know about the [job] job,")
    assert text.endswith("\n\nKind regards,\n[your name]")


def test_an_empty_sheet_is_printed_without_a_trace_of_the_answers(page):
    _fill(page)
    page.evaluate(PRINTED)
    page.get_by_role("button", name="Print it empty").click()
    assert page.evaluate("[window.printed, window.emptied]") == [[], True]
    expect(page.get_by_label("Job and employer")).to_have_value("Clerk, Harbour Library")
    page.get_by_role("button", name="Print with my answers").click()
    printed, emptied = page.evaluate("[window.printed, window.emptied]")
    assert not emptied
    assert printed[:2] == ["Clerk, Harbour Library", "24 November 2026"]
    page.reload()
    expect(page.get_by_label("Job and employer")).to_have_value("Clerk, Harbour Library")


def test_boxes_are_printed_ticked_or_empty(page):
    _fill(page)
    page.emulate_media(media="print")
    boxes = [page.get_by_label("Panel"), page.get_by_role("radio", name="4")]
    assert [box.evaluate(TICK) for box in boxes] != ["none", "none"]
    page.evaluate(
        "document.querySelector('[data-adv-sheet]').classList.add('adv-sheet-form--empty')"
    )
    assert [box.evaluate(TICK) for box in boxes] == ["none", "none"]


def test_long_answers_are_printed_to_their_end(page, tmp_path: Path):
    page.goto(REVIEW)
    page.get_by_label("What went well?").fill(LONG)
    page.get_by_label("They asked, row 1").fill(LONG)
    page.get_by_label("Job and employer").fill(LONG)
    printed = tmp_path / "sheet.pdf"
    page.pdf(path=printed, format="A4")
    page.emulate_media(media="print")
    for words in page.locator(".adv-sheet-field__printed").filter(has_text="very end").all():
        cut = words.evaluate(
            """(at) => { for (; at !== document.body; at = at.parentElement) {
                const box = at.getBoundingClientRect();
                if (at.scrollHeight > box.height + 2 && getComputedStyle(at).overflow !== "visible")
                    return at.className; } return ""; }"""
        )
        assert cut == ""
    text = pytest.importorskip("pypdf").PdfReader(printed).pages
    whole = " ".join(" ".join(part.extract_text() for part in text).split())
    assert whole.count("Its very end.") == 3


def test_without_scripts_a_sheet_is_blank_and_promises_nothing(browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in (REVIEW, FEEDBACK, WEEK):
        page.goto(path)
        said = page.locator(".adv-sheet-intro noscript p")
        expect(said).to_contain_text("isn't kept when you leave this page")
        expect(said).to_be_visible()
        expect(page.get_by_text("is kept in this browser")).not_to_be_visible()
        assert page.locator("button:visible").count() == 0
        page.emulate_media(media="print")
        assert page.locator("input[type=date]:visible").count() == 0
        page.emulate_media(media="screen")
    context.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_blank_sheet_fits_two_pages(page, paper):
    pages = {}
    for sheet in SHEETS:
        page.goto(f"worksheets/{sheet}/")
        pages[sheet] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
    assert {sheet: count for sheet, count in pages.items() if count > 2} == {}


def test_every_sheet_is_listed_and_narrow_enough(page):
    page.goto("worksheets/")
    links = page.locator(".adv-tile-list__link")
    assert sorted(str(link.get_attribute("href")).strip("./") for link in links.all()) == SHEETS
    for sheet in SHEETS:
        page.goto(f"worksheets/{sheet}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, sheet


def test_right_to_left_answers_stand_on_their_side(page):
    page.goto(REVIEW)
    page.get_by_label("What went well?").fill("وصلت مبكرا 👍")
    page.emulate_media(media="print")
    words = page.locator(".adv-sheet-field__printed").filter(has_text="وصلت")
    assert words.evaluate("(at) => getComputedStyle(at).direction") == "rtl"


def test_answers_go_to_another_browser_with_the_ticks(page, browser: Browser, address: str):
    _fill(page)
    page.goto("worksheets/")
    download = _saved(page, "Save my ticks and answers")
    assert download.suggested_filename == "my-ticks-and-answers.json"
    context = browser.new_context(base_url=address)
    other = context.new_page()
    other.goto(REVIEW)
    other.get_by_label("Job and employer").fill("Baker")
    other.goto("checklists/")
    other.get_by_label("Open a saved file").set_input_files(str(download.path()))
    said = "Added 5 answers. Where you had written something else (1 field), that stays."
    expect(other.get_by_text(said)).to_be_visible()
    other.goto(REVIEW)
    expect(other.get_by_label("Job and employer")).to_have_value("Baker")
    expect(other.get_by_label("Panel")).to_be_checked()
    context.close()


def test_a_file_from_before_answers_were_kept_is_still_opened(page, tmp_path: Path):
    old = {"tipdeck": "ticks", "ticks": ["ask-for-feedback/ask"]}
    (tmp_path / "my-ticks.json").write_text(json.dumps(old), encoding="utf-8")
    page.goto("worksheets/")
    page.get_by_label("Open a saved file").set_input_files(tmp_path / "my-ticks.json")
    expect(page.get_by_text("Added 1 tick.")).to_be_visible()
