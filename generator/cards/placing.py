"""Where new tips go: onto the card that gives their guidance, or into a cluster of their own."""

from __future__ import annotations

from collections.abc import Sequence

from generator.cards.comparing import Comparison, Placement
from generator.cards.model import Card
from generator.matching.clusters import Constraints, cluster


def join_deck(work: Comparison) -> dict[int, tuple[str, float]]:
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


def cluster_rest(work: Comparison, left: Sequence[int]) -> list[tuple[int, ...]]:
    """Return clusters of the rows that joined no card."""
    place = {row: at for at, row in enumerate(left)}
    refs = {work.tips[row].ref: at for row, at in place.items()}
    apart = frozenset((place[one], place[two]) for one, two in work.apart(left))
    found = cluster(
        work.pairs.among(left),
        work.matcher.calibration.merge,
        Constraints(work.together(refs), apart),
    )
    return [tuple(left[at] for at in members) for members in found]


def central_first(work: Comparison, members: Sequence[int]) -> list[int]:
    """Return a cluster's rows, those nearest to all others first."""
    return sorted(members, key=lambda row: (-round(work.pairs.mean(row, members), 6), row))


def _refs(card: Card) -> list[str]:
    """Return how decisions call a card and its tips, those no longer in an article too."""
    return [card.id, *(source.ref for source in card.sources)]


def _scores(work: Comparison) -> dict[tuple[int, str], float]:
    """Return how likely new tips give cards' guidance, by the cards' tips or own words.

    Only cards for which something speaks are named.
    """
    card_of = {ref: card.id for card in work.deck for ref in _refs(card)}
    placed = Placement.of({card.id: work.members(card) for card in work.deck})
    scores: dict[tuple[int, str], float] = {}
    for row in work.new():
        for card_id, mean in work.means(row, placed).items():
            scores[row, card_id] = mean
        for column, chance in work.to_cards.rows[row].items():
            key = row, work.deck[column].id
            scores[key] = max(scores.get(key, 0.0), chance)
        for other in work.decided(row):
            if other in card_of:
                scores[row, card_of[other]] = 1.0
    return scores


def _may_join(work: Comparison, row: int, refs: Sequence[str]) -> bool:
    """Tell whether a tip may join a card, by what is on it: decisions first, then its author."""
    ref = work.tips[row].ref
    if any(frozenset({ref, other}) in work.decisions.apart_pairs for other in refs):
        return False
    if work.decided_with(row, refs):
        return True
    rows = [work.row_of[other] for other in refs if other in work.row_of]
    return all(work.may_share(row, other) for other in rows)
