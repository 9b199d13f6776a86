"""Bringing an article in: a copy under a name that is an id, with what is known about it beside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.articles.decoding import read_text
from generator.articles.folder import PAGE_SUFFIXES, article_files, article_id
from generator.articles.metadata import Metadata, beside, split_front_matter
from generator.articles.readers import READERS, read_article
from generator.cards.writing import in_quotes
from generator.errors import ContentError, Problem, SourceError, show_path
from generator.files.models import validate
from generator.files.yaml import is_there, parse_yaml
from generator.text import slug

# What a person may say about an article, in the order of its file.
FIELDS = ("title", "publisher", "author", "url", "published", "language", "rights", "licence")
_MOST_WORDS = 10


@dataclass(frozen=True)
class Arrival:
    """An article that could be brought in: where it would lie, and what is known about it.

    `says_itself` is true where the file holds its metadata, or brings a file with it that does.
    """

    source: Path
    target: Path
    metadata: Metadata
    says_itself: bool
    notes: tuple[str, ...]


def look_at_all(sources: Sequence[Path], folder: Path) -> tuple[Arrival, ...]:
    """Read articles that are to be brought into a folder; nothing is written.

    Raises:
        ContentError: with a problem for each that cannot be used or whose name is taken.
    """
    arrivals: list[Arrival] = []
    problems: list[Problem] = []
    taken = _taken(folder)
    for source in sources:
        try:
            arrival = _look_at(source, folder, taken)
        except SourceError as error:
            problems.append(error.problem)
        except ContentError as error:
            problems.extend(error.problems)
        else:
            arrivals.append(arrival)
            taken[arrival.target.stem] = source
    if problems:
        raise ContentError(problems)
    return tuple(arrivals)


def _look_at(source: Path, folder: Path, taken: Mapping[str, Path]) -> Arrival:
    suffix = source.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(sorted(READERS))
        raise SourceError(source, f"no article that can be read; save it as one of {known}")
    article = read_article(source)
    target = folder / f"{_name(source)}{suffix}"
    if target.stem in taken:
        same = show_path(taken[target.stem])
        raise SourceError(source, f"{same} has this name already; rename one of them")
    says_itself = is_there(beside(source)) or _has_front_matter(source)
    return Arrival(source, target, article.metadata, says_itself, article.notes)


def files_of(arrival: Arrival, given: Mapping[str, str]) -> dict[Path, bytes]:
    """Return the files to write for an article, in their order: its copy is byte for byte the same.

    What is given about it goes into a file beside it, and is checked.

    Raises:
        ContentError: where what is given is wrong, or the article holds its metadata itself.
    """
    files = {arrival.target: arrival.source.read_bytes()}
    theirs, ours = beside(arrival.source), beside(arrival.target)
    if given and arrival.says_itself:
        message = f"holds its metadata itself; put {', '.join(given)} there, and leave it out here"
        raise ContentError([Problem(show_path(arrival.source), 1, "", message)])
    if given:
        files[ours] = _as_yaml(given, ours).encode("utf-8")
    elif is_there(theirs):
        files[ours] = theirs.read_bytes()
    # The metadata first: an article that is there without it would count as somebody else's.
    return dict(reversed(files.items()))


def _as_yaml(given: Mapping[str, str], path: Path) -> str:
    lines = [f"{key}: {in_quotes(given[key])}" for key in FIELDS if given.get(key)]
    text = "\n".join(lines) + "\n"
    validate(parse_yaml(text, show_path(path)), Metadata, id=article_id(path))
    return text


def _name(source: Path) -> str:
    """Return a file's name as an id; a name without letters has none."""
    name = slug(re.sub(r"[_.]+", " ", source.stem), max_words=_MOST_WORDS)
    if not name:
        raise SourceError(source, "its name has no letter a to z; rename it")
    return name


def _taken(folder: Path) -> dict[str, Path]:
    if not is_there(folder):
        return {}
    paths, _ = article_files(folder)
    return {article_id(path).casefold(): path for path in paths}


def _has_front_matter(source: Path) -> bool:
    if source.suffix.lower() in PAGE_SUFFIXES:
        return False
    front_matter, _ = split_front_matter(read_text(source).text, source)
    return bool(front_matter and front_matter.strip())
