"""Measuring pages in an installed Chromium, with no driver: one page looks at the others."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import TipdeckError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--dump-dom",
)
# So many pages stand in one window; each is made as wide as is asked for, time after time.
_AT_ONCE = 40
_SECONDS = 120
_FOUND = re.compile(r'<pre id="heights">(.*?)</pre>', re.S)
# The frames are far taller than any page, since a scroll bar would make a page narrower.
_LOOK = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Heights</title>
<style>iframe { border: 0; height: 40000px }</style><pre id="heights"></pre>@frames@
<script>addEventListener("load", () => {
  const tallAt = (frame, width) => {
    frame.width = width;
    return Math.ceil(frame.contentDocument.body.getBoundingClientRect().height);
  };
  const frames = [...document.querySelectorAll("iframe")];
  const heights = frames.map((frame) => @widths@.map((width) => tallAt(frame, width)));
  document.getElementById("heights").textContent = JSON.stringify(heights);
});</script></html>"""


class MeasuringError(TipdeckError):
    """A browser that is there and did not do what we asked of it."""


def installed_browser() -> str | None:
    """Return the path of an installed Chromium, where there is one."""
    on_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    return on_path or (str(_ON_A_MAC) if _ON_A_MAC.exists() else None)


def measure(
    pages: Mapping[str, str], widths: Sequence[int], browser: str
) -> dict[str, tuple[int, ...]]:
    """Return the height of each page at each width.

    Args:
        pages: The HTML of each page by its name; it needs nothing else.
        widths: In pixels.
        browser: The path of a Chromium.

    Raises:
        MeasuringError: where the browser fails.
    """
    names = sorted(pages)
    found: dict[str, tuple[int, ...]] = {}
    for start in range(0, len(names), _AT_ONCE):
        found |= _look(names[start : start + _AT_ONCE], pages, widths, browser)
    return found


def _look(
    names: Sequence[str], pages: Mapping[str, str], widths: Sequence[int], browser: str
) -> dict[str, tuple[int, ...]]:
    frames = "".join(f'<iframe src="/{name}/"></iframe>' for name in names)
    served = {f"/{name}/": pages[name] for name in names}
    served["/"] = _LOOK.replace("@frames@", frames).replace("@widths@", json.dumps(list(widths)))
    with _serving(served) as address:
        heights = _heights(_printed(browser, address))
    if len(heights) != len(names):
        raise MeasuringError(f"{browser} measured {len(heights)} of {len(names)} pages")
    return dict(zip(names, heights, strict=True))


def _heights(printed: str) -> list[tuple[int, ...]]:
    found = _FOUND.search(printed)
    rows = json.loads(html.unescape(found[1]) or "[]") if found else []
    return [tuple(map(int, row)) for row in rows]


def _printed(browser: str, address: str) -> str:
    """Return the page at an address as it stands once its scripts have run."""
    # Chromium's own sandbox does not work for the administrator, as whom containers run.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = (*_FLAGS, "--no-sandbox") if is_root else _FLAGS
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, *flags, f"--user-data-dir={profile}", address]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_SECONDS, check=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise MeasuringError(f"{browser} could not show the pages: {error}") from error
    return done.stdout


@contextmanager
def _serving(pages: Mapping[str, str]) -> Iterator[str]:
    """Serve pages to this computer alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, pages))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Pages(BaseHTTPRequestHandler):
    """Answers with pages from memory."""

    def __init__(self, pages: Mapping[str, str], *args: object) -> None:
        self._pages = pages
        super().__init__(*args)  # type: ignore[arg-type] # what the server gives every handler

    def do_GET(self) -> None:
        """Send a page, or say that there is none."""
        page = self._pages.get(self.path)
        body = (page or "").encode()
        self.send_response(404 if page is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request is not news."""
