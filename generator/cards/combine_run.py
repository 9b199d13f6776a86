"""One run of combining: articles and deck in, deck out."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cards.combining import Combined, combine
from generator.cards.decisions import Decisions, read_decisions
from generator.cards.deck import write_deck
from generator.cards.gathering import Gathered, gather
from generator.cards.shelf import read_deck
from generator.cards.vocabulary import Vocabulary
from generator.files.models import read_model
from generator.files.yaml import is_there
from generator.matching.similarity import Matcher, shipped_matcher
from generator.progress import Track, silent
from generator.settings import ContentPaths
from generator.text import squeeze
from generator.tips.model import LeftOut

_DECIDED = "left out in decisions.yaml"


@dataclass(frozen=True)
class Run:
    """What a run read and obeyed, what it made of it, and the files it changed."""

    gathered: Gathered
    decisions: Decisions
    combined: Combined
    changed: tuple[Path, ...]


def run_combine(
    articles: Path,
    cards: Path,
    *,
    pool: Executor | None = None,
    dry_run: bool = False,
    matcher: Matcher | None = None,
    track: Track = silent,
) -> Run:
    """Combine a folder of articles with the deck in a folder.

    Topics and decisions lie beside the folder of cards, as in `content/`.

    Args:
        articles: The folder of articles.
        cards: The folder of cards, which need not be there yet.
        pool: Where articles are read, if not here.
        dry_run: Write nothing.
        matcher: Finds and compares tips; the shipped one if none is given.
        track: Shows a person how far the work has come.

    Raises:
        SourceError: where there is no folder of articles.
        ContentError: where the deck, the topics or the decisions have problems; nothing is
            written then.
    """
    matcher = matcher or shipped_matcher()
    paths = ContentPaths(cards.parent)
    deck = read_deck(cards)
    decisions = read_decisions(paths.decisions)
    vocabulary = _vocabulary(paths)
    gathered = _without_left_out(gather(articles, matcher.judge, pool, track=track), decisions)
    combined = combine(
        gathered.tips,
        deck,
        matcher,
        decisions=decisions,
        vocabulary=vocabulary,
        track=track,
    )
    changed = () if dry_run else write_deck(cards, deck, combined)
    return Run(gathered, decisions, combined, changed)


def _without_left_out(gathered: Gathered, decisions: Decisions) -> Gathered:
    """Move the tips that an editor left out to the passages that became no tip."""
    refs = frozenset(decisions.left_out)
    dropped = [tip for tip in gathered.tips if tip.ref in refs]
    left_out = [LeftOut(tip.article, squeeze(tip.text), _DECIDED) for tip in dropped]
    return replace(
        gathered,
        tips=tuple(tip for tip in gathered.tips if tip.ref not in refs),
        left_out=tuple(sorted((*gathered.left_out, *left_out), key=lambda left: left.article)),
    )


def _vocabulary(paths: ContentPaths) -> Vocabulary:
    return read_model(paths.topics, Vocabulary) if is_there(paths.topics) else Vocabulary()
