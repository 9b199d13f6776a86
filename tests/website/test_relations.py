"""How cards belong together."""

from __future__ import annotations

import random

from generator.cards.library import Library
from generator.cards.model import Card, Source
from generator.website.relations import MAX_RELATED, agreement, by_agreement, related


def _card(id_: str, *, topics: str = "", moments: str = "", articles: str = "") -> Card:
    sources = tuple(
        Source(article=article, tip=f"{number:08x}") for number, article in enumerate(articles)
    )
    return Card(
        id=id_,
        title=id_,
        summary="S",
        topics=tuple(topics),
        moments=tuple(moments),
        sources=sources,
    )


def test_an_article_counts_once_however_often_it_says_so():
    assert agreement(_card("a", articles="xxy")) == 2


def test_most_agreed_come_first_then_by_title():
    cards = (_card("c"), _card("b"), _card("a", articles="x"), _card("d", articles="xy"))
    assert [card.id for card in by_agreement(cards)] == ["d", "a", "b", "c"]


def test_related_cards_share_topics_then_moments_then_agreement():
    card = _card("card", topics="pq", moments="m")
    others = (
        _card("agreed", topics="p", articles="xy"),
        _card("both", topics="pq"),
        _card("none", topics="z", moments="m", articles="xyz"),
        _card("now", topics="p", moments="m"),
        _card("plain", topics="p"),
    )
    found = related(Library(cards=(card, *others)))["card"]
    assert [other.id for other in found] == ["both", "now", "agreed"]
    assert len(found) == MAX_RELATED


def test_a_card_without_topics_is_related_to_none():
    card, other = _card("a"), _card("b")
    assert related(Library(cards=(card, other))) == {"a": (), "b": ()}


def test_related_cards_are_the_same_as_when_each_is_compared_with_all():
    rng = random.Random(1)
    cards = tuple(
        _card(
            f"c{number:02}",
            topics="".join(rng.sample("pqr", rng.randrange(3))),
            moments=rng.choice(["", "m", "mn"]),
            articles=rng.choice(["", "x", "xy"]),
        )
        for number in range(60)
    )

    def shared(one: Card, other: Card) -> tuple[int, int]:
        topics = len(set(one.topics) & set(other.topics))
        return topics, len(set(one.moments) & set(other.moments))

    found = related(Library(cards=cards))
    for card in cards:
        others = [each for each in cards if each.id != card.id and shared(card, each)[0]]
        others.sort(key=lambda each: (*(-n for n in shared(card, each)), -agreement(each), each.id))
        assert found[card.id] == tuple(others[:MAX_RELATED])
