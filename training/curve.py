"""Fit the curves from likenesses to probabilities, and choose from which one on tips join."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations

import numpy as np
from articles import Flags, Subject
from sklearn.linear_model import LogisticRegression

from generator.matching.calibration import (
    Calibration,
    Likenesses,
    Matrix,
    Rivalry,
    SubjectCurve,
)
from generator.matching.clusters import Constraints, cluster
from generator.matching.links import Links, links_of
from generator.matching.rivals import Contested, Standing, log_odds_of, standings_of, weigh_rivals
from generator.matching.similarity import Encoded
from generator.matching.subjects import Profiles, weigh_subjects
from generator.matching.tips import rows_of_articles

LIKENESSES = tuple(field.name for field in fields(Likenesses))

# An editor minds a wrong merge more than a missed one: three of four joined pairs shall be right.
RIGHT_JOINS = 0.75
THRESHOLDS = tuple(np.round(np.arange(0.04, 0.82, 0.02), 2).tolist())
# So weak that it only keeps the weights finite.
WEAK_PENALTY = 1e6
DECIMALS = 2
# An article of which so few tips are known must not look like one on another subject.
FEW_TIPS = 4


@dataclass(frozen=True)
class Compared:
    """A subject, ready to be compared.

    Args:
        subject: The tips.
        like: The likenesses of every pair of them, each of shape (tips, tips).
        encoded: What their articles' subjects are told by; without it, they are not told.
    """

    subject: Subject
    like: Likenesses
    encoded: Encoded | None = None

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
        links = weigh_rivals(self.links(curve), self._standings, curve.rivals)
        if self.encoded is None:
            return links
        return weigh_subjects(links, self.encoded, self.subject.articles.tolist(), curve.subjects)

    def profiles(self, encoded: Encoded, most: int | None = None) -> Profiles:
        """Return the profile of each article, of so many of its tips, drawn by lot, at most."""
        rng = random.Random(0)
        groups = rows_of_articles(self.subject.articles.tolist()).values()
        return Profiles.of(
            encoded,
            [rng.sample(rows, min(most or len(rows), len(rows))) for rows in groups],
        )

    @property
    def _standings(self) -> tuple[Standing, ...]:
        return standings_of(self.subject.articles.tolist())

    def only(self, *names: str) -> "Compared":
        """Return the same with all likenesses 0 but those named, and subjects not told."""
        gone = {name: np.zeros_like(self.like.semantic) for name in LIKENESSES if name not in names}
        return replace(self, like=replace(self.like, **gone), encoded=None)


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
    return replace(curve, rivals=fit_rivals(samples, curve), subjects=fit_subjects(samples))


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


def fit_subjects(samples: Sequence[Compared]) -> SubjectCurve | None:
    """Fit how likely two articles are on one subject, to the articles of each folder.

    Each article is seen in full, and as if only a few of its tips were known. Articles on one
    subject and on two weigh the same, however many there are: nobody knows what the next folder
    holds.
    """
    told = [(sample, sample.encoded) for sample in samples if sample.encoded is not None]
    alike, same = [], []
    for most in ((None, None), (FEW_TIPS, None), (FEW_TIPS, FEW_TIPS)):
        views = [
            tuple(sample.profiles(encoded, count) for count in most) for sample, encoded in told
        ]
        for one, two in _folder_pairs([sample.subject for sample, _ in told]):
            (first, _), (_, second) = views[one], views[two]
            rows, columns = (each.ravel() for each in np.indices((len(first.few), len(second.few))))
            wanted = rows < columns if one == two else slice(None)
            alike.append(first.alike(second, rows[wanted], columns[wanted]))
            is_same = told[one][0].subject.topic == told[two][0].subject.topic
            same.append(np.full(len(alike[-1]), is_same))
    if not told:
        return None
    intercept, weights = _logistic_fit(
        np.concatenate(alike), np.concatenate(same), class_weight="balanced"
    )
    return SubjectCurve(intercept, *weights)


def _folder_pairs(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Return the pairs of subjects of one folder, each also with itself."""
    itself = [(at, at) for at in range(len(subjects))]
    pairs = combinations(range(len(subjects)), 2)
    return itself + [
        (one, two) for one, two in pairs if subjects[one].folder == subjects[two].folder
    ]


def _logistic_fit(
    features: Matrix, same: Flags, *, class_weight: str | None = None
) -> tuple[float, tuple[float, ...]]:
    """Return intercept and weights of a logistic curve, rounded."""
    model = LogisticRegression(
        C=WEAK_PENALTY, solver="newton-cholesky", class_weight=class_weight
    ).fit(features, same)
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
    return count(subject.same, joined(subject, links, threshold))


def joined(subject: Subject, links: Links, threshold: float) -> Flags:
    """Cluster tips as the program does, and tell of each pair across articles if it is joined."""
    clusters = cluster(links, threshold, Constraints(apart=subject.apart))
    label = np.empty(len(subject.texts), dtype=int)
    for number, rows in enumerate(clusters):
        label[list(rows)] = number
    first, second = subject.across
    return label[first] == label[second]


def count(same: Flags, together: Flags) -> Joins:
    """Count pairs that give the same guidance, and pairs that clusters put together."""
    return Joins(int((same & together).sum()), int(together.sum()), int(same.sum()))
