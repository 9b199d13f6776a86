"""From an element tree of HTML, or of trafilatura's XML, to text and blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from generator.articles.model import Block, BlockKind
from generator.text import squeeze

# libxml2 stops at 256 and drops what lies deeper, so a page that deep would lose text silently.
MAX_DEPTH = 250

_HEADINGS = {**{f"h{level}": level for level in range(1, 7)}, "summary": 6}
_PARAGRAPHS = frozenset(
    """address article aside blockquote body caption cell center dd details div dt fieldset
    figure footer header hr main nav p pre quote row section table td th tr""".split()
)
_ITEMS = frozenset({"li", "item"})
_LISTS = frozenset({"ul", "ol", "list", "dl"})
_BREAKS = frozenset({"br", "lb"})
_BOLD = frozenset({"b", "strong"})
# Stands for a line break among the pieces of a run; no page has one in its text.
_BREAK = "\u2028"
# A bold line of more words is emphasis, not a heading.
_MAX_BOLD_WORDS = 14
# What readers do not see, or cannot read, or what is said of a picture.
_SKIPPED = frozenset(
    "script style noscript template svg form button select iframe figcaption".split()
)


# Text, and whether it is bold.
Piece = tuple[str, bool]
# Text, and the blocks in it.
Laid = tuple[str, tuple[Block, ...]]


@dataclass
class _Run:
    """Text that is being gathered for one block."""

    kind: BlockKind
    level: int
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class _Layout:
    """Blocks that are finished."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, run: _Run) -> None:
        """Finish a run; where line breaks stand for paragraphs, it is several blocks."""
        parts = _parted(run.pieces) if run.kind == "paragraph" else [run.pieces]
        for pieces in parts:
            self._add_block(run, pieces)

    def _add_block(self, run: _Run, pieces: list[Piece]) -> None:
        """Squeeze a block's text, and measure how much of its start is bold."""
        text = _text_of(pieces)
        if not text:
            return
        start = self.length + (2 if self.texts else 0)
        lead = min(len(squeeze(_bold_start(pieces))), len(text))
        self.blocks.append(Block(run.kind, start, start + len(text), run.level, lead))
        self.texts.append(text)
        self.length = start + len(text)


def is_too_deep(root: _Element) -> bool:
    """Tell whether elements lie so deep that some may have been lost."""
    depth, level = 0, [root]
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [child for element in level for child in element]
    return depth > MAX_DEPTH


def lay_out(root: _Element) -> Laid:
    """Return the text of a tree, blocks parted by blank lines, and the blocks."""
    layout = _Layout()
    # An explicit stack: saved pages nest deeper than Python may recurse.
    run = _Run("paragraph", 0)
    stack: list[tuple[_Element, bool, bool, _Run, int]] = [(root, False, False, run, 0)]
    while stack:
        element, leaving, bold, around, depth = stack.pop()
        if leaving:
            run = _leave(element, run, around, layout)
            _push_text(run, element.tail, bold)
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            _push_text(run, element.tail, bold)
            continue
        inner_depth = depth + (element.tag in _LISTS)
        outer = run
        run = _enter(element, run, layout, inner_depth)
        inner_bold = bold or _is_bold(element)
        _push_text(run, element.text, inner_bold)
        stack.append((element, True, bold, outer, depth))
        stack.extend((child, False, inner_bold, run, inner_depth) for child in reversed(element))
    layout.add(run)
    return "\n\n".join(layout.texts), tuple(layout.blocks)


def join(parts: Sequence[Laid]) -> Laid:
    """Return several texts and their blocks as one, parted as blocks are."""
    moved: list[Block] = []
    at = 0
    for text, blocks in parts:
        moved += [replace(each, start=at + each.start, end=at + each.end) for each in blocks]
        at += len(text) + 2
    return "\n\n".join(text for text, _ in parts), tuple(moved)


def _enter(element: _Element, run: _Run, layout: _Layout, depth: int) -> _Run:
    """Return the run that an element's text belongs to, finishing the one before."""
    tag = element.tag
    opened = _opened(element, run, depth)
    if opened is None:
        # A break, or a paragraph of a list item: the item goes on.
        if tag in _BREAKS or tag in _PARAGRAPHS:
            _push_text(run, _BREAK, False)
        return run
    layout.add(run)
    return opened


def _opened(element: _Element, run: _Run, depth: int) -> _Run | None:
    """Return the run that a block element opens, or None for an inline element."""
    tag = element.tag
    if tag in _HEADINGS or tag == "head":
        level = _HEADINGS.get(tag) or _HEADINGS.get(element.get("rend", ""), 2)
        return _Run("heading", level)
    if tag in _ITEMS:
        return _Run("item", max(depth, 1))
    if tag in _LISTS or (tag in _PARAGRAPHS and run.kind != "item"):
        return _Run("paragraph", 0)
    return None


def _leave(element: _Element, run: _Run, outer: _Run, layout: _Layout) -> _Run:
    """Finish the run that an element opened; what follows it continues the kind around it."""
    if run is outer:
        return run
    layout.add(run)
    return _Run(outer.kind, outer.level)


def _push_text(run: _Run, text: str | None, bold: bool) -> None:
    if text:
        run.pieces.append((text, bold))


def _is_bold(element: _Element) -> bool:
    return element.tag in _BOLD or (element.tag == "hi" and "b" in element.get("rend", ""))


def _parted(pieces: list[Piece]) -> list[list[Piece]]:
    """Part pieces where two line breaks meet, and after a short bold line."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[0] == _BREAK and parts[-1] and (_ends_in_break(parts[-1]) or _is_head(parts[-1])):
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _ends_in_break(pieces: list[Piece]) -> bool:
    said = [text for text, _ in pieces if text == _BREAK or text.strip()]
    return said[-1:] == [_BREAK]


def _is_head(pieces: list[Piece]) -> bool:
    text = _text_of(pieces)
    if not text or len(text.split()) > _MAX_BOLD_WORDS:
        return False
    return len(squeeze(_bold_start(pieces))) >= len(text)


def _text_of(pieces: list[Piece]) -> str:
    return squeeze("".join(text for text, _ in pieces).replace(_BREAK, " "))


def _bold_start(pieces: list[Piece]) -> str:
    bold = ""
    for raw, is_bold in pieces:
        text = raw.replace(_BREAK, " ")
        if not is_bold and text.strip():
            break
        bold += text
    return bold
