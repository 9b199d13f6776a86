"""Fit the curves from likenesses to probabilities, and choose from which one on tips join."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from articles import Flags, Subject
from sklearn.linear_model import LogisticRegression

from generator.matching.calibration import Calibration, Likenesses, Matrix, Rivalry
from generator.matching.clusters import Constraints, cluster
from generator.matching.links import Links, links_of
from generator.matching.rivals import Contested, Standing, log_odds_of, standings_of, weigh_rivals

LIKENESSES = tuple(field.name for field in fields(Likenesses))

# An editor minds a wrong merge more than a missed one: three of four joined pairs shall be right.
RIGHT_JOINS = 0.75
THRESHOLDS = tuple(np.round(np.arange(0.04, 0.82, 0.02), 2).tolist())
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

    def links(self, curve: Calibration) -> Links:
        """Return what a curve makes of every pair, its rivals aside."""
        return links_of(curve.probability(self.like))

    def contested(self, curve: Calibration) -> Contested:
        """Return the log-odds of every pair across articles, and of its rivals."""
        return log_odds_of(self.links(curve), self._standings)

    def final_links(self, curve: Calibration) -> Links:
        """Return what the program makes of every pair."""
        return weigh_rivals(self.links(curve), self._standings, curve.rivals)

    @property
    def _standings(self) -> tuple[Standing, ...]:
        return standings_of(self.subject.articles.tolist())

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
    intercept, weights = _logistic_fit(features, same)
    named = dict(zip(LIKENESSES, weights, strict=True))
    curve = Calibration(intercept=intercept, **named, merge=1.0, unsure=1.0)
    return replace(curve, rivals=fit_rivals(samples, curve))


def fit_rivals(samples: Sequence[Compared], curve: Calibration) -> Rivalry:
    """Fit what a pair's rivals make of its probability."""
    contested = [sample.contested(curve) for sample in samples]
    same = [
        [bool(kinds[one] & kinds[two]) for one, two in found.rows.tolist()]
        for found, kinds in zip(contested, (each.subject.kinds for each in samples), strict=True)
    ]
    odds = np.concatenate([found.odds for found in contested])
    intercept, weights = _logistic_fit(odds, np.concatenate(same))
    return Rivalry(intercept, *weights)


def _logistic_fit(features: Matrix, same: Flags) -> tuple[float, tuple[float, ...]]:
    """Return intercept and weights of a logistic curve, rounded."""
    model = LogisticRegression(C=WEAK_PENALTY, solver="newton-cholesky").fit(features, same)
    weights = tuple(round(float(weight), DECIMALS) for weight in model.coef_[0])
    return round(float(model.intercept_[0]), DECIMALS), weights


def calibrate(samples: Sequence[Compared]) -> Calibration:
    """Fit the weights to all, and choose what joins and what is asked about."""
    merge = choose_merge(score_unseen(samples))
    return replace(fit(samples), merge=merge, unsure=round(merge / 2, 2))


def choose_merge(scored: Sequence[tuple[Subject, Links]]) -> float:
    """Return the threshold with the best F1 among those at which enough joined pairs are right.

    Args:
        scored: Each subject with its links by curves that were fitted to the others.
    """
    joins = {threshold: join_all(scored, threshold) for threshold in THRESHOLDS}
    enough = [threshold for threshold in THRESHOLDS if joins[threshold].precision >= RIGHT_JOINS]
    return max(enough, key=lambda threshold: (joins[threshold].f1, threshold), default=1.0)


def score_unseen(
    samples: Sequence[Compared], *, with_rivals: bool = True
) -> list[tuple[Subject, Links]]:
    """Return the links of each subject by curves that were fitted to the others."""
    fitted = [(sample, fit(rest)) for sample, rest in apart(samples)]
    return [
        (sample.subject, sample.final_links(curve) if with_rivals else sample.links(curve))
        for sample, curve in fitted
    ]


def apart(samples: Sequence[Compared]) -> list[tuple[Compared, list[Compared]]]:
    """Return each subject with all the others."""
    return [(sample, [*samples[:at], *samples[at + 1 :]]) for at, sample in enumerate(samples)]


def join_all(scored: Sequence[tuple[Subject, Links]], threshold: float) -> Joins:
    """Count the pairs that clusters join, over all subjects."""
    counts = [join(subject, scores, threshold) for subject, scores in scored]
    return sum(counts[1:], start=counts[0])


def join(subject: Subject, links: Links, threshold: float) -> Joins:
    """Cluster one subject's tips as the program does, and count the pairs."""
    clusters = cluster(links, threshold, Constraints(apart=subject.apart))
    label = np.empty(len(subject.texts), dtype=int)
    for number, rows in enumerate(clusters):
        label[list(rows)] = number
    first, second = subject.across
    joined = label[first] == label[second]
    right = joined & subject.same
    return Joins(int(right.sum()), int(joined.sum()), int(subject.same.sum()))
