"""Which tips and cards a person is asked about, and what an answer writes to `decisions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from generator.cards.combine_run import run_combine
from generator.cards.combining import Combined, Unsure
from generator.cards.deciding import add_decision
from generator.cards.decisions import Decisions, read_decisions
from generator.cards.model import Card
from generator.cards.report import WORTH_A_LOOK
from generator.cards.shelf import moved_ids
from generator.errors import Problem
from generator.matching import lexical
from generator.matching.similarity import Matcher
from generator.settings import ContentPaths
from generator.tips.model import Tip

Answer = Literal["same", "different"]

_KEYS = {"same": "together", "different": "apart"}
# So many of a card's tips are shown; more do not make the choice easier.
_MOST_SAYS = 3


@dataclass(frozen=True)
class Pair:
    """A tip and a card: do they give the same guidance?

    Args:
        tip: The one that combining has to place.
        card: The one that it may belong to.
        score: How likely that is.
        shared: The words that speak for it, the most telling first.
        says: Some tips of the card, those that are surest on it first.
        placed: The card on which combining would put the tip.
        new: Ids of the cards that have no file yet.
        stands: Whether the tip is among the sources of `placed` in its file.
    """

    tip: Tip
    card: Card
    score: float
    shared: tuple[str, ...]
    says: tuple[Tip, ...]
    placed: Card
    new: frozenset[str]
    stands: bool

    @property
    def is_new(self) -> bool:
        """Whether the card has no file yet."""
        return self.card.id in self.new

    @property
    def joins(self) -> bool:
        """Whether combining would put the tip on the card."""
        return self.placed.id == self.card.id

    @property
    def group(self) -> tuple[str, str]:
        """What `decisions.yaml` calls the tip and the card.

        A card without a file goes by its first tip, since its id may change.
        """
        return self.tip.ref, self.card.sources[0].ref if self.is_new else self.card.id


@dataclass(frozen=True)
class Review:
    """What there is to ask.

    Args:
        pairs: In the order in which they are asked.
        decisions: The file that answers go to.
        moved: The ids that renamed cards have now, by those that they had.
        problems: What is wrong with articles that could not be read.
    """

    pairs: tuple[Pair, ...]
    decisions: Path
    moved: Mapping[str, str]
    problems: tuple[Problem, ...]


def plan_review(articles: Path, cards: Path, *, matcher: Matcher | None = None) -> Review:
    """Find what combining a folder of articles with a deck would be unsure of; write nothing.

    Raises:
        SourceError: where there is no folder of articles.
        ContentError: where the deck, the topics or the decisions have problems.
    """
    run = run_combine(articles, cards, dry_run=True, matcher=matcher)
    decisions = ContentPaths(cards.parent).decisions
    moved = moved_ids(run.combined.cards)
    pairs = find_pairs(run.combined, read_decisions(decisions).renamed(moved))
    return Review(pairs, decisions, moved, run.gathered.problems)


def find_pairs(combined: Combined, decisions: Decisions) -> tuple[Pair, ...]:
    """Return the joins that rest on little, the weakest first, then what was kept apart.

    Two cards are asked about once, and a pair that decisions settle is not among them.
    """
    asked: dict[frozenset[str], Pair] = {}
    for pair in _pairs(combined):
        # Of the tips of two cards, each may be the other's close call.
        cards = pair.group if pair.joins else (pair.placed.id, pair.card.id)
        if not is_settled(pair, decisions):
            asked.setdefault(frozenset(cards), pair)
    return tuple(asked.values())


def is_settled(pair: Pair, decisions: Decisions) -> bool:
    """Tell whether decisions, which call cards by the ids of today, say where a tip belongs."""
    tip, names = pair.tip.ref, _names(pair.card)
    own = {tip, pair.placed.id} if pair.stands else {tip}
    if any(frozenset(each) in decisions.apart_pairs for each in product(own, names)):
        return True
    own = {tip}
    if pair.placed.id not in pair.new:
        # A tip that an editor put on a card belongs on no other.
        names |= _names(pair.placed)
    elif pair.is_new:
        # Two drafts are one as soon as any of their tips are.
        own |= {source.ref for source in pair.placed.sources}
    return any(frozenset(each) in decisions.together_pairs for each in product(own, names))


def is_open(review: Review, pair: Pair) -> bool:
    """Tell whether a pair is still to be asked, after what the file says by now."""
    return not is_settled(pair, read_decisions(review.decisions).renamed(review.moved))


def record(review: Review, pair: Pair, answer: Answer) -> None:
    """Write an answer to the file of decisions at once."""
    add_decision(review.decisions, _KEYS[answer], pair.group)


def has_to_leave(pair: Pair, answer: Answer) -> bool:
    """Tell whether an answer takes a tip off the card on which it stands; a person does that."""
    return pair.stands and pair.joins == (answer == "different")


def common_words(one: str, two: str) -> frozenset[str]:
    """Return the words, in small letters, whose stem is in both of two texts."""
    found = [lexical.stems(text, lexical.shipped_rarity()) for text in (one, two)]
    both = set.intersection(*({stem for stem, _ in each} for each in found))
    return frozenset(word for each in found for stem, word in each if stem in both)


def _names(card: Card) -> set[str]:
    """Return what decisions may call a card, or mean by it."""
    return {card.id, *(source.ref for source in card.sources)}


def _pairs(combined: Combined) -> Iterator[Pair]:
    cards = {card.id: card for card in combined.cards}
    home = {each.tip.ref: id_ for id_, found in combined.evidence.items() for each in found}
    added = {each.tip.ref for found in combined.joined.values() for each in found}
    new = frozenset(combined.created)
    for doubt in _doubts(combined):
        ref, placed = doubt.tip.ref, home[doubt.tip.ref]
        yield Pair(
            tip=doubt.tip,
            card=cards[doubt.card],
            score=doubt.score,
            shared=doubt.shared,
            says=_says(combined, doubt.card, without=added | {ref}),
            placed=cards[placed],
            new=new,
            stands=placed not in new and ref not in added,
        )


def _doubts(combined: Combined) -> Iterator[Unsure]:
    """Yield joins on little, which happen if nobody says no, and then the close calls."""
    joins = [
        Unsure(each.tip, card_id, each.score, each.shared)
        for card_id, found in combined.joined.items()
        for each in found
        if each.score is not None and each.score < WORTH_A_LOOK
    ]
    yield from sorted(joins, key=lambda each: (each.score, each.tip.ref))
    yield from sorted(combined.unsure, key=lambda each: (-each.score, each.tip.ref))


def _says(combined: Combined, card_id: str, *, without: set[str]) -> tuple[Tip, ...]:
    """Return the tips that a card has for sure, the surest first."""
    found = [each for each in combined.evidence[card_id] if each.tip.ref not in without]
    found.sort(key=lambda each: -(each.score or 0.0))
    return tuple(each.tip for each in found[:_MOST_SAYS])
