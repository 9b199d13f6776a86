"""What text and Markdown articles share: front matter above, the article below."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.articles.decoding import read_text
from generator.articles.metadata import Metadata, notes_on, parse_metadata, split_front_matter
from generator.articles.model import Article, Block
from generator.errors import SourceError


@dataclass(frozen=True)
class TextFile:
    """A text file with its metadata taken off.

    Args:
        path: The file.
        metadata: Of its front matter, or of the file beside it.
        body: What stands below the front matter.
        notes: What a person should know about how it was read.
    """

    path: Path
    metadata: Metadata
    body: str
    notes: tuple[str, ...]

    def article(self, text: str, blocks: tuple[Block, ...]) -> Article:
        """Return the article, given its text and layout.

        Raises:
            SourceError: where there is no text.
        """
        if not blocks:
            message = "no text below the front matter; add the article or delete the file"
            raise SourceError(self.path, message)
        return Article(self.path, self.metadata, text, blocks, self.notes)


def read_text_file(path: Path) -> TextFile:
    """Read a text file and its metadata.

    Raises:
        SourceError: where the file is not text. ContentError: where its front matter is wrong.
    """
    decoded = read_text(path)
    front_matter, body = split_front_matter(decoded.text, path)
    metadata = parse_metadata(front_matter, path)
    return TextFile(path, metadata, body, decoded.notes + notes_on(metadata))
