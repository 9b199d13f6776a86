"""The tips of a folder of articles, each article read and searched on its own."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.articles.folder import article_files
from generator.articles.readers import read_article
from generator.errors import ContentError, Problem, SourceError, show_path
from generator.executors import map_in_order
from generator.progress import Track, silent
from generator.tips.extract import extract_tips
from generator.tips.judging import Judge
from generator.tips.model import Extraction, LeftOut, Tip


@dataclass(frozen=True)
class Gathered:
    """What a folder of articles gave.

    Args:
        articles: How many were read.
        tips: Of all of them, by article and place.
        left_out: What became no tip, by article and place.
        problems: What is wrong with files that could not be used.
        notes: What a person should know of files that could.
    """

    articles: int
    tips: tuple[Tip, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def gather(
    folder: Path, judge: Judge, pool: Executor | None = None, *, track: Track = silent
) -> Gathered:
    """Read every article of a folder and find its tips; a bad file does not stop the others.

    Args:
        folder: Of the articles.
        judge: Tells which passages give advice.
        pool: Where they are read, if not here.
        track: Shows a person how far the work has come.

    Raises:
        SourceError: where there is no such folder.
    """
    paths, problems = article_files(folder)
    in_order = sorted(paths, key=lambda path: path.stem)
    searched = map_in_order(pool, partial(_search, judge=judge), in_order)
    found = list(track(searched, total=len(in_order), what="reading"))
    read = [each for each in found if each.extraction is not None]
    extractions = [each.extraction for each in read if each.extraction is not None]
    return Gathered(
        articles=len(read),
        tips=tuple(tip for extraction in extractions for tip in extraction.tips),
        left_out=tuple(left for extraction in extractions for left in extraction.left_out),
        problems=tuple(sorted({*problems, *(p for each in found for p in each.problems)})),
        notes=tuple(note for each in read for note in each.notes),
    )


@dataclass(frozen=True)
class _Searched:
    extraction: Extraction | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def _search(path: Path, judge: Judge) -> _Searched:
    """Read and search one article; this runs in worker processes too."""
    try:
        article = read_article(path)
    except SourceError as error:
        return _Searched(None, (error.problem,))
    except ContentError as error:
        return _Searched(None, error.problems)
    notes = tuple(Problem(show_path(path), 0, "", note) for note in article.notes)
    return _Searched(extract_tips(article, judge), (), notes)
