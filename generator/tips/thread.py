"""Threads: posts by several people below each other, each of which has a form of its own.

A person who answers in a forum writes a list or a paragraph, and knows nothing of how others wrote
theirs. So the posts are parted, and a form is chosen for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.tips.passage import Line

# Fewer could be an article with its author's name and two remarks.
MIN_POSTS = 3
MAX_HEAD_WORDS = 14
MAX_NAME_WORDS = 3

# What forums write beside a name: how much somebody has posted, and when.
_BYLINE = re.compile(
    r"\bposts?: ?[\d,.]+"
    r"|\b(?:join date|member since)\b|\b(?:joined|reputation|karma) ?:"
    r"|\b\d+ (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago\b"
    r"|\b(?:answered|replied|commented|posted) (?:on |by |\d|an? |last )"
    r"|^by \S+ »"
    r"|^u/\w+"
    r"|[·•|] ?\d+ (?:points?|upvotes?|likes?)\b",
    re.I,
)
_NUMBER = re.compile(r"^(?:post |reply |answer )?#\d{1,5}$", re.I)
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)]*$")


def bylines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines that say who wrote a post; none where there is no thread."""
    found = frozenset(line.index for line in lines if _is_byline(line))
    return found if len(found) >= MIN_POSTS else frozenset()


def posts(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each post without its head; none where there is no thread.

    What stands before the first post comes first.
    """
    # Numbers alone could count tips.
    if not bylines(lines):
        return []
    heads = [_is_head(line) for line in lines]
    starts = [at for at, is_head in enumerate(heads) if is_head and not (at and heads[at - 1])]
    if len(starts) < MIN_POSTS:
        return []
    found = [list(lines[: starts[0]])]
    for start, end in pairwise([*starts, len(lines)]):
        first = next((at for at in range(start, end) if not heads[at]), end)
        below = list(lines[first:end])
        # A name that stands alone, above or below what the forum says of its owner.
        while below and _is_name(below[0]):
            del below[0]
        found.append(below)
    return [post for post in found if post and not (post is found[1] and _asks(post))]


def _asks(post: Sequence[Line]) -> bool:
    """Tell whether a thread's first post is the question that all others answer."""
    is_prose = all(line.block.kind == "paragraph" for line in post)
    return is_prose and any("?" in line.text for line in post)


def _is_head(line: Line) -> bool:
    return _is_byline(line) or bool(_NUMBER.match(line.text.strip()))


def _is_byline(line: Line) -> bool:
    if line.word_count > MAX_HEAD_WORDS or _ENDS_SENTENCE.search(line.text):
        return False
    return bool(_BYLINE.search(line.text))


def _is_name(line: Line) -> bool:
    is_short = line.word_count <= MAX_NAME_WORDS and line.block.kind == "paragraph"
    return is_short and not _ENDS_SENTENCE.search(line.text)
