"""Why each source is on its card: how likely it belongs there, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.cards.model import Card, Source
from generator.cards.report import WORTH_A_LOOK
from generator.errors import Problem

# The curve is calibrated: of ten such pairs, nine give the same guidance.
SURE = 0.9


@dataclass(frozen=True)
class Chance:
    """A probability of "same guidance", as a figure and in words."""

    figure: float
    words: str

    @property
    def percent(self) -> str:
        """The figure as people read it."""
        return f"{self.figure:.0%}"


@dataclass(frozen=True)
class Band:
    """A range of probabilities that people call by the same words."""

    words: str
    least: float


def bands(unsure: float) -> tuple[Band, ...]:
    """Return the words for probabilities, the surest first.

    Args:
        unsure: From this probability on, a person is asked.
    """
    return (
        Band("sure", SURE),
        Band("likely", WORTH_A_LOOK),
        Band("a close call", unsure),
        Band("little speaks for it", 0.0),
    )


def chance(figure: float, unsure: float) -> Chance:
    """Return a probability with the words for it."""
    return Chance(figure, next(band.words for band in bands(unsure) if figure >= band.least))


@dataclass(frozen=True)
class Likeness:
    """How alike two tips are, each figure of 100, and the known kind that both look most like."""

    meaning: int
    sentences: int
    kind: int
    words: int
    gist: str


@dataclass(frozen=True)
class Nearest:
    """The other source of a card that is nearest to a source."""

    source: Source
    says: str
    chance: Chance
    likeness: Likeness


@dataclass(frozen=True)
class Reason:
    """Why a source is on a card.

    Args:
        source: Its entry on the card.
        says: Its heading, or the first words of a tip that has none.
        remarks: What a person decided about it, or has to do about it.
        mean: Its mean probability with the card's other tips, where there are any.
        own_words: Its probability with the card's own words, where its tip is there.
        shared: The words that speak for it, the most telling first.
        nearest: The nearest other source, where there is one.
    """

    source: Source
    says: str
    remarks: tuple[str, ...]
    mean: Chance | None = None
    own_words: Chance | None = None
    shared: tuple[str, ...] = ()
    nearest: Nearest | None = None


@dataclass(frozen=True)
class Neighbour:
    """Another card, and how likely it gives the guidance of a card's only tip."""

    card: Card
    chance: Chance


@dataclass(frozen=True)
class Explanation:
    """Why a card has its sources.

    Args:
        card: The card.
        reasons: One for each of its sources, in their order.
        neighbours: The nearest other cards of a card with one tip, the nearest first.
        problems: What is wrong with articles that could not be read.
    """

    card: Card
    reasons: tuple[Reason, ...]
    neighbours: tuple[Neighbour, ...]
    problems: tuple[Problem, ...]

    @property
    def is_alone(self) -> bool:
        """Whether one tip of the card is there, and no other."""
        return sum(reason.own_words is not None for reason in self.reasons) == 1


def shortened(text: str, most_words: int) -> str:
    """Return the first words of a text, and a sign where there are more."""
    found = text.split()
    if len(found) <= most_words:
        return text
    return " ".join(found[:most_words]).rstrip(".,;:") + "…"


def in_words(reason: Reason) -> Iterator[str]:
    """Yield the lines that say why a source is on its card."""
    yield from reason.remarks
    if reason.mean:
        yield f"{reason.mean.percent} with the card's other tips: {reason.mean.words}"
    if reason.own_words:
        yield f"{reason.own_words.percent} with the card's own words: {reason.own_words.words}"
    if reason.shared:
        yield f"both say {', '.join(reason.shared)}"
    if reason.nearest:
        yield from _nearest(reason.nearest)


def _nearest(near: Nearest) -> Iterator[str]:
    like = near.likeness
    yield f"nearest: {near.source.ref}  {near.says}"
    yield (
        f"{near.chance.percent} with that: meaning {like.meaning}, best sentences "
        f"{like.sentences}, same known kind {like.kind}, words {like.words} (of 100)"
    )
    if like.gist:
        yield f"both look most like: {like.gist}"
