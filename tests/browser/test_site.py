"""The shipped site as people use it: on a phone, with a keyboard, on paper, without scripts."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

# One page of every kind.
KINDS = (
    "",
    "tips/",
    "tips/ask-for-feedback/",
    "tips/give-yourself-time/",
    "topics/",
    "topics/learn/",
    "moments/",
    "moments/just-heard/",
    "checklists/",
    "checklists/first-48-hours/",
    "worksheets/",
    "worksheets/interview-review/",
    # Between them, these have every kind of field.
    "worksheets/feedback-request/",
    "worksheets/weekly-plan/",
    "plan/",
    "sources/",
    "api/",
    "about/",
    "embed/",
    "embed/it/",
)
CHECKLIST = "checklists/first-48-hours/"
TIP = "tips/ask-for-feedback/"
WORKSHEET = "worksheets/interview-review/"
RESULTS = ".md-search-result__link"


def _search(page: Page, words: str) -> None:
    page.goto("")
    page.get_by_label("What's on your mind?").fill(words)
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.locator(RESULTS).first.wait_for()


def test_peoples_own_words_lead_to_the_card(page):
    _search(page, "why did they say no")
    page.locator(RESULTS).first.click()
    expect(page).to_have_url(re.compile(TIP))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask for feedback")


@pytest.mark.parametrize(
    ("words", "card"),
    [
        ("crying", "give-yourself-time"),
        ("cant stop thinking about the interview", "leave-the-last-interview-behind"),
        ("feedbak", "ask-for-feedback"),
        ("what to reply to a rejection email", "reply-politely"),
    ],
)
def test_other_forms_and_spellings_are_found(page, words, card):
    _search(page, words)
    assert f"tips/{card}/" in str(page.locator(RESULTS).first.get_attribute("href"))


@pytest.mark.parametrize(
    "words",
    [
        "suicidal",
        "suicide",
        "self harm",
        "depressed",
        "samaritans",
        "kill myself",
        "i want to die",
        "hate my life",
        "i cant cope",
        "panic attack",
        "need to talk to someone",
        "sucide",
        "im having panic attacks",
    ],
)
def test_words_of_distress_lead_to_help_first(page, words):
    _search(page, words)
    first = page.locator(RESULTS).first
    expect(first).to_contain_text("Where to get help")
    first.click()
    expect(page).to_have_url(re.compile(r"/below/#where-to-get-help$"))
    expect(page.get_by_role("link", name="Call Samaritans")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["Where to get help", "Need help now?"])
def test_help_is_in_sight_when_it_is_chosen_slowly(page, name):
    """The theme holds a phone's page still once the search has been open for a moment."""
    _search(page, "hate my life")
    expect(page.locator("body")).to_have_attribute("data-md-scrolllock", "")
    page.locator(".md-search").get_by_role("link", name=re.compile(re.escape(name))).first.click()
    expect(page.locator("body")).not_to_have_attribute("data-md-scrolllock", "")
    expect(page.get_by_role("link", name="Call Samaritans")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["", TIP])
def test_the_search_panel_always_leads_to_help(page, path):
    page.goto(path)
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    help_link = page.get_by_role("link", name="Need help now? Where to get help")
    expect(help_link).to_be_visible()
    field = page.get_by_role("textbox", name="Search in your own words")
    field.press_sequentially("zzyzx quux")
    expect(page.get_by_text("Nothing found. Try other words.")).to_be_visible()
    help_link.click()
    expect(page).to_have_url(re.compile(r"/below/#where-to-get-help$"))
    expect(page.get_by_role("link", name="Call Samaritans")).to_be_in_viewport()
    expect(help_link).not_to_be_visible()


def test_search_finds_nothing_rather_than_anything(page):
    page.goto("")
    page.get_by_label("What's on your mind?").fill("zzyzx quux")
    page.get_by_role("button", name="Search", exact=True).last.click()
    expect(page.get_by_text("Nothing found. Try other words.")).to_be_visible()


def test_the_search_opens_and_closes_with_the_keyboard(page):
    page.goto(TIP)
    page.get_by_role("banner").get_by_role("button", name="Search").press("Enter")
    field = page.get_by_role("textbox", name="Search in your own words")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).not_to_be_visible()


def test_a_tick_is_still_there_after_a_reload_and_on_the_card(page):
    page.goto(CHECKLIST)
    progress = page.locator("[data-adv-progress]")
    expect(progress).to_have_text("0 of 12 done")
    page.get_by_label("Write two questions to ask the employer").check()
    expect(progress).to_have_text("1 of 12 done")
    page.reload()
    expect(progress).to_have_text("1 of 12 done")
    page.goto(TIP)
    expect(page.get_by_label("Write two questions to ask the employer")).to_be_checked()
    expect(page.locator("[data-adv-progress]")).to_have_text("1 of 6 done")


def test_cleared_ticks_can_be_put_back(page):
    page.goto(TIP)
    boxes = page.get_by_role("checkbox")
    boxes.first.check()
    page.get_by_role("button", name="Clear ticks").click()
    expect(boxes.first).not_to_be_checked()
    page.get_by_role("button", name="Put ticks back").click()
    expect(boxes.first).to_be_checked()


def test_clearing_a_card_leaves_other_cards_alone(page):
    page.goto(CHECKLIST)
    page.get_by_label("Tell someone you trust").check()
    page.get_by_label("Write two questions to ask the employer").check()
    page.goto(TIP)
    page.get_by_role("button", name="Clear ticks").click()
    page.goto(CHECKLIST)
    expect(page.get_by_label("Tell someone you trust")).to_be_checked()
    expect(page.locator("[data-adv-progress]")).to_have_text("1 of 12 done")


def test_a_browser_that_keeps_nothing_says_so(page):
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page.goto(CHECKLIST)
    expect(page.get_by_text("doesn't let us keep your ticks")).to_be_visible()
    page.get_by_role("checkbox").first.check()
    expect(page.locator("[data-adv-progress]")).to_have_text("1 of 12 done")


def test_without_scripts_everything_is_there_and_no_button_is_dead(browser: Browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in KINDS:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("button:visible").count() == 0, path
        fields = page.locator("input[type=text]:visible, input[type=search]:visible").count()
        # Only what people write on has fields where no script runs.
        is_sheet = path.startswith("worksheets/") and path != "worksheets/"
        assert bool(fields) == is_sheet, path
    page.goto(TIP)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    context.close()


def test_without_scripts_the_worksheet_names_the_browsers_print(browser: Browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(WORKSHEET)
    expect(page.locator(".adv-sheet-intro noscript p")).to_be_visible()
    context.close()


def test_a_phones_menu_works_without_scripts(browser: Browser, address):
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto("")
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Worksheets", exact=True).click()
    expect(page).to_have_url(re.compile(r"/worksheets/$"))
    context.close()


def test_every_page_keeps_to_its_policy(page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in (*KINDS, "404.html"):
        page.goto(path)
        policy = page.locator("meta[http-equiv='Content-Security-Policy']")
        assert "default-src 'none'" in str(policy.get_attribute("content")), path
        page.evaluate("document.body.append(document.createElement('i'))")
    _search(page, "feedback")
    assert not [text for text in said if "Content Security Policy" in text]


@pytest.mark.parametrize(
    "change",
    [
        "document.body.insertAdjacentHTML('beforeend', `<img src=x onerror='window.ran = true'>`)",
        "{const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        " document.body.append(s)}",
        "{const s = document.createElement('script'); s.src = 'data:,window.ran = true';"
        " document.body.append(s)}",
    ],
)
def test_a_script_that_is_not_the_sites_does_not_run(page, change):
    page.goto(TIP)
    page.evaluate(f"() => {{ {change} }}")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None


def test_nothing_leaves_for_another_host(page, address):
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in KINDS:
        page.goto(path)
    _search(page, "feedback")
    assert hosts == {urlsplit(address).netloc}


@pytest.mark.parametrize("path", KINDS)
def test_a_narrow_phone_never_scrolls_sideways(page, path):
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", KINDS)
def test_a_phone_at_twice_the_size_never_scrolls_sideways(page, path):
    page.set_viewport_size({"width": 180, "height": 370})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 180


def test_the_search_field_has_room_at_twice_the_size(page):
    page.set_viewport_size({"width": 180, "height": 370})
    page.goto("")
    field = page.get_by_label("What's on your mind?").bounding_box()
    assert field
    assert field["width"] >= 120
    assert field["x"] + field["width"] <= 180


@pytest.mark.parametrize("path", KINDS)
def test_links_within_the_site_lead_somewhere(page, path):
    page.goto(path)
    links = page.evaluate(
        """[...document.links].map((link) => link.href)
            .filter((href) => href.startsWith(location.origin))"""
    )
    for link in sorted({link.partition("#")[0] for link in links}):
        assert page.request.get(link).status == 200, link


def test_what_can_be_clicked_is_large_enough(page):
    """WCAG 2.2 asks for 24 pixels, but not of links in a sentence; a teaser is clicked anywhere."""
    for path in KINDS:
        page.goto(path)
        small = page.evaluate(
            """[...document.querySelectorAll(
                "button, summary, input, nav a, .adv-term-list a, .adv-button"
            )].filter((part) => part.checkVisibility() && !part.closest(".md-search"))
              .map((part) => [part.outerHTML.slice(0, 80), part.getBoundingClientRect().height])
              .filter(([, height]) => height && height < 24)"""
        )
        assert small == [], path


def test_the_skip_link_comes_first_and_leads_to_the_main_part(page):
    page.goto(TIP)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_dark_follows_the_readers_device(page):
    page.goto("")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light == "rgb(255, 255, 255)"
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 120


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_words_stand_out_from_what_is_behind_them(page, path, scheme):
    """Every text has a contrast of 4.5 to 1 with the nearest background."""
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", [WORKSHEET, CHECKLIST, TIP, "tips/give-yourself-time/"])
def test_prints_on_one_page(page, path, paper):
    page.goto(path)
    printed = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_paper_shows_no_chrome(page):
    page.goto(WORKSHEET)
    page.emulate_media(media="print")
    for part in ("banner", "contentinfo", "navigation", "button"):
        expect(page.get_by_role(part).first).not_to_be_visible()
    expect(page.get_by_text("Next Round: Interview review.")).to_be_visible()


# Walks up to the first background that is not see-through.
CONTRAST = """
(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || !element.checkVisibility({checkVisibilityCSS: true})) continue;
    if (element.closest("svg, script, style, noscript, .md-search")) continue;
    const pair = [light(channels(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) poor.push([words.slice(0, 40), ratio.toFixed(2)]);
  }
  return poor;
})()
"""
