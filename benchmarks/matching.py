"""How well and how fast tips are matched, by us and by others.

    .venv/bin/python benchmarks/matching.py [--gold DIR] [--articles SUBJECT ...]

Three sets: real articles with labels, articles written from subjects that the encoder was not
taught, and labelled articles far from what it was taught. In the first two the program finds the
tips, once; each method then compares the same tips and clusters them in the same way, never two
of an article. Peers get the threshold that is best on that very set, which nobody can know before;
ours is the one that ships, and its best stands below. Each method runs in a process of its own.
Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from labelled import Clusters, Folder, Sample, find_folder, find_written, read_articles
from methods import METHODS, Clusterer, Method
from processes import alone, peak_megabytes
from scoring import Figures

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
MOST_ARTICLES = 24
# The other labelled articles are on subjects that the corpus teaches in other words.
FAR = ("getting-on-with-colleagues", "moving-house", "revising-for-exams")
# A probability or a cosine; all are tried where a threshold is chosen with hindsight.
THRESHOLDS = tuple(step / 100 for step in range(1, 100))

HEADER = (
    "| set | method | threshold | merge precision | merge recall | merge F1 | B-cubed F1 "
    "| tip F1 | seconds | peak MB |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True)
class Measured:
    """What a method reached on a set.

    Args:
        threshold: At which tips were joined.
        hindsight: Whether it was chosen as the best on this very set.
        figures: How well tips share cards.
        seconds: For encoding, comparing and clustering; packages and models were loaded before.
        megabytes: The most memory that the process held.
    """

    threshold: float
    hindsight: bool
    figures: Figures
    seconds: float
    megabytes: float


def measure(method: Method, sample: Sample) -> list[Measured]:
    """Run a method on a set, at the threshold that ships with it, if any, and at the best."""
    compare = method.load()
    start = time.perf_counter()
    clusterers = [compare(folder.texts, folder.article_of) for folder in sample.folders]
    compared = time.perf_counter() - start
    megabytes = peak_megabytes()
    best = max(THRESHOLDS, key=lambda each: _by_f1(sample.figures(_cut(sample, clusterers, each))))
    chosen = [(best, True)] if method.shipped is None else [(method.shipped(), False), (best, True)]
    found = []
    for threshold, hindsight in chosen:
        start = time.perf_counter()
        clusters = _cut(sample, clusterers, threshold)
        seconds = compared + time.perf_counter() - start
        figures = sample.figures(clusters)
        found.append(Measured(threshold, hindsight, figures, seconds, megabytes))
    return found


def table_lines(method: Method, sample: Sample) -> Iterator[str]:
    """Yield the rows of the table for a method and a set."""
    if method.missing:
        missing = ", ".join(method.missing)
        yield f"| {sample.name} | {method.name} | not installed: {missing} |" + " |" * 7
        return
    for found in alone(measure, method, sample):
        figures = found.figures
        cells = [
            sample.name,
            method.name,
            f"{found.threshold:.2f}, {'best' if found.hindsight else 'shipped'}",
            *(f"{each:.3f}" for each in (figures.precision, figures.recall, figures.f1)),
            f"{figures.bcubed_f1:.3f}",
            f"{sample.tip_f1:.3f}",
            f"{found.seconds:.2f}",
            f"{found.megabytes:.0f}",
        ]
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, default=SEEDS, help="articles with a gold.yaml")
    parser.add_argument("--written", type=int, default=MOST_ARTICLES, help="articles a subject")
    parser.add_argument("--articles", nargs="*", default=FAR, metavar="SUBJECT")
    options = parser.parse_args()
    print(HEADER)
    for sample in _samples(options.gold, options.written, options.articles):
        print(sample, file=sys.stderr)
        for method in METHODS:
            for line in table_lines(method, sample):
                print(line, flush=True)


def _samples(gold: Path, written: int, articles: Sequence[str]) -> Iterator[Sample]:
    from corpus import TEST  # noqa: PLC0415

    if (gold / "gold.yaml").is_file():
        yield Sample(f"real ({gold.name})", (alone(find_folder, gold),))
    else:
        print(f"left out: there is no {gold / 'gold.yaml'}", file=sys.stderr)
    if written:
        with tempfile.TemporaryDirectory() as folder:
            found: tuple[Folder, ...] = alone(find_written, TEST, Path(folder), most=written)
        yield Sample("held out", found)
    if articles:
        yield Sample("far", alone(read_articles, articles))


def _cut(sample: Sample, clusterers: Sequence[Clusterer], threshold: float) -> list[Clusters]:
    return [
        clusterer(threshold, folder.apart)
        for clusterer, folder in zip(clusterers, sample.folders, strict=True)
    ]


def _by_f1(figures: Figures) -> tuple[float, float]:
    return figures.f1, figures.bcubed_f1


if __name__ == "__main__":
    main()
