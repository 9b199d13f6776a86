"""Heads: what marks the start of a tip in a line."""

from __future__ import annotations

import re

from generator.text import sentence_spans, words
from generator.tips.advice import is_imperative
from generator.tips.passage import Line, Span

MAX_HEAD_WORDS = 14
# Readers' questions run on longer than headings do.
MAX_QUESTION_WORDS = 20
MAX_LABEL_WORDS = 10
MAX_GROUP_WORDS = 7
# A run-in head has a passage behind it, not two words.
MIN_BODY_WORDS = 8

_COUNTED = (
    r"(?:tip|step|way|rule|reason|mistake|lesson|point|number|no\.?|strategy|idea|advice|part)"
)
_NUMBER = re.compile(
    rf"^\W{{0,3}}(?:{_COUNTED}\s*(?:#|no\.?)?\s*(\d{{1,2}})\s*[.):\-–—]*|[#(]?(\d{{1,2}})\s*[.):\-–—/]+(?!\d)"
    rf"|#(\d{{1,2}})\b)\s*",
    re.I,
)
# "2.3", the third point of the second chapter.
_SUBNUMBER = re.compile(r"^\s*\d{1,2}\.\d{1,2}[.)]?\s+(?=[^\W\d])")
_BULLET = re.compile(r"^\s*[-*•‣▪●·–—✓✔➤►]\s+")
_LABEL = re.compile(r"^([^:.!?\n]{2,90}?)(\s*:\s+|\s+[–—]\s+|\s+-\s+)(?=\S)")
_NOT_LABELS = frozenset(
    "note ps p.s example tip warning remember update edit q a answer question quote source disclaimer".split()
)
_CLOSED = re.compile(r"[.;,:]$")
_LISTICLE = re.compile(
    r"\b(?:how to|what to (?:do|say)|\d+ (?:\w+ ){0,4}(?:ways?|tips?|things|steps?|reasons|strategies|"
    r"ideas|mistakes|secrets|rules|lessons|questions|do'?s|pieces)|ways to|tips (?:for|on|to)|"
    r"guide to|here's how|why you|top tips)\b",
    re.I,
)
_ENDING = re.compile(
    r"^(?:the |a |in |some |my |our )?(?:conclusions?|final (?:thoughts?|words?|note|tips?)|summary|summing"
    r" up|bottom line|wrap(?:ping)?[ -]?(?:it )?up|takeaways?|key takeaways?|closing (?:thoughts?|words)|"
    r"in (?:conclusion|summary|short|closing)|last(?:ly| words?| thoughts?)|parting (?:thoughts|words)|"
    r"to sum up|recap|the end|over to you|references?|sources|resources|"
    r"notes|about (?:the author|us|me)|disclaimer)\b",
    re.I,
)
_BACKGROUND = re.compile(
    r"^(?:so,? )?(?:why|what|when|how|who|where|which|is|are|does|do you|the (?:problem|reasons?|science|truth|facts?|"
    r"psychology|importance|benefits)|reasons|understanding|about|our|my|meet|common|signs|more)\b",
    re.I,
)
_OPENING = re.compile(
    r"^(?:an? |the )?(?:introduction|intro|overview|background|foreword|preface|contents|table of contents|"
    r"in this (?:article|guide|post))\b",
    re.I,
)


_TIMES = r"(?:day|week|weekend|night|evening|morning|afternoon|month|hour|minute|year)s?"
_GROUP = re.compile(
    rf"^\W*(?:(?:the |your |and )*(?:do|don'?t|dos|don'?ts|do'?s|always|never|avoid)"
    r"(?: (?:all of these|these|this|and|not|list|the|do|don'?ts?|do'?s|column))*\W*"
    r"|what (?:you |to )?(?:should |can |must )?(?:not |never )?(?:to )?(?:do|avoid)"
    r"(?: (?:next|first|now|instead))?\W*"
    rf"|(?:(?:the|your|on|in|at|for|during|before|after|over|within|one|two|three|a|few|first|next|last|"
    rf"same|that|this|following|later|until|to|go|big|joining|interview|exam|start|starting|"
    rf"\d+|{_TIMES}|of|and|up|itself|today|tomorrow|now|straight|away|then|longer|long|short|"
    r"medium|term|phase|stage|part|event|meeting|call|test|shift|work|new|job)\b[\s\W]*){1,7})$",
    re.I,
)
_QUESTION_MARK = re.compile(r"^(?:q|question|ask(?:ed)?)\s*\d{0,2}\s*[:.)\-–—]\s*(?=\S)", re.I)
_ANSWER_MARK = re.compile(r"^(?:a|answer)\s*\d{0,2}\s*[:.)\-–—]\s*(?=\S)", re.I)
# "[01:00] DEV: ", where a transcript gives the time.
_TIME_STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+"
_SPEAKER = re.compile(rf"^(?:{_TIME_STAMP})?((?:[A-Z][\w.'’-]*\s?){{1,4}}|[A-Z]{{1,4}}):\s+(?=\S)")


def is_group_head(text: str) -> bool:
    """Tell whether a heading only gathers tips: "Before the day", "Dos", "In the first week"."""
    head = text.translate({ord("’"): "'", ord("…"): " "}).strip(' *_“”"')
    return 0 < len(words(head)) <= MAX_GROUP_WORDS and bool(_GROUP.match(head))


def is_asked(text: str) -> bool:
    """Tell whether a line is marked as a question: "Q: ..."."""
    return bool(_QUESTION_MARK.match(text))


def is_question(text: str) -> bool:
    """Tell whether a line ends in a question."""
    return text.rstrip(' "”’*_').endswith("?")


def is_answered(text: str) -> bool:
    """Tell whether a line is marked as an answer: "A: ..."."""
    return bool(_ANSWER_MARK.match(text))


def speaker(text: str) -> str:
    """Return who speaks in a line of a conversation ("Dr. Rao: ..."), or an empty string."""
    match = _SPEAKER.match(text)
    return match.group(1).strip() if match else ""


def speaker_length(text: str) -> int:
    """Return how many characters of a line are the name of who speaks, with its colon."""
    match = _SPEAKER.match(text)
    return match.end() if match else 0


def without_time_stamp(text: str) -> str:
    """Return what somebody says without the time, in brackets, and the name before it.

    Without brackets, "9:00 Breakfast: ..." may be a plan for the day.
    """
    is_stamped = text[:1] in ("[", "(") and re.match(_TIME_STAMP, text)
    return text[speaker_length(text) :] if is_stamped else text


def heading_number(text: str) -> int | None:
    """Return the number that a heading counts by ("3.", "Tip 3:", "#3"), or None."""
    match = _NUMBER.match(text)
    return int(next(group for group in match.groups() if group)) if match else None


def is_point(text: str) -> bool:
    """Tell whether a line counts in chapters: "2.3 Rest breaks"."""
    return bool(_SUBNUMBER.match(text))


def without_mark(text: str) -> str:
    """Return a line without its number or bullet."""
    if match := _SUBNUMBER.match(text):
        return text[match.end() :].strip()
    return _NUMBER.sub("", _BULLET.sub("", text), count=1).strip()


def mark_length(text: str) -> int:
    """Return how many characters of a line are its number or bullet."""
    return len(text) - len(without_mark(text)) if without_mark(text) else 0


def clean_head(text: str) -> str:
    """Return a head as words to show: no number, no bullet, no closing colon or full stop."""
    head = without_mark(text).strip(' \t\n*_“”"')
    return re.sub(r"\s*[:.,;–—-]+$", "", head)


def is_head_line(line: Line) -> bool:
    """Tell whether a line is short and open-ended enough to be a heading."""
    text = without_mark(line.text)
    most = MAX_QUESTION_WORDS if text.endswith("?") else MAX_HEAD_WORDS
    return 0 < len(words(text)) <= most and not _CLOSED.search(text.rstrip(" *_"))


def is_opening_head(text: str) -> bool:
    """Tell whether a heading introduces the article."""
    return bool(_OPENING.match(clean_head(text)))


def is_closing_head(text: str) -> bool:
    """Tell whether a heading closes the article."""
    return bool(_ENDING.match(clean_head(text)))


def is_background_head(text: str) -> bool:
    """Tell whether a heading asks or explains something, as background does."""
    head = clean_head(text)
    return bool(_BACKGROUND.match(head)) or head.endswith("?")


def is_title_like(text: str) -> bool:
    """Tell whether a line names a whole article, as "7 ways to..." does."""
    return bool(_LISTICLE.search(text)) and not is_imperative(text)


def run_in_head(line: Line) -> Span | None:
    """Return where a line's run-in head lies, counted from the line's start.

    A run-in head is set in bold, or ends in a colon or a dash, and a passage follows it.
    """
    start = mark_length(line.text)
    lead = line.block.lead
    if start < lead < len(line.text) and len(words(line.text[start:lead])) <= MAX_HEAD_WORDS:
        return (start, lead) if _has_body(line.text[lead:]) else None
    match = _LABEL.match(line.text[start:])
    if (
        not match
        or not _is_label(match.group(1))
        or not _has_body(line.text[start + match.end() :])
    ):
        return None
    return start, start + match.end(1) + (1 if ":" in match.group(2) else 0)


def sentence_head(line: Line) -> Span | None:
    """Return where a line's first sentence lies, if it is as short as a head."""
    start = mark_length(line.text)
    spans = sentence_spans(line.text[start:])
    if len(spans) < 2 or len(words(line.text[start : start + spans[0][1]])) > 8:
        return None
    return start, start + spans[0][1]


def _is_label(label: str) -> bool:
    found = words(label)
    if not 1 <= len(found) <= MAX_LABEL_WORDS or label[:1].islower():
        return False
    if len(found) == 1 and re.search(r"[\d_@]", label):
        # A commenter's name, not a tip's.
        return False
    return " ".join(found) not in _NOT_LABELS


def _has_body(text: str) -> bool:
    return len(words(text)) >= MIN_BODY_WORDS
