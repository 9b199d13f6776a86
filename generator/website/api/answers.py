"""What the API's files hold, made from what readers may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from generator.articles.metadata import Metadata
from generator.cards.changes import retired_cards
from generator.cards.library import Library
from generator.cards.model import Card
from generator.cards.sheets import Checklist
from generator.cards.vocabulary import Term
from generator.text import squeeze
from generator.website.addresses import (
    API,
    API_DATA,
    ATOM_FEED,
    HOME,
    JSON_FEED,
    address,
    card_data_path,
    checklist_path,
    moment_path,
    tip_path,
    topic_path,
)
from generator.website.api.models import (
    CardAnswer,
    CardFile,
    CardList,
    ChecklistAnswer,
    ChecklistList,
    ChecklistPart,
    ChecklistStep,
    FileEntry,
    Index,
    Licence,
    Named,
    Retired,
    RetiredFile,
    SourceAnswer,
    Successor,
    Superseded,
    SupersededFile,
    TermAnswer,
    TopicList,
)
from generator.website.help import HELP_ADDRESS
from generator.website.relations import (
    article_name,
    by_agreement,
    cards_of_moment,
    cards_of_topic,
    cards_on,
    sections_of,
    support,
)
from generator.website.site_build import SiteBuild
from generator.website.structured import LICENCE, LICENCE_NAME
from generator.website.templates import paragraphs

OneCard = CardFile | SupersededFile | RetiredFile


@dataclass(frozen=True)
class Answers:
    """The answers of one build. Each is made for the file that it lies in, for its links."""

    build: SiteBuild

    @property
    def library(self) -> Library:
        """What readers may see."""
        return self.build.library

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The reviewed cards by id; drafts are only ever shown on pages."""
        return {card.id: card for card in self.library.cards if card.status == "reviewed"}

    @cached_property
    def moved(self) -> Mapping[str, Card]:
        """The card that each old id leads to."""
        return {old: card for _, card in sorted(self.cards.items()) for old in card.formerly}

    @cached_property
    def retired(self) -> Mapping[str, Retired]:
        """What is said of each id whose card readers saw once."""
        found = {
            id_: Retired(id=id_, title=entry.title, updated=entry.date)
            for id_, entry in retired_cards(self.library.changes).items()
        }
        for card in self.library.retired:
            for id_ in (card.id, *card.formerly):
                found[id_] = Retired(id=id_, title=card.title, updated=_day(card))
        return {
            id_: retired
            for id_, retired in sorted(found.items())
            if id_ not in self.cards and id_ not in self.moved
        }

    def one_card(self, id_: str) -> OneCard:
        """Return what `cards/<id>.json` holds; the id is a card's, or was."""
        path = card_data_path(id_)
        head = self._head(path, "card")
        if id_ in self.cards:
            return CardFile(**head, **self._card(self.cards[id_], path))
        if id_ in self.moved:
            return SupersededFile(**head, **dict(self._superseded(id_, path)))
        return RetiredFile(**head, **dict(self.retired[id_]))

    def card_ids(self) -> list[str]:
        """Return every id that is answered for."""
        return sorted({*self.cards, *self.moved, *self.retired})

    def all_cards(self, most: int | None = None) -> CardList:
        """Return what `cards.json` holds, or its start with the first of the cards."""
        path = f"{API_DATA}cards.json"
        return CardList(
            **self._head(path, "cards"),
            updated=max(map(_day, self.cards.values()), default=None),
            cards=tuple(
                CardAnswer(**self._card(card, path)) for card in islice(self.cards.values(), most)
            ),
            superseded=tuple(self._superseded(old, path) for old in sorted(self.moved)),
            retired=tuple(self.retired.values()),
        )

    def checklists(self) -> ChecklistList:
        """Return what `checklists.json` holds."""
        path = f"{API_DATA}checklists.json"
        lists = self.library.checklists_by_moment
        return ChecklistList(
            **self._head(path, "checklists"),
            checklists=tuple(self._checklist(each, path) for each in lists),
        )

    def topics(self) -> TopicList:
        """Return what `topics.json` holds."""
        path = f"{API_DATA}topics.json"
        library, vocabulary = self.library, self.library.vocabulary
        return TopicList(
            **self._head(path, "topics"),
            topics=tuple(
                self._term(term, topic_path(term.id), path, cards_of_topic(library, term))
                for term in vocabulary.topics
            ),
            moments=tuple(
                self._term(term, moment_path(term.id), path, cards_of_moment(library, term))
                for term in vocabulary.moments
            ),
        )

    def index(self) -> Index:
        """Return what `index.json` holds."""
        path = f"{API_DATA}index.json"

        def entry(name: str, about: str, schema: str | None) -> FileEntry:
            lies = f"{API_DATA}{name}"
            schema_url = self._at(_schema_path(schema), path) if schema else None
            return FileEntry(url=self._at(lies, path), about=about, schema_url=schema_url)

        return Index(
            **self._head(path, "index"),
            home=self._at(HOME, path),
            docs=self._at(API, path),
            files=(
                entry("cards.json", "every card", "cards"),
                entry("cards/<id>.json", "one card, or what became of it", "card"),
                entry("cards/<id>.html", "one card's words as HTML, for another page", None),
                entry("checklists.json", "every checklist", "checklists"),
                entry("topics.json", "topics and moments, with their cards", "topics"),
            ),
            feeds=(
                FileEntry(url=self._at(JSON_FEED, path), about="what changed, as JSON Feed 1.1"),
                FileEntry(url=self._at(ATOM_FEED, path), about="what changed, as Atom"),
            ),
        )

    def fragment(self, card: OneCard) -> str:
        """Return what `cards/<id>.html` holds, of what the JSON beside it holds."""
        path = card_data_path(card.id, "html")
        # Both files lie in one folder, so their links are the same.
        return self.build.templates.render(
            "api/card.html", path, card=card, home=self._at(HOME, path)
        )

    def example(self) -> Card | None:
        """Return the card to show as an example: the one that most articles support."""
        return next(iter(by_agreement(tuple(self.cards.values()))), None)

    def _at(self, target: str, path: str) -> str:
        return address(target, path, self.build.site_url)

    def _head(self, path: str, schema: str) -> dict[str, object]:
        site = self.build.site_name
        return {
            "schema_": self._at(_schema_path(schema), path),
            "site": site,
            "licence": Licence(name=LICENCE_NAME, url=LICENCE),
            "credit": f"From {site}, under {LICENCE_NAME}.",
        }

    def _card(self, card: Card, path: str) -> dict[str, Any]:
        """Return the fields of a card, with links from a file."""
        return {
            **self._linkless[card.id],
            "url": self._at(tip_path(card.id), path),
            "json_url": self._at(card_data_path(card.id), path),
            "html_url": self._at(card_data_path(card.id, "html"), path),
            "help_url": self._help(path) if card.care else None,
        }

    @cached_property
    def _linkless(self) -> Mapping[str, Mapping[str, Any]]:
        """The fields of each card that are the same in every file."""
        library = self.library
        topics, moments = _named(library.topics_by_id), _named(library.moments_by_id)
        sources = {article.id: _source(article) for article in library.articles}
        return {
            card.id: {
                "id": card.id,
                "title": card.title,
                "summary": _plain(card.summary),
                # As plain data, which the models read faster than they are made one by one.
                "steps": [{"id": step.id, "text": step.text} for step in card.steps],
                "topics": [topics[id_] for id_ in card.topics],
                "moments": [moments[id_] for id_ in card.moments],
                "differs": _plain(card.differs) if card.differs else None,
                "care": card.care,
                "updated": _day(card),
                "formerly": card.formerly,
                "sources": [sources[each.article.id] for each in support(library, card)],
            }
            for card in self.cards.values()
        }

    def _help(self, path: str) -> str | None:
        """Return where to get help; a site need not know any such place."""
        has_help = bool(self.library.help.regions)
        return self._at(HELP_ADDRESS.removeprefix("./"), path) if has_help else None

    def _superseded(self, old: str, path: str) -> Superseded:
        card = self.moved[old]
        successor = Successor(
            id=card.id,
            title=card.title,
            url=self._at(tip_path(card.id), path),
            json_url=self._at(card_data_path(card.id), path),
            html_url=self._at(card_data_path(card.id, "html"), path),
        )
        return Superseded(id=old, superseded_by=successor)

    def _checklist(self, checklist: Checklist, path: str) -> ChecklistAnswer:
        cards = cards_on(self.library, checklist)
        care = any(card.care for card in cards)
        return ChecklistAnswer(
            id=checklist.id,
            url=self._at(checklist_path(checklist.id), path),
            title=checklist.title,
            summary=_plain(checklist.summary),
            moment=checklist.moment,
            care=care,
            help_url=self._help(path) if care else None,
            updated=max(map(_day, cards)),
            sections=tuple(
                ChecklistPart(
                    title=title,
                    steps=tuple(
                        ChecklistStep(id=f"{card.id}/{step.id}", card=card.id, text=step.text)
                        for card, step in steps
                    ),
                )
                for title, steps in sections_of(self.library, checklist)
            ),
        )

    def _term(self, term: Term, lies: str, path: str, cards: tuple[Card, ...]) -> TermAnswer:
        return TermAnswer(
            id=term.id,
            url=self._at(lies, path),
            title=term.title,
            summary=_plain(term.summary),
            cards=tuple(card.id for card in cards if card.id in self.cards),
        )


def _schema_path(name: str) -> str:
    return f"{API_DATA}schema/{name}.json"


def _day(card: Card) -> date:
    """Return the day of a card's review, which every card that readers see or saw has."""
    assert card.reviewed, f"{card.id}: a card without a day of review is not public"
    return card.reviewed


def _plain(text: str) -> str:
    return "\n\n".join(map(squeeze, paragraphs(text)))


def _named(terms: Mapping[str, Term]) -> Mapping[str, Named]:
    return {id_: Named(id=id_, title=term.title) for id_, term in terms.items()}


def _source(article: Metadata) -> SourceAnswer:
    """Return an article as a source; of one that is only cited no more than name and address."""
    named = SourceAnswer(title=article_name(article), url=article.url, rights=article.rights)
    if article.rights == "cited":
        return named
    credit = {key: getattr(article, key) for key in ("author", "publisher", "published", "licence")}
    return named.model_copy(update=credit)
