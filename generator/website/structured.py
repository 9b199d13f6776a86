"""What a page says to machines that read schema.org: search engines, and other people's tools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"


def how_to(
    title: str,
    description: str,
    sections: Sequence[tuple[str, Sequence[str]]],
    updated: date | None,
) -> dict[str, Any]:
    """Return steps to take as a `HowTo`.

    Args:
        title: Of the page.
        description: In a sentence or two.
        sections: The steps of each part, under its heading; one part alone needs no heading.
        updated: The day on which a person last read it all.
    """
    number = count(1)
    parts = [
        (
            name,
            [{"@type": "HowToStep", "position": next(number), "text": text} for text in texts],
        )
        for name, texts in sections
    ]
    groups = [
        {"@type": "HowToSection", "name": name, "position": at, "itemListElement": steps}
        for at, (name, steps) in enumerate(parts, start=1)
    ]
    found = {
        "@context": CONTEXT,
        "@type": "HowTo",
        "name": title,
        "description": description,
        "inLanguage": "en-GB",
        "license": LICENCE,
        "step": groups if len(parts) > 1 else parts[0][1],
    }
    return found | ({"dateModified": updated.isoformat()} if updated else {})
