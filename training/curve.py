"""Fit the curve from cosines to probabilities, and choose the threshold from which tips join."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from articles import Subject
from sklearn.linear_model import LogisticRegression

from generator.matching.clusters import Constraints, cluster
from generator.matching.links import links_of
from generator.matching.similarity import Calibration, Likenesses, Matrix

LIKENESSES = tuple(field.name for field in fields(Likenesses))

# An editor minds a wrong merge more than a missed one: three of four joined pairs shall be right.
RIGHT_JOINS = 0.75
THRESHOLDS = tuple(np.round(np.arange(0.04, 0.62, 0.02), 2).tolist())
# So weak that it only keeps the weights finite.
WEAK_PENALTY = 1e6
DECIMALS = 2


@dataclass(frozen=True)
class Compared:
    """A subject with the likenesses of every pair of its tips, each of shape (tips, tips)."""

    subject: Subject
    like: Likenesses

    @property
    def features(self) -> Matrix:
        """Return one row a pair across articles, and one column a likeness."""
        across = self.subject.across
        return np.column_stack([getattr(self.like, name)[across] for name in LIKENESSES])

    def probabilities(self, curve: Calibration) -> Matrix:
        """Return what a curve makes of every pair."""
        return curve.probability(self.like)

    def only(self, *names: str) -> "Compared":
        """Return the same with all likenesses 0 but those named."""
        gone = {name: np.zeros_like(self.like.semantic) for name in LIKENESSES if name not in names}
        return replace(self, like=replace(self.like, **gone))


@dataclass(frozen=True)
class Joins:
    """Pairs of tips that clusters put together, and those that they should have."""

    right: int
    joined: int
    wanted: int

    def __add__(self, other: "Joins") -> "Joins":
        return Joins(
            self.right + other.right, self.joined + other.joined, self.wanted + other.wanted
        )

    def __sub__(self, other: "Joins") -> "Joins":
        return Joins(self.right - other.right, self.joined - other.joined, self.wanted)

    @property
    def precision(self) -> float:
        """Return the share of joined pairs that are right; of none, 0."""
        return self.right / max(self.joined, 1)

    @property
    def recall(self) -> float:
        """Return the share of wanted pairs that were joined."""
        return self.right / self.wanted

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / (self.joined + self.wanted)


def fit(samples: Sequence[Compared]) -> Calibration:
    """Fit the weights to every pair of some subjects; nothing joins yet."""
    features = np.concatenate([sample.features for sample in samples])
    same = np.concatenate([sample.subject.same for sample in samples])
    model = LogisticRegression(C=WEAK_PENALTY, solver="newton-cholesky").fit(features, same)
    weights = {
        name: round(float(weight), DECIMALS)
        for name, weight in zip(LIKENESSES, model.coef_[0], strict=True)
    }
    intercept = round(float(model.intercept_[0]), DECIMALS)
    return Calibration(intercept=intercept, **weights, merge=1.0, unsure=1.0)


def calibrate(samples: Sequence[Compared]) -> Calibration:
    """Fit the weights to all, and choose what joins and what is asked about."""
    merge = choose_merge(score_unseen(samples))
    return replace(fit(samples), merge=merge, unsure=round(merge / 2, 2))


def choose_merge(scored: Sequence[tuple[Subject, Matrix]]) -> float:
    """Return the threshold with the best F1 among those at which enough joined pairs are right.

    Args:
        scored: Each subject with probabilities by a curve that was fitted to the others.
    """
    joins = {threshold: join_all(scored, threshold) for threshold in THRESHOLDS}
    enough = [threshold for threshold in THRESHOLDS if joins[threshold].precision >= RIGHT_JOINS]
    return max(enough, key=lambda threshold: (joins[threshold].f1, threshold), default=1.0)


def score_unseen(samples: Sequence[Compared]) -> list[tuple[Subject, Matrix]]:
    """Return the probabilities of each subject by a curve that was fitted to the others."""
    return [(sample.subject, sample.probabilities(fit(rest))) for sample, rest in apart(samples)]


def apart(samples: Sequence[Compared]) -> list[tuple[Compared, list[Compared]]]:
    """Return each subject with all the others."""
    return [(sample, [*samples[:at], *samples[at + 1 :]]) for at, sample in enumerate(samples)]


def join_all(scored: Sequence[tuple[Subject, Matrix]], threshold: float) -> Joins:
    """Count the pairs that clusters join, over all subjects."""
    counts = [join(subject, scores, threshold) for subject, scores in scored]
    return sum(counts[1:], start=counts[0])


def join(subject: Subject, probabilities: Matrix, threshold: float) -> Joins:
    """Cluster one subject's tips as the program does, and count the pairs."""
    clusters = cluster(links_of(probabilities), threshold, Constraints(apart=subject.apart))
    label = np.empty(len(subject.texts), dtype=int)
    for number, rows in enumerate(clusters):
        label[list(rows)] = number
    first, second = subject.across
    joined = label[first] == label[second]
    right = joined & subject.same
    return Joins(int(right.sum()), int(joined.sum()), int(subject.same.sum()))
