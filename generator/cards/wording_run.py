"""Finding other words for each card: those of the known kinds of guidance that it is nearest to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from generator.cards.model import Card
from generator.cards.shelf import deck_of
from generator.cards.wording import Wording, Wordings, as_file
from generator.files.writing import holds, write_atomically
from generator.matching.encoder import SHIPPED_ENCODER, Encoder
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.sayings import Saying, shipped_sayings
from generator.settings import ContentPaths

# As many known kinds as a card is taken to be near to.
NEAREST = 3
# A browser loads all of it with the first search. The shipped deck needs a fifth of this.
MOST_LETTERS = 500_000
# How much a card's title and summary count, all its words, and each phrase that it is asked with.
_OWN, _WHOLE, _ASKED = 3.0, 3.0, 0.5


def run_wording(content: Path, *, dry_run: bool = False) -> bool:
    """Write the wording of the cards of a content folder; return whether the file changes.

    Raises:
        SourceError: where there are no cards.
        ContentError: where the deck has problems.
    """
    path = ContentPaths(content).wording
    text = as_file(wordings(deck_of(content)))
    return not holds(path, text) if dry_run else write_atomically(path, text)


def wordings(
    cards: Sequence[Card],
    encoder: Encoder = SHIPPED_ENCODER,
    kinds: KnownKinds | None = None,
    sayings: Sequence[Saying] | None = None,
) -> Wordings:
    """Return how the kinds nearest to each card that is not retired are put."""
    kinds = kinds or shipped_kinds()
    sayings = shipped_sayings() if sayings is None else sayings
    nearest = {
        card.id: _nearest(card, encoder, kinds) for card in cards if card.status != "retired"
    }
    wanted = sorted({at for found in nearest.values() for at in found})
    room = MOST_LETTERS // max(1, len(wanted))
    return Wordings(
        kinds=tuple(_wording(kinds.gists[at], sayings[at], room) for at in wanted),
        cards={id_: tuple(map(wanted.index, found)) for id_, found in nearest.items()},
    )


def _nearest(card: Card, encoder: Encoder, kinds: KnownKinds) -> list[int]:
    """Return the places of the known kinds that a card is nearest to, the nearest first."""
    own = f"{card.title}. {card.summary}"
    texts = [own, " ".join([own, *(step.text for step in card.steps)]), *card.asked_as]
    weights = np.array([_OWN, _WHOLE, *[_ASKED] * len(card.asked_as)])
    (likeness,) = kinds.likeness((weights @ encoder.encode(texts))[None])
    found: list[int] = np.argsort(-likeness, kind="stable")[:NEAREST].tolist()
    return found


def _wording(gist: str, saying: Saying, room: int) -> Wording:
    """Return the phrases of a kind, and then its words, as far as there is room for letters."""
    phrases, left = _fitting(dict.fromkeys(saying.phrases), room)
    words, _ = _fitting(saying.words, left)
    return Wording(gist=gist, phrases=tuple(phrases), words=" ".join(words))


def _fitting(texts: Iterable[str], room: int) -> tuple[list[str], int]:
    """Return the first of some texts, as many as there is room for, and the room that is left."""
    kept: list[str] = []
    for text in texts:
        if len(text) + 1 > room:
            return kept, 0
        kept.append(text)
        room -= len(text) + 1
    return kept, room
