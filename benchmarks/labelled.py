"""Labelled sets: tips that are compared with each other, and what each of them urges."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

import yaml
from scoring import Figures, Labels, Truth, found_span, harmonic, labelled_span, match, plain_words

from generator.matching.clusters import Pair

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))

Clusters = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Folder:
    """The tips of one folder of articles, which are compared with each other.

    Args:
        articles: How many articles have labels.
        texts: Of each tip, what it is compared by.
        article_of: Of each tip, the article it stands in.
        labels: Of each labelled tip, the kinds of guidance it may be said to give.
        tip_of: Of each labelled tip, the tip that it was found as.
    """

    articles: int
    texts: tuple[str, ...]
    article_of: tuple[str, ...]
    labels: tuple[Labels, ...]
    tip_of: tuple[int | None, ...]

    @property
    def apart(self) -> frozenset[Pair]:
        """Return the pairs of tips of one article, which never share a card."""
        pairs = combinations(range(len(self.texts)), 2)
        return frozenset((a, b) for a, b in pairs if self.article_of[a] == self.article_of[b])

    def cards(self, clusters: Clusters) -> list[int | None]:
        """Return the cluster that each labelled tip stands in."""
        cluster_of = {row: number for number, rows in enumerate(clusters) for row in rows}
        return [None if tip is None else cluster_of[tip] for tip in self.tip_of]


@dataclass(frozen=True)
class Sample:
    """A labelled set: folders of which each is combined on its own, measured together."""

    name: str
    folders: tuple[Folder, ...]

    def figures(self, clusters: Sequence[Clusters]) -> Figures:
        """Measure the clusters of each folder."""
        cards: list[int | None] = []
        used = 0
        for folder, found in zip(self.folders, clusters, strict=True):
            cards += [None if at is None else used + at for at in folder.cards(found)]
            used += len(found)
        return self._truth.figures(cards)

    @cached_property
    def _truth(self) -> Truth:
        return Truth.of(
            [
                frozenset(f"{number} {label}" for label in labels)
                for number, folder in enumerate(self.folders)
                for labels in folder.labels
            ]
        )

    @property
    def tip_f1(self) -> float:
        """Return how well tips were found, whatever became of them."""
        labelled = sum(len(folder.labels) for folder in self.folders)
        found = sum(len(folder.texts) for folder in self.folders)
        right = sum(tip is not None for folder in self.folders for tip in folder.tip_of)
        return harmonic(right / max(found, 1), right / labelled)

    def __str__(self) -> str:
        """Say what it holds."""
        articles = sum(folder.articles for folder in self.folders)
        labels = sum(len(folder.labels) for folder in self.folders)
        return f"{self.name}: {articles} articles, {labels} labelled tips"


def find_folder(folder: Path) -> Folder:
    """Find the tips of a folder as the program does, and compare them with its `gold.yaml`.

    The text of an article that is no plain text lies in `plain/`, as a person would copy it.
    """
    from generator.cards.gathering import gather  # noqa: PLC0415
    from generator.matching.judge import SHIPPED_JUDGE  # noqa: PLC0415
    from generator.matching.tips import tip_text  # noqa: PLC0415

    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))["articles"]
    texts = {name: plain_words(_plain(folder, name)) for name in gold}
    gathered = (tip for tip in gather(folder, SHIPPED_JUDGE).tips if tip.article in gold)
    tips = sorted(gathered, key=lambda tip: tip.ref)
    labelled = [(name, tip) for name, article in gold.items() for tip in article["tips"]]
    return Folder(
        articles=len(gold),
        texts=tuple(tip_text(tip) for tip in tips),
        article_of=tuple(tip.article for tip in tips),
        labels=tuple(_labels(tip["cluster"]) for _, tip in labelled),
        tip_of=tuple(
            match(
                [(tip.article, found_span(texts[tip.article], tip.text)) for tip in tips],
                [(at, labelled_span(texts[at], tip["anchor"], tip["end"])) for at, tip in labelled],
            )
        ),
    )


def find_written(subjects: Iterable[str], folder: Path, *, most: int) -> tuple[Folder, ...]:
    """Write articles of subjects of the corpus into a folder each, and find their tips."""
    from corpus import load_corpus  # noqa: PLC0415
    from written_articles import save, write_articles  # noqa: PLC0415

    corpus = load_corpus()
    found = []
    for subject in subjects:
        save(write_articles(corpus, subject, most=most), folder / subject)
        found.append(find_folder(folder / subject))
    return tuple(found)


def read_articles(subjects: Sequence[str]) -> tuple[Folder, ...]:
    """Read labelled articles whose tips are given, and need not be found."""
    from articles import load_subjects  # noqa: PLC0415

    read = {subject.name: subject for subject in load_subjects()}
    return tuple(
        Folder(
            articles=len(set(read[name].articles)),
            texts=read[name].texts,
            article_of=tuple(read[name].articles.tolist()),
            labels=read[name].kinds,
            tip_of=tuple(range(len(read[name].texts))),
        )
        for name in subjects
    )


def _plain(folder: Path, name: str) -> str:
    beside = folder / "plain" / f"{name}.txt"
    path = beside if beside.exists() else folder / f"{name}.txt"
    return path.read_text(encoding="utf-8")


def _labels(cluster: str | list[str]) -> Labels:
    return frozenset([cluster] if isinstance(cluster, str) else cluster)
