"""Everything that can be wrong with a site's content, found at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.articles.folder import read_folder
from generator.articles.model import Article
from generator.articles.readers import read_article
from generator.cards.crosscheck import unknown
from generator.cards.decisions import Decisions, read_decisions
from generator.cards.loading import load_shelf
from generator.cards.model import Card
from generator.cards.rights import copied
from generator.cards.shelf import Loaded, Shelf
from generator.errors import ContentError, Problem, show_path
from generator.files.models import show_place
from generator.files.yaml import Place, is_there, read_yaml
from generator.settings import ContentPaths
from generator.tips.extract import extract_tips


def check_content(content: Path) -> tuple[Problem, ...]:
    """Return every problem in a content folder, by file and line."""
    paths = ContentPaths(content)
    if not is_there(paths.cards) and not is_there(paths.articles):
        message = "no content folder: it holds neither cards nor articles; name the one that does"
        return (Problem(show_path(content), 0, "", message),)
    shelf = load_shelf(content)
    problems = list(shelf.problems)
    articles: tuple[Article, ...] = ()
    if is_there(paths.articles):
        found = read_folder(paths.articles, read_article)
        articles = found.items
        problems += found.problems
    problems += copied(shelf, articles)
    problems += _gone(shelf, articles)
    problems += _decisions(paths.decisions, shelf)
    return tuple(sorted(set(problems)))


def _gone(shelf: Shelf, articles: Iterable[Article]) -> Iterator[Problem]:
    """Find sources whose tip no longer stands in its article: the article was edited."""
    there = {article.id: _tip_ids(article) for article in articles}
    for loaded in shelf.cards:
        for index, source in enumerate(loaded.model.sources):
            if source.article in there and source.tip not in there[source.article]:
                yield _gone_problem(loaded, index)


def _tip_ids(article: Article) -> frozenset[str]:
    return frozenset(tip.id for tip in extract_tips(article).tips)


def _gone_problem(loaded: Loaded[Card], index: int) -> Problem:
    source = loaded.model.sources[index]
    place = ("sources", index, "tip")
    message = (
        f"article {source.article!r} has no tip {source.tip} any more; "
        "run `tipdeck combine`, then remove this source"
    )
    return Problem(loaded.document.path, loaded.document.line(place), show_place(place), message)


def _decisions(path: Path, shelf: Shelf) -> Iterator[Problem]:
    try:
        decisions = read_decisions(path)
    except ContentError as error:
        yield from error.problems
        return
    articles = {article.id for article in shelf.articles} | shelf.unreadable_articles
    cards = {card.model.id for card in shelf.cards} | shelf.unreadable_cards
    for place, ref in _refs(decisions):
        article, mark, _ = ref.rpartition("#")
        kind, wanted, known = ("article", article, articles) if mark else ("card", ref, cards)
        if wanted not in known:
            line = read_yaml(path).line(place)
            yield Problem(show_path(path), line, show_place(place), unknown(kind, wanted, known))


def _refs(decisions: Decisions) -> Iterator[tuple[Place, str]]:
    """Yield each tip and card that decisions name, with its place."""
    for key in ("together", "apart"):
        for number, group in enumerate(getattr(decisions, key)):
            yield from (((key, number, index), ref) for index, ref in enumerate(group))
    yield from ((("left_out", index), ref) for index, ref in enumerate(decisions.left_out))
