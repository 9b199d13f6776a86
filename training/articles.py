"""Read labelled articles: subjects that the encoder never saw, to calibrate and measure on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from generator.matching.clusters import Pair
from generator.matching.tips import comparable
from generator.text import squeeze
from generator.tips.heads import clean_head, without_mark

ARTICLES = Path(__file__).parent / "articles"
TESTS = Path(__file__).parent.parent / "tests"
WILD = (
    TESTS / "golden",
    *(
        TESTS / "wild" / name
        for name in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    ),
)
# In one folder, two sets of articles on what to do when an interview was unsuccessful.
SAME_TOPIC = {"interview": "rejection"}

Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Subject:
    """The tips of one subject's articles, row by row, as texts that the program compares.

    Args:
        name: The file's name.
        folder: The folder whose articles are labelled alike; nobody compared the labels of two.
        topic: What the articles are about; two subjects of a folder may be about the same.
        texts: Of each tip, its heading and its body.
        articles: Of each tip, the article it stands in.
        kinds: Of each tip, the kind of guidance it gives; where it could be one of several, all.
    """

    name: str
    folder: str
    topic: str
    texts: tuple[str, ...]
    articles: NDArray[np.str_]
    kinds: tuple[frozenset[str], ...]

    @property
    def group(self) -> str:
        """Return what it shares its annotator with: the pages of one folder have one."""
        return self.name if self.folder == ARTICLES.name else self.folder

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
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        return np.array([bool(self.kinds[one] & self.kinds[two]) for one, two in pairs])

    @property
    def apart(self) -> frozenset[Pair]:
        """Return the pairs of tips of one article, which never share a cluster."""
        first, second = np.triu_indices(len(self.texts), k=1)
        one_article = self.articles[first] == self.articles[second]
        return frozenset(
            zip(first[one_article].tolist(), second[one_article].tolist(), strict=True)
        )


def together(subjects: Sequence[Subject]) -> Subject:
    """Return the tips of several subjects of one folder as one; no two share a kind."""
    first = subjects[0]
    return Subject(
        name=first.folder,
        folder=first.folder,
        topic="several",
        texts=tuple(text for each in subjects for text in each.texts),
        articles=np.concatenate([each.articles for each in subjects]),
        kinds=tuple(
            frozenset(f"{each.name}/{kind}" for kind in kinds)
            for each in subjects
            for kinds in each.kinds
        ),
    )


def load_subjects(folder: Path = ARTICLES) -> tuple[Subject, ...]:
    """Read every subject, in the order of their file names."""
    return tuple(_load(path) for path in sorted(folder.glob("*.yaml")))


def load_wild() -> tuple[Subject, ...]:
    """Read the labelled articles by which finding tips is tested: whole pages, real in their mess.

    Their tips are taken where the labels say that they begin and end.
    """
    return tuple(
        _subject_of(folder, name)
        for folder in WILD
        for name in _prefixes(read_gold(folder))
        if len(_articles_of(folder, name)) > 1
    )


def read_gold(folder: Path) -> dict[str, Any]:
    """Return the labels of a folder of articles, by the article's name."""
    return yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))["articles"]


def _prefixes(gold: dict[str, Any]) -> list[str]:
    """Return the subjects: an article's name begins with its subject."""
    return sorted({name.split("-")[0] for name in gold})


def _articles_of(folder: Path, prefix: str) -> list[str]:
    return sorted(name for name in read_gold(folder) if name.startswith(f"{prefix}-"))


def _subject_of(folder: Path, prefix: str) -> Subject:
    gold = read_gold(folder)
    rows = [
        (name, tip, text)
        for name in _articles_of(folder, prefix)
        for tip, text in _passages(folder, name, gold[name]["tips"])
    ]
    labels = [
        [tip["cluster"]] if isinstance(tip["cluster"], str) else tip["cluster"]
        for _, tip, _ in rows
    ]
    return Subject(
        name=f"{folder.name}: {prefix}",
        folder=folder.name,
        topic=SAME_TOPIC.get(prefix, prefix),
        texts=tuple(text for *_, text in rows),
        articles=np.array([name for name, *_ in rows]),
        kinds=tuple(map(frozenset, labels)),
    )


def _passages(
    folder: Path, name: str, tips: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each tip of an article with its words, from its first to its last."""
    plain = folder / "plain" / f"{name}.txt"
    path = plain if plain.exists() else folder / f"{name}.txt"
    article = squeeze(path.read_text(encoding="utf-8"))
    at = 0
    for tip in tips:
        start = article.index(squeeze(tip["anchor"]), at)
        end = squeeze(tip["end"])
        at = article.index(end, start) + len(end)
        yield tip, without_mark(article[start:at])


def _load(path: Path) -> Subject:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [(article["id"], tip) for article in found["articles"] for tip in article["tips"]]
    for article, tip in rows:
        if tip["kind"] not in found["kinds"]:
            raise SystemExit(f"{path.name}: {article}: no kind {tip['kind']}")
    return Subject(
        name=found["subject"],
        folder=path.parent.name,
        topic=found.get("topic", found["subject"]),
        texts=tuple(comparable(clean_head(tip["heading"]), tip["body"]) for _, tip in rows),
        articles=np.array([article for article, _ in rows]),
        kinds=tuple(frozenset([tip["kind"]]) for _, tip in rows),
    )
