"""Headers: one table, and every host's form of it says the same."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.cards.library import Library
from generator.website.headers import HEADERS, headers_of
from generator.website.hosting import EXAMPLES
from generator.website.outputs.headers import files
from generator.website.page import SitePage
from generator.website.site_build import SiteBuild
from generator.website.templates import Templates

from .conftest import OVERRIDES, ROOT

Rules = list[tuple[str, dict[str, str]]]

NONE = "frame-ancestors 'none'"
PAGES = ("", "tips/", "tips/ask/", "about/", "api/", "embed/")
OTHERS = (
    "404.html",
    "about/index.html",
    "assets/javascripts/bundle.a5f9d56c.min.js",
    "assets/javascripts/bundle.a5f9d56c.min.js.map",
    "assets/search-worker.js",
    "assets/site.0123456789.css",
)
# Addresses of every kind, with what may frame them.
FRAMED = {
    "": NONE,
    "index.html": NONE,
    "404.html": NONE,
    "tips/ask/": NONE,
    "tips/ask/index.html": NONE,
    "about/": NONE,
    "api/": NONE,
    "api/v1/cards.json": f"default-src 'none'; {NONE}",
    "api/v1/cards/ask.html": f"default-src 'none'; {NONE}",
    "oembed/tips/ask.json": f"default-src 'none'; {NONE}",
    "embed/": NONE,
    "embed/index.html": NONE,
    "embed/tips/ask/": None,
    "embed/checklists/first/index.html": None,
}
SHARED = ("api/v1/cards.json", "oembed/tips/ask.json", "feed.json", "feed.xml", *OTHERS[2:])


def _build(site_url: str = "") -> SiteBuild:
    pages = tuple(SitePage(path, "", "", "") for path in PAGES)
    return SiteBuild(Library(), pages, Templates(OVERRIDES), "Site", site_url, OTHERS)


def _rules(build: SiteBuild) -> Rules:
    (file,) = files(build)
    assert file.path == "_headers"
    rules: Rules = []
    for line in str(file.content).splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line).groups()
            assert name not in rules[-1][1]
            rules[-1][1][name] = value
    return rules


def _fits(rule: str, path: str) -> bool:
    return path.startswith(rule[:-1]) if rule.endswith("*") else path == rule


def _joined(rules: Rules, path: str) -> dict[str, str]:
    """Read the rules as Cloudflare Pages does: values of the same header are joined."""
    found: dict[str, str] = {}
    for rule, headers in rules:
        if _fits(rule, path):
            for name, value in headers.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _last(rules: Rules, path: str) -> dict[str, str]:
    """Read the rules as Netlify's own tool does: the last one counts."""
    found: dict[str, str] = {}
    for rule, headers in rules:
        found |= headers if _fits(rule, path) else {}
    return found


@pytest.mark.parametrize(("path", "policy"), FRAMED.items())
def test_only_what_is_for_embedding_is_framed(path, policy):
    assert headers_of(path).get("Content-Security-Policy") == policy


def test_others_scripts_may_read_data_feeds_and_assets():
    assert all(headers_of(path)["Access-Control-Allow-Origin"] == "*" for path in SHARED)
    assert "Access-Control-Allow-Origin" not in headers_of("tips/ask/")


def test_only_files_named_after_what_they_hold_are_kept_for_long():
    kept = [path for path in (*OTHERS, *FRAMED) if "Cache-Control" in headers_of(path)]
    assert kept == [OTHERS[2], OTHERS[5]]


def test_feeds_have_their_types():
    assert headers_of("feed.json")["Content-Type"] == "application/feed+json"
    assert headers_of("feed.xml")["Content-Type"] == "application/atom+xml; charset=utf-8"


@pytest.mark.parametrize("read", [_joined, _last], ids=["joined", "last counts"])
@pytest.mark.parametrize("folder", ["", "/next"])
def test_hosts_that_read_the_file_send_what_the_table_says(folder, read):
    rules = _rules(_build(folder and f"https://example.org{folder}/"))
    for path in (*FRAMED, *OTHERS, *SHARED):
        expected = headers_of(path)
        is_file = path and not path.endswith(("/", ".html"))
        if is_file and expected.get("Content-Security-Policy") == NONE:
            # What is no page needs no rule of its own: nobody gains by framing it.
            del expected["Content-Security-Policy"]
        assert read(rules, f"{folder}/{path}") == expected, path


def test_the_file_stays_within_what_hosts_read(tmp_path):
    """Cloudflare Pages reads 100 rules, and lines of 2,000 characters."""
    rules = _rules(_build())
    assert len(rules) < 60
    assert all(len(value) < 1000 for _, headers in rules for value in headers.values())
    assert [rule for rule, _ in rules] == sorted({rule for rule, _ in rules})


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_for_servers_are_current(name):
    """Run `python -m generator.website.hosting docs/hosting` after a change to the table."""
    assert (ROOT / "docs" / "hosting" / name).read_text("utf-8") == EXAMPLES[name]()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_name_every_header_that_is_sent(name):
    text = EXAMPLES[name]()
    for header in HEADERS:
        for _, value in header.values:
            assert value is None or value in text


def test_the_guide_names_the_examples_and_the_header_file():
    guide = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    assert all(f"hosting/{name}" in guide for name in EXAMPLES)
    assert "_headers" in guide


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder to serve, with a file for every address."""
    for path in (*FRAMED, *SHARED, *OTHERS):
        name = f"{path}index.html" if path.endswith("/") or not path else path
        file = tmp_path / "root" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("é", "utf-8")
    return tmp_path / "root"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _nginx(folder: Path, port: int) -> Iterator[None]:
    example = EXAMPLES["nginx.conf"]().replace("listen 80", f"listen 127.0.0.1:{port}")
    (folder / "site.conf").write_text(example.replace("/var/www/next-round", f"{folder}/root"))
    places = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        # Its workers may not look into the folders of tests otherwise.
        f"{'user root; ' if os.geteuid() == 0 else ''}"
        f"pid {folder}/pid; error_log {folder}/log; events {{}}\n"
        f"http {{ types {{ text/html html; application/json json; text/css css; }}\n"
        f"access_log off; {places} include {folder}/site.conf; }}\n"
    )
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    yield from _running(command, port)


@contextmanager
def _apache(folder: Path, port: int) -> Iterator[None]:
    (folder / "root" / ".htaccess").write_text(EXAMPLES["apache.htaccess"]())
    modules = Path("/usr/lib/apache2/modules")
    loaded = "".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", "headers", "mime", "dir")
    )
    (folder / "apache.conf").write_text(
        f"{loaded}ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/pid\nErrorLog {folder}/log\nDocumentRoot {folder}/root\n"
        "TypesConfig /etc/mime.types\nDirectoryIndex index.html\n"
        # As on many shared servers.
        "Header always set X-Frame-Options SAMEORIGIN\n"
        f"<Directory {folder}/root>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    )
    yield from _running(["apache2", "-f", str(folder / "apache.conf"), "-DFOREGROUND"], port)


def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


SERVERS: dict[str, Callable[[Path, int], object]] = {"nginx": _nginx, "apache2": _apache}


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_with_the_example_sends_what_the_table_says(name, root):
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed here")
    port = _free_port()
    with SERVERS[name](root.parent, port):
        for path in (*FRAMED, *SHARED, *OTHERS):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
                sent = {header.name: answer.headers.get_all(header.name) for header in HEADERS}
            expected = headers_of(path)
            if "Content-Type" not in expected:
                types = sent.pop("Content-Type")
                assert not path.endswith("html") or types[0].lower() == "text/html; charset=utf-8"
            if "X-Frame-Options" not in expected and not path.startswith("embed/"):
                sent.pop("X-Frame-Options")
            found = {key: values for key, values in sent.items() if values}
            assert found == {key: [value] for key, value in expected.items()}, path
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/nowhere/")
        assert missing.value.code == 404
        assert missing.value.headers["Content-Security-Policy"] == NONE
        missing.value.close()


def test_a_build_writes_rules_for_its_own_files(site):
    from .test_plugin import _build as build_site  # noqa: PLC0415 one site is enough

    out = build_site(site)
    text = (out / "_headers").read_text("utf-8")
    (styles,) = out.glob("assets/site.*.css")
    for rule in ("/next/", "/next/about/*", "/next/tips/*", f"/next/assets/{styles.name}"):
        assert f"\n{rule}\n" in f"\n{text}", rule
    assert "/next/api/*\n  Content-Security-Policy" not in text
