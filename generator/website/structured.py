"""What a page says to machines that read schema.org: search engines, and other people's tools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


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
    steps: list[dict[str, Any]] = [
        {"@type": "HowToStep", "position": at, "text": text}
        for at, text in enumerate((text for _, texts in sections for text in texts), start=1)
    ]
    if len(sections) > 1:
        groups = iter(steps)
        steps = [
            {
                "@type": "HowToSection",
                "name": name,
                "position": at,
                "itemListElement": [next(groups) for _ in texts],
            }
            for at, (name, texts) in enumerate(sections, start=1)
        ]
    found = {
        "@context": CONTEXT,
        "@type": "HowTo",
        "name": title,
        "description": description,
        "inLanguage": "en-GB",
        "license": LICENCE,
        "step": steps,
    }
    return found | ({"dateModified": updated.isoformat()} if updated else {})
