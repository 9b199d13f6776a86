"""Tips as answers: questions that are marked as such, or by who speaks."""

from __future__ import annotations

from generator.tips.forms.layout import MIN_SERIES, sections
from generator.tips.heads import is_asked, speaker
from generator.tips.passage import Line, Passage, as_passage

# A reader's letter is longer than a question.
MAX_ASKED_WORDS = 40


def questioned(lines: list[Line]) -> list[Passage]:
    """Questions and answers, marked as such or by who speaks; each question heads a tip."""
    asks = [at for at, line in enumerate(lines) if is_asked(line.text)]
    if len(asks) < MIN_SERIES:
        asks = _interviewer(lines)
    if len(asks) < MIN_SERIES:
        return []
    found = [_answer(lines[at], lines[at + 1 : end]) for at, end in sections(lines, asks)]
    return [passage for passage in found if passage.spans]


def _answer(asked: Line, said: list[Line]) -> Passage:
    """Return an answer under its question; a letter, or a remark, is no heading and no advice."""
    is_question = asked.text.rstrip(' "”’*_').endswith("?") and asked.word_count <= MAX_ASKED_WORDS
    return as_passage(asked.span if is_question else None, said)


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
