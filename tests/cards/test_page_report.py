"""The page for editors: what it shows, that it shows text as text, and that it asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import html

from generator.cards.combining import Combined, Supported, combine
from generator.cards.decisions import Decisions
from generator.cards.gathering import Gathered
from generator.cards.model import Card
from generator.cards.page_report import as_page
from generator.cards.report import WORTH_A_LOOK
from generator.errors import Problem
from generator.files.models import validate
from generator.files.yaml import parse_yaml
from generator.tips.model import LeftOut, Tip

from .fakes import MATCHER, card, tip

ASK = tip("a", "Ask for feedback", "Ask the interviewer for honest feedback soon.")
ASK_TOO = tip("b", "Ask for honest feedback", "Ask the interviewer soon for honest feedback.")
NEAR = tip("c", "Ask for a walk", "Ask the interviewer whether others walk.")
WALK = tip("b", "", "Walk in a green park.", start=99)
SLEEP = tip("d", "Sleep", "Sleep well.")
TIPS = (ASK, ASK_TOO, NEAR, WALK, SLEEP)
DECK = (card("ask", "Own title", ASK), card("rest", "Rest a while", SLEEP))
COMBINED = combine(TIPS, DECK, MATCHER)

EVIL = "</p></details></style></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
LONG = "w" * 5000


def _gathered(
    *tips: Tip,
    left_out: tuple[LeftOut, ...] = (),
    problems: tuple[Problem, ...] = (),
    notes: tuple[Problem, ...] = (),
) -> Gathered:
    return Gathered(len({each.article for each in tips}), tips, left_out, problems, notes)


def _read(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def _text(found: html.HtmlElement) -> str:
    """Return an element's text as people read it."""
    return " ".join(found.text_content().split())


def _section(page: str, id_: str) -> html.HtmlElement:
    return _read(page).get_element_by_id(id_).getparent()


def _card(page: str, id_: str) -> html.HtmlElement:
    return _read(page).get_element_by_id(f"card-{id_}")


PAGE = as_page(COMBINED, _gathered(*TIPS))


def test_the_heading_counts_and_says_what_happened() -> None:
    (heading,) = _read(PAGE).iter("h1")
    assert _text(heading) == "5 tips on 4 cards"
    lede = _text(_read(PAGE).find_class("lede")[0])
    assert lede == "1 tip joins 1 card that was there before. 2 cards are new drafts."
    assert "What tipdeck combine made of 4 articles" in _text(_read(PAGE))


def test_an_empty_folder_gives_a_page_too() -> None:
    page = as_page(combine([], [], MATCHER), _gathered())
    assert "0 tips on 0 cards No tip was found." in _text(_read(page))
    assert "Nothing joins on little" in page
    assert "Nothing was left out." in page


def test_where_all_is_on_a_card_nothing_is_new() -> None:
    page = as_page(combine([ASK], [DECK[0]], MATCHER), _gathered(ASK))
    assert _text(_read(page).find_class("lede")[0]) == "Nothing is new: every tip is on a card."


def test_every_jump_lands() -> None:
    found = _read(PAGE)
    ids = [each.get("id") for each in found.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {each.get("href") for each in found.iter("a")} <= {f"#{id_}" for id_ in ids}
    jumps = [each.get("href") for each in found.find(".//nav").iter("a")]
    assert jumps == ["#first", "#cards", "#left-out"]


def test_headings_skip_no_level() -> None:
    levels = [int(each.tag[1]) for each in _read(PAGE).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_card_that_gains_shows_its_tips_and_which_are_new_on_it() -> None:
    ask = _card(PAGE, "ask")
    assert ask.tag == "article"
    assert "Own title gains 1 tip draft; readers do not see it" in _text(ask)
    new, old = (_text(each) for each in ask.find_class("tip"))
    assert "joins now" in new
    assert "from b Ask for honest feedback" in new
    assert ASK_TOO.ref in new
    assert "Both say" in new
    assert "joins now" not in old
    assert "from a Ask for feedback" in old


def test_a_new_card_is_marked_and_a_tip_alone_has_no_percentage() -> None:
    (walk,) = [each for each in _read(PAGE).find_class("card") if "Walk in a green" in _text(each)]
    assert "new card" in _text(walk)
    assert _text(walk.find_class("chip")[0]) == "alone"


def test_a_card_that_does_not_change_is_folded() -> None:
    rest = _card(PAGE, "rest")
    assert (rest.tag, rest.get("open")) == ("details", None)
    assert _text(rest.find("summary")) == "Rest a while 1 tip; draft; readers do not see it"
    assert "Sleep well." in _text(rest)


def _joined(score: float | None, **fields: object) -> str:
    """Return the page of a card which one tip joins."""
    whole = Card.model_validate(
        {"id": "ask", "title": "Ask", "summary": "Why.", "sources": [], **fields}
    )
    joined = {"ask": (Supported(ASK_TOO, score),)}
    return as_page(Combined((whole,), joined, joined, asked_from=0.05), _gathered(ASK_TOO))


@pytest.mark.parametrize(
    ("score", "says", "colour"),
    [
        (0.97, "sure 97%", "sure"),
        (0.7, "likely 70%", "likely"),
        (0.4, "a close call 40%", "a-close-call"),
        (0.001, "little speaks for it 0%", "little-speaks-for-it"),
        (None, "alone", "alone"),
    ],
)
def test_certainty_is_a_word_a_percentage_and_a_colour(
    score: float | None, says: str, colour: str
) -> None:
    page = _joined(score)
    (chip,) = _card(page, "ask").find_class("chip")
    assert _text(chip) == says
    assert colour in chip.classes
    assert f".{colour} {{ --band:" in page
    legend = [_text(each) for each in _section(page, "legend").iter("dt", "dd")]
    words = says.removesuffix(f" {score:.0%}") if score else says.removesuffix(" 0%")
    assert legend[legend.index(words) + 1].startswith("1 tip ")


def test_a_join_on_little_comes_first_with_lines_to_copy() -> None:
    first = _section(_joined(0.4), "first")
    (pair,) = first.find_class("pair")
    assert "a close call 40%" in _text(pair)
    assert "The tip joins this card." in _text(pair)
    assert "tipdeck review" in _text(first)
    lines = [each.text_content() for each in pair.iter("pre")]
    decided = [validate(parse_yaml(each, ""), Decisions) for each in lines]
    assert decided == [
        Decisions(together=((ASK_TOO.ref, "ask"),)),
        Decisions(apart=((ASK_TOO.ref, "ask"),)),
    ]


def test_a_join_that_is_likely_is_not_asked_about() -> None:
    assert not _section(_joined(WORTH_A_LOOK), "first").find_class("pair")


def test_a_pair_that_was_kept_apart_names_both_cards_and_the_shared_words() -> None:
    (pair,) = _section(PAGE, "first").find_class("pair")
    assert "both say" in _text(pair)
    assert "Ask for a walk" in _text(pair)
    assert "Own title" in _text(pair)
    assert "Kept apart: the tip is on Ask for a walk, alone" in _text(pair)


def test_what_an_editor_decided_is_not_asked_again() -> None:
    decisions = Decisions(apart=((NEAR.ref, "ask"),))
    combined = combine(TIPS, DECK, MATCHER, decisions=decisions)
    page = as_page(combined, _gathered(*TIPS), decisions)
    assert not _section(page, "first").find_class("pair")


def test_what_an_editor_put_together_says_so() -> None:
    decisions = Decisions(together=((WALK.ref, "rest"),))
    combined = combine(TIPS, DECK, MATCHER, decisions=decisions)
    page = as_page(combined, _gathered(*TIPS), decisions)
    assert "put here in decisions.yaml" in _text(_card(page, "rest"))


def test_a_new_card_of_tips_that_are_little_alike_is_among_the_first() -> None:
    created = card("new", "Two of a kind", ASK, WALK)
    evidence = {"new": (Supported(ASK, 0.3), Supported(WALK, 0.3))}
    page = as_page(Combined((created,), evidence, created=("new",)), _gathered(ASK, WALK))
    (loose,) = _section(page, "first").find_class("loose")
    assert _text(loose) == "a close call 30% Two of a kind 2 of 2 tips"


def test_a_reviewed_card_that_grows_is_to_be_read_again() -> None:
    page = _joined(0.95, status="reviewed", reviewed="2026-01-01")
    assert "reviewed; it grows, so read it again" in _text(_card(page, "ask"))


def test_sources_that_stand_in_no_article_read_are_counted() -> None:
    gone = [{"article": "gone", "tip": "0123abcd"}]
    assert "1 tip of these articles; 1 source in none of them" in _text(
        _card(_joined(0.95, sources=gone), "ask")
    )


def test_long_texts_are_shortened_and_stand_there_whole() -> None:
    long = tip("a", "Walk", "Walk on. " * 200 + "The end.")
    page = as_page(combine([long], [], MATCHER), _gathered(long))
    (shown,) = _read(page).find_class("tip")
    short, whole = shown.find_class("text")
    assert _text(short).endswith("Walk on…")
    assert len(_text(short)) < 300
    assert whole.getparent().tag == "details"
    assert whole.text_content() == long.text


def test_what_was_left_out_is_folded_by_article_with_reasons() -> None:
    left_out = (
        LeftOut("a", "Hello\n and   welcome.", "introduction, before the first tip"),
        LeftOut("a", "Subscribe!", "subscription"),
        LeftOut("b", "Hi. " * 200, "introduction, before the first tip"),
    )
    found = _section(as_page(COMBINED, _gathered(*TIPS, left_out=left_out)), "left-out")
    cells = [_text(each) for each in found.find(".//tbody").iter("th", "td")]
    assert cells == ["introduction, before the first tip", "2", "subscription", "1"]
    one, two = found.find_class("fold")
    assert one.get("open") is None
    assert _text(one.find("summary")) == "a 2 passages"
    assert "introduction, before the first tip Hello and welcome." in _text(one)
    assert [_text(each) for each in two.iter("summary")] == ["b 1 passage", "Whole text"]


def test_files_that_could_not_be_read_are_named() -> None:
    problems = (Problem("in/bad.pdf", 0, "", ".pdf is not read"),)
    notes = (Problem("in/odd.txt", 0, "", "read as UTF-16"),)
    page = as_page(COMBINED, _gathered(*TIPS, problems=problems, notes=notes))
    assert "Not read in/bad.pdf: .pdf is not read" in _text(_section(page, "files"))
    assert "in/odd.txt: read as UTF-16" in _text(_section(page, "files"))
    assert "1 problem kept files from being read." in page


def _hostile() -> str:
    evil = [
        tip(EVIL, EVIL, f"Ask the interviewer for feedback. {EVIL} {LONG}"),
        tip(
            f'" onclick="alert(1)#{LONG[:150]}',
            LONG,
            "Ask the interviewer for feedback {{ 7 * 7 }}.",
        ),
    ]
    left_out = (LeftOut(EVIL, EVIL + LONG, EVIL),)
    problem = (Problem(EVIL, 1, EVIL, EVIL),)
    deck = [card("ask", EVIL, evil[0], summary=EVIL)]
    gathered = _gathered(*evil, left_out=left_out, problems=problem, notes=problem)
    return as_page(combine(evil, deck, MATCHER), gathered)


def test_text_of_articles_is_text() -> None:
    page = _hostile()
    found = _read(page)
    assert [each.getparent().tag for each in found.iter("script")] == ["body"]
    assert not list(found.iter("img", "svg", "iframe", "object", "link", "base"))
    assert not [name for each in found.iter() for name in each.attrib if name.startswith("on")]
    assert "{{ 7 * 7 }}" in found.text_content()
    assert EVIL in found.text_content()


def test_a_word_without_end_breaks_and_is_shortened_where_text_is_not_folded() -> None:
    page = _hostile()
    assert "overflow-wrap: anywhere" in page
    for folded in (found := _read(page)).xpath("//details | //code | //style | //b"):
        folded.drop_tree()
    assert LONG not in found.text_content()


def test_only_our_own_script_may_run() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", PAGE, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = _read(PAGE).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("page", [PAGE, _hostile()], ids=["page", "hostile"])
def test_the_page_asks_for_nothing(page: str) -> None:
    found = _read(page)
    asked = [
        value
        for each in found.iter()
        for name, value in each.attrib.items()
        if name in {"src", "srcset", "href", "action", "data", "poster"}
        and not value.startswith("#")
    ]
    assert not asked
    (style,) = (each.text for each in found.iter("style"))
    assert "url(" not in style
    assert "@import" not in style


def test_the_same_input_gives_the_same_page() -> None:
    gathered = _gathered(*TIPS)
    assert as_page(combine(reversed(TIPS), reversed(DECK), MATCHER), gathered) == PAGE


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", block))


def _schemes() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the colours of each scheme."""
    (style,) = (each.text for each in _read(PAGE).iter("style"))
    for name, block in zip(
        ("light", "dark", "print"), re.findall(r":root \{(.*?)\}", style, re.DOTALL), strict=True
    ):
        yield name, _colours(block)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("name", "colours"), list(_schemes()))
def test_every_colour_can_be_read(name: str, colours: dict[str, str]) -> None:
    """Text has a contrast of 4.5 or more with what it may stand on (WCAG, AA)."""
    inks = ("ink", "quiet", "link", "sure", "likely", "close", "little", "alone")
    for ink in inks:
        for ground in ("page", "raised"):
            dark, light = sorted(_luminance(colours[each]) for each in (ink, ground))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name}: {ink} on {ground}"
