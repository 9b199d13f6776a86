"""Plain text articles: lines and blank lines are all the layout there is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from generator.articles.model import Article, Block
from generator.articles.text_file import read_text_file

_BULLET = re.compile(r"^\s*(?:[-*•‣▪●·–]|\(?\d{1,2}[.)])\s+(?=\S)")
_HASHES = re.compile(r"^(#{1,6})\s+")
_RULE = re.compile(r"^\s*([-=_*~#])\1{2,}\s*$")
_CLOSED = re.compile(r"[.!?…:;\"'”’)\]]$")
# No line ends with such a word unless it was broken there.
_OPEN = re.compile(r"\s(?:a|an|the|and|or|than|my|your|his|her|its|our|their|up to)$")

# A hard-wrapped text has lines of about this length; longer lines are whole paragraphs.
WRAP_WIDTH = 100
# Lines were broken anywhere where so many, and this share, go on below in small letters.
MIN_BROKEN, LEAST_BROKEN = 6, 0.4


def read(path: Path) -> Article:
    """Read a plain text article.

    Raises:
        SourceError: where the file is not text. ContentError: where its front matter is wrong.
    """
    file = read_text_file(path)
    text = file.body.strip("\n")
    return file.article(text, lay_out(text))


def lay_out(text: str) -> tuple[Block, ...]:
    """Return a block a line, with lines joined that were broken, at one width or anywhere."""
    lines = _lines(text)
    outermost = _outermost(text, lines)
    wrapped, ragged = _is_wrapped(text, lines), _is_ragged(text, lines)
    blocks: list[Block] = []
    for start, end in lines:
        line = text[start:end]
        if _RULE.match(line):
            continue
        above = _last_line(text, blocks[-1]) if blocks else ""
        is_cut = (wrapped and _is_full(above)) or (ragged and _is_broken(above, line))
        if blocks and is_cut and _may_continue(text, blocks[-1], start, line):
            blocks[-1] = _extended(blocks[-1], end)
        else:
            depth = 2 if _indent(text, start) > outermost else 1
            blocks.append(_block(line, start, end, depth=depth))
    return tuple(blocks)


def _indent(text: str, start: int) -> int:
    """Return how far a line is set in."""
    return start - (text.rfind("\n", 0, start) + 1)


def _outermost(text: str, lines: list[tuple[int, int]]) -> int:
    """Return how far the items of the outer list are set in."""
    items = (start for start, end in lines if _BULLET.match(text[start:end]))
    return min((_indent(text, start) for start in items), default=0)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the span of each line that is not blank, without the white space around it."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            left = at + len(line) - len(line.lstrip())
            spans.append((left, at + len(line.rstrip())))
        at += len(line) + 1
    return spans


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether paragraphs were broken into lines at a fixed width."""
    if len(lines) < 3 or max(end - start for start, end in lines) > WRAP_WIDTH:
        return False
    followed = [
        text[start:end]
        for (start, end), (after, _) in pairwise(lines)
        if text.count("\n", end, after) == 1 and end - start >= WRAP_WIDTH // 2
    ]
    open_ends = [line for line in followed if not _CLOSED.search(line)]
    return len(followed) >= 2 and len(open_ends) >= len(followed) / 2


def _is_ragged(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether sentences were broken into lines of any length."""
    followed = [
        _is_broken(text[start:end], text[after:to])
        for (start, end), (after, to) in pairwise(lines)
        if text.count("\n", end, after) == 1
    ]
    return sum(followed) >= MIN_BROKEN and sum(followed) >= LEAST_BROKEN * len(followed)


def _may_continue(text: str, block: Block, start: int, line: str) -> bool:
    """Tell whether a line stands directly below a block that is no heading, and begins no item."""
    if text.count("\n", block.end, start) != 1 or _BULLET.match(line) or _HASHES.match(line):
        return False
    return block.kind != "heading"


def _last_line(text: str, block: Block) -> str:
    """Return the last line of a block; the whole of a long one is not copied for each line."""
    return text[max(block.start, text.rfind("\n", block.start, block.end) + 1) : block.end]


def _is_full(above: str) -> bool:
    """Tell whether the line above was broken since it was full."""
    return len(above) >= WRAP_WIDTH // 2


def _is_broken(above: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence of the line above it."""
    return not _CLOSED.search(above) and (line[0].islower() or bool(_OPEN.search(above)))


def _extended(block: Block, end: int) -> Block:
    return Block(block.kind, block.start, end, block.level)


def _block(line: str, start: int, end: int, *, depth: int) -> Block:
    hashes = _HASHES.match(line)
    if hashes:
        left = start + hashes.end()
        title = _without_closing_hashes(line[hashes.end() :])
        return Block("heading", left, left + len(title), len(hashes.group(1)))
    if _BULLET.match(line):
        return Block("item", start, end, depth)
    return Block("paragraph", start, end)


def _without_closing_hashes(title: str) -> str:
    """Take `##` off the end of a heading, and not the `#` that a name such as C# ends with."""
    bare = title.rstrip("#")
    return bare.rstrip() if bare != bare.rstrip() else title
