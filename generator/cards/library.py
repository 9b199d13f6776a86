"""The library: all content of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.articles.metadata import Metadata
from generator.cards.changes import Change
from generator.cards.heights import Height
from generator.cards.home import Home
from generator.cards.model import Card, Step
from generator.cards.packs import Pack
from generator.cards.plan import Plan
from generator.cards.sheets import Checklist, Worksheet
from generator.cards.vocabulary import Help, Term, Vocabulary
from generator.cards.wording import Wordings

Sheet = TypeVar("Sheet", Checklist, Worksheet)


@dataclass(frozen=True)
class Library:
    """Everything that a site shows, each kind sorted by id.

    A library that `load_library` returns is consistent: whatever points at a card, step, topic,
    moment or article points at one that is there.
    """

    cards: tuple[Card, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    help: Help = field(default_factory=Help)
    checklists: tuple[Checklist, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    packs: tuple[Pack, ...] = ()
    articles: tuple[Metadata, ...] = ()
    home: Home = field(default_factory=Home)
    plan: Plan | None = None
    wording: Wordings = field(default_factory=Wordings)
    changes: tuple[Change, ...] = ()
    # Cards that readers saw once, of a library that holds only what they see.
    retired: tuple[Card, ...] = ()
    heights: Mapping[str, Height] = field(default_factory=dict)

    @cached_property
    def cards_by_id(self) -> Mapping[str, Card]:
        """Cards by id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def articles_by_id(self) -> Mapping[str, Metadata]:
        """Articles' metadata by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def article_numbers(self) -> Mapping[str, int]:
        """By id, the number that each article has among the sources, from 1."""
        return {article.id: number for number, article in enumerate(self.articles, start=1)}

    @cached_property
    def topics_by_id(self) -> Mapping[str, Term]:
        """Topics by id."""
        return {topic.id: topic for topic in self.vocabulary.topics}

    @cached_property
    def moments_by_id(self) -> Mapping[str, Term]:
        """Moments by id."""
        return {moment.id: moment for moment in self.vocabulary.moments}

    @cached_property
    def checklists_by_id(self) -> Mapping[str, Checklist]:
        """Checklists by id."""
        return {checklist.id: checklist for checklist in self.checklists}

    @cached_property
    def worksheets_by_id(self) -> Mapping[str, Worksheet]:
        """Worksheets by id."""
        return {worksheet.id: worksheet for worksheet in self.worksheets}

    @cached_property
    def checklists_by_moment(self) -> tuple[Checklist, ...]:
        """Checklists in the order of their moments; those of no moment come last."""
        return self._by_moment(self.checklists)

    @cached_property
    def worksheets_by_moment(self) -> tuple[Worksheet, ...]:
        """Worksheets in the order of their moments; those of no moment come last."""
        return self._by_moment(self.worksheets)

    def _by_moment(self, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        places = {moment: place for place, moment in enumerate(self.moments_by_id)}
        return tuple(sorted(sheets, key=lambda each: places.get(each.moment or "", len(places))))

    def step(self, reference: str) -> tuple[Card, Step]:
        """Return the card and step of a `<card id>/<step id>`."""
        card_id, _, step_id = reference.partition("/")
        card = self.cards_by_id[card_id]
        return card, next(step for step in card.steps if step.id == step_id)
