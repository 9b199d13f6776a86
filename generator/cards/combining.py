"""Tips into the deck: a new tip joins the card that gives its guidance, or becomes a draft.

Nothing here writes. `combine` returns what should change, and `deck.write_deck` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.cards.comparing import Comparison, Placement
from generator.cards.decisions import Decisions
from generator.cards.drafting import draft_card, source_of, tips_in_order
from generator.cards.model import Card
from generator.cards.placing import central_first, cluster_rest, join_deck
from generator.cards.topics import TopicProposer
from generator.cards.vocabulary import Vocabulary
from generator.matching.calibration import DECIMALS
from generator.matching.similarity import Matcher
from generator.progress import Track, silent
from generator.tips.model import Tip

NO_DECISIONS = Decisions()
NO_VOCABULARY = Vocabulary()


@dataclass(frozen=True)
class Supported:
    """A tip on a card, and how sure it is: its mean probability with the card's other tips.

    A tip that stands alone has no score.
    """

    tip: Tip
    score: float | None
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unsure:
    """A tip and the card it might belong to; a person decides."""

    tip: Tip
    card: str
    score: float
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Combined:
    """The deck after combining, and what happened.

    Args:
        cards: Every card, by id.
        evidence: Each card's tips that stand in the articles read.
        joined: Tips that joined a card that was there before, by card.
        created: Ids of new drafts.
        unsure: Close calls that were decided against, of new tips and of those on drafts.
        asked_from: The probability from which a person is asked.
    """

    cards: tuple[Card, ...]
    evidence: dict[str, tuple[Supported, ...]]
    joined: dict[str, tuple[Supported, ...]] = field(default_factory=dict)
    created: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    asked_from: float = 0.0


def combine(
    tips: Iterable[Tip],
    deck: Sequence[Card],
    matcher: Matcher,
    *,
    decisions: Decisions = NO_DECISIONS,
    vocabulary: Vocabulary = NO_VOCABULARY,
    track: Track = silent,
) -> Combined:
    """Put tips into the deck.

    A tip that a card names already stays where it is: a person may have put it there.

    Args:
        tips: Of all articles, in any order.
        deck: The cards that are there.
        matcher: Compares tips.
        decisions: What an editor decided; obeyed before anything else.
        vocabulary: Topics to propose for drafts.
        track: Shows a person how far the work has come.
    """
    work = Comparison.of(tips, deck, matcher, decisions, track=track)
    joined = join_deck(work)
    drafts = _draft(work, set(joined), vocabulary)
    return _combined(work, joined, drafts)


def _draft(
    work: Comparison, joined: set[int], vocabulary: Vocabulary
) -> dict[str, tuple[Card, tuple[int, ...]]]:
    """Cluster the tips that joined nothing, and draft a card from each cluster."""
    left = [row for row in work.new() if row not in joined]
    topics = TopicProposer.of(vocabulary, work.matcher)
    taken = {card.id for card in work.deck} | {old for card in work.deck for old in card.formerly}
    drafts: dict[str, tuple[Card, tuple[int, ...]]] = {}
    for members in cluster_rest(work, left):
        central = central_first(work, members)
        tips = [work.tips[row] for row in central]
        near = topics.nearest(work.encoded.vectors[central])
        card = draft_card(tips, taken=taken, topics=near)
        taken.add(card.id)
        drafts[card.id] = (card, members)
    return drafts


def _combined(
    work: Comparison,
    joined: dict[int, tuple[str, float]],
    drafts: dict[str, tuple[Card, tuple[int, ...]]],
) -> Combined:
    gained: dict[str, list[Tip]] = {card.id: [] for card in work.deck}
    for row, (card_id, _) in joined.items():
        gained[card_id].append(work.tips[row])
    grown = {card.id: _grown(card, gained[card.id]) for card in work.deck}
    members = {card.id: work.members(card) for card in work.deck}
    for row, (card_id, _) in joined.items():
        members[card_id].append(row)
    members.update({card_id: list(rows) for card_id, (_, rows) in drafts.items()})
    cards = {**grown, **{card_id: card for card_id, (card, _) in drafts.items()}}
    evidence = {card_id: _evidence(work, members[card_id]) for card_id in sorted(cards)}
    by_card: dict[str, list[Supported]] = {}
    for row, (card_id, score) in sorted(joined.items()):
        others = [other for other in members[card_id] if other not in joined]
        why = work.why(row, others, grown[card_id])
        by_card.setdefault(card_id, []).append(Supported(work.tips[row], score, why))
    return Combined(
        cards=tuple(cards[card_id] for card_id in sorted(cards)),
        evidence=evidence,
        joined={card_id: tuple(found) for card_id, found in sorted(by_card.items())},
        created=tuple(sorted(drafts)),
        unsure=_unsure(work, members),
        asked_from=work.matcher.calibration.unsure,
    )


def _grown(card: Card, tips: Sequence[Tip]) -> Card:
    added = tuple(source_of(tip) for tip in tips_in_order(tips))
    return card.model_copy(update={"sources": card.sources + added}) if added else card


def _evidence(work: Comparison, members: Sequence[int]) -> tuple[Supported, ...]:
    found = []
    for row in sorted(members):
        others = [other for other in members if other != row]
        score = round(work.pairs.mean(row, others), DECIMALS) if others else None
        why = work.why(row, others) if others else ()
        found.append(Supported(work.tips[row], score, why))
    return tuple(found)


def _unsure(work: Comparison, members: dict[str, list[int]]) -> tuple[Unsure, ...]:
    """Return the nearest other card of each tip that no person has placed, if a close call."""
    calibration = work.matcher.calibration
    placed = Placement.of(members)
    new, deck = set(work.new()), {card.id for card in work.deck}
    found = []
    for row in work.unreviewed():
        others = {
            card_id: mean
            for card_id, mean in work.means(row, placed).items()
            if mean >= calibration.unsure
            and card_id != placed.card_of[row]
            # A draft that is made now asks by its own tips.
            and (row in new or card_id in deck)
            and work.may_be_on(row, card_id, members[card_id])
        }
        if others:
            best = min(others, key=lambda card_id: (-others[card_id], card_id))
            why = work.why(row, members[best])
            found.append(Unsure(work.tips[row], best, others[best], why))
    return tuple(found)
