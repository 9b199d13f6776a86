"""Subjects: what two tips alone make likely counts as far as their articles are on one subject."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from generator.matching.calibration import SubjectCurve
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.links import Links
from generator.matching.similarity import Encoded, shipped_matcher
from generator.matching.subjects import weigh_subjects, weigh_subjects_between

from .made_links import assert_mutual_and_likely, made_links

CURVE = SubjectCurve(intercept=-6.0, known=8.0, semantic=4.0, few=2.0)
# One letter a tip: articles a and b are on the first subject, c is on the second.
ARTICLES = "aabbcc"
ABOUT = (0, 0, 0, 0, 1, 1)


def _encoded(about: Sequence[int]) -> Encoded:
    rows = np.eye(3, dtype=np.float32)[list(about)]
    nothing = np.zeros((len(about), 0), dtype=np.float32)
    return Encoded(
        vectors=rows,
        stems=({},) * len(about),
        places=nothing,
        subjects=rows,
        sentences=rows,
        starts=np.arange(len(about) + 1),
    )


def _weighed(
    pairs: dict[tuple[int, int], float], about: Sequence[int] = ABOUT, articles: str = ARTICLES
) -> Links:
    return weigh_subjects(made_links(pairs, len(about)), _encoded(about), list(articles), CURVE)


def test_tips_of_articles_on_one_subject_stay_likely_and_others_do_not() -> None:
    found = _weighed({(0, 2): 0.6, (0, 4): 0.6}).rows[0]
    assert found[2] > 0.55
    assert found.get(4, 0.0) < 0.1


def test_no_pair_becomes_likelier() -> None:
    for pair in ((0, 2), (0, 4), (3, 5)):
        assert _weighed({pair: 0.6}).rows[pair[0]].get(pair[1], 0.0) <= 0.6


def test_tips_of_one_article_stay_as_they_are() -> None:
    assert _weighed({(0, 1): 0.3, (4, 5): 0.2}).rows[0][1] == 0.3


def test_a_third_article_changes_nothing() -> None:
    two = _weighed({(0, 2): 0.6}, ABOUT[:4], ARTICLES[:4])
    assert _weighed({(0, 2): 0.6}).rows[0][2] == two.rows[0][2]


def test_one_stray_tip_does_not_make_an_article_another_subjects() -> None:
    stray = (0, 0, 0, 0, 1)
    found = _weighed({(0, 4): 0.6, (0, 3): 0.6}, (*stray, 0, 0), "aaabbbb")
    assert found.rows[0][3] > 0.5


def test_links_hold_in_both_directions_and_none_is_below_the_least() -> None:
    found = _weighed({(0, 2): 0.9, (1, 3): 0.02, (0, 4): 0.05, (3, 5): 0.9})
    assert_mutual_and_likely(found)
    assert 4 not in found.rows[0]


def test_articles_may_stand_in_any_order() -> None:
    turned = _weighed({(5, 3): 0.6, (5, 1): 0.6}, ABOUT[::-1], ARTICLES[::-1])
    found = _weighed({(0, 2): 0.6, (0, 4): 0.6})
    assert turned.rows[5].get(3) == found.rows[0].get(2)
    assert turned.rows[5].get(1) == found.rows[0].get(4)


def test_without_a_curve_nothing_changes() -> None:
    links = made_links({(0, 4): 0.6}, 6)
    assert weigh_subjects(links, _encoded(ABOUT), list(ARTICLES), None) is links
    assert weigh_subjects_between(links, _encoded(ABOUT), list(ARTICLES), [[0]], None) is links


def test_nothing_linked_is_nothing_weighed() -> None:
    assert _weighed({}).rows == ({},) * 6
    nothing = _encoded(())
    assert weigh_subjects(Links(()), nothing, [], CURVE).rows == ()
    assert weigh_subjects_between(Links(()), nothing, [], [], CURVE).rows == ()


def test_a_card_is_about_what_its_sources_articles_are_about() -> None:
    links = Links(tuple({0: 0.6, 1: 0.6, 2: 0.6} for _ in ABOUT))
    # Two cards with sources, and one that has only words of its own.
    found = weigh_subjects_between(
        links, _encoded(ABOUT), list(ARTICLES), [[2, 3], [4, 5], []], CURVE
    )
    assert found.rows[0][0] > 0.55
    assert found.rows[0].get(1, 0.0) < 0.1
    assert found.rows[0][2] == 0.6


def test_without_known_subjects_vectors_alone_tell() -> None:
    assert KnownKinds().subjects_of(np.zeros((2, 0), dtype=np.float32)).shape == (2, 0)


def test_a_texts_subjects_and_none_of_them_are_the_whole() -> None:
    kinds = shipped_kinds()
    places = kinds.places(np.eye(384, dtype=np.float32)[:5])
    assert kinds.subjects_of(places).sum(axis=1) == pytest.approx(1, abs=1e-5)


INTERVIEW = (
    "Rehearse your answers aloud. Say them to a friend who plays the interviewer.",
    "Look up the employer. Read their news and what the job advert asks for.",
    "Ask for feedback. Write to the recruiter and ask why you were not chosen.",
    "Arrive early. Plan your journey to the interview the day before.",
)
AGAIN = (
    "Practise what you will say. Speak your answers out loud before the interview.",
    "Research the company. Know what they make and who their customers are.",
    "Find out what went wrong. Ask the panel what you could have done better.",
    "Send a thank-you note. Thank them for the interview even though they chose somebody else.",
)
MOVING = (
    "Practise what you will say. Speak your lines out loud before you ring the removal firm.",
    "Label every box. Write the room and what is in it on two sides.",
    "Measure your sofa. Check that it goes through the new front door.",
    "Read the meters. Take a picture of each on the day you hand over the keys.",
    "Redirect your post. Tell the bank and the dentist where you live from now on.",
    "Pack a bag for the first night. Put sheets, a kettle and a lamp in it.",
    "Get three quotes. Removal firms differ by hundreds for the same van.",
)


def test_articles_on_unlike_subjects_are_told_apart_by_the_shipped_curve() -> None:
    matcher = shipped_matcher()

    def share(other: Sequence[str]) -> float:
        """Return what is left of a pair that is certain, the first of each article."""
        texts = [*INTERVIEW, *other]
        articles = ["one"] * len(INTERVIEW) + ["other"] * len(other)
        links = made_links({(0, len(INTERVIEW)): 1.0}, len(texts))
        curve = matcher.calibration.subjects
        found = weigh_subjects(links, matcher.encode(texts), articles, curve)
        return found.rows[0].get(len(INTERVIEW), 0.0)

    assert share(AGAIN) > 0.9
    assert share(MOVING) < 0.5
