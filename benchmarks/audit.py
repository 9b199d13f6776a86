"""Check the built site with the Nu HTML Checker and Lighthouse: `make audit`.

Needs Node with npm, Java, and Chromium; the two tools are fetched from npm into build/audit. The
site is served packed, as every host does.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import os
import re
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.website.measuring import installed_browser

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "build" / "audit"
PACKAGES = ("vnu-jar@26.9.27", "lighthouse@12")
PAGES = (
    "",
    "tips/ask-for-feedback/",
    "checklists/first-48-hours/",
    "worksheets/interview-review/",
    "packs/",
)
# A property that the checker does not know yet; and what it misses in a piece of a page, which is
# meant to be put into another: those of the API are such.
EXPECTED = re.compile(
    r"CSS: “field-sizing”|/api/v1/cards/[^:]*:.*(?:doctype first|required instance of child)"
)
LEAST = 0.95
MOST_KILOBYTES = 150


class Packed(SimpleHTTPRequestHandler):
    """Serves files packed, and lets browsers keep what has its content in its name."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request is not news."""

    def do_GET(self) -> None:
        """Answer with a packed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000" if "assets" in path.parts else "")
        self.end_headers()
        self.wfile.write(content)


def check_html(site: Path) -> list[str]:
    """Return what the Nu HTML Checker calls an error."""
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--skip-non-html", "--errors-only", str(site)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in found.stderr.splitlines() if line and not EXPECTED.search(line)]


def measure(address: str, browser: str) -> tuple[dict[str, float], float]:
    """Return Lighthouse's scores of a page as a phone sees it, and its kilobytes."""
    out = TOOLS / "lighthouse.json"
    command = ["npx", "lighthouse", address, "--quiet", "--output=json", f"--output-path={out}"]
    flags = "--chrome-flags=--headless=new --no-sandbox"
    environment = {**os.environ, "CHROME_PATH": browser}
    subprocess.run([*command, flags], cwd=TOOLS, env=environment, check=True)
    found = json.loads(out.read_text("utf-8"))
    scores = {name: each["score"] for name, each in found["categories"].items()}
    return scores, found["audits"]["total-byte-weight"]["numericValue"] / 1000


def main() -> int:
    """Print what was found; the status is 1 where anything is amiss."""
    browser = installed_browser()
    missing = [name for name in ("npm", "java") if not shutil.which(name)]
    if missing or not browser:
        print(f"install {', '.join([*missing, *([] if browser else ['chromium'])])} first")
        return 1
    site = ROOT / "site"
    TOOLS.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES]
    subprocess.run(install, cwd=TOOLS, check=True)
    wrong = check_html(site)
    print("\n".join(wrong) or "Nu HTML Checker: no errors")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("| page | performance | accessibility | best practices | SEO | kB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for page in PAGES:
        scores, kilobytes = measure(f"http://127.0.0.1:{server.server_port}/{page}", browser)
        cells = " | ".join(f"{score:.2f}" for score in scores.values())
        print(f"| /{page} | {cells} | {kilobytes:.0f} |", flush=True)
        wrong += [name for name, score in scores.items() if score < LEAST]
        wrong += ["kilobytes"] if kilobytes > MOST_KILOBYTES else []
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
