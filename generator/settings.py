"""Where things lie in a content folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ContentPaths:
    """The places in a content folder."""

    root: Path

    @property
    def articles(self) -> Path:
        """The folder of source texts."""
        return self.root / "articles"

    @property
    def cards(self) -> Path:
        """The folder of cards."""
        return self.root / "cards"

    @property
    def checklists(self) -> Path:
        """The folder of checklists."""
        return self.root / "checklists"

    @property
    def worksheets(self) -> Path:
        """The folder of worksheets."""
        return self.root / "worksheets"

    @property
    def packs(self) -> Path:
        """The folder of packs."""
        return self.root / "packs"

    @property
    def topics(self) -> Path:
        """The file of topics and moments."""
        return self.root / "topics.yaml"

    @property
    def help(self) -> Path:
        """The file of services to turn to in distress."""
        return self.root / "help.yaml"

    @property
    def home(self) -> Path:
        """The file of what the home page says first."""
        return self.root / "home.yaml"

    @property
    def plan(self) -> Path:
        """The file of questions whose answers pick cards."""
        return self.root / "plan.yaml"

    @property
    def wording(self) -> Path:
        """The generated file of other words that search finds cards by."""
        return self.root / "wording.yaml"

    @property
    def changes(self) -> Path:
        """The log of what changed for readers, which the feeds show."""
        return self.root / "changes.yaml"

    @property
    def heights(self) -> Path:
        """The generated file of how tall the pages for embedding are."""
        return self.root / "heights.yaml"

    @property
    def decisions(self) -> Path:
        """The file of what an editor decided about merges."""
        return self.root / "decisions.yaml"

    @property
    def schema(self) -> Path:
        """The folder of generated JSON schemas."""
        return self.root / "schema"


CONTENT = ContentPaths(Path("content"))
