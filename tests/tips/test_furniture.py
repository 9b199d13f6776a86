"""What stands on a page around an article."""

from __future__ import annotations

import pytest

from generator.tips.furniture import furniture_reason, tail_reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Friday, 3 March 2023", "date"),
        ("Last updated on 4 May 2021", "date"),
        ("By Nadia Forsyth", "byline"),
        ("6 min read", "reading time"),
        ("Share this on LinkedIn", "sharing"),
        ("Facebook | X | WhatsApp", "sharing"),
        ("12 comments", "comments"),
        ("Your email address will not be published.", "comments"),
        ("Sign up for our Sunday letter", "subscription"),
        ("Follow us for more", "subscription"),
        ("Was this forwarded to you? Lucky you.", "subscription"),
        ("Get the weekend in your inbox.", "subscription"),
        ("Please turn off your ad blocker", "ad blocker"),
        ("This website uses cookies to improve your visit.", "cookies"),
        ("Read more", "navigation"),
        ("Home > Advice > Interviews", "navigation"),
        ("[Save for later] [Print] [Share]", "navigation"),
        ("Tags: work, rest", "tags"),
        ("Photo: Getty", "caption"),
        ("© 2024 Some Agency Ltd", "copyright"),
        ("https://example.org/x", "web address"),
        ("* * *", "no words"),
        (">> Hire with us and pay later <<", "promotion"),
    ],
)
def test_page_furniture_is_recognised(text: str, reason: str) -> None:
    assert furniture_reason(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Share what you learned with somebody who was not there.",
        "Follow up once, politely, after a week.",
        "Read the letter again when you are calm.",
        "Join a group of people who are looking as well.",
        "Keep an eye on your inbox, but not all day.",
        "Advertisements in shop windows bring more than the advertisement in the paper.",
        "The job was advertised in May, and the advertisement said little.",
        "Print your notes and bring them.",
    ],
)
def test_advice_that_sounds_like_furniture_stays(text: str) -> None:
    assert furniture_reason(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Related articles", "related links"),
        ("You may also like", "related links"),
        ("Leave a reply", "comments"),
        ("About the author", "about the author"),
    ],
)
def test_what_comes_after_an_article_is_recognised(text: str, reason: str) -> None:
    assert tail_reason(text) == reason


def test_a_tip_is_not_what_comes_after_an_article() -> None:
    assert tail_reason("Ask for feedback") is None
