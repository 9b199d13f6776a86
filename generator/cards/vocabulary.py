"""The two ways of browsing, topics and moments, and where to find help with distress."""

from __future__ import annotations

from generator.files.strict import Id, Line, Strict, Text, WebAddress


class Term(Strict):
    """A topic or a moment."""

    id: Id
    title: Line
    summary: Text


class Vocabulary(Strict):
    """What `topics.yaml` holds, in the order in which the site shows it."""

    topics: tuple[Term, ...] = ()
    moments: tuple[Term, ...] = ()


class Service(Strict):
    """Somebody to turn to."""

    name: Line
    phone: Line | None = None
    url: WebAddress | None = None
    hours: Line | None = None
    note: Line | None = None


class Region(Strict):
    """The services of one part of the world."""

    id: Id
    title: Line
    services: tuple[Service, ...]


class Help(Strict):
    """What `help.yaml` holds; a card with `care: true` points at it."""

    regions: tuple[Region, ...] = ()
