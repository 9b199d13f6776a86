"""The shipped site, built once and served on this machine, and a browser to look at it with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, sync_playwright

from generator.website.measuring import installed_browser

ROOT = Path(__file__).parents[2]
# The browser of a test machine should neither sandbox nor call home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request is not news."""

    def end_headers(self) -> None:
        """Let other sites check the script for hosts, as hosts of such sites must."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    root: Path

    @property
    def address(self) -> str:
        """The address of the site, which lies below a folder."""
        return f"http://127.0.0.1:{self.server_port}/below/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that leaves a page drops what it was fetching."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Server]:
    """Return a server of an empty folder, whose address is known before the site is built."""
    root = tmp_path_factory.mktemp("served")
    server = _Server(("127.0.0.1", 0), partial(_Silent, directory=str(root)))
    server.root = root
    yield server
    server.server_close()


@pytest.fixture(scope="session")
def folder(server: _Server) -> Path:
    """Build the shipped site, and return the folder that it lies in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        config = load_config(
            str(ROOT / "mkdocs.yml"),
            strict=True,
            # The page for what cannot be found has no other way to know its folder.
            site_url=server.address,
            site_dir=str(server.root / "below"),
        )
        build(config)
    return server.root / "below"


@pytest.fixture(scope="session")
def address(server: _Server, folder: Path) -> Iterator[str]:
    """Serve the shipped site below a folder, and return its address."""
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.address
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return an installed Chromium, or Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a fresh page as wide as a small phone, which fails the test on a script's error."""
    context = browser.new_context(
        base_url=address, viewport={"width": 360, "height": 740}, reduced_motion="reduce"
    )
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
