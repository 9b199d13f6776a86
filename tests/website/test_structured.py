"""What pages say in schema.org's terms."""

from __future__ import annotations

from datetime import date

from generator.website.dates import next_review
from generator.website.relations import reading_minutes
from generator.website.structured import how_to


def test_one_part_is_a_row_of_steps() -> None:
    found = how_to("Rest", "Why.", [("", ["Sleep.", "Walk."])], date(2026, 11, 22))
    assert (found["@type"], found["name"], found["dateModified"]) == ("HowTo", "Rest", "2026-11-22")
    assert found["step"] == [
        {"@type": "HowToStep", "position": 1, "text": "Sleep."},
        {"@type": "HowToStep", "position": 2, "text": "Walk."},
    ]


def test_several_parts_keep_their_headings_and_count_through() -> None:
    found = how_to("Week", "Why.", [("First", ["A."]), ("Then", ["B.", "C."])], None)
    assert "dateModified" not in found
    assert [part["name"] for part in found["step"]] == ["First", "Then"]
    positions = [step["position"] for part in found["step"] for step in part["itemListElement"]]
    assert positions == [1, 2, 3]


def test_a_page_takes_a_minute_at_least() -> None:
    assert reading_minutes([""]) == 1
    assert reading_minutes(["word " * 181]) == 2


def test_a_card_is_read_again_within_a_year() -> None:
    assert next_review(date(2026, 11, 22)) == "November 2027"
    assert next_review(date(2026, 12, 1)) == "December 2027"
    assert next_review(date(2027, 1, 31)) == "January 2028"
