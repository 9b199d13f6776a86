"""Links that work below any folder, telephone links, and dates."""

from __future__ import annotations

from datetime import date

import pytest

from generator.articles.metadata import Metadata
from generator.website.addresses import relative
from generator.website.dates import show_date
from generator.website.relations import short_name
from generator.website.templates import paragraphs, phone_link


@pytest.mark.parametrize(
    ("target", "start", "link"),
    [
        ("tips/x/", "tips/y/", "../x/"),
        ("", "tips/y/", "../../"),
        ("tips/", "tips/y/", "../"),
        ("tips/x/", "", "tips/x/"),
        ("", "", "./"),
        ("assets/a.svg", "tips/y/", "../../assets/a.svg"),
        ("sources/#a", "tips/y/", "../../sources/#a"),
        ("sources/#a", "sources/", "#a"),
    ],
)
def test_links_are_relative(target, start, link):
    assert relative(target, start) == link


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 1, 2), "2 January 2026"),
        ("2020-07-09", "9 July 2020"),
        ("2020-07", "July 2020"),
        ("2020", "2020"),
    ],
)
def test_dates_say_no_more_than_is_known(value, shown):
    assert show_date(value) == shown


@pytest.mark.parametrize(
    ("phone", "link"),
    [("116 123", "tel:116123"), ("+44 20 1", "tel:+44201"), ("Text HI to 1", None), ("", None)],
)
def test_only_numbers_can_be_called(phone, link):
    assert phone_link(phone) == link


def test_paragraphs_are_parted_by_blank_lines():
    assert list(paragraphs("One\nline.\n \n\nTwo.")) == ["One\nline.", "Two."]


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        ({"publisher": "P", "title": "T"}, "P"),
        ({"title": "Short: and the rest"}, "Short"),
        ({"title": "Ten ways to recover from a bad interview"}, "Ten ways to recover from a…"),
        ({}, "stem"),
    ],
)
def test_short_names_fit_a_column(metadata, name):
    assert short_name(Metadata(id="stem", **metadata)) == name
