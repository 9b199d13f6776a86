"""One style sheet and one script, joined from the overrides folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.website.site_build import SiteFile

STYLES = "styles.css"
SCRIPT = "script.js"


def style_sheet(overrides: Path) -> SiteFile:
    """Join the site's styles and every component's, in the order of their names."""
    files = [*sorted((overrides / "styles").glob("*.css")), *_of_components(overrides, STYLES)]
    return _named("site", "css", _join(files))


def script(overrides: Path) -> SiteFile:
    """Join the site's scripts and every component's, closed off from other scripts."""
    files = [*sorted((overrides / "scripts").glob("*.js")), *_of_components(overrides, SCRIPT)]
    return _named("site", "js", f'(() => {{\n"use strict";\n{_join(files)}}})();\n')


def is_part(src_uri: str) -> bool:
    """Tell whether a file of the theme only goes into the joined files."""
    return src_uri.startswith(("components/", "styles/", "scripts/", "embeds/", "paper/"))


def _of_components(overrides: Path, name: str) -> list[Path]:
    return sorted((overrides / "components").glob(f"*/{name}"))


def _join(files: list[Path]) -> str:
    return "".join(path.read_text(encoding="utf-8").strip() + "\n" for path in files)


def _named(name: str, suffix: str, content: str) -> SiteFile:
    # The name changes with the content, so that browsers may keep the file.
    digest = hashlib.sha256(content.encode()).hexdigest()[:10]
    return SiteFile(f"assets/{name}.{digest}.{suffix}", content)
