"""What building the site costs, against plain MkDocs and Material with the same cards as Markdown.

    .venv/bin/python benchmarks/build.py [--all] [--cards N ...] [--repeat N] [--folder F]

Makes decks of cards out of the corpus' words, about 250 words a card, twelve topics, and builds
each twice: with tipdeck, and as a folder of Markdown files, one a card, with a list of each topic,
not in the navigation and with `navigation.prune`, as MkDocs is fastest. Each build is a process of
its own; what counts is its processor time, the least of `--repeat` builds. They write to memory
where the system offers it, since on a disk the same build takes up to a second more or less of the
system's time; `--folder` sets another place. `--all` adds 5,000 cards. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from processes import peak_megabytes

ROOT = Path(__file__).parent.parent
COUNTS = (100, 1_000)
ALL_COUNTS = (*COUNTS, 5_000)
TOPICS, STEPS, SUMMARY_WORDS, STEP_WORDS = 12, 8, 40, 26
QUESTIONS, RELATED = 4, 6
# Where Linux keeps files in memory.
MEMORY = Path("/dev/shm")
HEADER = (
    "| cards | tipdeck, CPU s | plain, CPU s | ratio | ms a card | of the first row | peak MB "
    "| search index, kB packed | plain's |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass(frozen=True)
class WrittenCard:
    """A card's words, before they are a file of either kind."""

    id: str
    title: str
    summary: str
    steps: tuple[str, ...]
    asked_as: tuple[str, ...]
    topic: str


def written_cards(count: int) -> Iterator[WrittenCard]:
    """Yield cards of words drawn from the corpus, the same ones every time."""
    words = _words()
    rng = random.Random(0)

    def some(count: int) -> str:
        return " ".join(rng.choices(words, k=count)).capitalize()

    for number in range(count):
        yield WrittenCard(
            id=f"card-{number:05}",
            title=f"{some(4)} {number}",
            summary=f"{some(SUMMARY_WORDS)}.",
            steps=tuple(f"{some(STEP_WORDS)}." for _ in range(STEPS)),
            asked_as=tuple(some(6).lower() for _ in range(QUESTIONS)),
            topic=f"topic-{rng.randrange(TOPICS):02}",
        )


def write_tipdeck(cards: Sequence[WrittenCard], folder: Path) -> None:
    """Write a site of tipdeck's, with the templates and the wording that it has."""
    topics = [
        {"id": f"topic-{each:02}", "title": f"Topic {each}", "summary": "Tips."}
        for each in range(TOPICS)
    ]
    _write(folder / "content/topics.yaml", json.dumps({"topics": topics}))
    _write(folder / "content/articles/one.md", "---\ntitle: One\nrights: notes\n---\n\nAsk.\n")
    _write(folder / "content/pages/about.md", "# About\n")
    for number, card in enumerate(cards):
        values = {
            "title": card.title,
            "summary": card.summary,
            "steps": [{"id": f"s{at}", "text": text} for at, text in enumerate(card.steps)],
            "topics": [card.topic],
            "asked_as": card.asked_as,
            "status": "reviewed",
            "reviewed": "2026-01-01",
            "sources": [{"article": "one", "tip": f"{number:08x}", "heading": card.title}],
        }
        _write(folder / f"content/cards/{card.id}.yaml", json.dumps(values))
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}")
    # Plain MkDocs makes no PDFs; `papers.py` measures those.
    config = config.replace(
        "drafts: false", "drafts: false\n      papers: []\n      pictures: false"
    )
    _write(folder / "mkdocs.yml", config)
    _run(["generator", "wording", "content"], folder)


def write_plain(cards: Sequence[WrittenCard], folder: Path) -> None:
    """Write the same cards as Markdown, in the way that MkDocs and Material build fastest."""
    config = {
        "site_name": "Plain",
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
        "nav": [{"Home": "index.md"}, {"Topics": "topics/index.md"}],
        "not_in_nav": "/tips/\n/topics/",
        "plugins": ["search"],
    }
    _write(folder / "mkdocs.yml", json.dumps(config))
    _write(folder / "docs/index.md", "# Home\n")
    by_topic: dict[str, list[WrittenCard]] = {}
    for card in cards:
        by_topic.setdefault(card.topic, []).append(card)
    links = "".join(f"- [{topic}]({topic}.md)\n" for topic in sorted(by_topic))
    _write(folder / "docs/topics/index.md", f"# Topics\n\n{links}")
    for topic, members in by_topic.items():
        items = "".join(f"- [{card.title}](../tips/{card.id}.md)\n" for card in members)
        _write(folder / f"docs/topics/{topic}.md", f"# {topic}\n\n{items}")
        for card in members:
            steps = "".join(f"- {step}\n" for step in card.steps)
            related = "".join(
                f"- [{other.title}]({other.id}.md)\n\n    {other.summary}\n"
                for other in members[:RELATED]
            )
            text = (
                f"# {card.title}\n\n[{topic}](../topics/{topic}.md)\n\n{card.summary}\n\n"
                f"## What to do\n\n{steps}\n## More tips\n\n{related}\n## Sources\n\n- One\n"
            )
            _write(folder / f"docs/tips/{card.id}.md", text)


def main() -> None:
    """Read the options, build, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cards", type=int, nargs="+", metavar="N")
    parser.add_argument("--all", action="store_true", help="add 5,000 cards")
    parser.add_argument("--repeat", type=int, default=3, help="builds of each; the least counts")
    where = MEMORY if MEMORY.is_dir() else Path(tempfile.gettempdir())
    parser.add_argument("--folder", type=Path, default=where, help="where to build")
    options = parser.parse_args()
    counts = options.cards or (ALL_COUNTS if options.all else COUNTS)
    print(HEADER)
    first = 0.0
    for count in counts:
        cards = list(written_cards(count))
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            ours, plain = Path(name, "ours"), Path(name, "plain")
            write_tipdeck(cards, ours)
            write_plain(cards, plain)
            cost, megabytes = _build(ours, options.repeat)
            peer, _ = _build(plain, options.repeat)
            each = 1000 * cost / count
            first = first or each
            print(
                f"| {count:,} | {cost:.1f} | {peer:.1f} | {cost / peer:.2f} | {each:.1f} "
                f"| {each / first:.2f} | {megabytes:.0f} | {_packed(ours)} | {_packed(plain)} |",
                flush=True,
            )


def _words() -> list[str]:
    texts = sorted(ROOT.joinpath("training/corpus").glob("*.yaml"))
    text = " ".join(path.read_text("utf-8") for path in texts[:3])
    return sorted({word for word in text.split() if word.isalpha() and word.islower()})


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _run(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command; return its processor time in seconds, and its peak memory in MB."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen([sys.executable, "-m", *command], cwd=folder, env=environment) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, peak_megabytes(usage)


def _build(folder: Path, repeat: int) -> tuple[float, float]:
    """Return the processor time of the quickest build in seconds, and the peak memory in MB."""
    command = ["mkdocs", "build", "--quiet", "--site-dir", "site"]
    runs = []
    for _ in range(repeat):
        shutil.rmtree(folder / "site", ignore_errors=True)
        runs.append(_run(command, folder))
    return min(seconds for seconds, _ in runs), max(megabytes for _, megabytes in runs)


def _packed(folder: Path) -> int:
    index = (folder / "site/search/search_index.json").read_bytes()
    return round(len(gzip.compress(index)) / 1000)


if __name__ == "__main__":
    main()
