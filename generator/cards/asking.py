"""What a person is asked about an article that is brought in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import get_args

import click

from generator.articles.metadata import Rights
from generator.cards.adding import FIELDS, Arrival
from generator.errors import show_path

_QUESTIONS = {
    "published": "published (2026-11-22, 2026-11 or 2026)",
    "language": "language (en, en-GB)",
}


def somebody_is_there() -> bool:
    """Tell whether a person sits at a terminal and can answer."""
    return sys.stdin.isatty()


def ask_about(arrival: Arrival, said: Mapping[str, str]) -> dict[str, str]:
    """Return what is known about an article: what was said already, and what a person answers."""
    known = dict(said)
    asked = [field for field in FIELDS if field not in known and field != "licence"]
    if asked:
        click.echo(f"{show_path(arrival.source)}: what is known about it? Enter leaves it out.")
    for field in asked:
        answer = _ask_rights() if field == "rights" else _ask(field, arrival)
        if answer:
            known[field] = answer
    if known.get("rights") == "open" and "licence" not in known:
        known["licence"] = click.prompt("  licence, such as CC BY 4.0", type=str)
    return known


def _ask(field: str, arrival: Arrival) -> str:
    found = getattr(arrival.metadata, field) or ""
    question = f"  {_QUESTIONS.get(field, field)}"
    answer: str = click.prompt(question, default=found, show_default=bool(found))
    return answer.strip()


def _ask_rights() -> str:
    rights = click.Choice(get_args(Rights))
    answer: str = click.prompt("  rights: what the site may show", type=rights, default="cited")
    return answer
