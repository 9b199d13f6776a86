"""Starting a site for another centre or subject: what lies in `starter/`, and the templates."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from generator.cards.schema import write_schemas
from generator.cards.writing import in_quotes
from generator.errors import SourceError
from generator.files.writing import write_atomically
from generator.files.yaml import is_there
from generator.settings import ContentPaths

# Beside the package in a checkout.
OVERRIDES = Path(__file__).parents[2] / "overrides"
_NAME = '"SITE NAME"'


def start_site(folder: Path, name: str, *, overrides: Path = OVERRIDES) -> int:
    """Write a small site that builds into a new or empty folder; return how many files.

    Raises:
        SourceError: where something lies there, or the templates are not on this computer.
    """
    if is_there(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError(folder, "is there and not an empty folder; name another")
    if not overrides.is_dir():
        raise SourceError(
            overrides, "the templates are not there; run this from a checkout of tipdeck"
        )
    starter = Path(str(resources.files("generator.website").joinpath("starter")))
    for path in sorted(starter.rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            target = folder / path.relative_to(starter)
            write_atomically(target, text.replace(_NAME, in_quotes(name)))
    shutil.copytree(overrides, folder / "overrides")
    write_schemas(ContentPaths(folder / "content").schema)
    return sum(path.is_file() for path in folder.rglob("*"))
