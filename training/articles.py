"""Read labelled articles: subjects that the encoder never saw, to calibrate and measure on."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from generator.matching.clusters import Flags, Pair
from generator.matching.tips import comparable
from generator.tips.heads import clean_head

ARTICLES = Path(__file__).parent / "articles"

Indices = NDArray[np.intp]


@dataclass(frozen=True)
class Subject:
    """The tips of one subject's articles, row by row, as texts that the program compares.

    Args:
        name: The file's name.
        texts: Of each tip, its heading and its body.
        articles: Of each tip, the article it stands in.
        kinds: Of each tip, the kind of guidance it gives.
    """

    name: str
    texts: tuple[str, ...]
    articles: NDArray[np.str_]
    kinds: NDArray[np.str_]

    @property
    def across(self) -> tuple[Indices, Indices]:
        """Return the rows of every pair of tips of different articles."""
        first, second = np.triu_indices(len(self.texts), k=1)
        different = self.articles[first] != self.articles[second]
        return first[different], second[different]

    @property
    def same(self) -> Flags:
        """Tell of each of these pairs whether it gives the same guidance."""
        first, second = self.across
        return self.kinds[first] == self.kinds[second]

    @property
    def apart(self) -> frozenset[Pair]:
        """Return the pairs of tips of one article, which never share a cluster."""
        first, second = np.triu_indices(len(self.texts), k=1)
        one_article = self.articles[first] == self.articles[second]
        return frozenset(
            zip(first[one_article].tolist(), second[one_article].tolist(), strict=True)
        )


def load_subjects(folder: Path = ARTICLES) -> tuple[Subject, ...]:
    """Read every subject, in the order of their file names."""
    return tuple(_load(path) for path in sorted(folder.glob("*.yaml")))


def _load(path: Path) -> Subject:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [(article["id"], tip) for article in found["articles"] for tip in article["tips"]]
    for article, tip in rows:
        if tip["kind"] not in found["kinds"]:
            raise SystemExit(f"{path.name}: {article}: no kind {tip['kind']}")
    return Subject(
        name=found["subject"],
        texts=tuple(comparable(clean_head(tip["heading"]), tip["body"]) for _, tip in rows),
        articles=np.array([article for article, _ in rows]),
        kinds=np.array([tip["kind"] for _, tip in rows]),
    )
