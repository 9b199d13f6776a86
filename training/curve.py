"""Fit the curve from cosines to probabilities, and choose the threshold from which tips join."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from articles import Subject
from sklearn.linear_model import LogisticRegression

from generator.matching.clusters import Constraints, cluster
from generator.matching.similarity import Calibration, Matrix

# An editor minds a wrong merge more than a missed one: four of five joined pairs shall be right.
RIGHT_JOINS = 0.8
THRESHOLDS = tuple(np.round(np.arange(0.01, 1.0, 0.01), 2).tolist())
# So weak that it only keeps the weights finite.
WEAK_PENALTY = 1e6
DECIMALS = 2


@dataclass(frozen=True)
class Compared:
    """A subject with both cosines of every pair of its tips; one left out is 0 throughout."""

    subject: Subject
    semantic: Matrix
    shared: Matrix

    @property
    def features(self) -> Matrix:
        """Return one row a pair across articles."""
        across = self.subject.across
        return np.column_stack([self.semantic[across], self.shared[across]])

    def probabilities(self, curve: Calibration) -> Matrix:
        """Return what a curve makes of every pair."""
        return curve.probability(self.semantic, self.shared)


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
    semantic, shared = (round(float(weight), DECIMALS) for weight in model.coef_[0])
    intercept = round(float(model.intercept_[0]), DECIMALS)
    return Calibration(intercept, semantic, shared, merge=1.0, unsure=1.0)


def calibrate(samples: Sequence[Compared]) -> Calibration:
    """Fit the weights, and choose what joins and what is asked about."""
    merge = choose_merge(samples)
    return replace(fit(samples), merge=merge, unsure=round(merge / 2, 2))


def choose_merge(samples: Sequence[Compared]) -> float:
    """Return the smallest threshold at which enough joined pairs are right.

    Each subject is scored by a curve that was fitted to the others.
    """
    scored = score_unseen(samples)
    for threshold in THRESHOLDS:
        if join_all(scored, threshold).precision >= RIGHT_JOINS:
            return threshold
    return 1.0


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
    clusters = cluster(probabilities, threshold, Constraints(apart=subject.apart))
    label = np.empty(len(subject.texts), dtype=int)
    for number, rows in enumerate(clusters):
        label[list(rows)] = number
    first, second = subject.across
    joined = label[first] == label[second]
    right = joined & subject.same
    return Joins(int(right.sum()), int(joined.sum()), int(subject.same.sum()))
