"""From blocks to the lines of the article proper; the rest is kept with its reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.articles.model import Article
from generator.text import fold, sentences, words
from generator.tips.advice import strength
from generator.tips.furniture import furniture_reason, tail_reason
from generator.tips.heads import heading_number, is_head_line
from generator.tips.passage import Line
from generator.tips.thread import bylines

# An article has said something before what follows it can begin.
MIN_WORDS_BEFORE_TAIL = 40
# A block of this many words after a tail is the article going on.
MIN_WORDS_TO_RESUME = 25
# A pull quote is a sentence or two.
MIN_QUOTE_WORDS = 6
MAX_QUOTE_WORDS = 40
# Comments and authors' pages hold long paragraphs as well: nothing resumes after them.
_FINAL_TAILS = frozenset({"comments", "about the author"})
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")


@dataclass(frozen=True)
class Screened:
    """The lines of an article, and the blocks that are not of it, with reasons."""

    lines: tuple[Line, ...]
    left_out: tuple[tuple[Line, str], ...]


def screen(article: Article) -> Screened:
    """Part an article's own lines from the page around them."""
    lines = [
        Line(index, block, article.block_text(block)) for index, block in enumerate(article.blocks)
    ]
    repeated = {**_pull_quotes(lines), **_repeated_captions(lines)}
    # Who wrote the posts of a thread looks like navigation, and parts them.
    parting = bylines(lines)
    kept: list[Line] = []
    left_out: list[tuple[Line, str]] = []
    tail: str | None = None
    said = 0
    for line in lines:
        before, tail = tail, _tail(line, tail, said)
        if before and not tail:
            kept += _rescued(left_out, line)
        reason = tail
        if line.index not in parting:
            reason = reason or repeated.get(line.index) or _furniture(line)
            reason = reason or _title_again(line, article, kept)
        if reason:
            left_out.append((line, reason))
        else:
            kept.append(line)
            said += line.word_count
    return Screened(tuple(kept), tuple(left_out))


def _furniture(line: Line) -> str | None:
    """Return what a line of page furniture is; advice with a plea in it is not furniture."""
    reason = furniture_reason(line.text)
    found = sentences(line.text)
    if reason and len(found) > 1:
        others = [each for each in found if not furniture_reason(each)]
        return None if any(strength(each) == "strong" for each in others) else reason
    return reason


def _tail(line: Line, tail: str | None, said: int) -> str | None:
    """Return what part of the page after the article a line is in, if any."""
    opened = tail_reason(line.text) if said >= MIN_WORDS_BEFORE_TAIL else None
    if opened or tail is None:
        return opened if tail not in _FINAL_TAILS else tail
    return None if tail not in _FINAL_TAILS and _resumes(line) else tail


def _rescued(left_out: list[tuple[Line, str]], line: Line) -> list[Line]:
    """Take back the line above one with which the article goes on, if it is its heading."""
    if not left_out or left_out[-1][0].index != line.index - 1:
        return []
    above = left_out[-1][0]
    if not is_head_line(above) or tail_reason(above.text) or furniture_reason(above.text):
        return []
    left_out.pop()
    return [above]


def _resumes(line: Line) -> bool:
    """Tell whether a line after related links is the article again."""
    if line.block.kind == "heading" and heading_number(line.text):
        return True
    is_prose = bool(_ENDS_SENTENCE.search(line.text)) and line.word_count >= MIN_WORDS_TO_RESUME
    return is_prose and not furniture_reason(line.text)


def _repeated_captions(lines: list[Line]) -> dict[int, str]:
    """Find short lines that stand more than once: captions, pull quotes, buttons."""
    counts = Counter(fold(line.text) for line in lines)
    return {
        line.index: "a caption that repeats"
        for line in lines
        if counts[fold(line.text)] > 1 and line.word_count <= 20 and not _is_title(line, lines)
    }


def _pull_quotes(lines: list[Line]) -> dict[int, str]:
    """Find sentences that stand in a longer paragraph as well."""
    said = {line.index: f" {' '.join(words(line.text))} " for line in lines}
    paragraphs = [line for line in lines if len(sentences(line.text)) > 1]
    return {
        line.index: "a pull quote"
        for line in lines
        if line.block.kind == "paragraph"
        and MIN_QUOTE_WORDS <= line.word_count <= MAX_QUOTE_WORDS
        and _ENDS_SENTENCE.search(line.text)
        and any(
            said[line.index] in said[other.index]
            for other in paragraphs
            if other.word_count > line.word_count
        )
    }


def _is_title(line: Line, lines: list[Line]) -> bool:
    return line.block.kind == "heading" and fold(lines[0].text) == fold(line.text)


def _title_again(line: Line, article: Article, kept: list[Line]) -> str | None:
    """Recognise the title, which is in the metadata or stands twice at the top."""
    title = article.metadata.title
    if title and words(line.text) == words(title):
        return "the title"
    if kept and line.index < 6 and words(kept[0].text) == words(line.text):
        return "the title"
    return None
