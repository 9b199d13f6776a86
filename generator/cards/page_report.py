"""What combining did, as a page for editors: one file that asks for nothing else.

Colour only helps: whatever it says stands there in words too.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.cards.combining import NO_DECISIONS, Combined, Supported
from generator.cards.deciding import as_item
from generator.cards.decisions import Decisions
from generator.cards.gathering import Gathered
from generator.cards.model import Card
from generator.cards.reasons import bands, chance
from generator.cards.report import WORTH_A_LOOK
from generator.cards.reviewing import Pair, find_pairs
from generator.cards.shelf import moved_ids
from generator.text import slug, squeeze
from generator.tips.model import LeftOut

# So many characters of a passage are read at a glance, and of a heading or a title.
_SHOWN = 280
_TITLE = 140

Change = Literal["gained", "new", "same"]


@dataclass(frozen=True)
class Certainty:
    """How sure something is: in words, in per cent, and as the name of its colour.

    A tip that stands alone is compared with nothing, so it has no per cent.
    """

    words: str
    percent: str = ""

    @property
    def colour(self) -> str:
        """What the style sheet calls it."""
        return slug(self.words)


_ALONE = Certainty("alone")


@dataclass(frozen=True)
class Excerpt:
    """The beginning of a text, and the whole of it where that is more."""

    short: str
    whole: str = ""


@dataclass(frozen=True)
class TipView:
    """A tip on a card, whether it joins it now, and whether an editor put it there."""

    supported: Supported
    text: Excerpt
    certainty: Certainty
    joins: bool
    decided: bool


@dataclass(frozen=True)
class CardView:
    """A card and its tips.

    Args:
        card: The card.
        change: What combining does to it.
        tips: Those that stand in the articles read; those that join it now come first, and then
            the surest.
        elsewhere: How many of its sources stand in none of these articles.
    """

    card: Card
    change: Change
    tips: tuple[TipView, ...]
    elsewhere: int

    @property
    def has_several(self) -> bool:
        """Whether it has tips to compare with each other."""
        return len(self.tips) > 1

    @property
    def loose(self) -> tuple[TipView, ...]:
        """Its tips that hold on to it by little, the loosest first."""
        found = [each for each in self.tips if (each.supported.score or 1.0) < WORTH_A_LOOK]
        return tuple(sorted(found, key=lambda each: each.supported.score or 0.0))


@dataclass(frozen=True)
class PairView:
    """A tip and a card that a person decides about, and the lines that say so.

    Args:
        pair: The tip and the card.
        text: Of the tip.
        certainty: How sure it belongs on the card.
        held: How sure it is on the card where it is.
        together: What to write where it belongs there.
        apart: What to write where it does not.
    """

    pair: Pair
    text: Excerpt
    certainty: Certainty
    held: Certainty
    together: str
    apart: str


@dataclass(frozen=True)
class LegendLine:
    """A word for certainty, what it stands for, and how many tips are so sure."""

    certainty: Certainty
    meaning: str
    tips: int


@dataclass(frozen=True)
class ArticleLeftOut:
    """What became no tip in one article: reasons with texts, in the order of the article."""

    article: str
    passages: tuple[tuple[str, Excerpt], ...]


def as_page(combined: Combined, gathered: Gathered, decisions: Decisions = NO_DECISIONS) -> str:
    """Return the page that shows what combining did.

    Args:
        combined: The deck, and what happened.
        gathered: What the articles gave.
        decisions: What an editor decided; nobody is asked about it again.
    """
    decided = decisions.renamed(moved_ids(combined.cards))
    cards = _cards(combined, decided)
    held = {tip.supported.tip.ref: tip.certainty for view in cards for tip in view.tips}
    pairs = [
        _pair(each, held[each.tip.ref], combined.asked_from)
        for each in find_pairs(combined, decided)
    ]
    templates = _templates()
    script = templates.get_template("report.js").render()
    return templates.get_template("report.html").render(
        gathered=gathered,
        joined=sum(map(len, combined.joined.values())),
        cards=cards,
        legend=_legend(cards, combined.asked_from),
        joins=[each for each in pairs if each.pair.joins],
        loose=_loosest_first(each for each in cards if each.change == "new" and each.loose),
        doubts=[each for each in pairs if not each.pair.joins],
        left_out=tuple(_by_article(gathered.left_out)),
        reasons=_most_first(each.reason for each in gathered.left_out),
        script=Markup(script),
        script_hash=_sha256(script),
    )


def _templates() -> Environment:
    """Return the templates beside this module; they escape all that they show."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["excerpt"] = lambda text: _excerpt(text, _SHOWN).short
    found.filters["headline"] = lambda text: _excerpt(text, _TITLE).short
    return found


def _sha256(text: str) -> str:
    """Return what the page's policy calls its script, so that no other runs."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _excerpt(text: str, most: int) -> Excerpt:
    """Return the beginning of a text on one line; it ends between two words where it can."""
    line = squeeze(text)
    if len(line) <= most:
        return Excerpt(line)
    cut = line[:most]
    words = cut.rpartition(" ")[0] or cut
    return Excerpt(words.rstrip(".,;:") + "…", text.strip())


def _cards(combined: Combined, decisions: Decisions) -> tuple[CardView, ...]:
    """Return a view of each card, those with the most tips first."""
    views = [_card(card, combined, decisions) for card in combined.cards]
    views.sort(key=lambda view: (-len(view.tips), view.card.title.lower(), view.card.id))
    return tuple(views)


def _card(card: Card, combined: Combined, decisions: Decisions) -> CardView:
    joined = {each.tip.ref: each for each in combined.joined.get(card.id, ())}
    # What joins now may do so by the card's own words, which only that score counts.
    found = [joined.get(each.tip.ref, each) for each in combined.evidence[card.id]]
    found.sort(key=lambda each: (each.tip.ref not in joined, -(each.score or 0.0), each.tip.ref))
    names = {card.id, *(source.ref for source in card.sources)}
    there = {each.tip.ref for each in found}
    change: Change = "new" if card.id in combined.created else "gained" if joined else "same"
    return CardView(
        card=card,
        change=change,
        tips=tuple(
            TipView(
                supported=each,
                text=_excerpt(each.tip.body or each.tip.text, _SHOWN),
                certainty=_certainty(each.score, combined.asked_from),
                joins=each.tip.ref in joined,
                decided=any({each.tip.ref, name} in decisions.together_pairs for name in names),
            )
            for each in found
        ),
        elsewhere=sum(source.ref not in there for source in card.sources),
    )


def _certainty(score: float | None, asked_from: float) -> Certainty:
    if score is None:
        return _ALONE
    found = chance(score, asked_from)
    return Certainty(found.words, found.percent)


def _pair(pair: Pair, held: Certainty, asked_from: float) -> PairView:
    line = as_item(pair.group)
    return PairView(
        pair=pair,
        text=_excerpt(pair.tip.body or pair.tip.text, _SHOWN),
        certainty=_certainty(pair.score, asked_from),
        held=held,
        together=f"together:\n  - {line}",
        apart=f"apart:\n  - {line}",
    )


def _legend(cards: Sequence[CardView], asked_from: float) -> tuple[LegendLine, ...]:
    """Return a line for each word for certainty, the surest first, and one for what is alone."""
    counts = Counter(each.certainty.words for view in cards for each in view.tips)
    found = bands(asked_from)
    meanings = [f"{found[0].least:.0%} and more"]
    meanings += [f"{low.least:.0%} to {high.least:.0%}" for high, low in pairwise(found[:-1])]
    meanings.append(f"under {found[-2].least:.0%}")
    lines = [
        LegendLine(Certainty(band.words), meaning, counts[band.words])
        for band, meaning in zip(found, meanings, strict=True)
    ]
    return *lines, LegendLine(_ALONE, "no other tip to compare it with", counts[_ALONE.words])


def _loosest_first(cards: Iterator[CardView]) -> list[CardView]:
    return sorted(cards, key=lambda view: (view.loose[0].supported.score or 0.0, view.card.id))


def _by_article(left_out: Sequence[LeftOut]) -> Iterator[ArticleLeftOut]:
    for article, passages in groupby(left_out, key=lambda each: each.article):
        shown = ((each.reason, _excerpt(each.text, _SHOWN)) for each in passages)
        yield ArticleLeftOut(article, tuple(shown))


def _most_first(reasons: Iterator[str]) -> list[tuple[str, int]]:
    return sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0]))
