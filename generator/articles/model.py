"""An article as read: its text, and the blocks that its layout divides the text into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.articles.metadata import Metadata

BlockKind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True)
class Block:
    """A span of an article's text, in characters from its start.

    Args:
        kind: What the layout says it is; plain text says less than HTML.
        start: First character.
        end: One past the last character.
        level: 1 to 6 for a heading, the depth from 1 for a list item, else 0.
        lead: How many characters at the start are set in bold, as a run-in head is.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    lead: int = 0


@dataclass(frozen=True)
class Article:
    """One source text. Its id is `metadata.id`.

    Args:
        path: The file it was read from.
        metadata: What is known about it.
        text: Its repaired text, without front matter and markup.
        blocks: Its layout, in order; blocks do not overlap.
        notes: What a person should know about how it was read.
    """

    path: Path
    metadata: Metadata
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The file's name without its extension."""
        return self.metadata.id

    def block_text(self, block: Block) -> str:
        """Return the text of one of its blocks."""
        return self.text[block.start : block.end]
