"""How combining grows with the number of articles.

    .venv/bin/python benchmarks/scale.py [--all] [--articles N ...]

Each row is one whole run of `tipdeck combine --dry-run` into an empty deck, in a process of its
own, as a person would start it; `--all` adds 5,000 articles. The articles have five tips each, of
all subjects: passages of the corpus, taken again and again with another word in every sentence, so
that nothing is read or encoded once for two. What is measured against is the first row: a figure
above 1 in the last column is what size costs. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from processes import alone, peak_megabytes
from written_articles import FORMS, Frames, WrittenTip, headed_tips

from generator.text import sentences

ROOT = Path(__file__).parent.parent
COUNTS = (100, 1_000)
ALL_COUNTS = (*COUNTS, 5_000)
TIPS = 5
# Words shorter than this hold a sentence together, and are left in their places.
LEAST_LETTERS = 5

_TIPS_FOUND = re.compile(r"([\d,]+) tips?\b")
HEADER = (
    "| articles | tips | seconds | peak MB | seconds an article | of the first row |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True)
class Ran:
    """One run of the program: how many tips it found, and what that took."""

    tips: int
    seconds: float
    megabytes: float


def write_many(count: int, folder: Path) -> None:
    """Write articles into a folder, in the forms that real ones have."""
    from corpus import load_corpus  # noqa: PLC0415

    rng = random.Random(0)
    corpus = load_corpus()
    stock = [tip for kind in corpus.kinds for tip in headed_tips(kind, rng)]
    subjects = sorted({kind.subject for kind in corpus.kinds})
    frames = [Frames.of(corpus, subject, rng) for subject in subjects]
    others = sorted({word for tip in stock for word in _long_words(tip.body)})
    forms = [form for form in FORMS if form.has_heads]
    for number in range(count):
        tips = [_varied(tip, others, rng) for tip in rng.sample(stock, TIPS)]
        frame = frames[number % len(frames)].frame(number // len(frames))
        article = forms[number % len(forms)].article(f"article-{number:05}", frame, tips)
        (folder / f"{article.name}{article.suffix}").write_text(article.text, encoding="utf-8")


def run_combine(articles: Path, cards: Path) -> Ran:
    """Combine a folder of articles with an empty deck, in a process of its own."""
    command = [sys.executable, "-m", "generator", "combine", str(articles)]
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as out,
        subprocess.Popen(
            [*command, "--cards", str(cards), "--dry-run"], cwd=ROOT, stdout=out
        ) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        first = out.readline()
    found = _TIPS_FOUND.search(first)
    if process.returncode or not found:
        raise SystemExit(f"combining {articles} failed: {first}")
    return Ran(int(found.group(1).replace(",", "")), seconds, peak_megabytes(usage))


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--all", action="store_true", help="5,000 articles as well")
    parser.add_argument("--articles", type=int, nargs="+", metavar="N", help="so many instead")
    options = parser.parse_args()
    print(HEADER)
    first = 0.0
    for count in options.articles or (ALL_COUNTS if options.all else COUNTS):
        with tempfile.TemporaryDirectory() as folder:
            articles = Path(folder) / "articles"
            articles.mkdir()
            alone(write_many, count, articles)
            ran = run_combine(articles, Path(folder) / "deck" / "cards")
        each = ran.seconds / count
        first = first or each
        cells = f"{count:,} | {ran.tips:,} | {ran.seconds:.1f} | {ran.megabytes:.0f}"
        print(f"| {cells} | {each:.3f} | {each / first:.2f} |", flush=True)


def _varied(tip: WrittenTip, others: Sequence[str], rng: random.Random) -> WrittenTip:
    """Return a tip with one word of its heading and of each sentence exchanged for another."""
    body = " ".join(_exchanged(sentence, others, rng) for sentence in sentences(tip.body))
    return replace(tip, heading=_exchanged(tip.heading, others, rng), body=body)


def _exchanged(text: str, others: Sequence[str], rng: random.Random) -> str:
    own = _long_words(text)
    return text.replace(rng.choice(own), rng.choice(others), 1) if own else text


def _long_words(text: str) -> list[str]:
    return re.findall(rf"\b[a-z]{{{LEAST_LETTERS},}}\b", text)


if __name__ == "__main__":
    main()
