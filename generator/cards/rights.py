"""What may be published: no card repeats an article that is only cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.articles.decoding import read_text
from generator.articles.model import Article
from generator.cards.model import Card
from generator.cards.shelf import Loaded, Shelf
from generator.errors import Problem, SourceError, show_path
from generator.files.models import show_place
from generator.files.yaml import Document, Place
from generator.text import words

# As many words in a row are no longer a turn of phrase that two people find.
MAX_RUN = 12

Run = tuple[str, ...]
Published = tuple[Document, Place, str]


def copied(shelf: Shelf, articles: Iterable[Article]) -> list[Problem]:
    """Return a problem for each published text that has a run of words of a cited article."""
    published = tuple(_published(shelf))
    # The site's words are few and the articles' may be many, so the site's are the ones indexed.
    holders: dict[Run, list[int]] = {}
    for index, (_, _, text) in enumerate(published):
        for run in _runs(text):
            holders.setdefault(run, []).append(index)
    messages: dict[int, str] = {}
    for article in articles:
        if article.metadata.rights == "cited":
            for run in _runs(article.text):
                for index in holders.get(run, ()):
                    messages.setdefault(index, _message(run, article))
    return [_problem(published[index], message) for index, message in messages.items()]


def _runs(text: str) -> Iterator[Run]:
    """Yield every run of so many words."""
    found = words(text)
    for at in range(len(found) - MAX_RUN + 1):
        yield tuple(found[at : at + MAX_RUN])


def _problem(published: Published, message: str) -> Problem:
    document, place, _ = published
    return Problem(document.path, document.line(place), show_place(place), message)


def _message(run: Run, article: Article) -> str:
    line = _line_of(run, article.path)
    place = f"{show_path(article.path)}:{line}" if line else show_path(article.path)
    return (
        f"{MAX_RUN} words in a row stand in {place}, which is only cited "
        f"({' '.join(run[:5])} ...); put it in your own words"
    )


def _line_of(run: Run, path: Path) -> int:
    """Return the line of the file in which a run starts, or 0 where markup breaks it up."""
    try:
        text = read_text(path).text
    except SourceError:
        return 0
    found = [(word, line) for line, row in enumerate(text.split("\n"), 1) for word in words(row)]
    for at in range(len(found) - len(run) + 1):
        if all(word == found[at + offset][0] for offset, word in enumerate(run)):
            return found[at][1]
    return 0


def _published(shelf: Shelf) -> Iterator[Published]:
    """Yield every text that readers see, with its place."""
    for loaded in shelf.cards:
        if loaded.model.status == "reviewed":
            yield from _card_texts(loaded)
    documents = [each.document for each in shelf.checklists]
    documents += [each.document for each in shelf.worksheets]
    documents += [each.document for each in shelf.packs]
    files = (shelf.vocabulary, shelf.help, shelf.home, shelf.plan, shelf.changes)
    documents += [loaded.document for loaded in files if loaded]
    for document in documents:
        yield from _texts(document, document.value, ())


def _card_texts(loaded: Loaded[Card]) -> Iterator[Published]:
    shown = {
        key: value
        for key, value in loaded.document.value.items()
        if key in ("title", "summary", "steps", "differs", "asked_as")
    }
    yield from _texts(loaded.document, shown, ())


def _texts(document: Document, value: object, place: Place) -> Iterator[Published]:
    if isinstance(value, str):
        yield document, place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(document, item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(document, item, (*place, index))
