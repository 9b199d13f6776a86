"""Finding out why each source is on its card: its tip is compared with all that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import numpy as np

from generator.cards.comparing import Comparison, Placement
from generator.cards.decisions import Decisions, read_decisions
from generator.cards.gathering import gather
from generator.cards.model import Card, Source
from generator.cards.reasons import (
    Chance,
    Explanation,
    Likeness,
    Nearest,
    Neighbour,
    Reason,
    chance,
    shortened,
)
from generator.cards.shelf import moved_ids, read_deck
from generator.errors import TipdeckError, show_path
from generator.matching.calibration import Matrix
from generator.matching.similarity import Matcher, likenesses, shipped_matcher
from generator.settings import ContentPaths

_MOST_NEAR = 3
_FEW_WORDS = 8
# Ids at least so much alike may be meant by one another.
_ALIKE = 0.4


def explain_card(
    name: str, articles: Path, cards: Path, *, matcher: Matcher | None = None
) -> Explanation:
    """Compare the sources of a card, called by its id or one that it had.

    Raises:
        SourceError: where there is no folder of articles.
        ContentError: where the deck or the decisions have problems.
        TipdeckError: where there is no such card.
    """
    deck = read_deck(cards)
    card = _find(name, deck, cards)
    decisions = read_decisions(ContentPaths(cards.parent).decisions)
    matcher = matcher or shipped_matcher()
    gathered = gather(articles, matcher.judge)
    there = {tip.ref for tip in gathered.tips} - set(decisions.left_out)
    is_alone = len(there & _refs([card])) == 1
    # A pair is judged by itself alone, so nothing is compared that is not shown.
    compared = deck if is_alone else [card]
    named = _refs(compared)
    tips = [tip for tip in gathered.tips if tip.ref in named]
    work = Comparison.of(tips, compared, matcher, decisions)
    return Explanation(
        card=card,
        reasons=tuple(_reason(work, card, source) for source in card.sources),
        neighbours=_neighbours(work, card) if is_alone else (),
        problems=gathered.problems,
    )


def _find(name: str, deck: Sequence[Card], folder: Path) -> Card:
    by_id = {card.id: card for card in deck}
    found = by_id.get(moved_ids(deck).get(name, name))
    if found:
        return found
    near = get_close_matches(name, sorted(by_id), n=_MOST_NEAR, cutoff=_ALIKE)
    remedy = f"did you mean {' or '.join(near)}?" if near else f"look in {show_path(folder)}"
    raise TipdeckError(f"there is no card {name!r}; {remedy}")


def _refs(cards: Sequence[Card]) -> set[str]:
    return {source.ref for card in cards for source in card.sources}


def _reason(work: Comparison, card: Card, source: Source) -> Reason:
    remarks = tuple(_remarks(work, card, source))
    if source.ref not in work.row_of:
        return Reason(source, source.heading or "", remarks)
    row = work.row_of[source.ref]
    others = [other for other in _rows(work, card) if other != row]
    column = work.deck.index(card)
    return Reason(
        source=source,
        says=_says(work, row),
        remarks=remarks,
        mean=_chance(work, work.pairs.mean(row, others)) if others else None,
        own_words=_chance(work, work.to_cards.rows[row].get(column, 0.0)),
        shared=work.why(row, others, card),
        nearest=_nearest(work, card, row, others) if others else None,
    )


def _says(work: Comparison, row: int) -> str:
    """Return a tip's heading, or its first words."""
    tip = work.tips[row]
    return tip.heading or shortened(tip.body, _FEW_WORDS)


def _rows(work: Comparison, card: Card) -> list[int]:
    """Return the rows of a card's sources whose tips are there."""
    return sorted({work.row_of[ref] for ref in _refs([card]) if ref in work.row_of})


def _remarks(work: Comparison, card: Card, source: Source) -> Iterator[str]:
    """Yield what decisions say of a source, and that its tip is gone."""
    names = [card.id, *(each.ref for each in card.sources if each != source)]
    yield from _decided(work.decisions, source.ref, names)
    if source.ref not in work.row_of and source.ref not in work.decisions.left_out:
        yield "no article has this tip any more: its words were changed, or its article is gone"


def _decided(decisions: Decisions, ref: str, names: Sequence[str]) -> Iterator[str]:
    if any(frozenset({ref, name}) in decisions.together_pairs for name in names):
        yield "put together in decisions.yaml"
    apart = [name for name in names if frozenset({ref, name}) in decisions.apart_pairs]
    remedy = "in decisions.yaml: remove its line under `sources`"
    if apart:
        yield f"kept apart from {', '.join(apart)} {remedy}"
    if ref in decisions.left_out:
        yield f"left out {remedy}"


def _chance(work: Comparison, figure: float) -> Chance:
    return chance(figure, work.matcher.calibration.unsure)


def _nearest(work: Comparison, card: Card, row: int, others: Sequence[int]) -> Nearest:
    chances = work.pairs.rows[row]
    other = max(others, key=lambda each: (chances.get(each, 0.0), -each))
    return Nearest(
        source=next(each for each in card.sources if each.ref == work.tips[other].ref),
        says=_says(work, other),
        chance=_chance(work, chances.get(other, 0.0)),
        likeness=_likeness(work, row, other),
    )


def _likeness(work: Comparison, row: int, other: int) -> Likeness:
    found = likenesses(work.encoded, work.encoded, np.array([row]), np.array([other]))
    return Likeness(
        meaning=_hundredths(found.semantic),
        sentences=_hundredths(found.sentences),
        kind=_hundredths(found.kinds),
        words=_hundredths(found.lexical),
        gist=_gist(work, row, other),
    )


def _hundredths(figures: Matrix) -> int:
    """Return the only figure of an array as a number from 0 to 100."""
    return round(100 * max(0.0, float(figures[0])))


def _gist(work: Comparison, row: int, other: int) -> str:
    """Return what the known kind urges that both tips look most like, or nothing."""
    first, second = (_kind(work, each) for each in (row, other))
    if first is None or first != second:
        return ""
    return work.matcher.kinds.gist_of(first)


def _kind(work: Comparison, row: int) -> int | None:
    """Return the place of the known kinds that a tip looks most like, or None for none of them."""
    known = work.encoded.places[row] ** 2
    best = int(np.argmax([1 - known.sum(), *known]))
    return best - 1 if best else None


def _neighbours(work: Comparison, card: Card) -> tuple[Neighbour, ...]:
    """Return the cards nearest to the only tip of a card, by their tips or their own words."""
    (row,) = _rows(work, card)
    scores = work.means(row, Placement.of({each.id: work.members(each) for each in work.deck}))
    for column, figure in work.to_cards.rows[row].items():
        id_ = work.deck[column].id
        scores[id_] = max(scores.get(id_, 0.0), figure)
    others = [each for each in work.deck if each.id in scores and each.id != card.id]
    others.sort(key=lambda each: (-scores[each.id], each.id))
    return tuple(Neighbour(each, _chance(work, scores[each.id])) for each in others[:_MOST_NEAR])
