"""JSON schemas of the files that people edit, so that their editors complete and check."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from generator.articles.metadata import Metadata
from generator.cards.changes import Changes
from generator.cards.decisions import Decisions
from generator.cards.home import Home
from generator.cards.model import Card
from generator.cards.packs import Pack
from generator.cards.plan import Plan
from generator.cards.sheets import Checklist, Worksheet
from generator.cards.vocabulary import Help, Vocabulary
from generator.files.writing import write_atomically

MODELS: dict[str, type[BaseModel]] = {
    "article": Metadata,
    "card": Card,
    "changes": Changes,
    "checklist": Checklist,
    "decisions": Decisions,
    "help": Help,
    "home": Home,
    "pack": Pack,
    "plan": Plan,
    "topics": Vocabulary,
    "worksheet": Worksheet,
}


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file's name."""
    return {f"{name}.json": _schema(model) for name, model in MODELS.items()}


def write_schemas(folder: Path, *, dry_run: bool = False) -> tuple[Path, ...]:
    """Write the schemas that are new or changed; return their files."""
    texts = {folder / name: text for name, text in schemas().items()}
    changed = [
        path
        for path, text in texts.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if not dry_run:
        for path in changed:
            write_atomically(path, texts[path])
    return tuple(changed)


def _schema(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema.update(model.model_json_schema(mode="validation"))
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
