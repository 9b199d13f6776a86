"""Tips as answers: questions that are marked as such, or by who speaks."""

from __future__ import annotations

from itertools import pairwise

from generator.text import sentence_spans, words
from generator.tips.forms.layout import MIN_SERIES, sections
from generator.tips.heads import is_asked, is_question, speaker, speaker_length
from generator.tips.passage import Line, Passage, Span

# A reader's letter is longer than a question.
MAX_ASKED_WORDS = 40
# "I was available. It is the main thing."
MIN_TURN_WORDS = 15
# "Email?" asks nothing without what was said before.
MIN_QUESTION_WORDS = 4


def questioned(lines: list[Line]) -> list[Passage]:
    """Questions and answers, marked as such or by who speaks; each question heads a tip."""
    asks = [at for at, line in enumerate(lines) if is_asked(line.text)]
    if len(asks) < MIN_SERIES:
        asks = _interviewer(lines)
    if len(asks) < MIN_SERIES:
        return []
    found = [
        _answer(asked, said)
        for at, end in sections(lines, asks)
        for asked, said in _voices(lines[at], lines[at + 1 : end])
    ]
    return [passage for passage in found if passage.spans]


def _voices(asked: Line, said: list[Line]) -> list[tuple[Line | None, list[Line]]]:
    """Part an answer where another speaker takes over, and leave out what is only said between.

    The question heads the first part alone.
    """
    turns = [at for at, line in enumerate(said) if speaker(line.text)]
    if len({speaker(said[at].text) for at in turns}) < 2:
        return [(asked, said)]
    starts = [0, *(at for at in turns if at)]
    parts = [said[one:two] for one, two in pairwise([*starts, len(said)])]
    long = [part for part in parts if sum(line.word_count for line in part) >= MIN_TURN_WORDS]
    return [(None if at else asked, part) for at, part in enumerate(long)]


def _answer(asked: Line | None, said: list[Line]) -> Passage:
    """Return an answer under its question; a letter, or a remark, is no heading and no advice."""
    body = tuple(words_of(line) for line in said)
    if asked is None:
        return Passage(None, body)
    return Passage(question_of(asked), body)


def words_of(line: Line) -> Span:
    """Return where a line's own words stand, behind the name of who says them."""
    return line.block.start + speaker_length(line.text), line.block.end


def question_of(asked: Line) -> Span | None:
    """Return where the question itself stands, behind what a speaker says before it.

    A letter, and a line that asks nothing, have none.
    """
    if not is_question(asked.text) or asked.word_count > MAX_ASKED_WORDS:
        return None
    if not speaker(asked.text):
        return asked.span
    at = asked.block.start
    start, end = sentence_spans(asked.text)[-1]
    start = max(start, speaker_length(asked.text))
    if len(words(asked.text[start:end])) < MIN_QUESTION_WORDS:
        return words_of(asked)
    return at + start, at + end


def _interviewer(lines: list[Line]) -> list[int]:
    """Return the lines of the one who asks, in a conversation of two."""
    said: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if name := speaker(line.text):
            said.setdefault(name, []).append(at)
    often = {name: places for name, places in said.items() if len(places) >= MIN_SERIES}
    if len(often) < 2:
        return []
    asking = {
        name: sum("?" in lines[at].text for at in places) / len(places)
        for name, places in often.items()
    }
    most = max(asking, key=lambda name: (asking[name], -often[name][0]))
    if asking[most] < 0.5:
        return []
    # A name is given in full once and by its letters after that.
    first = [
        at for name, places in said.items() for at in places if _letters(name) == _letters(most)
    ]
    return sorted({*often[most], *first})


def _letters(name: str) -> str:
    return name if name.isupper() else "".join(word[0] for word in name.split())
