"""Pages for embedding inside other people's pages: do they fit, and do they keep to themselves?"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Frame, Page, expect

from .hosts import MOST, Hosts, as_canvas, as_wordpress, serving

pytestmark = pytest.mark.browser

WIDTHS = (320, 480, 768)
TIP = "tips/ask-for-feedback"
CHECKLIST = "checklists/first-48-hours"
WORKSHEET = "worksheets/interview-review"
TOPIC = "topics/cope"
# One of every kind, and a tip with where to get help.
KINDS = (TIP, "tips/give-yourself-time", CHECKLIST, WORKSHEET, TOPIC, "search")
MOST_WRONG = 4
# What a frame lacks, if anything: down, sideways, and how much of it is empty.
FIT = """() => { const root = document.documentElement; return [
  root.scrollHeight - root.clientHeight, root.scrollWidth - root.clientWidth,
  innerHeight - Math.ceil(document.body.getBoundingClientRect().height)]; }"""
# A font that is as wide as Arial, in which the shipped heights were measured.
AS_WIDE_AS_ARIAL = """() => { const pen = document.createElement("canvas").getContext("2d");
  pen.font = "100px Arial";
  return Math.abs(pen.measureText("Ask for feedback").width - 744.8) < 2; }"""


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def heights(browser: Browser, address: str) -> dict[str, list[int]]:
    """Return the heights that the builder prints into its code."""
    page = browser.new_page(base_url=address)
    page.goto("embed/")
    found = page.evaluate(
        """Object.fromEntries([...document.querySelectorAll("option")]
            .map((one) => [one.value, one.dataset.advHeights.split(" ").map(Number)]))"""
    )
    form = page.locator("[data-adv-embed-builder]")
    known = [int(width) for width in str(form.get_attribute("data-adv-widths")).split()]
    found = {name: [tall[known.index(width)] for width in WIDTHS] for name, tall in found.items()}
    page.close()
    return found


@pytest.fixture
def wide(page: Page) -> Page:
    page.set_viewport_size({"width": 1000, "height": 900})
    page.set_default_timeout(5000)
    return page


def _frame(page: Page, part: str = "/embed/") -> Frame:
    """Return the frame of a page whose address has a part; lazy ones come after the page."""
    for _ in range(100):
        found = [frame for frame in page.frames if part in frame.url and frame.parent_frame]
        if found:
            found[0].wait_for_load_state("load")
            return found[0]
        page.wait_for_timeout(50)
    raise AssertionError(f"no frame at {part}: {page.frames}")


def _framed(
    address: str, name: str, *, extra: str = "", width: int = 480, height: int = 900
) -> str:
    return (
        f'<iframe title="t" src="{address}embed/{name}" width="{width}" height="{height}"'
        f' style="border:0" {extra}></iframe>'
    )


def _misfits(page: Page) -> dict[str, list[int]]:
    """Return the frames of a page in which something is cut off, or much is empty."""
    found = {
        f"{urlsplit(frame.url).path} at {frame.evaluate('innerWidth')}": frame.evaluate(FIT)
        for frame in page.frames
        if frame.parent_frame
    }
    return {
        name: [down, sideways, empty]
        for name, (down, sideways, empty) in found.items()
        if down > 0 or sideways > 0 or not 0 <= empty <= MOST_WRONG
    }


@pytest.fixture
def _measured_alike(page: Page) -> None:
    if not page.evaluate(AS_WIDE_AS_ARIAL):
        pytest.skip("no font here is as wide as Arial; the shipped heights are for those that are")


@pytest.mark.usefixtures("_measured_alike")
@pytest.mark.parametrize("width", WIDTHS)
def test_every_frame_fits_with_no_script_on_the_page(wide, hosts, address, heights, width):
    at = WIDTHS.index(width)
    frames = [
        _framed(address, f"{name}/", width=width, height=tall[at]) for name, tall in heights.items()
    ]
    wide.goto(hosts.add("".join(frames), near=True))
    assert len(wide.frames) == len(heights) + 1
    assert _misfits(wide) == {}


def _one_of_each(address: str, heights: dict[str, list[int]], extra: str = "") -> str:
    return "".join(
        _framed(address, f"{name}/", extra=extra, width=width, height=heights[name][at])
        for name in KINDS
        for at, width in enumerate(WIDTHS)
    )


@pytest.mark.usefixtures("_measured_alike")
@pytest.mark.parametrize("extra", ['sandbox="allow-scripts"', "", 'sandbox="allow-same-origin"'])
def test_frames_fit_in_a_sandbox_and_where_nothing_can_be_kept(
    wide, hosts, address, heights, extra
):
    wide.goto(hosts.add(_one_of_each(address, heights, extra)))
    cut = {
        name: misfit for name, misfit in _misfits(wide).items() if misfit[0] > 0 or misfit[1] > 0
    }
    assert cut == {}
    if "same-origin" not in extra:
        assert _misfits(wide) == {}


def test_where_the_browser_keeps_nothing_for_other_sites_the_page_says_so(wide, hosts, address):
    wide.goto(hosts.add(_framed(address, f"{TIP}/")))
    frame = _frame(wide)
    expect(frame.get_by_text("Ticks aren't saved here")).to_be_visible()
    frame.get_by_role("checkbox").first.check()
    expect(frame.locator("[data-adv-progress]")).to_have_text("1 of 6 done")


@pytest.mark.usefixtures("_measured_alike")
def test_without_scripts_nothing_is_cut_off(browser: Browser, hosts, address, heights):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(hosts.add(_one_of_each(address, heights)))
    misfits = {name: found for name, found in _misfits(page).items() if max(found[:2]) > 0}
    assert misfits == {}
    frame = _frame(page, "checklists")
    expect(frame.get_by_role("checkbox").first).to_be_visible()
    assert frame.locator("button:visible").count() == 0
    expect(_frame(page, "search").get_by_role("link", name="See all tips")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("scheme", "colours"),
    [("light", ""), ("dark", ""), ("light", "?theme=dark"), ("dark", "?theme=light&accent=b3005e")],
)
def test_axe_finds_nothing_inside_the_frames(wide, hosts, address, heights, scheme, colours):
    wide.emulate_media(color_scheme=scheme)
    frames = [
        _framed(address, f"{name}/{colours}", width=width, height=heights[name][at])
        for at, width in enumerate(WIDTHS)
        for name in KINDS[at::3]
    ]
    wide.goto(hosts.add("".join(frames)))
    found = {}
    for frame in wide.frames[1:]:
        frame.evaluate(AXE_FILE_PATH.read_text("utf-8"))
        violations = frame.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found[frame.url] = [
            f"{one['id']}: {node['html'][:100]}"
            for one in violations["violations"]
            for node in one["nodes"]
        ]
    assert {url: problems for url, problems in found.items() if problems} == {}


@pytest.mark.parametrize("name", [TIP, CHECKLIST, "search"])
def test_wordpress_fits_what_is_pasted_as_an_address(wide, hosts, address, name):
    full = "embed/search/" if name == "search" else f"{name}/"
    wide.goto(address + full)
    link = wide.locator('link[type="application/json+oembed"]').get_attribute("href")
    said = wide.request.get(str(link))
    assert said.headers["content-type"].startswith("application/json")
    wide.goto(hosts.add(as_wordpress(said.json())))
    frame = _frame(wide)
    expect(wide.locator("iframe")).to_be_visible()
    expect(wide.locator("blockquote")).to_be_hidden()
    tall = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(wide.locator("iframe")).to_have_attribute("height", str(min(tall, MOST)))


def test_wordpress_follows_a_link_for_the_sandbox(wide, hosts, address):
    oembed = wide.request.get(f"{address}oembed/{TIP}.json").json()
    wide.goto(hosts.add(as_wordpress(oembed)))
    _frame(wide).get_by_role("link", name="Open the full page").click()
    expect(wide).to_have_url(f"{address}{TIP}/")


def test_canvas_fits_the_frame(wide, hosts, address):
    code = _code(wide, address, "canvas", "plain", f"tip={TIP.partition('/')[2]}")
    wide.goto(hosts.add(as_canvas(code)))
    frame = _frame(wide)
    tall = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(wide.locator("iframe")).to_have_css("height", f"{tall}px")


def test_in_a_sandbox_the_page_says_what_it_cannot_do(wide, hosts, address):
    wide.goto(hosts.add(_framed(address, f"{TIP}/", extra='sandbox="allow-scripts"')))
    frame = _frame(wide)
    expect(frame.get_by_text("Ticks aren't saved here")).to_be_visible()
    frame.get_by_role("checkbox").first.check()
    expect(frame.locator("[data-adv-progress]")).to_have_text("1 of 6 done")
    frame.get_by_role("link", name="Open the full page").click()
    expect(frame.get_by_text(f"this is the address: {address}{TIP}/")).to_be_visible()
    assert frame.evaluate(FIT)[1] == 0

    wide.goto(hosts.add(_framed(address, f"{WORKSHEET}/", extra='sandbox="allow-scripts"')))
    frame = _frame(wide)
    expect(frame.get_by_text("doesn't let us keep what you type").first).to_be_visible()
    frame.get_by_label("Job and employer").fill("Clerk")
    frame.get_by_role("button", name="Print with my answers").click()
    expect(frame.get_by_text("Printing doesn't work inside this page")).to_be_visible()
    expect(frame.get_by_role("button", name="Download")).to_be_hidden()


def test_outside_of_a_sandbox_links_open_a_tab_and_ticks_are_kept(wide, hosts, address):
    wide.goto(hosts.add(_framed(address, f"{TIP}/"), near=True))
    frame = _frame(wide)
    frame.get_by_role("checkbox").first.check()
    wide.reload()
    expect(_frame(wide).get_by_role("checkbox").first).to_be_checked()
    with wide.context.expect_page() as opened:
        _frame(wide).get_by_role("link", name="Open the full page").click()
    assert opened.value.url == f"{address}{TIP}/"
    assert opened.value.evaluate("window.opener") is None
    expect(wide).not_to_have_url(re.compile(TIP))


@pytest.mark.parametrize("extra", ["", 'sandbox="allow-scripts"'])
def test_the_search_finds_a_tip_and_help_in_a_frame(wide, hosts, address, extra):
    wide.goto(hosts.add(_framed(address, "search/", extra=extra)))
    frame = _frame(wide)
    field = frame.get_by_label("What's on your mind?")
    field.fill("why did they say no")
    first = frame.get_by_role("listitem").get_by_role("link").first
    expect(first).to_have_text("Ask for feedback")
    assert first.evaluate("link => link.href") == f"{address}{TIP}/"
    field.fill("i want to die")
    expect(first).to_have_text("Where to get help")
    assert first.evaluate("link => link.href") == f"{address}#where-to-get-help"
    field.fill("zzyzx quux")
    expect(frame.get_by_text("Nothing found")).to_be_visible()
    field.fill("<img src=x onerror=alert(1)> feedback")
    expect(first).to_be_visible()
    assert frame.locator("img").count() == 0
    frame.get_by_label("What's on your mind?").fill("")
    frame.get_by_role("button", name="why did they say no").click()
    expect(first).to_have_text("Ask for feedback")


def test_a_frame_asks_for_its_own_page_and_nothing_else(wide, hosts, address):
    asked: list[str] = []
    said: list[str] = []
    wide.on("request", lambda request: asked.append(request.url))
    wide.on("console", lambda message: said.append(message.text))
    for name in KINDS:
        host = hosts.add(_framed(address, f"{name}/"))
        asked.clear()
        wide.goto(host)
        _frame(wide).get_by_role("heading", level=1).click()
        wide.wait_for_timeout(50)
        ours = [url for url in asked if not url.startswith(hosts.origin)]
        assert ours == [f"{address}embed/{name}/"]
        assert wide.context.cookies() == []
    assert [text for text in said if "Security Policy" in text] == []


def test_the_host_script_works_under_a_strict_policy(wide, hosts, address):
    site = address.removesuffix("/below/")
    policy = f"default-src 'none'; script-src {site}; frame-src {site}; style-src 'unsafe-inline'"
    code = _code(wide, address, "html", "script", f"tip={TIP.partition('/')[2]}")
    said: list[str] = []
    wide.on("console", lambda message: said.append(message.text))
    wide.goto(hosts.add(f'<div style="width:400px">{code}</div>', policy=policy))
    wide.locator("iframe").scroll_into_view_if_needed()
    expect(wide.locator('iframe[style*="box-sizing"]')).to_be_visible()
    down, sideways, empty = _frame(wide).evaluate(FIT)
    assert (down, sideways, empty) == (0, 0, 0)
    assert [text for text in said if "Security Policy" in text] == []


def test_the_element_is_a_link_until_its_script_has_run(wide, hosts, address):
    site = address.removesuffix("/below/")
    code = _code(wide, address, "html", "card", f"tip={TIP.partition('/')[2]}")
    bare = hosts.add(code, policy="default-src 'none'")
    wide.goto(bare)
    expect(wide.get_by_role("link", name="Ask for feedback")).to_be_visible()
    # No inline style is allowed here either.
    wide.goto(hosts.add(code, policy=f"default-src 'none'; script-src {site}; frame-src {site}"))
    frame = _frame(wide)
    expect(frame.get_by_role("heading", level=1)).to_have_text("Ask for feedback")
    expect(wide.get_by_role("link", name="Ask for feedback")).to_be_hidden()
    wide.wait_for_function(
        "document.querySelector('tip-card').shadowRoot.querySelector('iframe').style.height"
    )
    assert frame.evaluate(FIT) == [0, 0, 0]
    title = wide.evaluate("document.querySelector('tip-card').shadowRoot.firstChild.title")
    assert title == "Ask for feedback"


def test_an_element_that_asks_for_another_site_stays_a_link(wide, hosts, address):
    script = f'<script src="{address}embed/v1/host.js"></script>'
    sources = ("https://example.org/embed/tips/a/", f"{address}tips/a/", "javascript:alert(1)", "")
    cards = "".join(
        f'<tip-card src="{one}" label="x"><a href="#">Link</a></tip-card>' for one in sources
    )
    wide.goto(hosts.add(cards + script))
    assert wide.get_by_role("link", name="Link").count() == len(sources)
    assert len(wide.frames) == 1


# What a host's script must not believe: the wrong shape, size, version or sender.
NOT_HEIGHTS = [
    "5",
    "null",
    "'height'",
    "undefined",
    "[]",
    "{}",
    "{tipdeck: 'height'}",
    "{tipdeck: 'height', version: 1}",
    "{tipdeck: 'height', version: 1, height: '900'}",
    "{tipdeck: 'height', version: 1, height: -1}",
    "{tipdeck: 'height', version: 1, height: 0}",
    "{tipdeck: 'height', version: 1, height: 1e9}",
    "{tipdeck: 'height', version: 1, height: 1.5}",
    "{tipdeck: 'height', version: 1, height: NaN}",
    "{tipdeck: 'height', version: 2, height: 900}",
    "{tipdeck: 'width', version: 1, height: 900}",
    '\'{"tipdeck":"height","version":1,"height":900}\'',
    "{message: 'height', value: 900, secret: 'x'}",
    "{subject: 'lti.frameResize', height: 900}",
    "new Date()",
    "new Map([['tipdeck', 'height']])",
]


def test_the_host_script_believes_only_our_frames_and_only_heights(wide, hosts, address):
    stranger = hosts.add("<p>Not ours</p>", near=True)
    body = (
        _framed(address, f"{TIP}/") + f'<iframe id="other" src="{stranger}" height="111"></iframe>'
        f'<script src="{address}embed/v1/host.js"></script>'
    )
    wide.goto(hosts.add(body))
    ours = _frame(wide)
    other = _frame(wide, stranger)
    wide.wait_for_function("document.querySelector('iframe').style.height")
    styles = "[...document.querySelectorAll('iframe')].map((one) => one.getAttribute('style'))"
    before = wide.evaluate(styles)
    good = "{tipdeck: 'height', version: 1, height: 777}"
    for message in NOT_HEIGHTS:
        ours.evaluate(f"parent.postMessage({message}, '*')")
    # The right words, from somebody else's frame and from the page itself.
    other.evaluate(f"parent.postMessage({good}, '*')")
    wide.evaluate(f"postMessage({good}, '*')")
    wide.wait_for_timeout(100)
    assert wide.evaluate(styles) == before
    ours.evaluate(f"parent.postMessage({good}, '*')")
    wide.wait_for_function("document.querySelector('iframe').style.height === '777px'")
    # A frame of ours that has gone elsewhere is not ours any more.
    ours.goto(stranger)
    ours.evaluate("parent.postMessage({tipdeck: 'height', version: 1, height: 555}, '*')")
    wide.wait_for_timeout(100)
    assert wide.evaluate("document.querySelector('iframe').style.height") == "777px"


def test_messages_to_a_frame_change_nothing(wide, hosts, address):
    wide.goto(hosts.add(_framed(address, f"{TIP}/", height=950)))
    frame = _frame(wide)
    state = "document.documentElement.outerHTML + location.href"
    before = frame.evaluate(state)
    wide.evaluate("window.heard = []; addEventListener('message', ({data}) => heard.push(data))")
    messages = [
        *NOT_HEIGHTS,
        "{message: 'ready', secret: ''}",
        "{message: 'ready'}",
        "{tipdeck: 'hello', version: 2}",
        "{type: 0, data: {docs: []}}",
        "{type: 2, data: 'x'}",
    ]
    for message in messages:
        wide.evaluate(f"frames[0].postMessage({message}, '*')")
    # From inside, so from a window that is not the host.
    frame.evaluate("postMessage({tipdeck: 'hello', version: 1}, '*')")
    wide.wait_for_timeout(100)
    assert wide.evaluate("heard") == []
    wide.evaluate("frames[0].postMessage({tipdeck: 'hello', version: 1}, '*')")
    wide.wait_for_function("heard.length === 3")
    assert frame.evaluate(state) == before


def test_the_address_chooses_colours_and_nothing_else(page, address):
    look = """() => { const root = document.documentElement; return JSON.stringify([
        {...root.dataset}, root.getAttribute("style"),
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector("a")).color]); }"""

    def at(query: str) -> list[object]:
        page.goto(f"embed/{TIP}/{query}")
        return json.loads(page.evaluate(look))

    plain = at("")
    for query in (
        "?theme=",
        "?theme=auto",
        "?theme=neon",
        "?theme=DARK",
        "?accent=",
        "?accent=red",
        "?accent=12345",
        "?accent=1234567",
        "?accent=%23b3005e",
        "?accent=b3005e;}",
        "?accent=ffff00",
        "?accent=url(x)",
        "?theme=<script>",
        "?accent=<b>",
        "?unknown=1",
        "?__proto__=1",
        "?theme=light%00",
        "?accent=0a5a6b%0a",
        "?theme=neon&theme=dark",
        "?" + "a" * 5000,
        "#secret=<b>",
        "#theme=dark",
    ):
        assert at(query) == plain, query
    dark = at("?theme=dark")
    assert dark[0]["advTheme"] == "dark"
    assert dark[2] == "rgb(15, 27, 31)"
    assert at("?accent=B3005E")[3] == "rgb(179, 0, 94)"
    # Too weak on dark, where our own colour stays.
    assert at("?theme=dark&accent=b3005e") == dark
    assert at("?theme=dark&accent=ffcc66")[3] == "rgb(255, 204, 102)"
    page.emulate_media(color_scheme="dark")
    assert at("?theme=light") == [{**plain[0], "advTheme": "light"}, *plain[1:]]


def test_a_colour_follows_the_device_from_light_to_dark(page):
    page.goto(f"embed/{TIP}/?accent=b3005e")
    link = page.locator("a").first
    expect(link).to_have_css("color", "rgb(179, 0, 94)")
    page.emulate_media(color_scheme="dark")
    expect(link).to_have_css("color", "rgb(139, 211, 216)")
    page.emulate_media(color_scheme="light")
    expect(link).to_have_css("color", "rgb(179, 0, 94)")


def test_a_frame_works_by_keyboard(wide, hosts, address):
    wide.goto(hosts.add("<button>Before</button>" + _framed(address, f"{TIP}/")))
    frame = _frame(wide)
    wide.get_by_role("button").focus()
    wide.keyboard.press("Tab")
    expect(frame.get_by_role("checkbox").first).to_be_focused()
    wide.keyboard.press("Space")
    expect(frame.get_by_role("checkbox").first).to_be_checked()
    for _ in range(20):
        wide.keyboard.press("Tab")
        if frame.evaluate("document.activeElement.textContent").startswith("Open the full page"):
            return
    pytest.fail("the link to the full page was not reached")


@pytest.mark.parametrize("name", [TIP, WORKSHEET])
def test_a_frame_prints_on_one_page_without_what_is_for_the_screen(page, name):
    page.goto(f"embed/{name}/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    expect(page.get_by_text(re.compile(r"^http.*/tips/|^http.*/worksheets/"))).to_be_visible()
    expect(page.get_by_role("link", name="Open the full page")).to_be_hidden()
    assert page.get_by_role("button").count() == 0


# The builder.


def _code(page: Page, address: str, platform: str, kind: str, query: str = "") -> str:
    page.goto(f"{address}embed/?{query}")
    return page.locator(f"#code-{platform}-{kind}").input_value()


def test_every_code_in_the_builder_works_as_it_stands_on_the_page(wide, hosts, address):
    wide.goto("embed/?tip=ask-for-feedback")
    codes = wide.evaluate(
        """Object.fromEntries([...document.querySelectorAll("textarea")]
            .map((one) => [one.id, one.value]))"""
    )
    assert len(codes) == 10
    for name, code in codes.items():
        if name.endswith("-address"):
            assert code == f"{address}{TIP}/"
            continue
        wide.goto(hosts.add(f'<div style="width:480px">{code}</div>'))
        assert wide.evaluate("document.querySelectorAll('script').length") <= 1
        frame = _frame(wide)
        expect(frame.get_by_role("heading", level=1)).to_have_text("Ask for feedback")
        if name.endswith("-card"):
            wide.wait_for_function(
                "document.querySelector('tip-card').shadowRoot.firstChild.style.height"
            )
        else:
            title = wide.locator("iframe").get_attribute("title")
            assert title == frame.title() == "Ask for feedback", name
        assert frame.evaluate(FIT)[:2] == [0, 0], name


@pytest.mark.usefixtures("_measured_alike")
@pytest.mark.parametrize("name", KINDS)
def test_a_pasted_frame_follows_the_width_of_its_column_without_a_script(
    wide, hosts, address, name
):
    wide.goto("embed/")
    wide.get_by_label("What to show").select_option(name)
    wide.get_by_label("All of the page (768 pixels)").check()
    code = wide.locator("#code-html-frame").input_value()
    wide.goto(hosts.add(f'<div id="column" style="width:768px">{code}</div>'))
    frame = _frame(wide)
    for width in WIDTHS:
        wide.evaluate(
            "(width) => { document.querySelector('#column').style.width = width + 'px' }", width
        )
        frame.wait_for_function("(width) => innerWidth === width", arg=width)
        for _ in range(40):
            down, sideways, empty = frame.evaluate(FIT)
            if down == sideways == 0 and 0 <= empty <= MOST_WRONG:
                break
            wide.wait_for_timeout(50)
        assert (down, sideways) == (0, 0), width
        assert empty <= MOST_WRONG, width


def test_the_builder_opens_with_what_a_page_asked_for(page):
    for path, title in (
        ("tips/ask-for-feedback/", "Ask for feedback"),
        ("checklists/first-48-hours/", "The first 48 hours"),
        ("worksheets/interview-review/", "Interview review"),
        ("topics/cope/", "Coping with how you feel"),
    ):
        page.goto(path)
        heading = page.get_by_role("heading", level=1).text_content()
        page.get_by_role("link", name="Use this on your own site").click()
        chosen = page.locator("option:checked")
        expect(chosen).to_have_text(str(heading))
        assert title.split()[0] in str(heading)
    page.goto("embed/?search=")
    expect(page.locator("option:checked")).to_have_attribute("value", "search")
    page.goto("embed/?tip=<b>&checklist=../../x")
    expect(page.locator("option:checked")).to_have_count(1)


def test_the_builder_follows_what_is_chosen(wide):
    wide.goto("embed/")
    code = wide.locator("#code-html-frame")
    wide.get_by_label("What to show").select_option(WORKSHEET)
    wide.get_by_label("Always dark").check()
    accent = wide.get_by_label("Your own colour, if you like")
    accent.fill("#FFCC66")
    expect(wide.get_by_text("Easy enough to read.")).to_be_visible()
    assert f"embed/{WORKSHEET}/?theme=dark&amp;accent=ffcc66" in code.input_value()
    accent.fill("b3005e")
    expect(wide.get_by_text("Too hard to read on a dark page")).to_be_visible()
    wide.get_by_label("As on the reader's device").check()
    expect(wide.get_by_text("Too hard to read on a dark page")).to_be_visible()
    accent.fill("ffcc66")
    expect(wide.get_by_text("Too hard to read on a light page")).to_be_visible()
    accent.fill("red")
    expect(wide.get_by_text("isn't six digits")).to_be_visible()
    assert "accent" not in code.input_value()
    frame = next(frame for frame in wide.frames if frame.parent_frame)
    expect(frame.get_by_role("heading", level=1)).to_have_text("Interview review")
    wide.get_by_label("Narrow, as on a phone").check()
    assert wide.locator("iframe").get_attribute("width") == "320"


def test_the_platforms_are_tabs_for_the_keyboard(page):
    page.goto("embed/")
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(7)
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    canvas = page.get_by_role("tab", name="Canvas")
    expect(canvas).to_be_focused()
    expect(canvas).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="Canvas")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Plain HTML")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tabs.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(tabs.first).not_to_be_focused()
    expect(page.get_by_role("tab", name="Canvas")).not_to_be_focused()


def test_code_is_copied(browser: Browser, address):
    context = browser.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("embed/")
    page.get_by_role("button", name=re.compile("^Copy.*The address")).click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == page.locator("#code-wordpress-address").input_value()
    )
    context.close()


def test_without_scripts_the_builder_lists_addresses_and_one_code(browser: Browser, hosts, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("embed/")
    expect(page.get_by_label("What to show")).to_be_hidden()
    expect(page.get_by_role("link", name="Interview review")).to_be_visible()
    expect(page.get_by_role("heading", name="Moodle")).to_be_visible()
    code = html.unescape(page.locator("noscript pre").text_content() or "")
    page.goto(hosts.add(code))
    expect(_frame(page).get_by_role("heading", level=1)).to_be_visible()
    context.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_page_for_it_prints_on_one_sheet(page, paper):
    page.goto("embed/it/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
