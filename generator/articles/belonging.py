"""Which blocks of a page belong to its article: those whose words the extractor kept.

The extractor knows what an article is and loses structure on the way (headings, line breaks,
accordions). The page has all its structure and does not know what is the article. So the blocks
are the page's own, and the extractor's text says which of them to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.articles.elements import Laid, join
from generator.articles.model import Block
from generator.text import words

# Runs of this many words tell one passage from another.
RUN = 4
# A block belongs when this share of its runs is the article's; the rest may be a lost link.
MIN_SHARE = 0.6
# Below this share of the article's words, the page says its text in some other way.
MIN_COVERAGE = 0.75
# A heading belongs to text that comes this soon after it.
MAX_AHEAD = 2

Run = tuple[str, ...]


def belonging(page: Laid, article: str) -> Laid | None:
    """Return the text and blocks of a page that belong to its article.

    Args:
        page: The whole page's text and blocks.
        article: The article's text as the extractor found it.

    Returns:
        None where too little of the article is found among the blocks.
    """
    text, blocks = page
    wanted = words(article)
    runs = set(_runs(wanted))
    inside = [_belongs(words(text[block.start : block.end]), runs) for block in blocks]
    kept = [block for at, block in enumerate(blocks) if inside[at] or _leads(blocks, inside, at)]
    laid = _only(text, kept)
    if len(words(laid[0])) < MIN_COVERAGE * len(wanted):
        return None
    return laid


def _runs(found: Sequence[str]) -> list[Run]:
    return [tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)]


def _belongs(found: list[str], runs: set[Run]) -> bool:
    """Tell whether a block is text of the article; a few words alone tell nothing."""
    own = _runs(found)
    return bool(own) and sum(run in runs for run in own) >= MIN_SHARE * len(own)


def _leads(blocks: Sequence[Block], inside: Sequence[bool], at: int) -> bool:
    """Tell whether a block is a heading over text of the article, or a short line amid it."""
    ahead = inside[at + 1 : at + 1 + MAX_AHEAD]
    block = blocks[at]
    is_heading = block.kind == "heading" or block.lead >= block.end - block.start
    if is_heading:
        return any(ahead)
    return block.kind == "item" and any(inside[max(at - 1, 0) : at]) and any(ahead[:1])


def _only(text: str, blocks: Sequence[Block]) -> Laid:
    """Return the text of some blocks, and the blocks moved to where they stand in it."""
    parts = [(text[block.start : block.end], block) for block in blocks]
    return join([(piece, (replace(block, start=0, end=len(piece)),)) for piece, block in parts])
