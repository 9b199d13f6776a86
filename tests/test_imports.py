"""Imports point one way, and building the site loads no model."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"

# From top to bottom; what stands on one line does not know its neighbours either.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("website",),
    ("cards",),
    ("matching",),
    ("tips",),
    ("articles",),
    ("executors", "settings", "files"),
    ("text", "errors", "progress"),
)
DEPTH = {part: depth for depth, parts in enumerate(LAYERS) for part in parts}
HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "generator.matching")


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the part of the package that each import is of, and its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import"
            names = [node.module or ""]
            if node.module == "generator":
                names = [f"generator.{alias.name}" for alias in node.names]
        for name in names:
            if name.startswith("generator."):
                yield name.split(".")[1], node.lineno


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_imports_point_down_only(path: Path) -> None:
    part = _part(path)
    if part == "__init__":
        assert not list(_imported(path))
        return
    up = [
        f"{path}:{line}: {part} imports {other}"
        for other, line in _imported(path)
        if other != part and DEPTH[other] <= DEPTH[part]
    ]
    assert not up


def test_every_part_has_its_layer() -> None:
    parts = {_part(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert parts == set(DEPTH)


@pytest.mark.parametrize("module", ["generator.cards.loading", "generator.cli"])
def test_loading_content_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    loaded = set(done.stdout.split())
    assert module in loaded
    assert not loaded & set(HEAVY)
