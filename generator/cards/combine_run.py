"""One run of combining: articles and deck in, deck out."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from generator.cards.combining import Combined, combine
from generator.cards.decisions import read_decisions
from generator.cards.deck import read_deck, write_deck
from generator.cards.gathering import Gathered, gather
from generator.cards.vocabulary import Vocabulary
from generator.files.models import read_model
from generator.matching.encoder import Encoder, ShippedEncoder
from generator.matching.similarity import Matcher
from generator.settings import ContentPaths


@dataclass(frozen=True)
class Run:
    """What a run read, what it made of it, and the files it changed."""

    gathered: Gathered
    combined: Combined
    changed: tuple[Path, ...]


def run_combine(
    articles: Path,
    cards: Path,
    *,
    pool: Executor | None = None,
    dry_run: bool = False,
    encoder: Encoder | None = None,
) -> Run:
    """Combine a folder of articles with the deck in a folder.

    Topics and decisions lie beside the folder of cards, as in `content/`.

    Raises:
        SourceError: where there is no folder of articles.
        ContentError: where the deck, the topics or the decisions have problems; nothing is
            written then.
    """
    paths = ContentPaths(cards.parent)
    deck = read_deck(cards)
    decisions = read_decisions(paths.decisions)
    vocabulary = _vocabulary(paths)
    gathered = gather(articles, pool)
    combined = combine(
        gathered.tips,
        deck,
        Matcher(encoder or ShippedEncoder()),
        decisions=decisions,
        vocabulary=vocabulary,
    )
    changed = () if dry_run else write_deck(cards, deck, combined)
    return Run(gathered, combined, changed)


def _vocabulary(paths: ContentPaths) -> Vocabulary:
    return read_model(paths.topics, Vocabulary) if paths.topics.is_file() else Vocabulary()
