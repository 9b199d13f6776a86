"""How long all PDFs of the site take: cold, and when nothing has changed.

    .venv/bin/python benchmarks/papers.py [--content DIR] [--repeat N]

A cold run lays every PDF out, in as many processes as there are cores, at most four; a warm one
finds all of them in the cache, and lays none out. Each run is a process of its own and includes
loading the content; the times are those of the quickest of `--repeat` runs. Processor time says
more than seconds where other programs run as well. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEADER = (
    "| run | PDFs | kB, all | kB, heaviest sheet | seconds | CPU seconds |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


def make(content: Path, cache: Path) -> dict[str, float]:
    """Make all PDFs with a cache, and return how many, how heavy and how long it took."""
    started = time.perf_counter()
    from generator.cards.loading import load_library  # noqa: PLC0415 - loading counts
    from generator.website.outputs.papers import files  # noqa: PLC0415
    from generator.website.public import public_library  # noqa: PLC0415
    from generator.website.site_build import SiteBuild  # noqa: PLC0415
    from generator.website.templates import Templates  # noqa: PLC0415

    library = public_library(load_library(content))
    templates = Templates(ROOT / "overrides")
    build = SiteBuild(library, (), templates, "Next Round", "https://example.org/", cache=cache)
    made = {file.path: len(file.content) for file in files(build)}
    sheets = [weight for path, weight in made.items() if not path.startswith("packs/")]
    return {
        "pdfs": len(made),
        "all": sum(made.values()) / 1000,
        "heaviest": max(sheets) / 1000,
        "seconds": time.perf_counter() - started,
        # Of this process and of those that it started.
        "cpu": sum(os.times()[:4]),
    }


def measure(content: Path, cache: Path) -> dict[str, float]:
    """Do the same in a process of its own."""
    command = [sys.executable, __file__, "--content", str(content), "--one", str(cache)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(make(asked.content, asked.one)))
        return
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        caches = [Path(folder, str(number)) for number in range(asked.repeat)]
        rows = {
            "cold": [measure(asked.content, cache) for cache in caches],
            "nothing changed": [measure(asked.content, cache) for cache in caches],
        }
    for name, runs in rows.items():
        best = min(runs, key=lambda run: run["seconds"])
        print(
            f"| {name} | {best['pdfs']:.0f} | {best['all']:.0f} | {best['heaviest']:.0f} "
            f"| {best['seconds']:.2f} | {best['cpu']:.2f} |"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
