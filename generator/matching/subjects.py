"""Whether articles are on one subject: advice on two subjects is hardly ever the same guidance.

"Say it aloud before the day" means one thing before an interview and another before an exam, though
the words may be the same. So what two tips alone make likely is multiplied by how likely their
articles are on one subject, and that is told from all tips of both articles. No third article has
a say in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from generator.matching.calibration import DECIMALS, Matrix, SubjectCurve
from generator.matching.encoder import Vectors
from generator.matching.links import LEAST, Links
from generator.matching.similarity import Encoded, Rows, products
from generator.matching.tips import rows_of_articles


@dataclass(frozen=True)
class Profiles:
    """What some groups of tips are about, such as those of one article: a row each.

    Args:
        known: Their shares of the known subjects, of shape (groups, subjects), each of length 1.
        vectors: The directions of the sums of their vectors, of shape (groups, dimensions).
        few: One part by the number of their tips, of shape (groups,).
    """

    known: Vectors
    vectors: Vectors
    few: Matrix

    @classmethod
    def of(cls, texts: Encoded, groups: Sequence[Sequence[int]]) -> Profiles:
        """Return the profiles of groups of rows, none of them empty."""
        return cls(
            _directions(texts.subjects, groups),
            _directions(texts.vectors, groups),
            np.array([1 / len(rows) for rows in groups]),
        )

    def alike(self, others: Profiles, first: Rows, second: Rows) -> Matrix:
        """Return what a `SubjectCurve` weighs, of shape (pairs, 3).

        Args:
            others: The profiles of the other sides.
            first: The row of each pair here.
            second: The row of each pair there.
        """
        alike = np.zeros((len(first), 3))
        alike[:, 0] = products(self.known, others.known, first, second)
        alike[:, 1] = products(self.vectors, others.vectors, first, second)
        alike[:, 2] = self.few[first] + others.few[second]
        return np.round(alike, DECIMALS)


def weigh_subjects(
    links: Links, texts: Encoded, articles: Sequence[str], curve: SubjectCurve | None
) -> Links:
    """Return links between tips, each as likely as its articles are on one subject.

    Args:
        links: Of tips with each other; those of one article stay as they are.
        texts: The tips.
        articles: The article of each tip.
        curve: Tells how likely; without one, all links stay as they are.
    """
    if curve is None:
        return links
    profiles, of = _by_article(texts, articles)

    def places(row: int, column: int) -> _Places | None:
        return (of[row], of[column]) if of[row] != of[column] else None

    return _weighed(links, profiles, profiles, places, curve)


def weigh_subjects_between(
    links: Links,
    texts: Encoded,
    articles: Sequence[str],
    groups: Sequence[Sequence[int]],
    curve: SubjectCurve | None,
) -> Links:
    """Return links from tips to groups of other tips, such as the cards of a deck.

    Args:
        links: From each tip to groups.
        texts: The tips.
        articles: The article of each tip.
        groups: The rows of each group; links to a group without any stay as they are.
        curve: Tells how likely both are on one subject; without one, all links stay as they are.
    """
    if curve is None:
        return links
    profiles, of = _by_article(texts, articles)
    told = [group for group, rows in enumerate(groups) if rows]
    place = {group: at for at, group in enumerate(told)}

    def places(row: int, column: int) -> _Places | None:
        return (of[row], place[column]) if column in place else None

    others = Profiles.of(texts, [groups[group] for group in told])
    return _weighed(links, profiles, others, places, curve)


# The rows of two profiles, by which a link is weighed.
_Places = tuple[int, int]


def _weighed(
    links: Links,
    rows: Profiles,
    columns: Profiles,
    places: Callable[[int, int], _Places | None],
    curve: SubjectCurve,
) -> Links:
    """Multiply each link by the probability of its two profiles; one without stays as it is."""
    found = {(at, to): places(at, to) for at, row in enumerate(links.rows) for to in row}
    wanted = list(dict.fromkeys(pair for pair in found.values() if pair))
    pairs = np.array(wanted, dtype=np.intp).reshape(-1, 2)
    chances = curve.probability(rows.alike(columns, pairs[:, 0], pairs[:, 1]))
    share: dict[_Places | None, float] = {None: 1.0}
    share.update(zip(wanted, chances.tolist(), strict=True))
    weighed = (
        {to: chance * share[found[at, to]] for to, chance in row.items()}
        for at, row in enumerate(links.rows)
    )
    return Links(
        tuple(
            {to: round(chance, DECIMALS) for to, chance in row.items() if chance >= LEAST}
            for row in weighed
        )
    )


def _by_article(texts: Encoded, articles: Sequence[str]) -> tuple[Profiles, list[int]]:
    """Return the profile of each article, and the place of each tip's among them."""
    rows = rows_of_articles(articles)
    place = {article: at for at, article in enumerate(rows)}
    return Profiles.of(texts, list(rows.values())), [place[article] for article in articles]


def _directions(vectors: Vectors, groups: Sequence[Sequence[int]]) -> Vectors:
    sums = np.array([vectors[list(rows)].sum(axis=0) for rows in groups], dtype=np.float64)
    sums = sums.reshape(len(groups), vectors.shape[1])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    directions: Vectors = (sums / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return directions
