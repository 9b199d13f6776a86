"""The pages of every kind, made from a small library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.home import Home
from generator.cards.library import Library
from generator.cards.vocabulary import Help, Term, Vocabulary
from generator.website.kinds import tips
from generator.website.page import SitePage
from generator.website.pages import site_pages
from generator.website.public import public_library

from .soundness import check_html


@pytest.fixture
def pages(library: Library) -> dict[str, SitePage]:
    return {page.path: page for page in site_pages(public_library(library))}


def test_every_kind_has_its_address(pages):
    assert sorted(pages) == [
        "",
        "api/",
        "checklists/",
        "checklists/first/",
        "embed/",
        "embed/it/",
        "moments/",
        "moments/now/",
        "packs/",
        "sources/",
        "tips/",
        "tips/ask/",
        "tips/get-feedback/",
        "tips/rest/",
        "topics/",
        "topics/learn/",
        "worksheets/",
        "worksheets/review/",
    ]


def test_every_page_is_sound_html(pages, render):
    for page in pages.values():
        check_html(render(page), in_page=True)


def test_an_empty_library_gives_sound_pages(render):
    for page in site_pages(Library()):
        check_html(render(page), in_page=True)


def test_same_library_gives_the_same_pages(library, render):
    shown = public_library(library)
    once, again = site_pages(shown), site_pages(shown)
    assert once == again
    assert [render(page) for page in once] == [render(page) for page in again]


def test_drafts_are_hidden_unless_wanted_and_then_marked(library, pages, render):
    shown = {page.path: page for page in site_pages(public_library(library, drafts=True))}
    assert "tips/draft/" not in pages
    assert "Draft: nobody has reviewed this" in render(shown["tips/draft/"])
    assert "Draft: nobody has reviewed this" in render(shown["topics/learn/"])


def test_a_card_that_readers_saw_once_says_that_it_is_no_more(library, render):
    seen = library.cards[0].model_copy(update={"status": "retired"})
    cards = (seen, *library.cards[1:])
    without = replace(library, cards=cards, checklists=(), worksheets=())
    shown = {page.path: page for page in site_pages(public_library(without))}
    for path in ("tips/ask/", "tips/get-feedback/"):
        html = render(shown[path])
        check_html(html, in_page=True)
        assert "We no longer give this tip" in html
        assert 'href="../../topics/learn/"' in html
        assert "It helps." not in html
        assert shown[path].search is None
    assert "tips/ask/" not in render(shown["tips/"])


def test_retired_cards_that_nobody_saw_have_no_page_even_with_drafts(library):
    assert "tips/old/" not in {
        page.path for page in site_pages(public_library(library, drafts=True))
    }


def test_markup_in_text_is_shown_as_text(pages, render):
    html = render(pages["tips/ask/"])
    assert "Ask &lt;why&gt;" in html
    assert "One says &lt;phone&gt;." in html


def test_blank_lines_part_the_paragraphs_of_a_summary(pages, render):
    html = render(pages["tips/ask/"])
    assert ">It helps.</p>" in html
    assert ">It really does.</p>" in html


def test_a_tip_names_its_sources_once_each(pages, render):
    html = render(pages["tips/ask/"])
    assert pages["tips/ask/"].values["agree"] == 2
    assert "2 of 2 sources" in html
    assert "Our notes, after" in html
    assert 'href="https://example.org/b">Article B</a>, July 2020' in " ".join(html.split())
    assert "Under “Again”" in html


def test_a_tip_leads_to_what_it_belongs_to(pages, render):
    html = render(pages["tips/ask/"])
    for link in (
        "../../topics/learn/",
        "../../moments/now/",
        "../../worksheets/review/",
        "../../checklists/first/",
        "../rest/",
    ):
        assert f'href="{link}"' in html


def test_only_a_card_with_care_shows_where_to_get_help(pages, render):
    html = render(pages["tips/rest/"])
    assert "Where to get help" in html
    assert 'href="tel:116123"' in html
    assert "tel:Text" not in html
    assert "Where to get help" not in render(pages["tips/ask/"])


def test_a_checklist_with_a_step_of_care_shows_where_to_get_help(library, pages, render):
    assert 'href="tel:116123"' in render(pages["checklists/first/"])
    carefree = tuple(card.model_copy(update={"care": False}) for card in library.cards)
    without = {page.path: page for page in site_pages(replace(library, cards=carefree))}
    assert "Where to get help" not in render(without["checklists/first/"])


def test_help_is_found_only_where_there_is_some(library, pages):
    assert pages[""].search.text == "Listeners, Texters"
    assert "i can't cope" in pages[""].search.asked_as
    home = next(iter(site_pages(replace(library, help=Help()))))
    assert home.search is None


def test_steps_are_ticked_under_one_key_on_every_page(pages, render):
    key = 'data-adv-tick="ask/write"'
    assert key in render(pages["tips/ask/"])
    assert key in render(pages["checklists/first/"])


def test_a_step_knows_the_keys_of_its_cards_old_ids(pages, render):
    assert 'data-adv-formerly="get-feedback/write"' in render(pages["checklists/first/"])


def test_an_old_address_leads_on(pages, render):
    page = pages["tips/get-feedback/"]
    assert page.moved_to == "tips/ask/"
    assert page.search is None
    assert 'href="../ask/"' in render(page)


def test_the_table_of_sources_puts_the_most_agreed_first(pages):
    rows = pages["sources/"].values["rows"]
    assert [(row.title, row.count, row.marks) for row in rows] == [
        ("Ask <why>", 2, (True, True)),
        ("Rest", 1, (True, False)),
    ]


def test_ticks_in_the_table_are_not_only_drawn(pages, render):
    assert '<span class="adv-hidden">Yes</span>' in render(pages["sources/"])


def test_the_home_page_shows_what_more_than_one_source_says(pages):
    assert [teaser.title for teaser in pages[""].values["agreed"]] == ["Ask <why>"]


def test_the_list_of_tips_shows_each_card_once(library):
    more = Term(id="more", title="More", summary="More.")
    both = library.cards[0].model_copy(update={"topics": ("learn", "more")})
    topics = (*library.vocabulary.topics, more)
    library = replace(library, cards=(both,), vocabulary=Vocabulary(topics=topics))
    page = next(page for page in tips.pages(library) if page.path == "tips/")
    titles = [teaser.title for _, _, cards in page.values["groups"] for teaser in cards]
    assert titles == ["Ask <why>"]


def test_lists_of_tips_and_the_home_page_are_not_searched(pages):
    found = {path for path, page in pages.items() if page.search}
    # The home page's help box is found, and nothing else of it.
    assert pages[""].search.part.anchor == "where-to-get-help"
    assert found == {
        "",
        # By their names, since people ask for "worksheets".
        "checklists/",
        "checklists/first/",
        "moments/now/",
        "packs/",
        "tips/ask/",
        "tips/rest/",
        "topics/learn/",
        "worksheets/",
        "worksheets/review/",
    }


def test_the_site_speaks_of_its_own_subject(library, render):
    own = replace(library, home=Home(subject="how to sleep", heading="Can't <sleep>?"))
    shown = {page.path: page for page in site_pages(own)}
    assert "Can&#39;t &lt;sleep&gt;?" in render(shown[""])
    assert shown["tips/"].description == "Every tip on how to sleep, by topic."
