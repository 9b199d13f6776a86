"""Which language an article is in."""

from __future__ import annotations

from functools import cache
from typing import Any

# Below this many characters the guess is worth little, and the article is taken as English.
MIN_CHARACTERS = 60
SURE = 0.9
SAMPLE_CHARACTERS = 5000


def detect_language(text: str) -> str:
    """Return an ISO 639-1 code: `en` unless another language is sure."""
    sample = text[:SAMPLE_CHARACTERS]
    if len(sample) < MIN_CHARACTERS:
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SURE else "en"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
