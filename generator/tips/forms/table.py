"""The table of forms, from the plainest to the loosest.

A form is a function from an article's lines to passages. It returns none where the article does
not have that form.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.tips.forms.blob import sentence_headed
from generator.tips.forms.conversation import conversed
from generator.tips.forms.headings import headed, numbered, short_lines
from generator.tips.forms.lists import item_headed, listed, run_in
from generator.tips.forms.paragraphs import commanding, short_sentences
from generator.tips.forms.questions import questioned
from generator.tips.passage import Line, Passage

Form = Callable[[list[Line]], list[Passage]]

FORMS: tuple[Form, ...] = (
    numbered,
    questioned,
    conversed,
    headed,
    short_lines,
    run_in,
    sentence_headed,
    item_headed,
    listed,
    short_sentences,
    commanding,
)
# Forms whose heads may only gather tips, and those in which the tips then stand.
COARSE: tuple[Form, ...] = (headed, short_lines)
FINE: tuple[Form, ...] = (numbered, item_headed, run_in, listed, commanding, short_sentences)
