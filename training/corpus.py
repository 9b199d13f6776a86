"""Read the corpus of advice: kinds of guidance, their passages, and which kinds are the same."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.matching.tips import comparable

CORPUS = Path(__file__).parent / "corpus"
# Subjects that the encoder never sees: one to watch the training by, two to report on.
VALIDATION = ("tests-and-assessment-centres",)
TEST = ("difficult-people-at-work", "studying-for-exams")
# A run-in head ends at its first full stop, question mark or exclamation mark, and is short.
_HEAD = re.compile(r"^(?P<head>.{2,70}?[.?!:])[\"'”’]?\s+(?P<body>\S.*)$", re.S)

Role = Literal["page", "farewell", "article"]


@dataclass(frozen=True)
class Tip:
    """A heading, which may be empty, and a body, which may be empty too."""

    heading: str
    body: str

    @property
    def text(self) -> str:
        """Join heading and body as the encoder reads them."""
        return comparable(self.heading, self.body)


@dataclass(frozen=True)
class Kind:
    """One kind of guidance: what it urges, and how different authors put it."""

    id: str
    subject: str
    gist: str
    near: tuple[str, ...]
    headings: tuple[str, ...]
    items: tuple[str, ...]
    run_ins: tuple[str, ...]
    paragraphs: tuple[str, ...]
    questions: tuple[str, ...]
    messy: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()

    @property
    def tidy(self) -> tuple[str, ...]:
        """Return the passages that keep to the point."""
        return self.headings + self.items + self.run_ins + self.paragraphs

    @property
    def lively(self) -> tuple[str, ...]:
        """Return the passages in strong voices; the subjects kept aside have none."""
        return self.messy + self.voices

    @property
    def passages(self) -> tuple[str, ...]:
        """Return all passages, without the questions."""
        return self.tidy + self.lively


@dataclass(frozen=True)
class Furniture:
    """A passage that stands in an article and gives no advice.

    Args:
        subject: The subject whose articles it stands in.
        text: The passage.
        role: The page's own words, a farewell to the reader, or what belongs to the article.
    """

    subject: str
    text: str
    role: Role = "article"


@dataclass(frozen=True)
class Corpus:
    """Kinds of guidance, and passages that give none.

    Args:
        kinds: Of all subjects.
        not_advice: Passages that stand in such articles and urge nothing.
        same: Kinds of different subjects that are the same guidance.
        close: Kinds of different subjects that are close and not the same.
        one_card: Kinds that the encoder parts and editors print on one card.
    """

    kinds: tuple[Kind, ...]
    not_advice: tuple[Furniture, ...]
    same: tuple[frozenset[str], ...]
    close: tuple[frozenset[str], ...]
    one_card: tuple[frozenset[str], ...] = ()

    @cached_property
    def alike(self) -> dict[str, frozenset[str]]:
        """Return, for each kind, those of other subjects that are the same or too close to call."""
        found: dict[str, frozenset[str]] = {}
        for group in self.same + self.close:
            for kind in group:
                found[kind] = found.get(kind, frozenset()) | group
        return found

    def subject(self, name: str) -> tuple[Kind, ...]:
        """Return the kinds of one subject."""
        return tuple(kind for kind in self.kinds if kind.subject == name)

    def taught(self) -> "Corpus":
        """Return the subjects that the encoder learns from: all that are not kept aside."""
        aside = VALIDATION + TEST
        return replace(
            self,
            kinds=tuple(kind for kind in self.kinds if kind.subject not in aside),
            not_advice=tuple(each for each in self.not_advice if each.subject not in aside),
        )


def load_corpus(folder: Path = CORPUS) -> Corpus:
    """Read every subject of the corpus, in the order of their file names."""
    subjects = [_load(path) for path in sorted(folder.glob("*.yaml")) if path.stem != "same"]
    across = _load(folder / "same.yaml")
    return Corpus(
        kinds=tuple(kind for subject in subjects for kind in _kinds(subject)),
        not_advice=tuple(
            Furniture(subject=subject["subject"], text=text, role=role)
            for subject in subjects
            for role, text in map(_role, subject["not_advice"])
        ),
        same=tuple(frozenset(group) for group in across["same"]),
        close=tuple(frozenset(group) for group in across["near"]),
        one_card=tuple(frozenset(group) for group in across["one_card"]),
    )


def _role(entry: str | dict[Role, str]) -> tuple[Role, str]:
    """Return what a passage is, and the passage; one that is only text belongs to the article."""
    return next(iter(entry.items())) if isinstance(entry, dict) else ("article", entry)


def groups(corpus: Corpus) -> list[list[Kind]]:
    """Return the known kinds: those that are the same in different subjects as one."""
    group_of = {kind_id: group for group in corpus.same for kind_id in group}
    found: dict[frozenset[str], list[Kind]] = {}
    for kind in corpus.kinds:
        found.setdefault(group_of.get(kind.id, frozenset({kind.id})), []).append(kind)
    return list(found.values())


def cards(corpus: Corpus) -> list[list[list[Kind]]]:
    """Return the known kinds card by card: those that editors print on one card together."""
    known = groups(corpus)
    place = {kind.id: at for at, group in enumerate(known) for kind in group}
    card_of = {at: (at,) for at in range(len(known))}
    for together in corpus.one_card:
        parts = dict.fromkeys(card_of[at] for kind, at in place.items() if kind in together)
        joined = tuple(at for part in parts for at in part)
        card_of.update((at, joined) for at in joined)
    return [[known[at] for at in card] for card in dict.fromkeys(card_of.values())]


def split_run_in(passage: str) -> Tip:
    """Split a run-in item into its short head and its sentences."""
    found = _HEAD.match(passage)
    if not found:
        return Tip(heading="", body=passage)
    return Tip(heading=found["head"].rstrip(".:"), body=found["body"])


def tips_of(kind: Kind, seed: int) -> list[Tip]:
    """Make one tip of each run-in item, paragraph and list item, some under another's heading.

    Real articles mix the forms: most tips have a heading, some only a paragraph, and a list item
    often stands below a heading.
    """
    rng = random.Random(f"{seed} {kind.subject}/{kind.id}")
    run_ins = [split_run_in(text) for text in kind.run_ins]
    bodies = [Tip(heading="", body=text) for text in kind.paragraphs + kind.items]
    headings = list(kind.headings)
    rng.shuffle(headings)
    rng.shuffle(run_ins)
    rng.shuffle(bodies)
    # Each heading is used once: two replace the heads of run-in items, two stand over others.
    swapped = [Tip(heading=h, body=t.body) for h, t in zip(headings[:2], run_ins, strict=False)]
    headed = [Tip(heading=h, body=t.body) for h, t in zip(headings[2:], bodies, strict=False)]
    return swapped + run_ins[2:] + headed + bodies[2:]


def _load(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _kinds(subject: dict[str, Any]) -> Iterable[Kind]:
    name = subject["subject"]
    for row in subject["kinds"]:
        yield Kind(
            id=f"{name}/{row['id']}",
            subject=name,
            gist=row["gist"],
            near=tuple(f"{name}/{near}" for near in row["near"]),
            headings=tuple(row["h"]),
            items=tuple(row["l"]),
            run_ins=tuple(row["r"]),
            paragraphs=tuple(row["p"]),
            # The subjects kept aside have none, so that figures on them stay comparable.
            messy=tuple(row.get("m", ())),
            voices=tuple(row.get("v", ())),
            questions=tuple(row["q"]),
        )
