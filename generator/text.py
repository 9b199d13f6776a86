"""Text: folding for comparison, words, sentences, names for ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00a0": " "}
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPACE = re.compile(r"\s+")

# Words that end in a full stop inside a sentence. Lower case, without the last stop.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr vs etc e.g i.e eg ie a.m p.m no approx inc ltd co u.s u.k
    ph.d""".split()
)
# Each text of an article is looked at by many rules in turn.
_REMEMBERED = 1024
# Looked back this far for the word before a stop; all that matter are shorter.
_LONGEST_WORD = 64
_NEXT = re.compile(r"\s*\S")
# Possessive, and only from the first stop of a run: a line of ten thousand dots costs one look.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s|$)")


def squeeze(text: str) -> str:
    """Return text with every run of white space as one space, and none at the ends."""
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Return text lower-cased with plain quotes and dashes and single spaces, for comparison."""
    return squeeze(text.translate(_QUOTES).lower())


def words(text: str) -> list[str]:
    """Return the folded words of a text, without punctuation."""
    return _WORD.findall(fold(text))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each sentence of a text, without the space around it.

    A sentence ends at a full stop, question or exclamation mark before white space, except after
    an abbreviation, an initial or a list number, and at a blank line.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _sentence_ends(text):
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, start + len(piece.rstrip())))
        start = end
    return spans


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with its white space squeezed."""
    return [squeeze(text[start:end]) for start, end in sentence_spans(text)]


def _sentence_ends(text: str) -> list[int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if _ends_here(text, match)]
    ends += [match.start() for match in re.finditer(r"\n\s*\n", text)]
    return sorted({*ends, len(text)})


def _ends_here(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop ends its sentence; one before a small letter never does."""
    after = _NEXT.match(text, match.end())
    if after and after.group().islower():
        return False
    if match.group().rstrip("\"'”’)]") != ".":
        return True
    word = _word_before(text, match.start()).strip("(\"'“‘").lower()
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    is_number = word.isdigit() and len(word) <= 2
    return not (is_number and _starts_line(text, match.start() - len(word)))


def _word_before(text: str, at: int) -> str:
    before = text[max(0, at - _LONGEST_WORD) : at]
    return "" if before[-1:].isspace() or not before else before.split()[-1]


def _starts_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def slug(text: str, *, max_words: int = 6) -> str:
    """Return a short name for an id: lower-case ASCII words joined by hyphens.

    Returns:
        An empty string where the text has no Latin letter or digit.
    """
    plain = unicodedata.normalize("NFKD", fold(text).replace("'", "")).encode("ascii", "ignore")
    return "-".join(re.findall(r"[a-z0-9]+", plain.decode("ascii"))[:max_words])
