"""What one file says of another: every reference leads somewhere, and ids are unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.cards.library import Sheet
from generator.cards.model import Card
from generator.cards.packs import PackItem
from generator.cards.references import repeated, unknown
from generator.cards.sheet_checks import wrong_fields
from generator.cards.sheets import Checklist
from generator.cards.shelf import Loaded, Model, Shelf, moved_ids
from generator.errors import Problem
from generator.files.models import show_place
from generator.files.yaml import Place


def crosscheck(shelf: Shelf) -> list[Problem]:
    """Return what is wrong between the files of a shelf."""
    return [
        *_vocabulary(shelf),
        *_cards(shelf),
        *_moved(shelf),
        *_tips_twice(shelf),
        *_checklists(shelf),
        *_worksheets(shelf),
        *_packs(shelf),
        *_plan(shelf),
        *_help(shelf),
        *_changes(shelf),
    ]


def _problem(loaded: Loaded[Model], place: Place, message: str) -> Problem:
    document = loaded.document
    return Problem(document.path, document.line(place), show_place(place), message)


def _dangling(
    loaded: Loaded[Model], key: str, wanted: Iterable[str], known: Iterable[str], kind: str
) -> Iterator[Problem]:
    known_ids = frozenset(known)
    for index, id_ in enumerate(wanted):
        if id_ not in known_ids:
            yield _problem(loaded, (key, index), unknown(kind, id_, known_ids))


def _vocabulary(shelf: Shelf) -> Iterator[Problem]:
    if not shelf.vocabulary:
        return
    for key in ("topics", "moments"):
        terms = getattr(shelf.vocabulary.model, key)
        for index, id_ in repeated(term.id for term in terms):
            yield _problem(shelf.vocabulary, (key, index, "id"), f"{id_!r} stands twice; keep one")


def _cards(shelf: Shelf) -> Iterator[Problem]:
    vocabulary = shelf.library.vocabulary
    # Without a vocabulary that could be read, no topic can be called unknown.
    vocabulary_read = "topics" not in shelf.unreadable_files
    for loaded in shelf.cards:
        card = loaded.model
        if vocabulary_read:
            topics = (topic.id for topic in vocabulary.topics)
            moments = (moment.id for moment in vocabulary.moments)
            yield from _dangling(loaded, "topics", card.topics, topics, "topic")
            yield from _dangling(loaded, "moments", card.moments, moments, "moment")
        yield from _card_itself(loaded)
        yield from _sources(shelf, loaded)


def _card_itself(loaded: Loaded[Card]) -> Iterator[Problem]:
    card = loaded.model
    for index, id_ in repeated(step.id for step in card.steps):
        message = f"{id_!r} stands twice; saved ticks need one id a step"
        yield _problem(loaded, ("steps", index, "id"), message)
    if card.status == "reviewed" and not card.reviewed:
        yield _problem(loaded, ("status",), "a reviewed card needs `reviewed`, the date; add it")
    if card.status == "reviewed" and not card.steps:
        yield _problem(loaded, ("status",), "a reviewed card needs `steps`; add them")


def _sources(shelf: Shelf, loaded: Loaded[Card]) -> Iterator[Problem]:
    articles = {article.id for article in shelf.articles}
    for index, source in enumerate(loaded.model.sources):
        if source.article not in articles and source.article not in shelf.unreadable_articles:
            message = unknown("article", source.article, articles)
            yield _problem(loaded, ("sources", index, "article"), message)


def _moved(shelf: Shelf) -> Iterator[Problem]:
    taken = {card.model.id: "a card" for card in shelf.cards}
    for loaded in shelf.cards:
        for index, old in enumerate(loaded.model.formerly):
            if old in taken:
                message = f"{old!r} is {taken[old]}; an old id leads to one card only"
                yield _problem(loaded, ("formerly", index), message)
            taken[old] = f"formerly of {loaded.model.id!r}"


def _tips_twice(shelf: Shelf) -> Iterator[Problem]:
    owner: dict[tuple[str, str], str] = {}
    for loaded in shelf.cards:
        for index, source in enumerate(loaded.model.sources):
            key = (source.article, source.tip)
            if key in owner:
                message = f"this tip is on card {owner[key]!r} as well; keep it on one"
                yield _problem(loaded, ("sources", index, "tip"), message)
            owner[key] = loaded.model.id


def _checklists(shelf: Shelf) -> Iterator[Problem]:
    for loaded in shelf.checklists:
        yield from _wrong_moment(shelf, loaded)
        yield from _steps(shelf, loaded)


def _wrong_moment(shelf: Shelf, loaded: Loaded[Sheet]) -> Iterator[Problem]:
    moment = loaded.model.moment
    moments = [each.id for each in shelf.library.vocabulary.moments]
    if moment and moment not in moments and "topics" not in shelf.unreadable_files:
        yield _problem(loaded, ("moment",), unknown("moment", moment, moments))


def _steps(shelf: Shelf, loaded: Loaded[Checklist]) -> Iterator[Problem]:
    cards = {card.model.id: card.model for card in shelf.cards}
    seen: set[str] = set()
    for section_index, section in enumerate(loaded.model.sections):
        for index, reference in enumerate(section.steps):
            place = ("sections", section_index, "steps", index)
            message = _wrong_step(cards, reference, shelf)
            if reference in seen:
                message = f"{reference!r} stands twice on this checklist; keep one"
            if message:
                yield _problem(loaded, place, message)
            seen.add(reference)


def _wrong_step(cards: dict[str, Card], reference: str, shelf: Shelf) -> str | None:
    card_id, _, step_id = reference.partition("/")
    message = _wrong_card(cards, card_id, shelf)
    if message or card_id in shelf.unreadable_cards:
        return message
    steps = [step.id for step in cards[card_id].steps]
    return None if step_id in steps else unknown(f"step of card {card_id!r} called", step_id, steps)


def _wrong_card(cards: dict[str, Card], card_id: str, shelf: Shelf) -> str | None:
    if card_id in shelf.unreadable_cards:
        return None
    if card_id not in cards:
        now = moved_ids(cards.values()).get(card_id)
        gone = unknown("card", card_id, cards)
        return f"card {card_id!r} is now {now!r}; write that" if now else gone
    if cards[card_id].status != "reviewed":
        return f"card {card_id!r} is {cards[card_id].status}, not reviewed; readers cannot see it"
    return None


def _wrong_cards(
    cards: dict[str, Card], wanted: Iterable[str], shelf: Shelf
) -> Iterator[tuple[int, str]]:
    """Yield the place and the problem of each card that readers cannot be sent to."""
    for index, card_id in enumerate(wanted):
        message = _wrong_card(cards, card_id, shelf)
        if message:
            yield index, message


def _worksheets(shelf: Shelf) -> Iterator[Problem]:
    cards = {card.model.id: card.model for card in shelf.cards}
    for loaded in shelf.worksheets:
        yield from _wrong_moment(shelf, loaded)
        for place, message in wrong_fields(loaded.model):
            yield _problem(loaded, place, message)
        for index, message in _wrong_cards(cards, loaded.model.cards, shelf):
            yield _problem(loaded, ("cards", index), message)


def _packs(shelf: Shelf) -> Iterator[Problem]:
    for loaded in shelf.packs:
        items = loaded.model.items
        for index, name in repeated(f"{item.kind} {item.id!r}" for item in items):
            message = f"{name} stands twice in this pack; keep one"
            yield _problem(loaded, ("items", index, items[index].kind), message)
        for index, item in enumerate(items):
            wrong = _wrong_item(item, shelf)
            if wrong:
                yield _problem(loaded, ("items", index, item.kind), wrong)


def _wrong_item(item: PackItem, shelf: Shelf) -> str | None:
    if item.kind == "card":
        return _wrong_card({card.model.id: card.model for card in shelf.cards}, item.id, shelf)
    if item.kind == "checklist":
        known = {each.model.id for each in shelf.checklists}
        unreadable = shelf.unreadable_checklists
    else:
        known = {each.model.id for each in shelf.worksheets}
        unreadable = shelf.unreadable_worksheets
    return None if item.id in known | unreadable else unknown(item.kind, item.id, known)


def _plan(shelf: Shelf) -> Iterator[Problem]:
    if not shelf.plan:
        return
    cards = {card.model.id: card.model for card in shelf.cards}
    questions = shelf.plan.model.questions
    for index, id_ in repeated(question.id for question in questions):
        yield _problem(shelf.plan, ("questions", index, "id"), f"{id_!r} stands twice; keep one")
    for at, question in enumerate(questions):
        for index, id_ in repeated(answer.id for answer in question.answers):
            place: Place = ("questions", at, "answers", index, "id")
            yield _problem(shelf.plan, place, f"{id_!r} stands twice; keep one")
        for number, answer in enumerate(question.answers):
            for index, message in _wrong_cards(cards, answer.cards, shelf):
                place = ("questions", at, "answers", number, "cards", index)
                yield _problem(shelf.plan, place, message)


def _help(shelf: Shelf) -> Iterator[Problem]:
    if shelf.help:
        for index, id_ in repeated(region.id for region in shelf.help.model.regions):
            yield _problem(shelf.help, ("regions", index, "id"), f"{id_!r} stands twice; keep one")
        return
    for loaded in shelf.cards:
        if loaded.model.care and "help" not in shelf.unreadable_files:
            message = "says where to get help, and there is no help.yaml; add it"
            yield _problem(loaded, ("care",), message)


def _changes(shelf: Shelf) -> Iterator[Problem]:
    if shelf.changes:
        for index, id_ in repeated(entry.id for entry in shelf.changes.model.entries):
            message = f"{id_!r} stands twice; give one of them a number of its own"
            yield _problem(shelf.changes, ("entries", index, "id"), message)
