"""The models of the API's files. Their JSON schemas are published beside the files.

A field that has no value is left out. New fields may come; none that is here goes or changes.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from generator.articles.metadata import Rights

_PLACE = "relative to this file where the site does not know its own address"


class Answer(BaseModel):
    """Part of an answer of the API."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Licence(Answer):
    """The terms for the words of an answer, other than its sources' titles."""

    name: str
    url: str


class Head(Answer):
    """What stands at the top of every file."""

    schema_: Annotated[
        str, Field(alias="$schema", description=f"the schema of this file, {_PLACE}")
    ]
    site: Annotated[str, Field(description="the name of the site, to give credit to")]
    licence: Licence
    credit: Annotated[str, Field(description="a line of credit to show beside the words")]


class Named(Answer):
    """A topic or a moment by which a card is found."""

    id: str
    title: str


class StepAnswer(Answer):
    """One thing to do. The id never changes, so that saved ticks survive an edit."""

    id: str
    text: str


class SourceAnswer(Answer):
    """An article that supports a card."""

    title: str
    url: str | None = None
    rights: Annotated[
        Rights,
        Field(
            description="own: the site's; notes: the site's notes on it were used; "
            "open: openly licensed; cited: only named, so only title and address are given"
        ),
    ]
    author: str | None = None
    publisher: str | None = None
    published: Annotated[str | None, Field(description="a year, a month or a day")] = None
    licence: str | None = None


class CardAnswer(Answer):
    """A tip card."""

    id: str
    status: Literal["reviewed"] = "reviewed"
    url: Annotated[str, Field(description=f"the card's page, {_PLACE}")]
    json_url: Annotated[str, Field(description=f"the card's own file, {_PLACE}")]
    html_url: Annotated[str, Field(description=f"its words as HTML, {_PLACE}")]
    title: str
    summary: Annotated[str, Field(description="plain text; a blank line parts paragraphs")]
    steps: tuple[StepAnswer, ...]
    topics: tuple[Named, ...] = ()
    moments: tuple[Named, ...] = ()
    differs: Annotated[str | None, Field(description="where the sources disagree")] = None
    care: Annotated[bool, Field(description="true: show where to get help beside it")] = False
    help_url: Annotated[
        str | None, Field(description=f"where to get help, of a card with care, {_PLACE}")
    ] = None
    updated: Annotated[date, Field(description="the day on which the whole card was last read")]
    formerly: Annotated[tuple[str, ...], Field(description="ids that the card had before")] = ()
    sources: tuple[SourceAnswer, ...] = ()


class Successor(Answer):
    """The card that an old id leads to."""

    id: str
    title: str
    url: Annotated[str, Field(description=f"its page, {_PLACE}")]
    json_url: Annotated[str, Field(description=f"its own file, {_PLACE}")]
    html_url: Annotated[str, Field(description=f"its words as HTML, {_PLACE}")]


class Superseded(Answer):
    """An id that a card had before it was renamed or became part of another."""

    id: str
    status: Literal["superseded"] = "superseded"
    superseded_by: Successor


class Retired(Answer):
    """An id whose card is no longer given."""

    id: str
    status: Literal["retired"] = "retired"
    title: Annotated[str, Field(description="the title that it had")]
    updated: Annotated[date, Field(description="the day on which it was last read")]


class CardFile(CardAnswer, Head):
    """`cards/<id>.json` of a card."""


class SupersededFile(Superseded, Head):
    """`cards/<id>.json` of an old id."""


class RetiredFile(Retired, Head):
    """`cards/<id>.json` of a card that is no longer given."""


class AnyCardFile(
    RootModel[Annotated[CardFile | SupersededFile | RetiredFile, Field(discriminator="status")]]
):
    """`cards/<id>.json`: a card, or what became of it."""


class CardList(Head):
    """`cards.json`: every card, and what became of others."""

    updated: Annotated[date | None, Field(description="the newest day of all cards")] = None
    cards: tuple[CardAnswer, ...]
    superseded: tuple[Superseded, ...] = ()
    retired: tuple[Retired, ...] = ()


class ChecklistStep(Answer):
    """A step of a card on a checklist."""

    id: Annotated[str, Field(description="<card>/<step>")]
    card: Annotated[str, Field(description="the id of its card")]
    text: str


class ChecklistPart(Answer):
    """Steps to take together."""

    title: str
    steps: tuple[ChecklistStep, ...]


class ChecklistAnswer(Answer):
    """Steps of several cards for one moment."""

    id: str
    url: Annotated[str, Field(description=f"the checklist's page, {_PLACE}")]
    title: str
    summary: str
    moment: Annotated[str | None, Field(description="the id of its moment")] = None
    care: Annotated[bool, Field(description="true: show where to get help beside it")] = False
    help_url: Annotated[
        str | None, Field(description=f"where to get help, of a list with care, {_PLACE}")
    ] = None
    updated: Annotated[date, Field(description="the newest day of the cards it is made of")]
    sections: tuple[ChecklistPart, ...]


class ChecklistList(Head):
    """`checklists.json`: every checklist."""

    checklists: tuple[ChecklistAnswer, ...]


class TermAnswer(Answer):
    """A topic or a moment, and its cards."""

    id: str
    url: Annotated[str, Field(description=f"its page, {_PLACE}")]
    title: str
    summary: str
    cards: Annotated[tuple[str, ...], Field(description="ids, most agreed first")] = ()


class TopicList(Head):
    """`topics.json`: the two ways of browsing."""

    topics: tuple[TermAnswer, ...]
    moments: tuple[TermAnswer, ...]


class FileEntry(Answer):
    """A file of the API."""

    url: Annotated[str, Field(description=f"{_PLACE}; <id> stands for a card's id")]
    about: str
    schema_url: str | None = None


class Index(Head):
    """`index.json`: what there is."""

    version: Literal["1"] = "1"
    home: Annotated[str, Field(description=f"the site, {_PLACE}")]
    docs: Annotated[str, Field(description=f"the page that explains it all, {_PLACE}")]
    files: tuple[FileEntry, ...]
    feeds: tuple[FileEntry, ...]


# By the names of their schemas' files.
SCHEMAS: dict[str, type[BaseModel]] = {
    "card": AnyCardFile,
    "cards": CardList,
    "checklists": ChecklistList,
    "index": Index,
    "topics": TopicList,
}
