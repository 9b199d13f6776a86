"""Articles whose line breaks were lost: tips in one paragraph, each opened by a short sentence."""

from __future__ import annotations

import re

from generator.text import sentence_spans, words
from generator.tips.advice import bare_verbs, is_imperative, opens_with_connective
from generator.tips.passage import Line, Passage, Span

MIN_SENTENCES = 8
MAX_HEAD_WORDS = 7
# Between two heads stands a passage; a short sentence sooner than this is emphasis.
MIN_WORDS_BETWEEN = 20
MIN_HEADS = 2
# A short statement ("You are not a failure.") is a head only far from other heads.
MAX_STATEMENT_WORDS = 6
MIN_WORDS_AROUND_STATEMENT = 35

# The head of a counted tip may have lost its line break, and run into the sentence after it.
MAX_COUNTED_HEAD_WORDS = 8
# A sentence with so many seams is headings, buttons and links in a row.
MIN_SEAMS = 2

# "feedback Contact": a line ended between the two, and nobody wrote a full stop there.
_SEAM = re.compile(r"\b([a-z']+)\s+(?=([A-Z][a-z']*)\b)")
_ADVERT = re.compile(r"(?:ADVERTISEMENT|Advertisement|SPONSORED|Sponsored)\s+[A-Z(]")
# After these a capital begins a name: "the United", "at Boots".
_BEFORE_NAMES = frozenset(
    """a an the of at in on to from by for with and or as via like than into near dear called
    say says said ask tell call email ring meet mr mrs ms dr""".split()
)
_OPENERS = frozenset(
    """a an the this that these those here there is are was do does did have has can could will
    would should what when where which who why how it you your we our they their many most some
    another every each all no not if as in on at for with after before once related""".split()
)
_ANNOUNCES = re.compile(
    r"\b(?:tips?|ways?|steps?|ideas?|things|advice|pointers|suggestions|rules|strategies)\b[^.:]*(:)\s+(?=[A-Z])"
)
_NUMBER = re.compile(r"(?<![\w.])(\d{1,2})[.)]\s+(?=[A-Z“\"'])")


def sentence_headed(lines: list[Line]) -> list[Passage]:
    """Tips inside long paragraphs: numbers in the running text, or sentences as short as heads."""
    passages: list[Passage] = []
    for line in lines:
        passages += numbers_inside(line) or heads_inside(line)
    return passages


def heads_inside(line: Line) -> list[Passage]:
    """Return the passages of a paragraph in which short sentences serve as heads."""
    spans = _sentences(line.text)
    if len(spans) < MIN_SENTENCES:
        return []
    heads = _spaced(line.text, _candidates(line.text, spans))
    heads = sorted(heads + _statements(line.text, spans, heads))
    if len(heads) < MIN_HEADS:
        return []
    starts = [head[0] for head in heads]
    ends = [*starts[1:], len(line.text)]
    return [_passage(line, head, (head[1], end)) for head, end in zip(heads, ends, strict=True)]


def numbers_inside(line: Line) -> list[Passage]:
    """Return the passages of a paragraph that counts its tips without breaking the line."""
    found, wanted = [], 1
    for match in _NUMBER.finditer(line.text):
        if int(match.group(1)) == wanted:
            found.append(match)
            wanted += 1
    if len(found) < 3:
        return []
    ends = [*(match.start() for match in found[1:]), len(line.text)]
    passages = []
    for match, end in zip(found, ends, strict=True):
        spans = sentence_spans(line.text[match.end() : end])
        sentence_ends = [match.end() + two for _, two in spans]
        head_end = _head_end(line.text, match.end(), sentence_ends)
        body = (head_end, _end_of_prose(line.text, match.end(), end))
        passages.append(_passage(line, (match.start(), head_end), body))
    return passages


def _head_end(text: str, start: int, sentence_ends: list[int]) -> int:
    """Return where the head of a counted tip ends: at a seam, or with a short first sentence."""
    if not sentence_ends:
        return start
    ends = seams(text, start, sentence_ends[0])[:1]
    # A sentence alone is no head: nothing stands below it.
    ends += sentence_ends[:1] if len(sentence_ends) > 1 else []
    return next(
        (end for end in ends if len(words(text[start:end])) <= MAX_COUNTED_HEAD_WORDS), start
    )


def seams(text: str, start: int, end: int) -> list[int]:
    """Return where, between two places of a text, lines were joined without a full stop.

    A capital in the middle of a sentence tells, where it begins a word that begins sentences, and
    no name: a verb, a word such as "here", or one that stands elsewhere in small letters.
    """
    return [
        match.end()
        for match in _SEAM.finditer(text, start, end)
        if match[1] not in _BEFORE_NAMES and _opens_sentences(match[2], text)
    ]


def _opens_sentences(word: str, text: str) -> bool:
    small = word.lower()
    return len(small) > 1 and (
        small in _OPENERS
        or small in bare_verbs()
        or re.search(rf"\b{re.escape(small)}\b", text) is not None
    )


def _end_of_prose(text: str, start: int, end: int) -> int:
    """Return where a tip's sentences end and headings, buttons and links follow one another."""
    for one, two in sentence_spans(text[start:end])[1:]:
        found = len(seams(text, start + one, start + two))
        if _ADVERT.match(text, start + one):
            return start + one
        is_open = text[start + two - 1] not in ".!?…\"'”’):"
        if found >= MIN_SEAMS or (found and is_open):
            return start + one
    return end


def _sentences(text: str) -> list[Span]:
    """Return sentences, parting "Here are my tips: Do this." at its colon."""
    spans: list[Span] = []
    for start, end in sentence_spans(text):
        match = _ANNOUNCES.search(text, start, end)
        if match:
            spans += [(start, match.end(1)), (match.end(), end)]
        else:
            spans.append((start, end))
    return spans


def _candidates(text: str, spans: list[Span]) -> list[Span]:
    """Return short sentences that could be heads; several in a row ("Stop. Look.") are one."""
    heads: list[Span] = []
    previous_was_head = False
    for start, end in spans:
        sentence = text[start:end]
        count = len(words(sentence))
        if previous_was_head and count <= 2 and sentence.endswith("."):
            heads[-1] = (heads[-1][0], end)
            continue
        previous_was_head = count <= MAX_HEAD_WORDS and _could_head(sentence)
        if previous_was_head:
            heads.append((start, end))
    return heads


def _statements(text: str, spans: list[Span], heads: list[Span]) -> list[Span]:
    """Return short statements to the reader that stand as far from other heads as heads do."""
    if len(heads) < MIN_HEADS:
        return []
    found: list[Span] = []
    for start, end in spans:
        sentence = text[start:end]
        if len(words(sentence)) > MAX_STATEMENT_WORDS or not _could_state(sentence):
            continue
        before = max((head[1] for head in [*heads, *found] if head[1] <= start), default=None)
        after = min((head[0] for head in heads if head[0] >= end), default=len(text))
        if before is not None and all(
            len(words(text[left:right])) >= MIN_WORDS_AROUND_STATEMENT
            for left, right in ((before, start), (end, after))
        ):
            found.append((start, end))
    return found


def _could_head(sentence: str) -> bool:
    first = words(sentence)[:1]
    if not first or opens_with_connective(sentence) or sentence.endswith(("?", "…")):
        return False
    return is_imperative(sentence) and not first[0].endswith("ly")


def _could_state(sentence: str) -> bool:
    """Tell whether a short sentence speaks to the reader and so may be a head."""
    first = words(sentence)[:1]
    return first in (["you"], ["your"], ["it's"], ["rejection"]) and sentence.endswith(".")


def _spaced(text: str, heads: list[Span]) -> list[Span]:
    """Drop heads that follow too soon on the one before, or have too little after them."""
    kept: list[Span] = []
    for head in heads:
        if not kept or len(words(text[kept[-1][1] : head[0]])) >= MIN_WORDS_BETWEEN:
            kept.append(head)
    return [head for head in kept if len(words(text[head[1] :])) >= MIN_WORDS_BETWEEN]


def _passage(line: Line, head: Span, body: Span) -> Passage:
    at = line.block.start
    left = body[0] + len(line.text[body[0] : body[1]]) - len(line.text[body[0] : body[1]].lstrip())
    right = body[0] + len(line.text[body[0] : body[1]].rstrip())
    if head[1] <= body[0] and len(words(line.text[head[0] : head[1]])) <= 1:
        # Only a number: the tip has no head of its own.
        return Passage(None, ((at + head[0], at + right),))
    return Passage((at + head[0], at + head[1]), ((at + left, at + right),))
