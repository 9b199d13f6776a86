"""Articles put together from the training corpus, with labels of what each tip urges.

A corpus file holds passages by kind of guidance; real articles hold a few tips each, between an
introduction and a farewell, in whatever form their page has. Each passage is used once, so that
what two articles share is their guidance and never their words.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))

from corpus import Corpus, Kind, split_run_in  # noqa: E402

TIPS = (4, 6)
# So many words tell where a tip starts and ends.
ANCHOR_WORDS = 12
# A passage that gives no advice opens an article if it is as long as this and no line of the page.
PROSE_WORDS = 10
_PAGE_LINE = re.compile(
    r"^(?:by|caption|fig(?:ure)?|table|photo|tags|posted|advertisement|disclaimer|related|see also|"
    r"about (?:us|the author)|this (?:article|website|content))\b|©|\b(?:sign up|subscribe|log in|"
    r"cookies|share|download|click|newsletter|app|copyright|comments?|rate|book(?:ing)?|"
    r"early-bird|from £?\d+)\b",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"^(?:so\b|thanks? |good luck|next |you['’]ve |oh, |tomorrow|and remember|that['’]s )",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WrittenTip:
    """A tip as it stands in an article.

    Args:
        kind: What it urges.
        heading: May be empty.
        body: May not.
    """

    kind: str
    heading: str
    body: str


@dataclass(frozen=True)
class Frame:
    """What stands around the tips of an article: none of it is advice."""

    title: str
    opening: str
    closing: str
    foot: str


@dataclass(frozen=True)
class WrittenArticle:
    """An article of one subject.

    Args:
        name: Its file's name without the ending.
        suffix: The ending of its file's name.
        text: What the file holds.
        frame: What stands around its tips.
        tips: In order.
    """

    name: str
    suffix: str
    text: str
    frame: Frame
    tips: tuple[WrittenTip, ...]

    @property
    def plain(self) -> str:
        """Return its words as a person would copy them, without markup and numbers."""
        parts = (part for tip in self.tips for part in (tip.heading, tip.body))
        frame = self.frame
        lines = (frame.title, frame.opening, *parts, frame.closing, frame.foot)
        return "\n".join(line for line in lines if line) + "\n"


@dataclass(frozen=True)
class Form:
    """One of the forms that articles of advice have.

    Args:
        suffix: The ending of its files' names.
        has_heads: Whether its tips have heads; a list of single sentences has none.
        write: Returns what a file holds.
    """

    suffix: str
    has_heads: bool
    write: Callable[[Frame, Sequence[WrittenTip]], str]

    def article(self, name: str, frame: Frame, tips: Sequence[WrittenTip]) -> WrittenArticle:
        """Return an article of this form."""
        return WrittenArticle(name, self.suffix, self.write(frame, tips), frame, tuple(tips))


def write_articles(
    corpus: Corpus, subject: str, *, most: int, seed: int = 0
) -> list[WrittenArticle]:
    """Return up to `most` articles of a subject; fewer when its passages are used up."""
    rng = random.Random(f"{subject} {seed}")
    kinds = corpus.subject(subject)
    headed = {kind.id: _shuffled(headed_tips(kind, rng), rng) for kind in kinds}
    bare = {kind.id: _shuffled(bare_tips(kind), rng) for kind in kinds}
    frames = Frames.of(corpus, subject, rng)
    found = []
    for number in range(most):
        form = FORMS[number % len(FORMS)]
        tips = _choose(headed if form.has_heads else bare, rng)
        if tips is None:
            break
        found.append(form.article(f"{subject}-{number:04}", frames.frame(number), tips))
    return found


def headed_tips(kind: Kind, rng: random.Random) -> list[WrittenTip]:
    """Return a kind's run-in items, and some of its paragraphs under its headings."""
    run_ins = (split_run_in(text) for text in kind.run_ins)
    found = [WrittenTip(kind.id, tip.heading, tip.body) for tip in run_ins if tip.heading]
    headings = rng.sample(kind.headings, len(kind.headings))
    paragraphs = rng.sample(kind.paragraphs, len(kind.paragraphs))
    pairs = zip(headings, paragraphs, strict=False)
    return found + [WrittenTip(kind.id, heading, body) for heading, body in pairs]


def bare_tips(kind: Kind) -> list[WrittenTip]:
    """Return a kind's list items, which have no head."""
    return [WrittenTip(kind.id, "", item) for item in kind.items]


def save(articles: Sequence[WrittenArticle], folder: Path) -> None:
    """Write the articles into a folder, with their labels in `gold.yaml` and text in `plain/`."""
    (folder / "plain").mkdir(parents=True, exist_ok=True)
    for article in articles:
        (folder / f"{article.name}{article.suffix}").write_text(article.text, encoding="utf-8")
        (folder / "plain" / f"{article.name}.txt").write_text(article.plain, encoding="utf-8")
    gold = {
        "articles": {each.name: {"tips": [_gold(tip) for tip in each.tips]} for each in articles}
    }
    text = yaml.safe_dump(gold, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "gold.yaml").write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Frames:
    """The passages of a subject that give no advice, by where an article has such."""

    title: str
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    feet: tuple[str, ...]

    @classmethod
    def of(cls, corpus: Corpus, subject: str, rng: random.Random) -> Frames:
        """Sort a subject's passages, in an order of chance."""
        passages = [each.text for each in corpus.not_advice if each.subject == subject]
        rng.shuffle(passages)
        closings = tuple(text for text in passages if _FAREWELL.search(text))
        rest = [text for text in passages if text not in closings]
        openings = tuple(text for text in rest if _is_prose(text))
        feet = tuple(text for text in rest if text not in openings)
        title = subject.replace("-", " ").capitalize()
        return cls(title, openings, closings or openings, feet or openings)

    def frame(self, number: int) -> Frame:
        """Return what stands around the tips of an article; passages come round again."""
        parts = (self.openings, self.closings, self.feet)
        return Frame(self.title, *(part[number % len(part)] for part in parts))


def _is_prose(text: str) -> bool:
    is_long = len(text.split()) >= PROSE_WORDS
    return is_long and text[-1] in ".!?" and not _PAGE_LINE.search(text)


def _shuffled(tips: list[WrittenTip], rng: random.Random) -> list[WrittenTip]:
    return rng.sample(tips, len(tips))


def _choose(stock: dict[str, list[WrittenTip]], rng: random.Random) -> list[WrittenTip] | None:
    """Take one tip each of some kinds; None where too few kinds have any left."""
    left = [kind for kind, tips in stock.items() if tips]
    if len(left) < TIPS[0]:
        return None
    chosen = rng.sample(left, min(rng.randint(*TIPS), len(left)))
    return [stock[kind].pop() for kind in chosen]


def _gold(tip: WrittenTip) -> dict[str, Any]:
    words = f"{tip.heading} {tip.body}".split()
    return {
        "anchor": " ".join(words[:ANCHOR_WORDS]),
        "end": " ".join(words[-ANCHOR_WORDS:]),
        "label": tip.heading or tip.body,
        "cluster": tip.kind,
    }


def _sections(frame: Frame, tips: Sequence[WrittenTip]) -> str:
    sections = (f"## {tip.heading}\n\n{tip.body}" for tip in tips)
    return _paragraphs(f"# {frame.title}", frame.opening, *sections, frame.closing, frame.foot)


def _numbered(frame: Frame, tips: Sequence[WrittenTip]) -> str:
    numbered = (f"{at}. {tip.heading}\n{tip.body}" for at, tip in enumerate(tips, start=1))
    return _paragraphs(frame.title, frame.opening, *numbered, frame.closing, frame.foot)


def _labels(frame: Frame, tips: Sequence[WrittenTip]) -> str:
    labelled = (f"{tip.heading}: {tip.body}" for tip in tips)
    return _paragraphs(frame.title, frame.opening, *labelled, frame.closing, frame.foot)


def _bold_heads(frame: Frame, tips: Sequence[WrittenTip]) -> str:
    headed = (f"**{_closed(tip.heading)}** {tip.body}" for tip in tips)
    return _paragraphs(f"# {frame.title}", frame.opening, *headed, frame.closing, frame.foot)


def _bullets(frame: Frame, tips: Sequence[WrittenTip]) -> str:
    items = "\n".join(f"- {tip.body}" for tip in tips)
    return _paragraphs(f"# {frame.title}", frame.opening, items, frame.closing, frame.foot)


def _page(frame: Frame, tips: Sequence[WrittenTip]) -> str:
    tags = [("h1", frame.title), ("p", frame.opening)]
    tags += [pair for tip in tips for pair in (("h2", tip.heading), ("p", tip.body))]
    tags.append(("p", frame.closing))
    article = "\n".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in tags)
    return (
        f'<!doctype html>\n<html lang="en">\n<head><title>{escape(frame.title)}</title></head>\n'
        '<body>\n<nav><a href="/">Home</a> <a href="/advice">Advice</a></nav>\n'
        f"<article>\n{article}\n</article>\n<footer><p>{escape(frame.foot)}</p></footer>\n"
        "</body>\n</html>\n"
    )


def _closed(heading: str) -> str:
    """Return a heading that stands in a line with its text, with a stop after it."""
    return heading if heading[-1:] in ".!?:" else f"{heading}."


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


FORMS = (
    Form(".md", has_heads=True, write=_sections),
    Form(".txt", has_heads=True, write=_numbered),
    Form(".html", has_heads=True, write=_page),
    Form(".md", has_heads=True, write=_bold_heads),
    Form(".txt", has_heads=True, write=_labels),
    Form(".md", has_heads=False, write=_bullets),
)
