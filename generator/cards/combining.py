"""Tips into the deck: a new tip joins the card that gives its guidance, or becomes a draft.

Nothing here writes. `combine` returns what should change, and `deck.write_deck` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from generator.cards.decisions import Decisions
from generator.cards.drafting import draft_card, source_of, tips_in_order
from generator.cards.model import Card
from generator.cards.vocabulary import Term, Vocabulary
from generator.matching.clusters import Constraints, chain, cluster
from generator.matching.similarity import Encoded, Matcher, Matrix
from generator.matching.tips import comparable, nearly_same, tip_text
from generator.tips.model import Tip

# A topic is proposed where the card is this close to it; most drafts are close to one.
MIN_TOPIC_COSINE = 0.2

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
        unsure: Close calls that were decided against.
    """

    cards: tuple[Card, ...]
    evidence: dict[str, tuple[Supported, ...]]
    joined: dict[str, tuple[Supported, ...]] = field(default_factory=dict)
    created: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()


def combine(
    tips: Iterable[Tip],
    deck: Sequence[Card],
    matcher: Matcher,
    *,
    decisions: Decisions = NO_DECISIONS,
    vocabulary: Vocabulary = NO_VOCABULARY,
) -> Combined:
    """Put tips into the deck.

    A tip that a card names already stays where it is: a person may have put it there.

    Args:
        tips: Of all articles, in any order.
        deck: The cards that are there.
        matcher: Compares tips.
        decisions: What an editor decided; obeyed before anything else.
        vocabulary: Topics to propose for drafts.
    """
    work = _Work.of(tips, deck, matcher, decisions)
    joined = _join_deck(work)
    drafts = _draft(work, set(joined), vocabulary)
    return _combined(work, joined, drafts)


@dataclass(frozen=True)
class _Work:
    """Tips sorted by reference, the deck, and every comparison that is needed."""

    tips: tuple[Tip, ...]
    deck: tuple[Card, ...]
    matcher: Matcher
    decisions: Decisions
    pairs: Matrix
    to_cards: Matrix
    owner: dict[str, str]
    row_of: dict[str, int]

    @classmethod
    def of(
        cls, tips: Iterable[Tip], deck: Sequence[Card], matcher: Matcher, decisions: Decisions
    ) -> _Work:
        dropped = frozenset(decisions.left_out)
        by_ref = {tip.ref: tip for tip in tips if tip.ref not in dropped}
        rows = tuple(by_ref[ref] for ref in sorted(by_ref))
        cards = tuple(sorted(deck, key=lambda card: card.id))
        encoded = matcher.encode([tip_text(tip) for tip in rows])
        own_words = matcher.encode([_card_text(card) for card in cards])
        return cls(
            tips=rows,
            deck=cards,
            matcher=matcher,
            decisions=decisions,
            pairs=matcher.probabilities(encoded, encoded),
            to_cards=matcher.probabilities(encoded, own_words),
            owner=_owners(cards),
            row_of={tip.ref: row for row, tip in enumerate(rows)},
        )

    def members(self, card: Card) -> list[int]:
        """Return the rows of a card's tips."""
        return [row for row, tip in enumerate(self.tips) if self.owner.get(tip.ref) == card.id]

    def new(self) -> list[int]:
        """Return the rows of tips that no card names."""
        return [row for row, tip in enumerate(self.tips) if tip.ref not in self.owner]

    def new_groups(self) -> dict[int, tuple[int, ...]]:
        """Return the rows of tips that no card names, each with those it goes together with."""
        groups = {row: {row} for row in self.new()}
        for one, two in self.together({self.tips[row].ref: row for row in groups}):
            joined = groups[one] | groups[two]
            groups.update(dict.fromkeys(joined, joined))
        return {row: tuple(sorted(group)) for row, group in groups.items()}

    def together(self, refs: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
        """Return pairs that tie together, among numbered tips, what an editor put together."""
        groups = ([refs[ref] for ref in each if ref in refs] for each in self.decisions.together)
        return tuple(pair for group in groups for pair in chain(group))

    def decided_with(self, row: int, refs: Iterable[str]) -> bool:
        """Tell whether an editor put a tip together with any of these tips and cards."""
        pairs = self.decisions.together_pairs
        return any(frozenset({self.tips[row].ref, other}) in pairs for other in refs)

    def may_share(self, first: int, second: int) -> bool:
        """Tell whether two tips may be on one card."""
        one, two = self.tips[first], self.tips[second]
        pair = frozenset({one.ref, two.ref})
        if pair in self.decisions.apart_pairs:
            return False
        if one.article != two.article or pair in self.decisions.together_pairs:
            return True
        return nearly_same(one, two)

    def may_be_on(self, row: int, card_id: str, others: Iterable[int]) -> bool:
        """Tell whether a tip may be on a card with others."""
        decided = frozenset({self.tips[row].ref, card_id}) in self.decisions.apart_pairs
        return not decided and all(self.may_share(row, other) for other in others)

    def why(self, row: int, others: Sequence[int], card: Card | None = None) -> tuple[str, ...]:
        """Return the words that speak for a tip's being on a card."""
        text = " ".join(tip_text(self.tips[other]) for other in others if other != row)
        if card is not None:
            text += " " + _card_text(card)
        return tuple(self.matcher.shared_words(tip_text(self.tips[row]), text))


def _card_text(card: Card) -> str:
    steps = " ".join(step.text for step in card.steps)
    return comparable(card.title, f"{card.summary} {steps}".strip())


def _owners(cards: Iterable[Card]) -> dict[str, str]:
    return {f"{source.article}#{source.tip}": card.id for card in cards for source in card.sources}


def _join_deck(work: _Work) -> dict[int, tuple[str, float]]:
    """Return the card, and the score, for each new tip that joins one; the surest go first."""
    groups = work.new_groups()
    scores = _scores(work)
    refs = {card.id: _refs(card) for card in work.deck}
    joined: dict[int, tuple[str, float]] = {}
    for (row, card_id), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < work.matcher.calibration.merge:
            break
        if row in joined or not _may_join(work, row, refs[card_id]):
            continue
        # What an editor put together goes together, whichever of it is the surest.
        for each in (row, *groups[row]):
            if each not in joined and _may_join(work, each, refs[card_id]):
                joined[each] = (card_id, score if each == row else 1.0)
                refs[card_id].append(work.tips[each].ref)
    return joined


def _refs(card: Card) -> list[str]:
    """Return how decisions call a card and its tips, those no longer in an article too."""
    return [card.id, *(f"{source.article}#{source.tip}" for source in card.sources)]


def _scores(work: _Work) -> dict[tuple[int, str], float]:
    """Return how likely each new tip gives each card's guidance, by its tips or its own words."""
    scores: dict[tuple[int, str], float] = {}
    for column, card in enumerate(work.deck):
        others, refs = work.members(card), _refs(card)
        for row in work.new():
            by_card = float(work.to_cards[row, column])
            by_tips = float(np.mean(work.pairs[row, others])) if others else 0.0
            is_decided = work.decided_with(row, refs)
            scores[row, card.id] = 1.0 if is_decided else max(by_card, by_tips)
    return scores


def _may_join(work: _Work, row: int, refs: Sequence[str]) -> bool:
    """Tell whether a tip may join a card, by what is on it: decisions first, then its author."""
    ref = work.tips[row].ref
    if any(frozenset({ref, other}) in work.decisions.apart_pairs for other in refs):
        return False
    if work.decided_with(row, refs):
        return True
    rows = [work.row_of[other] for other in refs if other in work.row_of]
    return all(work.may_share(row, other) for other in rows)


def _draft(
    work: _Work, joined: set[int], vocabulary: Vocabulary
) -> dict[str, tuple[Card, tuple[int, ...]]]:
    """Cluster the tips that joined nothing, and draft a card from each cluster."""
    left = [row for row in work.new() if row not in joined]
    topics = _Topics.of(vocabulary, work.matcher)
    taken = {card.id for card in work.deck} | {old for card in work.deck for old in card.formerly}
    drafts: dict[str, tuple[Card, tuple[int, ...]]] = {}
    for members in _clusters(work, left):
        central = _central_first(work, members)
        tips = [work.tips[row] for row in central]
        card = draft_card(tips, taken=taken, topics=topics.nearest(tips, work.matcher))
        taken.add(card.id)
        drafts[card.id] = (card, members)
    return drafts


def _clusters(work: _Work, left: Sequence[int]) -> list[tuple[int, ...]]:
    place = {row: at for at, row in enumerate(left)}
    refs = {work.tips[row].ref: at for row, at in place.items()}
    apart = frozenset(
        (place[one], place[two])
        for one, two in combinations(left, 2)
        if not work.may_share(one, two)
    )
    probabilities = work.pairs[np.ix_(left, left)] if left else np.zeros((0, 0))
    constraints = Constraints(work.together(refs), apart)
    found = cluster(probabilities, work.matcher.calibration.merge, constraints)
    return [tuple(left[at] for at in members) for members in found]


def _central_first(work: _Work, members: Sequence[int]) -> list[int]:
    """Return a cluster's rows, those nearest to all others first."""
    return sorted(members, key=lambda row: (-float(np.sum(work.pairs[row, list(members)])), row))


@dataclass(frozen=True)
class _Topics:
    """Topics to propose, and their vectors."""

    topics: tuple[Term, ...]
    encoded: Encoded | None

    @classmethod
    def of(cls, vocabulary: Vocabulary, matcher: Matcher) -> _Topics:
        texts = [f"{topic.title}. {topic.summary}" for topic in vocabulary.topics]
        return cls(vocabulary.topics, matcher.encode(texts) if texts else None)

    def nearest(self, tips: Sequence[Tip], matcher: Matcher) -> tuple[str, ...]:
        """Return the topic nearest to tips, where one is near."""
        if self.encoded is None:
            return ()
        mean = np.mean(matcher.encoder.encode([tip_text(tip) for tip in tips]), axis=0)
        cosines = np.round(self.encoded.vectors @ mean, 4)
        best = int(cosines.argmax())
        return (self.topics[best].id,) if cosines[best] >= MIN_TOPIC_COSINE else ()


def _combined(
    work: _Work,
    joined: dict[int, tuple[str, float]],
    drafts: dict[str, tuple[Card, tuple[int, ...]]],
) -> Combined:
    grown = {
        card.id: _grown(card, [work.tips[row] for row, (to, _) in joined.items() if to == card.id])
        for card in work.deck
    }
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
        unsure=_unsure(work, members, joined),
    )


def _grown(card: Card, tips: Sequence[Tip]) -> Card:
    added = tuple(source_of(tip) for tip in tips_in_order(tips))
    return card.model_copy(update={"sources": card.sources + added}) if added else card


def _evidence(work: _Work, members: Sequence[int]) -> tuple[Supported, ...]:
    found = []
    for row in sorted(members):
        others = [other for other in members if other != row]
        score = round(float(np.mean(work.pairs[row, others])), 4) if others else None
        why = work.why(row, others) if others else ()
        found.append(Supported(work.tips[row], score, why))
    return tuple(found)


def _unsure(
    work: _Work, members: dict[str, list[int]], joined: dict[int, tuple[str, float]]
) -> tuple[Unsure, ...]:
    """Return each newly placed tip's nearest other card, where that was a close call."""
    calibration = work.matcher.calibration
    placed = {row: card_id for card_id, rows in members.items() for row in rows}
    found = []
    for row in work.new():
        best: tuple[float, str] = (0.0, "")
        for card_id, rows in sorted(members.items()):
            if placed[row] == card_id or not work.may_be_on(row, card_id, rows):
                continue
            mean = float(np.mean(work.pairs[row, rows])) if rows else 0.0
            best = max(best, (mean, card_id), key=lambda pair: pair[0])
        if best[0] >= calibration.unsure:
            why = work.why(row, members[best[1]])
            found.append(Unsure(work.tips[row], best[1], round(best[0], 4), why))
    return tuple(found)
