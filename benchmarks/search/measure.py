"""How often search shows a right tip first, and among the first three, and how long it takes.

Asks the site's own search worker, in a browser, the questions of `questions.yaml`. Build the site
first: `make site`.
"""

from __future__ import annotations

import argparse
import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

from generator.website.measuring import installed_browser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ASK = (HERE / "ask.js").read_text("utf-8")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request is not news."""


def ask_all(site: Path, questions: list[str]) -> dict[str, Any]:
    """Return what search finds for each question, and how many milliseconds it takes."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        found: dict[str, Any] = page.evaluate(ASK, questions)
        browser.close()
    server.shutdown()
    return found


def is_right(question: dict[str, Any], pages: list[str], first: int) -> bool:
    """Tell whether a right tip is among the first tips of the results."""
    tips = [page.split("/")[1] for page in pages if page.startswith("tips/")]
    return any(tip in question["cards"] for tip in tips[:first])


def main() -> None:
    """Print a row for all questions, and one for those that share no word with the card."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    options = parser.parse_args()
    questions = yaml.safe_load((HERE / "questions.yaml").read_text("utf-8"))
    answer = ask_all(options.site, [each["q"] for each in questions])
    asked = list(zip(questions, answer["found"], strict=True))
    print("| questions | number | first | first three |\n| --- | --- | --- | --- |")
    for name, rows in (
        ("all", asked),
        ("with a word of the card's title or summary", [row for row in asked if row[0]["shares"]]),
        ("without", [row for row in asked if not row[0]["shares"]]),
    ):
        shares = [
            sum(is_right(question, found["pages"], first) for question, found in rows) / len(rows)
            for first in (1, 3)
        ]
        print(f"| {name} | {len(rows)} | {shares[0]:.2f} | {shares[1]:.2f} |")
    times = sorted(found["ms"] for _, found in asked)
    index = (options.site / "search" / "search_index.json").read_bytes()
    print(
        f"\n{times[len(times) // 2]:.1f} ms a question ({times[-1]:.1f} at most), "
        f"{answer['ready']:.0f} ms to get ready, index {len(gzip.compress(index)) / 1000:.0f} kB "
        "packed"
    )
    if options.missed:
        for question, found in asked:
            if not is_right(question, found["pages"], 3):
                print(f"missed: {question['q']} ({', '.join(question['cards'])})")


if __name__ == "__main__":
    main()
