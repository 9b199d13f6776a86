"""Teach the classifier that tells known cards apart: by the corpus, and by labelled articles.

Labels are somebody's own, and no label says which card it is. So a classifier that only the corpus
taught reads all tips of a label together, and where they agree enough, they are lessons for that
card. What was left out when a classifier was taught is measured as the next article will be.
"""

import warnings
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from articles import Subject
from corpus import Kind
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from generator.matching.encoder import Encoder, Vectors
from generator.matching.known_kinds import KnownKinds
from generator.matching.similarity import Matcher

# Chosen by average precision on the labelled articles, each folder left out; see MODEL_CARD.md.
PENALTY = 2.5
ITERATIONS = 40
SOFTNESS = 0.7
LIVELY = 4.0
# The least mean probability at which a label's tips belong to a card, and how many there must be.
AGREED = 0.15
MIN_TIPS = 2
# No tip is certainly of no card.
LEAST = 1e-6


@dataclass(frozen=True)
class Lessons:
    """Texts whose cards are known.

    Args:
        vectors: Of shape (texts, dimensions).
        cards: The place of each text's card.
        weights: How much each text counts.
    """

    vectors: Vectors
    cards: NDArray[np.intp]
    weights: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: Vectors, cards: Sequence[int], weight: float) -> "Lessons":
        """Return texts that all count the same."""
        return cls(
            vectors, np.array(cards, dtype=np.intp), np.full(len(cards), weight, dtype=np.float32)
        )

    @classmethod
    def joined(cls, parts: Sequence["Lessons"]) -> "Lessons":
        """Return several lessons as one."""
        return cls(
            np.concatenate([each.vectors for each in parts]),
            np.concatenate([each.cards for each in parts]),
            np.concatenate([each.weights for each in parts]),
        )


class Classroom:
    """The lessons of the corpus and of labelled articles, which any group of subjects can miss."""

    def __init__(
        self,
        on_cards: Sequence[Sequence[Sequence[Kind]]],
        subjects: Sequence[Subject],
        encoder: Encoder,
        kinds: KnownKinds,
    ) -> None:
        """Read all lessons.

        Args:
            on_cards: The kinds of the corpus, card by card.
            subjects: Labelled articles.
            encoder: What makes vectors of texts.
            kinds: The landmarks, whose cards stand in the same order.
        """
        self._kinds = kinds
        self._corpus = _of_corpus(on_cards, encoder)
        by_corpus = Matcher(encoder, kinds=replace(kinds, classifier=fit(self._corpus)))
        self._labelled = [(each.group, _of_labels(each, by_corpus)) for each in subjects]

    def kinds_without(self, *groups: str) -> KnownKinds:
        """Return the landmarks with a classifier that some groups of subjects did not teach."""
        taught = [lessons for group, lessons in self._labelled if group not in groups]
        return replace(self._kinds, classifier=fit(Lessons.joined([self._corpus, *taught])))


def fit(lessons: Lessons) -> Vectors:
    """Return weights and intercepts: a multinomial logistic regression, of (cards, dimensions + 1).

    It stops early, as a further hold against learning passages by heart.
    """
    model = LogisticRegression(C=PENALTY, max_iter=ITERATIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(lessons.vectors, lessons.cards, sample_weight=lessons.weights)
    found = np.column_stack([model.coef_, model.intercept_]) / SOFTNESS
    # As it will be stored.
    return found.astype(np.float16).astype(np.float32)


def _of_corpus(on_cards: Sequence[Sequence[Sequence[Kind]]], encoder: Encoder) -> Lessons:
    tidy, lively = [], []
    for place, groups in enumerate(on_cards):
        kinds = [kind for group in groups for kind in group]
        tidy += [(place, text) for kind in kinds for text in kind.tidy]
        lively += [(place, text) for kind in kinds for text in kind.lively]
    return Lessons.joined(
        [
            Lessons.of(
                encoder.encode([text for _, text in part]), [place for place, _ in part], weight
            )
            for part, weight in ((tidy, 1.0), (lively, LIVELY))
        ]
    )


def _of_labels(subject: Subject, matcher: Matcher) -> Lessons:
    """Return the tips of those labels that a classifier takes for one card."""
    encoded = matcher.encode(subject.texts)
    chances = np.square(encoded.places)
    rows: list[int] = []
    cards: list[int] = []
    for own in _rows_of_labels(subject.kinds):
        card = int(np.log(chances[own] + LEAST).mean(axis=0).argmax())
        if chances[own, card].mean() > AGREED:
            rows += own
            cards += [card] * len(own)
    return Lessons.of(encoded.vectors[rows], cards, LIVELY)


def _rows_of_labels(labels: Sequence[Collection[str]]) -> list[list[int]]:
    """Return the rows of each label that several tips have; a tip with two labels teaches none."""
    rows: dict[str, list[int]] = {}
    for row, own in enumerate(labels):
        if len(own) == 1:
            rows.setdefault(next(iter(own)), []).append(row)
    return [found for found in rows.values() if len(found) >= MIN_TIPS]
