"""What may be published: no card repeats an article that is only cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.articles.model import Article
from generator.cards.model import Card
from generator.cards.shelf import Loaded, Shelf
from generator.errors import Problem, show_path
from generator.files.models import show_place
from generator.files.yaml import Document, Place
from generator.text import words

# As many words in a row are no longer a turn of phrase that two people find.
MAX_RUN = 12

Run = tuple[str, ...]
Published = tuple[Document, Place, str]


def copied(shelf: Shelf, articles: Iterable[Article]) -> list[Problem]:
    """Return a problem for each published text that has a run of words of a cited article."""
    runs = _runs_of(article for article in articles if article.metadata.rights == "cited")
    return [
        Problem(document.path, document.line(place), show_place(place), _message(*found))
        for document, place, text in _published(shelf)
        for found in _first_run(text, runs)
    ]


def _runs_of(articles: Iterable[Article]) -> dict[Run, Article]:
    """Return every run of words of the articles and the article it stands in first."""
    runs: dict[Run, Article] = {}
    for article in articles:
        found = words(article.text)
        for at in range(len(found) - MAX_RUN + 1):
            runs.setdefault(tuple(found[at : at + MAX_RUN]), article)
    return runs


def _first_run(text: str, runs: dict[Run, Article]) -> Iterator[tuple[Run, Article]]:
    found = words(text)
    for at in range(len(found) - MAX_RUN + 1):
        run = tuple(found[at : at + MAX_RUN])
        if run in runs:
            yield run, runs[run]
            return


def _message(run: Run, article: Article) -> str:
    line = _line_of(run, article)
    return (
        f"{MAX_RUN} words in a row stand in {show_path(article.path)}:{line}, which is only cited "
        f"({' '.join(run[:5])} ...); put it in your own words"
    )


def _line_of(run: Run, article: Article) -> int:
    """Return the line of the file in which a run starts, as near as its words tell."""
    raw = article.path.read_text(encoding="utf-8", errors="replace").split("\n")
    for number in range(len(raw)):
        if tuple(words(" ".join(raw[number : number + 8])))[: MAX_RUN * 60].count(run[0]) and _has(
            words(" ".join(raw[number : number + 8])), run, len(words(raw[number]))
        ):
            return number + 1
    return 1


def _has(found: list[str], run: Run, starts: int) -> bool:
    return any(tuple(found[at : at + len(run)]) == run for at in range(starts))


def _published(shelf: Shelf) -> Iterator[Published]:
    """Yield every text that readers see, with its place."""
    for loaded in shelf.cards:
        if loaded.model.status == "reviewed":
            yield from _card_texts(loaded)
    for kind in (shelf.checklists, shelf.worksheets):
        for sheet in kind:
            yield from _texts(sheet.document, sheet.document.value, ())


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
