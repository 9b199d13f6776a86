"""How likely two texts give the same guidance, with an encoder whose answer is obvious."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from generator.matching.calibration import Calibration, Likenesses, shipped_calibration
from generator.matching.encoder import ShippedEncoder, Vectors
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.lexical import Rarity, Weights, shared_words, shipped_rarity, vector
from generator.matching.similarity import MAX_SENTENCES, Matcher, leaning, likenesses
from generator.matching.tips import comparable, nearly_same
from generator.tips.model import Tip

RARITY = Rarity({"feedback": 5.0, "ask": 2.0}, unknown=3.0, stop_words=frozenset({"for", "the"}))
CURVE = Calibration(
    intercept=-4, semantic=6, sentences=0, kinds=0, lexical=2, merge=0.5, unsure=0.25
)


class AxisEncoder:
    """Puts each text on the axis of its first letter."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), 26), dtype=np.float32)
        for row, text in enumerate(texts):
            rows[row, ord(text[0].lower()) - ord("a")] = 1
        return rows


def _probability(first: str, second: str) -> float:
    matcher = Matcher(AxisEncoder(), CURVE, RARITY, KnownKinds())
    return float(matcher.probabilities(matcher.encode([first]), matcher.encode([second]))[0, 0])


def test_meaning_raises_the_probability() -> None:
    assert _probability("apple", "acorn") > _probability("apple", "melon")


def test_shared_words_raise_the_probability() -> None:
    assert _probability("ask feedback", "xylophone feedback") > _probability(
        "ask feedback", "xylophone"
    )


def test_a_probability_is_the_logistic_of_weighed_likenesses() -> None:
    assert _probability("apple", "acorn") == pytest.approx(1 / (1 + np.exp(-2)), abs=1e-4)


def test_a_pair_is_judged_the_same_whatever_else_is_compared() -> None:
    matcher = Matcher(AxisEncoder(), CURVE, RARITY, KnownKinds())
    many = matcher.encode(["ask feedback", "melon pie", "apple pie"])
    found = matcher.probabilities(many, many)
    assert found[1, 2] == pytest.approx(_probability("melon pie", "apple pie"))
    assert np.array_equal(found, found.T)


def _cosine(first: Weights, second: Weights) -> float:
    return sum(weight * second.get(stem, 0) for stem, weight in first.items())


def test_stems_and_not_endings_count_and_stop_words_do_not() -> None:
    assert _cosine(
        vector("asking for feedback", RARITY), vector("the feedback asked", RARITY)
    ) == pytest.approx(1)
    assert vector("for the", RARITY) == {}


def _shared(text: str, *others: str) -> list[str]:
    return list(shared_words(text, [vector(other, RARITY) for other in others], RARITY))


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert _shared("ask for feedback", "feedback they ask") == ["feedback", "ask"]


def test_words_are_shown_as_the_first_text_writes_them() -> None:
    assert _shared("Asking politely", "ask polite")[:1] in (
        ["asking"],
        ["politely"],
    )


def test_a_tip_is_compared_by_its_heading_and_what_it_says() -> None:
    assert comparable("Rest", "Sleep well.") == "Rest. Sleep well."
    assert comparable("", "Sleep well.") == "Sleep well."
    assert comparable("Rest", "") == "Rest"


def test_tips_with_nearly_the_same_words_are_nearly_the_same() -> None:
    body = "Take ten minutes and write down what they asked you in the room on the day itself today"
    one, two = (Tip("a", 0, 1, "", "", text, ()) for text in (body, body + "!"))
    assert nearly_same(one, two)
    assert not nearly_same(one, Tip("a", 0, 1, "", "", "Sleep on it.", ()))


def test_what_ships_with_the_encoder_can_be_read() -> None:
    curve = shipped_calibration()
    assert 0 < curve.unsure < curve.merge < 1
    assert shipped_rarity().of("feedback") < shipped_rarity().of("a word that nobody wrote")


def _likenesses(first: str, second: str, kinds: KnownKinds | None = None) -> Likenesses:
    matcher = Matcher(AxisEncoder(), CURVE, RARITY, kinds or KnownKinds())
    row = np.zeros(1, dtype=np.intp)
    return likenesses(matcher.encode([first]), matcher.encode([second]), row, row)


def test_each_sentence_counts_by_the_nearest_of_the_other_text() -> None:
    """One of two sentences is found again on one side, the only one on the other."""
    assert _likenesses("Apples. Pears.", "Plums.").sentences[0] == pytest.approx((0.5 + 1) / 2)
    assert _likenesses("Plums.", "Apples. Pears.").sentences[0] == pytest.approx((0.5 + 1) / 2)


def test_texts_that_look_like_one_known_kind_are_alike() -> None:
    """The landmark lies between their axes, so that they share nothing else."""
    landmark = np.zeros((1, 26), dtype=np.float32)
    landmark[0, [0, 15]] = np.sqrt(0.5)
    kinds = KnownKinds(("Eat fruit.",), landmark, temperature=0.05, unknown=0.5)
    assert _likenesses("apple", "pear", kinds).kinds[0] > 0.9
    assert _likenesses("apple", "melon", kinds).kinds[0] < 0.1
    assert _likenesses("melon", "lemon", kinds).kinds[0] < 0.1


def test_kinds_of_one_card_and_their_landmarks_are_one_place() -> None:
    landmarks = np.zeros((4, 26), dtype=np.float32)
    landmarks[[0, 1, 2, 3], [0, 15, 1, 12]] = 1  # apple and pear, banana, melon
    kinds = KnownKinds(
        ("Eat fruit.", "Eat bananas.", "Eat melons."),
        landmarks,
        temperature=0.05,
        unknown=0.5,
        starts=np.array([0, 2, 3]),
        cards=np.array([0, 2]),
    )
    assert _likenesses("apple", "pear", kinds).kinds[0] > 0.9
    assert _likenesses("pear", "banana", kinds).kinds[0] > 0.9
    assert _likenesses("apple", "melon", kinds).kinds[0] < 0.1
    assert kinds.likeness(landmarks).tolist() == [[1, 0, 0], [0, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert (kinds.gist_of(0), kinds.gist_of(1)) == ("Eat fruit.", "Eat melons.")


def _taught(unknown: float) -> KnownKinds:
    """Fruit on one card, as only the classifier knows, and clothes on another."""
    landmarks = np.zeros((2, 26), dtype=np.float32)
    landmarks[[0, 1], [0, 18]] = 1  # apple, sock
    classifier = np.zeros((2, 27), dtype=np.float32)
    classifier[0, [0, 15]] = 20
    classifier[1, [18, 19]] = 20
    return KnownKinds(
        ("Eat fruit.", "Wear clothes."),
        landmarks,
        temperature=0.05,
        unknown=unknown,
        classifier=classifier,
    )


def test_the_classifier_decides_what_looks_like_one_card() -> None:
    kinds = _taught(unknown=-1.0)
    assert _likenesses("apple", "pear", kinds).kinds[0] > 0.99
    assert _likenesses("sock", "tie", kinds).kinds[0] > 0.99
    assert _likenesses("apple", "tie", kinds).kinds[0] < 0.01


def test_what_no_landmark_is_near_is_of_no_card_whatever_the_classifier_says() -> None:
    kinds = _taught(unknown=0.5)
    assert _likenesses("pear", "pear", kinds).kinds[0] < 0.01
    assert _likenesses("apple", "apple", kinds).kinds[0] > 0.99
    assert kinds.classify(np.zeros((0, 26), dtype=np.float32)).shape == (0, 2)


def test_texts_lean_to_what_most_of_their_sentences_say() -> None:
    vectors = np.eye(3, dtype=np.float32)[[0, 1]]
    single = np.eye(3, dtype=np.float32)[[0, 2, 2, 1]]
    leant = leaning(vectors, single, np.array([0, 3, 4]))
    assert leant[0] == pytest.approx(np.array([4, 0, 2]) / np.sqrt(20))
    assert leant[1] == pytest.approx(vectors[1])
    assert leaning(vectors[:0], single[:0], np.array([0])).shape == (0, 3)


def test_without_known_kinds_nothing_looks_like_one() -> None:
    assert _likenesses("apple", "apple").kinds[0] == 0


def test_many_sentences_are_not_all_compared() -> None:
    text = " ".join(f"{letter} word." for letter in "ABCDEFGHIJKLMNOPQRSTUVW")
    found = Matcher(AxisEncoder(), CURVE, RARITY, KnownKinds()).encode([text, "Apple."])
    assert found.starts.tolist() == [0, MAX_SENTENCES, MAX_SENTENCES + 1]


@pytest.mark.model
def test_known_kinds_ship_with_the_encoder() -> None:
    kinds = shipped_kinds()
    assert kinds.vectors is not None
    assert kinds.starts is not None
    assert kinds.cards is not None
    assert len(kinds.vectors) > len(kinds.gists) == len(kinds.starts) > len(kinds.cards) > 100
    vectors = ShippedEncoder().encode(
        [
            "Ask why. Ring the interviewer and find out what you could have done better.",
            "Request feedback. Write to the panel and enquire where you fell short.",
            "Go for a run. Fresh air and exercise will lift your mood.",
        ]
    )
    for places in (kinds.places(vectors), kinds.classify(vectors)):
        assert places.shape == (3, len(kinds.cards))
        assert places[0] @ places[1] > places[0] @ places[2] + 0.2


@pytest.mark.model
@pytest.mark.parametrize("variant", ["", "-static"])
def test_the_classifier_knows_every_card_that_ships(variant: str) -> None:
    kinds = shipped_kinds(variant)
    assert kinds.vectors is not None
    assert kinds.cards is not None
    assert kinds.classifier is not None
    assert kinds.classifier.shape == (len(kinds.cards), kinds.vectors.shape[1] + 1)
    assert np.isfinite(kinds.classifier).all()


@pytest.mark.model
class TestShippedEncoder:
    """The real model."""

    def test_vectors_have_length_one_and_come_in_the_order_of_the_texts(self) -> None:
        texts = ["Ask for feedback", "Go for a walk", "Ask for feedback"]
        found = ShippedEncoder().encode(texts)
        assert found.shape == (3, 384)
        assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(3), abs=1e-3)
        assert np.array_equal(found[0], found[2])

    def test_a_vector_does_not_depend_on_other_texts(self) -> None:
        alone = ShippedEncoder().encode(["Go for a walk"])
        among = ShippedEncoder().encode(["Ask for feedback " * 40, "Go for a walk"])
        assert np.array_equal(alone[0], among[1])

    def test_the_same_guidance_in_other_words_is_nearer_than_a_neighbour(self) -> None:
        asks, same, other = ShippedEncoder().encode(
            [
                "Ask for feedback. Ring them and find out what they would have liked to hear.",
                "Why wasn't it you? Write to the panel and enquire where you fell short.",
                "Get outdoors. Half an hour among trees lifts your mood.",
            ]
        )
        assert asks @ same > asks @ other + 0.2

    def test_no_texts_give_no_vectors(self) -> None:
        assert ShippedEncoder().encode([]).shape == (0, 384)
