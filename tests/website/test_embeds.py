"""Pages for embedding, what oEmbed says of them, and the page on which editors make the code."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cards.heights import Height
from generator.cards.library import Library
from generator.website import embed_parts
from generator.website.embeds import _UNSEEN, Embed
from generator.website.height_estimate import estimate
from generator.website.kinds.embed import HOST_SCRIPT, integrity
from generator.website.outputs import embeds as embed_files
from generator.website.outputs import oembed as oembed_files
from generator.website.pages import site_pages
from generator.website.paper_links import expected_links
from generator.website.plugin import configured_build
from generator.website.public import public_library
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES, ROOT
from .soundness import check_html

URL = "https://example.org/next/"
# What a reader's browser fetches for one page for embedding, at most.
MOST_BYTES = 60 * 1024
# The bytes of a script that pages name by its hash never change; what must change becomes v2.
HOST_SCRIPT_V1 = "sha384-J0cpSwkODaYTdgDAA/kIlsCqtUEVhENdC6OktBF3BgJgo/OomU77NqU+q2S7yhft"


def _build(library: Library, url: str = URL) -> SiteBuild:
    shown = public_library(library)
    return SiteBuild(shown, site_pages(shown), Templates(OVERRIDES), "Site & Co", url)


def _files(build: SiteBuild) -> dict[str, str]:
    found = [*embed_files.files(build), *oembed_files.files(build)]
    return {file.path: str(file.content) for file in found}


@pytest.fixture
def files(library: Library) -> dict[str, str]:
    return _files(_build(library))


@pytest.fixture(scope="module")
def shipped() -> SiteBuild:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setenv("SITE_URL", URL)
        patch.chdir(ROOT)
        return configured_build(Path("mkdocs.yml"))[0]


def test_each_kind_has_its_page_and_so_has_an_old_address(files):
    names = ["checklists/first", "search", "tips/ask", "tips/get-feedback", "tips/rest"]
    names += ["topics/learn", "worksheets/review"]
    pages = {f"embed/{name}/index.html" for name in names}
    assert files.keys() == pages | {f"oembed/{name}.json" for name in names}


def test_pages_are_sound_and_named_as_what_they_show(files):
    for path, html in files.items():
        if path.startswith("embed/"):
            check_html(html.replace("<script", "<!--").replace("</script>", "-->"), in_page=True)
            (title,) = re.findall(r"<title>(.*?)</title>", html)
            (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html)
            assert title == heading
            assert '<meta name="robots" content="noindex">' in html
    assert "<title>Ask &lt;why&gt;</title>" in files["embed/tips/ask/index.html"]


def test_a_page_leads_to_the_full_page_also_from_an_old_address(files):
    for name in ("ask", "get-feedback"):
        html = files[f"embed/tips/{name}/index.html"]
        assert f'<link rel="canonical" href="{URL}tips/ask/">' in html
        assert 'href="../../../tips/ask/" rel="noopener">Open the full page' in html
        assert f'href="{URL}oembed/tips/ask.json"' in html


def test_pages_load_nothing_at_all(files):
    for path, html in files.items():
        if path.startswith("embed/"):
            assert not re.findall(r"<(?:script|img|iframe|link)[^>]* src=", html)
            assert 'rel="stylesheet"' not in html
            assert "url(" not in html
            (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', html)
            sources = set(re.findall(r"'?[a-z-]+:|'[^']+'", policy))
            assert all(one in ("'none'", "data:") or one.startswith("'sha256-") for one in sources)
            assert "type=module" not in html


def test_pages_name_the_day_of_the_newest_review_that_they_rest_on(files):
    assert "Last reviewed 2 January 2026." in files["embed/tips/ask/index.html"]
    assert "Last reviewed 3 February 2026." in files["embed/checklists/first/index.html"]
    assert "Last reviewed 3 February 2026." in files["embed/topics/learn/index.html"]
    assert "were last reviewed on 3 February 2026." in files["embed/worksheets/review/index.html"]


def test_where_to_get_help_goes_along(files):
    assert "Listeners" in files["embed/tips/rest/index.html"]
    assert "Listeners" not in files["embed/tips/ask/index.html"]
    assert "Where to get help" in files["embed/search/index.html"]


def test_drafts_and_retired_cards_are_not_embedded(files):
    assert not [path for path in files if "draft" in path or "/old" in path]


def test_a_frame_with_a_card_that_is_no_more_says_so_and_nobody_is_offered_it(library):
    seen = library.cards[0].model_copy(update={"status": "retired"})
    cards = (seen, *library.cards[1:])
    build = _build(replace(library, cards=cards, checklists=(), worksheets=()))
    for name in ("tips/ask", "tips/get-feedback"):
        embed = _embed(build, name)
        assert "We no longer give this tip" in embed.html
        assert "Pick somebody" not in embed.html
        assert not embed.is_current


def test_oembed_says_what_wordpress_takes(files):
    said = json.loads(files["oembed/tips/ask.json"])
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert said["title"] == "Ask <why>"
    assert said["provider_name"] == "Site & Co"
    assert said["html"] == (
        f'<blockquote><a href="{URL}tips/ask/">Ask &lt;why&gt;</a></blockquote>'
        f'<iframe title="Ask &lt;why&gt;" src="{URL}embed/tips/ask/"'
        f' width="{said["width"]}" height="{said["height"]}"></iframe>'
    )
    assert json.loads(files["oembed/tips/get-feedback.json"]) == {
        **said,
        "html": said["html"].replace("embed/tips/ask/", "embed/tips/get-feedback/"),
    }


def test_without_an_address_nothing_says_where_it_is(library):
    files = _files(_build(library, ""))
    assert not [path for path in files if path.startswith("oembed")]
    assert "application/json+oembed" not in "".join(files.values())
    assert '<link rel="canonical" href="../../../tips/ask/">' in files["embed/tips/ask/index.html"]


def test_the_same_library_gives_the_same_bytes(library, files):
    assert _files(_build(library)) == files


def _embed(build: SiteBuild, name: str) -> Embed:
    return next(embed for embed in build.embeds if embed.name == name)


def test_a_height_counts_while_the_page_is_what_was_measured(library):
    embed = _embed(_build(library), "tips/ask")
    assert not embed.measured
    heights = tuple(range(700, 610, -10))
    known = {"tips/ask": Height(of=embed.of, heights=heights)}
    library = replace(library, heights=known)
    assert _embed(_build(library), "tips/ask").heights == heights
    assert _embed(_build(library), "tips/ask").height_at(320) == 690
    fewer = {"tips/ask": Height(of=embed.of, heights=heights[1:])}
    assert not _embed(_build(replace(library, heights=fewer)), "tips/ask").measured
    # The site's address is not seen.
    assert _embed(_build(library, ""), "tips/ask").measured
    changed = library.cards[0].model_copy(update={"summary": "Other words."})
    library = replace(library, cards=(changed, *library.cards[1:]))
    assert not _embed(_build(library), "tips/ask").measured


def test_a_new_review_changes_the_page_and_is_measured_again(library):
    before = _embed(_build(library), "tips/ask").of
    again = library.cards[0].model_copy(update={"reviewed": date(2026, 9, 30)})
    library = replace(library, cards=(again, *library.cards[1:]))
    assert _embed(_build(library), "tips/ask").of != before


def test_the_shipped_heights_are_those_of_the_shipped_pages(shipped):
    old = [embed.name for embed in shipped.embeds if not embed.measured]
    assert old == [], "run `tipdeck heights`"


def test_estimates_are_seldom_too_small_and_never_far_off(shipped):
    shares: dict[bool, list[float]] = {True: [], False: []}
    for embed in shipped.embeds:
        guesses = estimate(_UNSEEN.sub("", embed.html))
        for guess, real in zip(guesses, embed.heights, strict=True):
            shares[embed.page.template == "worksheet"].append(guess / real)
    assert min(shares[False]) > 0.97
    assert max(shares[False]) < 1.6
    # Tables are beside each other on some widths and below on others.
    assert min(shares[True]) > 0.75
    assert max(shares[True]) < 2


def test_every_page_is_small(shipped):
    sizes = {
        file.path: len(gzip.compress(str(file.content).encode(), 9, mtime=0))
        for file in embed_files.files(shipped)
    }
    assert max(sizes.values()) <= MOST_BYTES
    # All but the search, which brings its index.
    del sizes["embed/search/index.html"]
    assert max(sizes.values()) <= MOST_BYTES / 3


def test_the_script_for_hosts_is_what_pages_already_name(shipped):
    assert integrity(shipped) == HOST_SCRIPT_V1


def test_the_script_for_hosts_is_published(shipped):
    assert (OVERRIDES / HOST_SCRIPT).is_file()
    assert HOST_SCRIPT == "embed/v1/host.js"


def test_a_page_has_the_styles_of_its_own_components_alone():
    tip, sheet = (embed_parts.styles(OVERRIDES, kind) for kind in ("tip", "worksheet"))
    assert ".adv-step-list" in tip
    assert ".adv-agreement" in tip
    assert ".adv-sheet" not in tip
    for part in ("sheet-form", "sheet-field", "sheet-line", "sheet-table", "sheet-tools"):
        assert f".adv-{part}" in sheet
    assert ".adv-step-list" not in sheet
    assert "/*" not in tip


def test_a_page_can_be_dark_on_a_light_device_and_light_on_a_dark_one():
    styles = embed_parts.styles(OVERRIDES, "tip")
    dark = embed_parts.backgrounds(OVERRIDES)["dark"][0]
    assert styles.count(f"--adv-page: {dark};") == 2
    assert ':root:not([data-adv-theme="light"])' in styles
    assert ':root[data-adv-theme="dark"]' in styles


def test_only_the_search_brings_the_searcher():
    assert "searcher" in embed_parts.script(OVERRIDES, "search")
    assert "searcher" not in embed_parts.script(OVERRIDES, "tip")
    assert "const ticks" in embed_parts.script(OVERRIDES, "checklist")
    assert "const ticks" not in embed_parts.script(OVERRIDES, "worksheet")


def test_colours_without_a_dark_side_are_refused(tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/1-roles.css").write_text(":root { --adv-page: #fff; }", "utf-8")
    with pytest.raises(ValueError, match=r"1-roles\.css"):
        embed_parts.backgrounds(tmp_path)


def test_the_builder_offers_every_page_once_and_no_old_address(library):
    build = _build(library)
    html = build.page_html(next(page for page in build.pages if page.path == "embed/"))
    names = re.findall(r'<option value="([^"]+)"', html)
    assert sorted(names) == sorted(embed.name for embed in build.embeds if embed.is_current)
    assert "tips/get-feedback" not in names
    assert f'data-adv-site="{URL}"' in html
    assert "public address of this site isn't set" not in html


def test_the_builder_says_so_where_the_sites_address_is_not_known(library):
    build = _build(library, "")
    for path in ("embed/", "embed/it/"):
        html = build.page_html(next(page for page in build.pages if page.path == path))
        check_html(html, in_page=True)
        assert "isn't set" in html


def test_a_page_links_its_pdfs_and_a_site_without_pdfs_links_none(library):
    build = replace(_build(library), paper_links={})
    assert "PDF" not in _embed(build, "tips/ask").html
    with_papers = replace(build, paper_links=expected_links(build))
    html = _embed(with_papers, "tips/ask").html
    assert 'href="../../../tips/ask/ask-a4.pdf"' in html
    assert 'href="../../../tips/ask/ask-letter.pdf"' in html
    # An old address links to where they are now.
    assert 'href="../../../tips/ask/ask-a4.pdf"' in _embed(with_papers, "tips/get-feedback").html
