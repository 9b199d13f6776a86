"""Kinds of guidance that the encoder was taught, as landmarks between which tips are placed.

Two tips may share neither words nor direction and still both be what a known kind looks like.
`training/known_kinds.py` makes the files: `kinds.json` names the kinds, and `kinds.npy` holds their
landmarks, mean vectors of passages. Kinds that editors print on one card stand side by side, and
are one place for a tip. `cards.npy` holds a linear classifier that tells the cards apart; it was
also taught by labelled articles, and decides what is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.matching.encoder import Vectors, model_folder, read_model_json

Places = NDArray[np.intp]

# Texts that are looked at together: tens of thousands against a thousand landmarks need gigabytes.
_PART = 1024


@dataclass(frozen=True)
class KnownKinds:
    """Kinds of guidance, and how sharply a text is told to belong to one.

    Args:
        gists: What each kind urges, in one sentence.
        vectors: Landmarks, of shape (landmarks, dimensions), each of length 1, kind by kind.
        temperature: Of the softmax over cosines; lower is sharper.
        unknown: The cosine at which a text is as likely to be of no known kind.
        subjects: How far each card belongs to each subject, of shape (cards, subjects): one that
            several subjects share belongs to each of them in equal parts.
        starts: The row of each kind's first landmark; without it, each kind has one.
        cards: Each card's first kind; without it, each kind has a card of its own.
        classifier: Of each card the weights and, last, the intercept of a multinomial logistic
            regression over vectors, of shape (cards, dimensions + 1).
    """

    gists: tuple[str, ...] = ()
    vectors: Vectors | None = None
    temperature: float = 1.0
    unknown: float = 1.0
    subjects: Vectors | None = None
    starts: Places | None = None
    cards: Places | None = None
    classifier: Vectors | None = None

    def gist_of(self, card: int) -> str:
        """Return what the first kind of a card urges."""
        return self.gists[card if self.cards is None else self.cards[card]]

    def likeness(self, vectors: Vectors) -> Vectors:
        """Return texts' cosines with each kind's first landmark, of shape (texts, kinds)."""
        if self.vectors is None:
            return np.zeros((len(vectors), 0), dtype=np.float32)
        first = self.vectors if self.starts is None else self.vectors[self.starts]
        found: Vectors = vectors @ first.T
        return found

    def places(self, vectors: Vectors) -> NDArray[np.float32]:
        """Return where texts stand among the kinds, of shape (texts, cards).

        A row holds the square roots of the probabilities of belonging to each card. The product of
        two rows is then their Bhattacharyya coefficient: 1 for the same place, 0 for none shared.
        """
        return _by_parts(self._places, vectors)

    def classify(self, vectors: Vectors) -> NDArray[np.float32]:
        """Return where texts stand by the classifier, of shape (texts, cards), as `places` does.

        It always knows an answer, so its probabilities share what the landmarks leave for any card.
        """
        return _by_parts(self._classify, vectors)

    def _places(self, vectors: Vectors) -> NDArray[np.float32]:
        if self.vectors is None:
            return np.zeros((len(vectors), 0), dtype=np.float32)
        cosines = vectors @ self.vectors.T
        # No exponent is above 0 for the largest, so that none overflows.
        top = np.maximum(cosines.max(axis=1, initial=self.unknown), self.unknown)[:, None]
        weights = np.exp((cosines - top) / self.temperature)
        none = np.exp((self.unknown - top) / self.temperature)
        if self.starts is not None:
            weights = np.add.reduceat(weights, self.starts, axis=1)
        if self.cards is not None:
            weights = np.add.reduceat(weights, self.cards, axis=1)
        places: NDArray[np.float32] = np.sqrt(weights / (weights.sum(axis=1, keepdims=True) + none))
        return places.astype(np.float32)

    def _classify(self, vectors: Vectors) -> NDArray[np.float32]:
        if self.classifier is None:
            return self._places(vectors)
        scores = vectors @ self.classifier[:, :-1].T + self.classifier[:, -1]
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        known = (self._places(vectors) ** 2).sum(axis=1, keepdims=True)
        places: NDArray[np.float32] = np.sqrt(chances * known)
        return places.astype(np.float32)

    def subjects_of(self, places: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return how likely texts belong to each subject, by where they stand among the kinds.

        Args:
            places: What `places` returned, of shape (texts, cards).

        Returns:
            Of shape (texts, subjects + 1), the last one for none of them; without known subjects,
            (texts, 0).
        """
        if self.subjects is None:
            return np.zeros((len(places), 0), dtype=np.float32)
        kinds = places**2
        return np.column_stack([kinds @ self.subjects, 1 - kinds.sum(axis=1)])


@cache
def shipped_kinds(variant: str = "") -> KnownKinds:
    """Return the kinds that ship with the program, as the encoder or static vectors see them."""
    folder = model_folder()
    classifier = np.load(folder / f"cards{variant}.npy").astype(np.float32)
    return replace(read_landmarks(folder, variant), classifier=classifier)


def read_landmarks(folder: Path, variant: str = "") -> KnownKinds:
    """Return the kinds that a folder holds, with their landmarks alone."""
    found = read_model_json("kinds.json", folder)
    whole = np.load(folder / f"kinds{variant}.npy").astype(np.float32)
    kinds = found["kinds"]
    cards = _starts(found["cards"])
    subjects = [
        sorted({name for kind in kinds[one : one + size] for name in kind["subjects"]})
        for one, size in zip(cards.tolist(), found["cards"], strict=True)
    ]
    return KnownKinds(
        gists=tuple(kind["gist"] for kind in kinds),
        vectors=whole / np.linalg.norm(whole, axis=1, keepdims=True),
        temperature=found["temperature"],
        unknown=found["unknown"],
        subjects=_shares(subjects),
        starts=_starts([kind["landmarks"] for kind in kinds]),
        cards=cards,
    )


def _by_parts(
    find: Callable[[Vectors], NDArray[np.float32]], vectors: Vectors
) -> NDArray[np.float32]:
    """Return what a function finds for texts, without holding its steps for all of them at once."""
    starts = range(0, max(len(vectors), 1), _PART)
    return np.concatenate([find(vectors[at : at + _PART]) for at in starts])


def _starts(sizes: Sequence[int]) -> Places:
    """Return where groups of these sizes begin, one behind another."""
    return np.array([0, *np.cumsum(sizes)[:-1]], dtype=np.intp)


def _shares(subjects: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    names = sorted({name for each in subjects for name in each})
    shares = np.zeros((len(subjects), len(names)), dtype=np.float32)
    for row, each in enumerate(subjects):
        shares[row, [names.index(name) for name in each]] = 1 / len(each)
    return shares
