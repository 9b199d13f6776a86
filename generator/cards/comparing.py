"""Every comparison that combining needs, and what an editor and the authors say of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations

from generator.cards.decisions import Decisions
from generator.cards.model import Card
from generator.cards.shelf import moved_ids
from generator.matching.calibration import DECIMALS
from generator.matching.clusters import chained
from generator.matching.lexical import Weights
from generator.matching.links import Links
from generator.matching.similarity import Encoded, Matcher
from generator.matching.tip_links import link_tips, link_to_cards
from generator.matching.tips import comparable, nearly_same, rows_of_articles, standings, tip_text
from generator.progress import Track, silent
from generator.tips.model import Tip


@dataclass(frozen=True)
class Placement:
    """Which card each row stands on, and how many rows each card has."""

    card_of: Mapping[int, str]
    sizes: Mapping[str, int]

    @classmethod
    def of(cls, members: Mapping[str, Sequence[int]]) -> Placement:
        """Turn each card's rows into each row's card."""
        card_of = {row: card_id for card_id, rows in members.items() for row in rows}
        return cls(card_of, {card_id: len(rows) for card_id, rows in members.items()})


@dataclass(frozen=True)
class Comparison:
    """Tips sorted by reference, the deck, and how likely each pair gives the same guidance.

    Args:
        tips: One row each; `pairs` and `to_cards` count by them.
        deck: The cards that were there, one column each of `to_cards`.
        matcher: What compared them.
        decisions: What an editor decided, in which cards have the ids of today.
        pairs: How likely tips give the guidance of other tips, all things considered.
        to_cards: How likely tips give the guidance of cards, by the cards' own words.
        encoded: The vector and the weighted words of each tip.
        card_stems: The weighted words of each card's own words, by its id.
        owner: The card that names a tip, by the tip's reference.
        row_of: The row of a tip, by its reference.
    """

    tips: tuple[Tip, ...]
    deck: tuple[Card, ...]
    matcher: Matcher
    decisions: Decisions
    pairs: Links
    to_cards: Links
    encoded: Encoded
    card_stems: dict[str, Weights]
    owner: dict[str, str]
    row_of: dict[str, int]

    @classmethod
    def of(
        cls,
        tips: Iterable[Tip],
        deck: Sequence[Card],
        matcher: Matcher,
        decisions: Decisions,
        *,
        track: Track = silent,
    ) -> Comparison:
        """Compare tips, but those that an editor left out, with each other and with the deck."""
        dropped = frozenset(decisions.left_out)
        by_ref = {tip.ref: tip for tip in tips if tip.ref not in dropped}
        rows = tuple(by_ref[ref] for ref in sorted(by_ref))
        cards = tuple(sorted(deck, key=lambda card: card.id))
        encoded = matcher.encode([tip_text(tip) for tip in rows], track=track)
        own_words = matcher.encode([_card_text(card) for card in cards])
        return cls(
            tips=rows,
            deck=cards,
            matcher=matcher,
            decisions=decisions.renamed(moved_ids(cards)),
            pairs=link_tips(encoded, standings(rows), matcher.calibration),
            to_cards=link_to_cards(
                encoded,
                [tip.article for tip in rows],
                own_words,
                _rows_of_articles(rows, cards),
                matcher.calibration,
            ),
            encoded=encoded,
            card_stems=dict(zip((card.id for card in cards), own_words.stems, strict=True)),
            owner=_owners(cards),
            row_of={tip.ref: row for row, tip in enumerate(rows)},
        )

    def members(self, card: Card) -> list[int]:
        """Return the rows of a card's tips."""
        return list(self._rows_of_card.get(card.id, ()))

    @cached_property
    def _rows_of_card(self) -> Mapping[str, Sequence[int]]:
        """The rows of each card's tips, by the card's id."""
        rows: dict[str, list[int]] = {}
        for row, tip in enumerate(self.tips):
            if tip.ref in self.owner:
                rows.setdefault(self.owner[tip.ref], []).append(row)
        return rows

    def new(self) -> list[int]:
        """Return the rows of tips that no card names."""
        return [row for row, tip in enumerate(self.tips) if tip.ref not in self.owner]

    def unreviewed(self) -> list[int]:
        """Return the rows of tips that no card names, or only a draft."""
        drafts = {card.id for card in self.deck if card.status == "draft"}
        owners = (self.owner.get(tip.ref) for tip in self.tips)
        return [row for row, owner in enumerate(owners) if owner is None or owner in drafts]

    def new_groups(self) -> dict[int, tuple[int, ...]]:
        """Return the rows of tips that no card names, each with those it goes together with."""
        groups = {row: {row} for row in self.new()}
        for one, two in self.together({self.tips[row].ref: row for row in groups}):
            joined = groups[one] | groups[two]
            groups.update(dict.fromkeys(joined, joined))
        return {row: tuple(sorted(group)) for row, group in groups.items()}

    def apart(self, rows: Sequence[int]) -> Iterable[tuple[int, int]]:
        """Return the pairs among rows that may not be on one card."""
        by_article: dict[str, list[int]] = {}
        for row in rows:
            by_article.setdefault(self.tips[row].article, []).append(row)
        among = set(rows)
        decided = (
            tuple(sorted(self.row_of[ref] for ref in pair))
            for pair in self.decisions.apart_pairs
            if all(ref in self.row_of for ref in pair)
        )
        for one, two in chain.from_iterable(
            [*(combinations(each, 2) for each in by_article.values()), decided]
        ):
            if one in among and two in among and not self.may_share(one, two):
                yield one, two

    def together(self, refs: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
        """Return pairs that tie together, among numbered tips, what an editor put together."""
        groups = ([refs[ref] for ref in each if ref in refs] for each in self.decisions.together)
        return tuple(pair for group in groups for pair in chained(group))

    def means(self, row: int, placed: Placement) -> dict[str, float]:
        """Return a tip's mean probability with the other tips of each card it is linked to."""
        sums: dict[str, float] = {}
        for other, chance in self.pairs.rows[row].items():
            if other in placed.card_of:
                card_id = placed.card_of[other]
                sums[card_id] = sums.get(card_id, 0.0) + chance
        own = placed.card_of.get(row)
        return {
            card_id: round(total / (placed.sizes[card_id] - (card_id == own)), DECIMALS)
            for card_id, total in sums.items()
        }

    def decided(self, row: int) -> Iterable[str]:
        """Return the tips and cards with which an editor put a tip together."""
        ref = self.tips[row].ref
        return (other for pair in self.decisions.together_pairs if ref in pair for other in pair)

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
        ref = self.tips[row].ref
        pairs = [(ref, card_id)]
        if ref in self.owner:
            pairs += [(self.owner[ref], self.tips[other].ref) for other in others]
        if any(frozenset(pair) in self.decisions.apart_pairs for pair in pairs):
            return False
        return all(self.may_share(row, other) for other in others)

    def why(self, row: int, others: Sequence[int], card: Card | None = None) -> tuple[str, ...]:
        """Return the words that speak for a tip's being on a card."""
        compared = [self.encoded.stems[other] for other in others if other != row]
        if card is not None:
            compared.append(self.card_stems[card.id])
        return tuple(self.matcher.shared_words(tip_text(self.tips[row]), compared))


def _card_text(card: Card) -> str:
    steps = " ".join(step.text for step in card.steps)
    return comparable(card.title, f"{card.summary} {steps}".strip())


def _rows_of_articles(tips: Sequence[Tip], cards: Iterable[Card]) -> list[list[int]]:
    """Return, for each card, the rows of all tips of the articles that it has sources in."""
    rows = rows_of_articles(tip.article for tip in tips)
    articles = (sorted({source.article for source in card.sources}) for card in cards)
    return [[row for article in each for row in rows.get(article, ())] for each in articles]


def _owners(cards: Iterable[Card]) -> dict[str, str]:
    return {source.ref: card.id for card in cards for source in card.sources}
