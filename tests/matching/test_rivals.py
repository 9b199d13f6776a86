"""Rivals: of two tips of one article, only one gives the guidance of a third tip."""

from __future__ import annotations

import pytest

from generator.matching.calibration import Rivalry
from generator.matching.links import Links
from generator.matching.rivals import Standing, standings_of, weigh_rivals
from generator.matching.tips import standings
from generator.tips.model import Tip

from .made_links import assert_mutual_and_likely, made_links

CURVE = Rivalry(intercept=-2.0, own=1.0, stronger=-0.5, weaker=-0.4)
# Three articles: rows 0 and 1 stand in a, rows 2 and 3 in b, row 4 in c.
WHERE = standings_of("aabbc")


def _weighed(pairs: dict[tuple[int, int], float]) -> Links:
    return weigh_rivals(made_links(pairs, 5), WHERE, CURVE)


def test_a_pair_is_less_likely_where_the_same_article_has_a_likelier_tip() -> None:
    alone = _weighed({(0, 2): 0.4})
    rivalled = _weighed({(0, 2): 0.4, (0, 3): 0.9})
    assert rivalled.rows[0].get(2, 0.0) < alone.rows[0][2]


def test_a_rival_on_either_side_counts() -> None:
    alone = _weighed({(0, 2): 0.4})
    for rival in ((0, 3), (1, 2)):
        assert _weighed({(0, 2): 0.4, rival: 0.9}).rows[0].get(2, 0.0) < alone.rows[0][2]


def test_a_third_article_changes_nothing() -> None:
    two = _weighed({(0, 2): 0.4, (0, 3): 0.2})
    three = _weighed({(0, 2): 0.4, (0, 3): 0.2, (0, 4): 0.95, (2, 4): 0.95})
    assert three.rows[0][2] == two.rows[0][2]


def test_a_rival_that_nobody_would_think_of_counts_as_none() -> None:
    none = _weighed({(0, 2): 0.4})
    hardly = _weighed({(0, 2): 0.4, (0, 3): 0.02, (1, 2): 0.03})
    assert hardly.rows[0][2] == none.rows[0][2]


def test_pairs_of_one_article_stay_as_they_are() -> None:
    assert _weighed({(0, 1): 0.3, (0, 2): 0.9}).rows[0][1] == 0.3


def test_links_hold_in_both_directions_and_none_is_below_the_least() -> None:
    found = _weighed({(0, 2): 0.02, (0, 3): 0.9, (1, 2): 0.9, (1, 4): 0.5})
    assert_mutual_and_likely(found)
    assert 2 not in found.rows[0]


def test_rows_may_be_linked_in_any_order() -> None:
    pairs = {(0, 2): 0.4, (0, 3): 0.4, (1, 2): 0.6, (1, 3): 0.1, (0, 4): 0.2}
    turned = dict(reversed(pairs.items()))
    assert _weighed(pairs) == _weighed(turned)


def test_what_says_nearly_the_same_is_no_rival() -> None:
    where = (*WHERE[:3], Standing("b", kin=2), WHERE[4])
    pairs = {(0, 2): 0.4, (0, 3): 0.9}
    assert (
        weigh_rivals(made_links(pairs, 5), where, CURVE).rows[0][2]
        == _weighed({(0, 2): 0.4}).rows[0][2]
    )


def test_nothing_linked_is_nothing_weighed() -> None:
    assert _weighed({}).rows == ({}, {}, {}, {}, {})


@pytest.mark.parametrize(("second", "kin"), [("Sleep well every night", 0), ("Go for a walk", 1)])
def test_tips_of_one_article_with_nearly_the_same_words_are_kin(second: str, kin: int) -> None:
    tips = [Tip("a", 0, 1, "", "", text, ()) for text in ("Sleep well every night.", second + "!")]
    assert [each.kin for each in standings(tips)] == [0, kin]


def test_tips_of_two_articles_are_never_kin() -> None:
    tips = [Tip(article, 0, 1, "", "", "Sleep well.", ()) for article in "ab"]
    assert [each.kin for each in standings(tips)] == [0, 1]
