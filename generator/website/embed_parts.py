"""Styles and scripts of a page for embedding: only those of the components that stand on it."""

from __future__ import annotations

import re
from pathlib import Path

# `component("sheet-" ~ kind)` stands for every component whose name starts so.
_USED = re.compile(r'component\("([a-z-]+)"\s*(~?)')
_EXTENDED = re.compile(r'{% extends "([^"]+)" %}')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.S)
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}\s*\}", re.S)
_LIGHT = re.compile(r":root \{(.*?)\}", re.S)
_ROLE = re.compile(r"(--adv-[a-z-]+):\s*([^;]+);")

# What lies behind text, on which a host's colour must stand out.
_BACKGROUNDS = ("--adv-page", "--adv-raised", "--adv-band")
# Scripts of the site that a component's script calls.
_NEEDS = {
    "tick-tools": ("kept.js", "ticks.js"),
    "sheet-form": ("answers.js", "days.js", "kept.js"),
    "sheet-tools": ("copying.js", "files.js", "sheet-writing.js"),
}


def styles(overrides: Path, kind: str) -> str:
    """Return the styles of a kind of page for embedding, joined."""
    folder = overrides / "styles"
    parts = [_with_chosen_theme(_text(folder / "1-roles.css")), _text(folder / "2-base.css")]
    parts += [
        _text(overrides / "components" / each / "styles.css") for each in _used(overrides, kind)
    ]
    parts += [_text(overrides / "embeds" / name) for name in ("frame.css", f"{kind}.css")]
    return _COMMENT.sub("", "".join(parts))


def early_script(overrides: Path) -> str:
    """Return the script that sets colours before anything is shown."""
    return _closed(_text(overrides / "scripts" / "contrast.js"), _embeds(overrides, "colours.js"))


def script(overrides: Path, kind: str) -> str:
    """Return the scripts of a kind of page for embedding, joined."""
    used = _used(overrides, kind)
    needed = sorted({name for each in used for name in _NEEDS.get(each, ())})
    return _closed(
        _embeds(overrides, "before.js"),
        *(_text(overrides / "scripts" / name) for name in needed),
        *(_text(overrides / "components" / each / "script.js") for each in used),
        _search(overrides) if kind == "search" else "",
        _embeds(overrides, "frame.js"),
    )


def backgrounds(overrides: Path) -> dict[str, tuple[str, ...]]:
    """Return the colours behind text, light and dark."""
    roles = _text(overrides / "styles" / "1-roles.css")
    light = dict(_ROLE.findall(_only(_LIGHT, roles)))
    dark = light | dict(_ROLE.findall(_only(_DARK, roles)))
    return {
        "light": tuple(light[role] for role in _BACKGROUNDS),
        "dark": tuple(dark[role] for role in _BACKGROUNDS),
    }


def _used(overrides: Path, kind: str) -> list[str]:
    """Return the components that a template shows, and those that they show, by name."""
    found: set[str] = set()
    todo = [overrides / "embeds" / f"{kind}.html"]
    while todo:
        text = todo.pop().read_text(encoding="utf-8")
        todo += [overrides / parent for parent in _EXTENDED.findall(text)]
        for name, goes_on in _USED.findall(text):
            pattern = f"components/{name}{'*' if goes_on else ''}/template.html"
            fresh = {path.parent.name for path in overrides.glob(pattern)} - found
            found |= fresh
            todo += [overrides / "components" / each / "template.html" for each in fresh]
    return sorted(found)


def _with_chosen_theme(roles: str) -> str:
    """Return the colours by role so that a page can be light or dark whatever the device is."""
    dark = _only(_DARK, roles)
    by_device, by_host = ':root:not([data-adv-theme="light"])', ':root[data-adv-theme="dark"]'
    either = (
        f"@media screen and (prefers-color-scheme: dark) {{ {by_device} {{{dark}}} }}\n"
        f"@media screen {{ {by_host} {{{dark}}} }}\n"
    )
    return _DARK.sub(lambda _: either, roles, count=1)


def _only(pattern: re.Pattern[str], roles: str) -> str:
    found = pattern.search(roles)
    if not found:
        raise ValueError("styles/1-roles.css: no block of light or dark colours on :root")
    return found[1]


def _search(overrides: Path) -> str:
    """Return the search without a worker, which a sandboxed frame may not start."""
    worker = _text(overrides / "assets" / "search-worker.js")
    return f"const searcher = (self) => {{\n{worker}}};\n{_embeds(overrides, 'search.js')}"


def _embeds(overrides: Path, name: str) -> str:
    return _text(overrides / "embeds" / name)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() + "\n" if path.exists() else ""


def _closed(*scripts: str) -> str:
    return f'(() => {{\n"use strict";\n{"".join(scripts)}}})();\n'
