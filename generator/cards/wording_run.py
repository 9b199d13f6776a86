"""Finding other words for each card: those of the known kinds of guidance that it is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from generator.cards.deck import read_deck
from generator.cards.model import Card
from generator.cards.wording import Wording, as_file
from generator.errors import SourceError
from generator.files.writing import holds, write_atomically
from generator.files.yaml import is_there
from generator.matching.encoder import SHIPPED_ENCODER, Encoder
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.sayings import Saying, shipped_sayings
from generator.settings import ContentPaths

# As many known kinds as a card is taken to be near to.
NEAREST = 3
# How much a card's title and summary count, all its words, and each phrase that it is asked with.
_OWN, _WHOLE, _ASKED = 2.0, 3.0, 1.0


def run_wording(content: Path, *, dry_run: bool = False) -> bool:
    """Write the wording of the cards of a content folder; return whether the file changes.

    Raises:
        SourceError: where there are no cards.
        ContentError: where the deck has problems.
    """
    paths = ContentPaths(content)
    if not is_there(paths.cards):
        raise SourceError(paths.cards, "no such folder; name the folder that holds `cards`")
    text = as_file(wordings(read_deck(paths.cards)))
    if dry_run:
        return not holds(paths.wording, text)
    return write_atomically(paths.wording, text)


def wordings(
    cards: Sequence[Card],
    encoder: Encoder = SHIPPED_ENCODER,
    kinds: KnownKinds | None = None,
    sayings: Sequence[Saying] | None = None,
) -> dict[str, Wording]:
    """Return other words for each card that is not retired, by its id."""
    kinds = kinds or shipped_kinds()
    sayings = shipped_sayings() if sayings is None else sayings
    shown = [card for card in cards if card.status != "retired"]
    return {card.id: _wording(card, encoder, kinds, sayings) for card in shown}


def _wording(card: Card, encoder: Encoder, kinds: KnownKinds, sayings: Sequence[Saying]) -> Wording:
    own = f"{card.title}. {card.summary}"
    texts = [own, " ".join([own, *(step.text for step in card.steps)]), *card.asked_as]
    weights = np.array([_OWN, _WHOLE, *[_ASKED] * len(card.asked_as)])
    mean = weights @ encoder.encode(texts)
    likeness = np.zeros(0) if kinds.vectors is None else kinds.vectors @ mean
    chosen = [sayings[at] for at in np.argsort(-likeness, kind="stable")[:NEAREST].tolist()]
    said = {phrase: None for saying in chosen for phrase in saying.phrases}
    words = sorted({word for saying in chosen for word in saying.words})
    return Wording(phrases=tuple(said), words=" ".join(words))
