"""Everything that can be wrong with a site's content, found at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.articles.folder import read_folder
from generator.articles.model import Article
from generator.articles.readers import read_article
from generator.cards.changes_run import find_news
from generator.cards.decisions import Decisions, read_decisions
from generator.cards.loading import load_shelf
from generator.cards.model import Card
from generator.cards.references import unknown
from generator.cards.rights import copied
from generator.cards.shelf import Loaded, Shelf, moved_ids
from generator.errors import ContentError, Problem, show_path
from generator.files.models import show_place
from generator.files.yaml import Place, is_there, read_yaml
from generator.settings import ContentPaths
from generator.tips.extract import extract_tips
from generator.tips.judging import BY_RULES, Judge

# The ids of an article's tips, by the article's id.
Tips = Mapping[str, frozenset[str]]


def check_content(content: Path, judge: Judge = BY_RULES) -> tuple[Problem, ...]:
    """Return every problem in a content folder, by file and line.

    Args:
        content: The folder.
        judge: Tells which passages give advice; the one that combining asks.
    """
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
    tips = {article.id: _tip_ids(article, judge) for article in articles}
    problems += _gone(shelf, tips)
    problems += _decisions(paths.decisions, shelf, tips)
    problems += _untold(shelf)
    return tuple(sorted(set(problems)))


def _tip_ids(article: Article, judge: Judge) -> frozenset[str]:
    return frozenset(tip.id for tip in extract_tips(article, judge).tips)


def _gone(shelf: Shelf, tips: Tips) -> Iterator[Problem]:
    """Find sources whose tip no longer stands in its article: the article was edited."""
    for loaded in shelf.cards:
        for index, source in enumerate(loaded.model.sources):
            if source.article in tips and source.tip not in tips[source.article]:
                message = (
                    f"article {source.article!r} has no tip {source.tip} any more; "
                    "run `tipdeck combine`, then remove this source"
                )
                yield _problem(loaded, ("sources", index, "tip"), message)


def _untold(shelf: Shelf) -> Iterator[Problem]:
    """Find out whether the log of changes lags behind the cards; a site need not have one."""
    # With a card that cannot be read, or has no date, nobody can tell what is new.
    if not shelf.changes or shelf.problems:
        return
    news = find_news([loaded.model for loaded in shelf.cards], shelf.changes.model.entries)
    if news:
        message = "readers have not been told of every change; run `tipdeck changes`"
        yield Problem(shelf.changes.document.path, 0, "entries", message)


def _problem(loaded: Loaded[Card], place: Place, message: str) -> Problem:
    return Problem(loaded.document.path, loaded.document.line(place), show_place(place), message)


def _decisions(path: Path, shelf: Shelf, tips: Tips) -> Iterator[Problem]:
    try:
        decisions = read_decisions(path)
    except ContentError as error:
        yield from error.problems
        return
    for place, ref in _refs(decisions):
        article, mark, tip = ref.rpartition("#")
        message = _wrong_tip(article, tip, shelf, tips) if mark else _wrong_card(ref, shelf)
        if message:
            line = read_yaml(path).line(place)
            yield Problem(show_path(path), line, show_place(place), message)
    yield from _disobeyed(shelf, decisions)


def _refs(decisions: Decisions) -> Iterator[tuple[Place, str]]:
    """Yield each tip and card that decisions name, with its place."""
    for key in ("together", "apart"):
        for number, group in enumerate(getattr(decisions, key)):
            yield from (((key, number, index), ref) for index, ref in enumerate(group))
    yield from ((("left_out", index), ref) for index, ref in enumerate(decisions.left_out))


def _wrong_tip(article: str, tip: str, shelf: Shelf, tips: Tips) -> str | None:
    known = {article.id for article in shelf.articles} | shelf.unreadable_articles
    if article not in known:
        return unknown("article", article, known)
    if article in tips and tip not in tips[article]:
        return f"article {article!r} has no tip {tip}; correct or remove it"
    return None


def _wrong_card(card_id: str, shelf: Shelf) -> str | None:
    cards = [loaded.model for loaded in shelf.cards]
    known = {card.id for card in cards} | shelf.unreadable_cards
    return None if card_id in known | set(moved_ids(cards)) else unknown("card", card_id, known)


def _disobeyed(shelf: Shelf, decisions: Decisions) -> Iterator[Problem]:
    """Find sources that decisions keep off their card: they were there before."""
    current = decisions.renamed(moved_ids(loaded.model for loaded in shelf.cards))
    for loaded in shelf.cards:
        before = [loaded.model.id]
        for index, source in enumerate(loaded.model.sources):
            reason = _why_not(source.ref, before, current)
            if reason:
                message = f"decisions.yaml {reason}; remove this source"
                yield _problem(loaded, ("sources", index, "tip"), message)
            before.append(source.ref)


def _why_not(ref: str, before: Sequence[str], decisions: Decisions) -> str | None:
    """Tell why a tip may not be on a card with what stands there before it."""
    if ref in decisions.left_out:
        return "leaves this tip out"
    pairs = decisions.apart_pairs
    other = next((each for each in before if frozenset({ref, each}) in pairs), None)
    return f"keeps it apart from {other}" if other else None
