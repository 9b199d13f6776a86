"""The articles of a folder, without reading more of them than is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.articles.decoding import read_text
from generator.articles.metadata import META_SUFFIX, Metadata, parse_metadata, split_front_matter
from generator.articles.readers import READERS
from generator.errors import ContentError, Problem, SourceError, show_path

# A page holds no front matter, so its metadata lies beside it.
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_UNREAD_SUFFIXES = frozenset({".pdf", ".doc", ".docx", ".rtf", ".odt", ".mhtml", ".epub"})
# As many as a card's source may have.
MAX_ID = 200
# Files that people keep beside articles and nobody means as one.
_NOT_ARTICLES = frozenset({"readme", "gold", "licence", "license"})

Read = TypeVar("Read")


@dataclass(frozen=True)
class ReadFolder(Generic[Read]):
    """What could be read, sorted by id, and what is wrong with the rest."""

    items: tuple[Read, ...]
    problems: tuple[Problem, ...]


def read_folder(folder: Path, read: Callable[[Path], Read]) -> ReadFolder[Read]:
    """Read every article of a folder; one bad file does not stop the others.

    Two files with the same id are both refused: which one is meant is for a person to say.

    Raises:
        SourceError: where there is no such folder.
    """
    paths, problems = article_files(folder)
    items: list[Read] = []
    for path in paths:
        try:
            items.append(read(path))
        except SourceError as error:
            problems.append(error.problem)
        except ContentError as error:
            problems.extend(error.problems)
    return ReadFolder(tuple(items), tuple(sorted(problems)))


def article_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return a folder's article files by id, and a problem for each that cannot be one."""
    by_id: dict[str, list[Path]] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        if path.name.startswith(".") or path.name.endswith(META_SUFFIX):
            continue
        unusable = _unusable(path)
        if unusable:
            problems.append(Problem(show_path(path), 0, "", unusable))
        elif _is_article(path):
            by_id.setdefault(path.stem.casefold(), []).append(path)
    for same in by_id.values():
        problems.extend(_clashes(same))
    return [same[0] for same in by_id.values() if len(same) == 1], problems


def article_id(path: Path | str) -> str:
    """Return the id of the article that a file, or the metadata beside it, belongs to."""
    name = Path(path).name
    return name.removesuffix(META_SUFFIX) if name.endswith(META_SUFFIX) else Path(path).stem


def read_metadata(path: Path) -> Metadata:
    """Return an article's metadata without reading the article itself."""
    if path.suffix.lower() in PAGE_SUFFIXES:
        return parse_metadata(None, path)
    front_matter, _ = split_front_matter(read_text(path).text, path)
    return parse_metadata(front_matter, path)


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError as error:
        message = "no such folder; name the folder that holds the articles"
        raise SourceError(folder, message) from error
    except OSError as error:
        message = f"is no folder that can be read ({error.strerror}); name the articles' folder"
        raise SourceError(folder, message) from error


def _is_article(path: Path) -> bool:
    is_read = path.suffix.lower() in READERS
    return is_read and path.stem.lower() not in _NOT_ARTICLES


def _unusable(path: Path) -> str | None:
    """Say why something that looks like an article is none; other files may lie there."""
    if path.suffix.lower() in _UNREAD_SUFFIXES and path.is_file():
        return f"{path.suffix} is not read; save it as .txt, .md or .html"
    if not _is_article(path):
        return None
    # The name is the article's id, which stands in cards and in what is printed.
    if not path.name.isprintable() or len(path.stem) > MAX_ID:
        return f"its name holds what cannot be printed, or more than {MAX_ID} letters; rename it"
    if path.is_symlink() and not path.exists():
        return "a link to a file that is not there; mend or remove it"
    return None if path.is_file() else "not a file; rename it, and put articles beside it"


def _clashes(same: list[Path]) -> list[Problem]:
    names = [path.name for path in same]
    return [
        Problem(
            show_path(path),
            0,
            "",
            f"has the same id as {', '.join(sorted({*names} - {path.name}))}; rename one",
        )
        for path in same
        if len(same) > 1
    ]
