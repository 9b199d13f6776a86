"""A content folder as read: what could be loaded, line by line, and what could not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from generator.articles.folder import article_id, read_folder, read_metadata
from generator.articles.metadata import Metadata
from generator.cards.changes import Changes
from generator.cards.heights import Heights
from generator.cards.home import Home
from generator.cards.library import Library
from generator.cards.model import Card
from generator.cards.packs import Pack
from generator.cards.plan import Plan
from generator.cards.sheets import Checklist, Worksheet
from generator.cards.vocabulary import Help, Vocabulary
from generator.cards.wording import Wordings
from generator.errors import ContentError, Problem, SourceError, show_path
from generator.files.models import validate
from generator.files.strict import ID_PATTERN, MAX_ID_LENGTH
from generator.files.yaml import Document, is_there, read_yaml
from generator.settings import ContentPaths

Model = TypeVar("Model", bound=BaseModel)

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Loaded(Generic[Model]):
    """A model and the document it was made from, which knows the lines."""

    model: Model
    document: Document


@dataclass(frozen=True)
class Shelf:
    """A content folder as read: what could be loaded, and what could not."""

    cards: tuple[Loaded[Card], ...] = ()
    vocabulary: Loaded[Vocabulary] | None = None
    help: Loaded[Help] | None = None
    home: Loaded[Home] | None = None
    plan: Loaded[Plan] | None = None
    wording: Loaded[Wordings] | None = None
    changes: Loaded[Changes] | None = None
    heights: Loaded[Heights] | None = None
    checklists: tuple[Loaded[Checklist], ...] = ()
    worksheets: tuple[Loaded[Worksheet], ...] = ()
    packs: tuple[Loaded[Pack], ...] = ()
    articles: tuple[Metadata, ...] = ()
    problems: tuple[Problem, ...] = ()
    # What is there and could not be loaded: what points at it is not dangling.
    unreadable_cards: frozenset[str] = frozenset()
    unreadable_checklists: frozenset[str] = frozenset()
    unreadable_worksheets: frozenset[str] = frozenset()
    unreadable_articles: frozenset[str] = frozenset()
    unreadable_files: frozenset[str] = frozenset()

    @property
    def library(self) -> Library:
        """What was loaded, without its lines."""
        return Library(
            cards=tuple(card.model for card in self.cards),
            vocabulary=self.vocabulary.model if self.vocabulary else Vocabulary(),
            help=self.help.model if self.help else Help(),
            checklists=tuple(sheet.model for sheet in self.checklists),
            worksheets=tuple(sheet.model for sheet in self.worksheets),
            packs=tuple(pack.model for pack in self.packs),
            articles=self.articles,
            home=self.home.model if self.home else Home(),
            plan=self.plan.model if self.plan else None,
            wording=self.wording.model if self.wording else Wordings(),
            changes=self.changes.model.entries if self.changes else (),
            heights=self.heights.model.pages if self.heights else {},
        )

    def with_problems(self, problems: Iterable[Problem]) -> Shelf:
        """Return the shelf with further problems."""
        return replace(self, problems=(*self.problems, *problems))


def read_shelf(paths: ContentPaths) -> Shelf:
    """Read a content folder, keeping every problem."""
    reading = _Reading()
    cards = reading.folder(paths.cards, Card)
    checklists = reading.folder(paths.checklists, Checklist)
    worksheets = reading.folder(paths.worksheets, Worksheet)
    packs = reading.folder(paths.packs, Pack)
    vocabulary = reading.optional(paths.topics, Vocabulary)
    help_ = reading.optional(paths.help, Help)
    home = reading.optional(paths.home, Home)
    plan = reading.optional(paths.plan, Plan)
    wording = reading.optional(paths.wording, Wordings)
    changes = reading.optional(paths.changes, Changes)
    heights = reading.optional(paths.heights, Heights)
    articles: tuple[Metadata, ...] = ()
    unreadable_articles: frozenset[str] = frozenset()
    if is_there(paths.articles):
        found = read_folder(paths.articles, read_metadata)
        articles = found.items
        reading.problems.extend(found.problems)
        unreadable_articles = frozenset(article_id(problem.path) for problem in found.problems)
    return Shelf(
        cards=cards,
        vocabulary=vocabulary,
        help=help_,
        home=home,
        plan=plan,
        wording=wording,
        changes=changes,
        heights=heights,
        checklists=checklists,
        worksheets=worksheets,
        packs=packs,
        articles=articles,
        problems=tuple(reading.problems),
        unreadable_cards=reading.unreadable_in(paths.cards),
        unreadable_checklists=reading.unreadable_in(paths.checklists),
        unreadable_worksheets=reading.unreadable_in(paths.worksheets),
        unreadable_articles=unreadable_articles,
        unreadable_files=reading.unreadable_in(paths.root),
    )


def read_cards(folder: Path) -> tuple[tuple[Loaded[Card], ...], tuple[Problem, ...]]:
    """Read the cards of a folder, and what is wrong with those that cannot be read."""
    reading = _Reading()
    cards = reading.folder(folder, Card)
    return cards, tuple(reading.problems)


def read_deck(folder: Path) -> tuple[Card, ...]:
    """Read the cards of a folder, which need not be there yet.

    Raises:
        ContentError: with every problem; combining with half a deck would double the other half.
    """
    loaded, problems = read_cards(folder)
    if problems:
        raise ContentError(problems)
    return tuple(card.model for card in loaded)


def deck_of(content: Path) -> tuple[Card, ...]:
    """Read the cards of a content folder.

    Raises:
        SourceError: where there are no cards.
        ContentError: where the deck has problems.
    """
    folder = ContentPaths(content).cards
    if not is_there(folder):
        raise SourceError(folder, "no such folder; name the folder that holds `cards`")
    return read_deck(folder)


def moved_ids(cards: Iterable[Card]) -> dict[str, str]:
    """Return the id that each card which was renamed has now, by the ids it had before."""
    deck = tuple(cards)
    taken = {card.id for card in deck}
    return {old: card.id for card in deck for old in card.formerly if old not in taken}


@dataclass
class _Reading:
    """Problems gathered while files are read."""

    problems: list[Problem] = field(default_factory=list)
    unreadable: list[Path] = field(default_factory=list)

    def unreadable_in(self, folder: Path) -> frozenset[str]:
        """Return the ids of a folder's files that could not be loaded."""
        return frozenset(path.stem for path in self.unreadable if path.parent == folder)

    def folder(self, folder: Path, model: type[Model]) -> tuple[Loaded[Model], ...]:
        """Read every YAML file of a folder as a model whose id is the file's name."""
        loaded: list[Loaded[Model]] = []
        for path in self._named_files(folder):
            loaded.extend(self._read(path, model, id=path.stem))
        return tuple(loaded)

    def optional(self, path: Path, model: type[Model]) -> Loaded[Model] | None:
        """Read a file that need not be there."""
        return next(iter(self._read(path, model)), None) if is_there(path) else None

    def _read(self, path: Path, model: type[Model], **given: Any) -> Iterator[Loaded[Model]]:
        try:
            document = read_yaml(path)
            yield Loaded(validate(document, model, **given), document)
        except ContentError as error:
            self.problems.extend(error.problems)
            self.unreadable.append(path)

    def _named_files(self, folder: Path) -> Iterator[Path]:
        """Yield a folder's YAML files by name, with a problem for each that is misnamed."""
        seen: dict[str, Path] = {}
        for path in self._files(folder):
            if path.suffix.lower() not in _SUFFIXES or path.name.startswith("."):
                continue
            problem = _misnamed(path, seen.get(path.stem.casefold()))
            if problem:
                self.problems.append(problem)
                self.unreadable.append(path)
            else:
                seen[path.stem.casefold()] = path
                yield path

    def _files(self, folder: Path) -> list[Path]:
        """Return what lies in a folder, which need not be there, by name."""
        if not is_there(folder):
            return []
        try:
            return sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            message = f"is no folder that can be read ({error.strerror}); mend or remove it"
            self.problems.append(Problem(show_path(folder), 0, "", message))
            return []


def _misnamed(path: Path, same: Path | None) -> Problem | None:
    shown = show_path(path)
    if same:
        return Problem(shown, 0, "", f"has the same id as {same.name}; rename or remove one")
    is_id = re.fullmatch(ID_PATTERN, path.stem) and len(path.stem) <= MAX_ID_LENGTH
    if not is_id or path.suffix not in _SUFFIXES:
        message = (
            f"the file's name is the id: at most {MAX_ID_LENGTH} lower-case letters, digits and "
            "single hyphens, then .yaml; rename it"
        )
        return Problem(shown, 0, "", message)
    return None
