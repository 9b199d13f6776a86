"""Telling readers what changed: the cards are compared with what the log says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.cards.changes import Change, Changes, digest, last_told
from generator.cards.model import Card
from generator.cards.shelf import deck_of
from generator.cards.writing import add_items, quoted, set_values
from generator.errors import ContentError, Problem, show_path
from generator.files.models import read_model, validate
from generator.files.writing import write_atomically
from generator.files.yaml import MAX_BYTES, Place, is_there, parse_yaml
from generator.settings import ContentPaths

NEW_FILE = """\
# yaml-language-server: $schema=schema/changes.json
# What changed for readers, oldest first; the site's feeds show it. `tipdeck changes` adds to it.
# Put any `text` as you like, and add `quiet: true` to what nobody needs to be told.
entries:
"""


@dataclass(frozen=True)
class News:
    """What is to be written: entries to add, and entries to bring up to date by their places."""

    added: tuple[Change, ...] = ()
    mended: tuple[tuple[int, Change], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.mended)


def run_changes(content: Path, *, dry_run: bool = False) -> News:
    """Add what changed for readers to the log of a content folder.

    Raises:
        SourceError: where there are no cards.
        ContentError: where the deck or the log has problems.
    """
    path = ContentPaths(content).changes
    cards = deck_of(content)
    is_new = not is_there(path)
    log = Changes() if is_new else read_model(path, Changes)
    news = find_news(cards, log.entries)
    if news and not dry_run:
        before = NEW_FILE if is_new else path.read_bytes().decode("utf-8")
        text = with_news(before, news)
        _verify(text, _expected(log.entries, news), path)
        write_atomically(path, text)
    return news


def find_news(cards: Sequence[Card], entries: Sequence[Change]) -> News:
    """Return what the log does not say yet; nothing where it is up to date."""
    told = last_told(entries)
    deck = _Deck({card.id: card for card in cards}, told, frozenset(each.card for each in entries))
    added: list[Change] = []
    mended: list[tuple[int, Change]] = []
    for card in deck.shown:
        added += deck.of_card(card)
        last = told.get(card.id)
        if last and deck.is_mended(card, last):
            mended.append((entries.index(last), _mended(card, last)))
    added += deck.gone()
    added.sort(key=lambda entry: (entry.date, entry.card, entry.kind))
    return News(tuple(_numbered(added, entries)), tuple(mended))


def with_news(text: str, news: News) -> str:
    """Return the log's text with entries added and mended; every other character stays."""
    values: dict[Place, str] = {
        ("entries", place, key): _shown(key, getattr(entry, key))
        for place, entry in news.mended
        for key in ("text", "title", "words")
    }
    return add_items(set_values(text, values), "entries", [_as_item(each) for each in news.added])


@dataclass(frozen=True)
class _Deck:
    """The cards by id, the last entry of each that readers know, and ids that ever had one."""

    cards: Mapping[str, Card]
    told: Mapping[str, Change]
    ever: frozenset[str]

    @property
    def shown(self) -> list[Card]:
        return [card for _, card in sorted(self.cards.items()) if card.status == "reviewed"]

    def of_card(self, card: Card) -> Iterator[Change]:
        """Yield what is new about a card that readers see."""
        olds = [self.told[old] for old in card.formerly if old in self.told]
        last = self.told.get(card.id)
        if last is None and len(olds) == 1:
            yield _entry(card, "renamed", _renamed(olds[0].title, card.title), was=olds[0].card)
            return
        if last is None:
            again = card.id in self.ever
            yield _entry(card, "added", f"{'Back again' if again else 'New tip'}: {card.title}")
        elif digest(card) != last.words and _date(card) > last.date:
            yield _entry(card, "reworded", f"Reworded: {card.title}")
        for old in olds:
            text = f"“{old.title}” is now part of “{card.title}”"
            yield _ending(old, "merged", text, _date(card)).model_copy(update={"into": card.id})

    def is_mended(self, card: Card, last: Change) -> bool:
        """Tell whether a card was edited since, without having been reviewed again."""
        return digest(card) != last.words and _date(card) <= last.date

    def gone(self) -> Iterator[Change]:
        """Yield what readers see no more."""
        shown = {card.id for card in self.shown}
        moved = {old for card in self.shown for old in card.formerly}
        for id_, last in self.told.items():
            if id_ not in shown | moved:
                card = self.cards.get(id_)
                waits = card is not None and card.status == "draft"
                text = f"{'Withdrawn for now' if waits else 'Retired'}: {last.title}"
                yield _ending(last, "retired", text, self._day_of_going(card, last))

    def _day_of_going(self, card: Card | None, last: Change) -> date:
        """Return the day on which a card went; nobody notes that of a file that is gone."""
        if card and card.reviewed:
            return max(card.reviewed, last.date)
        days = [each.date for each in self.told.values()]
        return max([*days, *(each.reviewed for each in self.shown if each.reviewed)])


def _date(card: Card) -> date:
    if card.reviewed is None:
        problem = Problem(card.id, 0, "reviewed", "a reviewed card needs it; run `tipdeck check`")
        raise ContentError([problem])
    return card.reviewed


def _entry(card: Card, kind: str, text: str, was: str | None = None) -> Change:
    return Change.model_validate(
        {
            "date": _date(card),
            "text": _short(text),
            "kind": kind,
            "card": card.id,
            "was": was,
            "title": card.title,
            "words": digest(card),
            "id": card.id,
        }
    )


def _ending(last: Change, kind: str, text: str, day: date) -> Change:
    said = {"date": day, "text": _short(text), "kind": kind, "words": None, "was": None}
    return last.model_copy(update={**said, "quiet": False})


def _short(text: str) -> str:
    """Return a text that fits a line of the log, however long the titles in it are."""
    return text if len(text) <= 300 else text[:299] + "…"


def _renamed(old: str, new: str) -> str:
    return f"“{new}” has a new address" if old == new else f"“{old}” is now called “{new}”"


def _mended(card: Card, last: Change) -> Change:
    """Return an entry with the words that a card has now; a person's own text stays."""
    now = {"words": digest(card), "title": card.title}
    # A text that a person wrote does not end in the title, or is right as it stands.
    if last.text.endswith(f": {last.title}"):
        now["text"] = _short(last.text.removesuffix(last.title) + card.title)
    return last.model_copy(update=now)


def _numbered(added: Sequence[Change], entries: Sequence[Change]) -> Iterator[Change]:
    """Yield entries with ids of their own: the card's, and a number."""
    taken = {entry.id for entry in entries}
    for entry in added:
        number = 1
        while f"{entry.card}-{number}" in taken:
            number += 1
        taken.add(f"{entry.card}-{number}")
        yield entry.model_copy(update={"id": f"{entry.card}-{number}"})


def _as_item(entry: Change) -> str:
    """Return an entry as YAML on a line: first what people read."""
    values = entry.model_dump(mode="json", exclude_defaults=True)
    return "{" + ", ".join(f"{key}: {_shown(key, value)}" for key, value in values.items()) + "}"


def _shown(key: str, value: str) -> str:
    """Return a value as YAML; a digest always in quotes, since some look like numbers."""
    if key == "date":
        return value
    return f'"{value}"' if key == "words" else quoted(value)


def _expected(entries: Sequence[Change], news: News) -> tuple[Change, ...]:
    found = list(entries)
    for place, entry in news.mended:
        found[place] = entry
    return (*found, *news.added)


def _verify(text: str, expected: tuple[Change, ...], path: Path) -> None:
    """Refuse to write a file that would not read back as it should."""
    if len(text.encode()) > MAX_BYTES:
        message = "would grow too large to read; remove old entries of cards that are gone"
        raise ContentError([Problem(show_path(path), 0, "entries", message)])
    try:
        found = validate(parse_yaml(text, show_path(path)), Changes).entries
    except ContentError:
        found = ()
    if found != expected:
        message = "cannot be added to safely; write one entry a line, as `tipdeck changes` does"
        raise ContentError([Problem(show_path(path), 0, "entries", message)])
