"""Other people's sites: a server of its own, and pages that treat frames as their systems do."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# WordPress' own bounds for the height of a frame, and the word it knows one by.
LEAST, MOST, SECRET = 200, 1000, "aB3dE6gH9k"
# What Canvas keeps of a frame that an editor pastes.
KEPT_BY_CANVAS = ("title", "src", "width", "height", "sandbox")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


class Hosts:
    """Pages of other sites; `add` returns the address of one.

    `origin` is another site than ours, in which Chromium's private windows let a frame keep
    nothing. `near` is another origin of our own site, where it can.
    """

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.pages: dict[str, tuple[str, str]] = {}

    @property
    def near(self) -> str:
        """An origin of the same site as ours."""
        return self.origin.replace("localhost", "127.0.0.1")

    def add(self, body: str, *, policy: str = "", near: bool = False) -> str:
        """Publish a page with a body, and with a policy if it has one."""
        path = f"/{len(self.pages)}"
        head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>'
        self.pages[path] = (head + body, policy)
        return (self.near if near else self.origin) + path


@contextmanager
def serving() -> Iterator[Hosts]:
    """Serve hosts at an origin that is not the site's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    hosts = Hosts(f"http://localhost:{server.server_port}")
    server.RequestHandlerClass = partial(_Handler, hosts=hosts)  # type: ignore[assignment]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield hosts
    server.shutdown()
    thread.join()
    server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *args: object, hosts: Hosts) -> None:
        self._hosts = hosts
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        found = self._hosts.pages.get(self.path)
        body, policy = found or ("", "")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def as_wordpress(oembed: dict[str, object]) -> str:
    """Return a page that shows an answer as WordPress shows that of a site it does not know.

    It keeps a link in a quotation and one frame, puts the frame into a sandbox, hides it until it
    has said its height, and believes only the frame that knows the word in its address.
    """
    assert oembed["type"] == "rich"
    parts = re.fullmatch(
        r'<blockquote><a href="([^"]+)">[^<]*</a></blockquote>'
        r'<iframe title="([^"]+)" src="([^"#]+)" width="\d+" height="\d+"></iframe>',
        str(oembed["html"]),
    )
    assert parts, oembed["html"]
    full, title, source = parts.groups()
    return f"""
<blockquote data-secret="{SECRET}"><a href="{full}">{title}</a></blockquote>
<iframe title="{title}" width="600" height="{LEAST}" sandbox="allow-scripts" security="restricted"
  data-secret="{SECRET}" style="position:absolute;visibility:hidden"
  src="{source}#?secret={SECRET}"></iframe>
<script>
const frame = document.querySelector("iframe");
const quotation = document.querySelector("blockquote");
addEventListener("message", (event) => {{
  const said = event.data;
  if (!said || !said.secret || !said.message || !("value" in said)) return;
  if (/[^a-zA-Z0-9]/.test(said.secret) || said.secret !== frame.dataset.secret) return;
  if (event.source !== frame.contentWindow) return;
  quotation.hidden = true;
  frame.removeAttribute("style");
  if (said.message === "height")
    frame.height = Math.min({MOST}, Math.max({LEAST}, parseInt(said.value, 10)));
  const isClicked = document.activeElement === frame;
  if (said.message === "link" && isClicked && new URL(said.value).host === new URL(frame.src).host)
    location.href = said.value;
}});
</script>"""


def as_canvas(code: str) -> str:
    """Return a page that keeps of a frame what Canvas keeps, and obeys its one message."""
    kept = [(name, value) for name, value in _ATTRIBUTE.findall(code) if name in KEPT_BY_CANVAS]
    attributes = " ".join(f'{name}="{value}"' for name, value in kept)
    return f"""<div style="width:600px"><iframe {attributes}></iframe></div>
<script>
addEventListener("message", (event) => {{
  const said = event.data;
  if (!said || said.subject !== "lti.frameResize" || typeof said.height !== "number") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === event.source) frame.style.height = said.height + "px";
}});
</script>"""
