"""The plan: a few questions whose answers pick cards."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.files.strict import Id, Line, Strict, Text

# More questions than this, nobody answers.
MOST_QUESTIONS = 5


class Answer(Strict):
    """An answer, and the cards that it speaks for, the most helpful first."""

    id: Id
    text: Line
    cards: tuple[Id, ...] = ()


class Question(Strict):
    """A question with one answer, or none: every question can be skipped."""

    id: Id
    text: Line
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]


class Plan(Strict):
    """What `plan.yaml` holds."""

    title: Line
    summary: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]
