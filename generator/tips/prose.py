"""Prose without headings: a tip starts where the author turns to the reader.

A judge says which paragraphs give advice. Within a paragraph, a plain imperative opens a tip, and
what follows belongs to it until the next one that neither leans on it nor shares a word with it. A
paragraph's first tip takes along what leads up to it when that is short or when the tip points back
at it. In a paragraph so long that its breaks were lost, the judge says where another tip opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.text import sentence_spans, words
from generator.tips.advice import leans_back, strength
from generator.tips.judging import ADVISES, OPENS, Judge
from generator.tips.passage import Line, Passage, Span

# A lead-in longer than this many sentences is a subject of its own.
MAX_LEAD_IN = 2
# A tip of one sentence at the end of a paragraph may be unfolded in the next.
MIN_SHARED_LETTERS = 5
MIN_TIP_WORDS = 8
# Less than this, behind other advice in a paragraph, rounds that off: "Then close the notebook."
MIN_PARTED_WORDS = 20
# A paragraph without a command is a tip only where it has room to urge something.
MIN_STORY_WORDS = 20
# A paragraph of so many sentences holds several tips, whatever it shares words on.
MANY_SENTENCES = 12


@dataclass(frozen=True)
class _Sentence:
    start: int
    end: int
    text: str
    paragraph: int

    @property
    def advises(self) -> bool:
        return strength(self.text) != "none"

    @property
    def commands(self) -> bool:
        return strength(self.text) == "strong"


def segments(lines: Sequence[Line], judge: Judge) -> list[Passage]:
    """Return the tips of prose, in order.

    Args:
        lines: Of the article, without headings.
        judge: Tells which paragraphs give advice; the rules then find where in them a tip starts.
    """
    chances = judge.advice([line.text for line in lines])
    groups: list[list[_Sentence]] = []
    for number, (line, chance) in enumerate(zip(lines, chances, strict=True)):
        sentences = _split(line, number)
        if len(sentences) >= MANY_SENTENCES:
            groups.extend(_turns(sentences, judge))
            continue
        found = _tips_of(sentences) if chance >= ADVISES else []
        if not found and chance >= ADVISES and line.word_count >= MIN_STORY_WORDS:
            # It urges something without a command: "I also tell someone, that same day".
            found = [sentences]
        goes_on = bool(groups and sentences) and _unfolds(groups[-1], sentences)
        if goes_on and (not found or found[0][0] is sentences[0]):
            groups[-1].extend(found.pop(0) if found else sentences)
        groups.extend(found)
    return [_passage(group) for group in groups if _word_count(group) >= MIN_TIP_WORDS]


def _turns(sentences: list[_Sentence], judge: Judge) -> list[list[_Sentence]]:
    """Part a long paragraph where the judge says that another tip opens, and keep what advises."""
    chances = judge.openings([sentence.text for sentence in sentences])
    starts = [0, *(at for at, chance in enumerate(chances) if at and chance >= OPENS)]
    groups = [sentences[one:two] for one, two in pairwise([*starts, len(sentences)])]
    advice = judge.advice([" ".join(each.text for each in group) for group in groups])
    return [group for group, chance in zip(groups, advice, strict=True) if chance >= ADVISES]


def _split(line: Line, number: int) -> list[_Sentence]:
    at = line.block.start
    return [
        _Sentence(at + start, at + end, line.text[start:end], number)
        for start, end in sentence_spans(line.text)
    ]


def _tips_of(sentences: list[_Sentence]) -> list[list[_Sentence]]:
    """Part one paragraph into tips, leaving out a long lead-in."""
    starts = [index for index in range(len(sentences)) if _opens(sentences, index)]
    if not starts:
        return []
    starts[0] = _reach_back(sentences, starts[0])
    groups = [
        sentences[start:end]
        for start, end in zip(starts, [*starts[1:], len(sentences)], strict=True)
    ]
    return _joined(groups)


def _opens(sentences: list[_Sentence], index: int) -> bool:
    """Tell whether a sentence may open a tip: the first advice, or a command after other talk."""
    sentence = sentences[index]
    earlier = sentences[:index]
    if not sentence.advises:
        return False
    if not any(other.advises for other in earlier):
        return True
    return sentence.commands and not earlier[-1].advises and not leans_back(sentence.text)


def _reach_back(sentences: list[_Sentence], first: int) -> int:
    """Return where the tip starts, given the paragraph's first advice."""
    if first <= MAX_LEAD_IN or leans_back(sentences[first].text):
        return 0
    return first


def _joined(groups: list[list[_Sentence]]) -> list[list[_Sentence]]:
    """Join a group to the one before it where both speak of the same thing, or where it is short."""
    joined = [groups[0]]
    for group in groups[1:]:
        if _word_count(group) < MIN_PARTED_WORDS or _shared(joined[-1], group[:1]):
            joined[-1] = joined[-1] + group
        else:
            joined.append(group)
    return joined


def _unfolds(tip: list[_Sentence], paragraph: list[_Sentence]) -> bool:
    """Tell whether a paragraph goes on with the one sentence of a tip that ended the one above."""
    follows = paragraph[0].paragraph == tip[-1].paragraph + 1
    is_bare = len(tip) == 1
    return follows and is_bare and bool(_shared(tip, paragraph[:2]))


def _shared(first: list[_Sentence], second: list[_Sentence]) -> set[str]:
    return _content(first) & _content(second)


def _content(sentences: list[_Sentence]) -> set[str]:
    """Return what a passage speaks of: the first letters of its longer words."""
    found = (word for sentence in sentences for word in words(sentence.text))
    stems = {word[:6] for word in found if len(word) >= MIN_SHARED_LETTERS}
    return stems - _COMMON


def _word_count(group: list[_Sentence]) -> int:
    return sum(len(words(sentence.text)) for sentence in group)


def _passage(group: list[_Sentence]) -> Passage:
    spans: list[Span] = []
    for sentence in group:
        if spans and sentence.paragraph == _paragraph_of(group, spans[-1]):
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
    return Passage(None, tuple(spans))


def _paragraph_of(group: list[_Sentence], span: Span) -> int:
    return next(sentence.paragraph for sentence in group if sentence.end == span[1])


_COMMON = frozenset(
    word[:6]
    for word in """about after again always another because before being could doing during every
    going having might never often other others really should something still their theirs there
    these thing things think those though through until where which while whole would yours
    yourself interview interviews interviewer interviewing employer employers company companies
    candidate candidates process position rejection rejected people person place might maybe
    perhaps already almost remember around enough person great better little first right makes making""".split()
)
