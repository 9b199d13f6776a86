"""Reviews and explanations in a terminal: what is printed, and what a person types.

Colour and weight only help: whatever they say stands there in words too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from textwrap import indent, wrap
from typing import Literal

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from generator.cards.model import Card
from generator.cards.reasons import Explanation, in_words, shortened
from generator.cards.reviewing import (
    Answer,
    Pair,
    Review,
    common_words,
    has_to_leave,
    is_open,
    record,
)
from generator.errors import show_path
from generator.tips.model import Tip

# From so many columns on, a tip and a card stand side by side.
_WIDE = 100
_TIP_WORDS = 90
_SAYS_WORDS = 35
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")

Reply = Literal["same", "different", "skip", "quit"]
_PROMPT = "[s]ame / [d]ifferent / s[k]ip / [q]uit: "
_REPLIES: dict[str, Reply] = {
    "": "skip",
    "s": "same",
    "same": "same",
    "d": "different",
    "different": "different",
    "k": "skip",
    "skip": "skip",
    "q": "quit",
    "quit": "quit",
}
_DONE = {"same": "put together", "different": "kept apart"}


def terminal() -> Console:
    """Return the terminal that a command prints to; NO_COLOR and COLUMNS are obeyed."""
    return Console(markup=False, highlight=False, emoji=False)


def ask_all(review: Review, console: Console) -> None:
    """Ask a person about each pair, and write each answer down before the next is asked."""
    total = len(review.pairs)
    if not total:
        console.print("nothing to review")
        return
    console.print(f"{total} to review; answers go to {show_path(review.decisions)}")
    answered = 0
    try:
        for number, pair in enumerate(review.pairs, 1):
            # An answer may have settled what was to be asked later.
            if not is_open(review, pair):
                continue
            _show_pair(pair, console, number=f"{number} of {total}")
            reply = _ask(console)
            if reply == "quit":
                break
            if reply != "skip":
                record(review, pair, reply)
                answered += 1
                console.print(_outcome(pair, reply))
    except KeyboardInterrupt:
        console.print()
    again = "; run `tipdeck combine` to carry them out" if answered else ""
    console.print(f"\n{answered or 'none'} answered{again}")


def print_reasons(found: Explanation, console: Console) -> None:
    """Print why each source is on a card."""
    console.print(Text.assemble((found.card.id, "bold"), f"  {found.card.title}"))
    if not found.reasons:
        console.print("\nit has no sources")
    for reason in found.reasons:
        console.print(Text.assemble("\n", (reason.source.ref, "cyan"), f"  {reason.says}"))
        _print_below(in_words(reason), console)
    if found.is_alone:
        near = "the nearest other cards:" if found.neighbours else "no other card is near"
        console.print(f"\nno other tip is on it; {near}")
        lines = (f"{each.chance.percent}  {_titled(each.card)}" for each in found.neighbours)
        _print_below(lines, console)


def _print_below(lines: Iterable[str], console: Console) -> None:
    """Print lines indented, and what does not fit on one more so."""
    for line in lines:
        folded = wrap(line, console.width - 4, subsequent_indent="  ", break_on_hyphens=False)
        console.print(indent("\n".join(folded), " " * 4))


def _ask(console: Console) -> Reply:
    """Return what a person wants; the end of the input is an end of the questions."""
    while True:
        try:
            typed = console.input(_PROMPT, markup=False, emoji=False)
        except EOFError:
            console.print()
            return "quit"
        if not sys.stdin.isatty():
            # Nobody pressed Enter, so the line of the question is still open.
            console.print()
        reply = _REPLIES.get(typed.strip().lower())
        if reply:
            return reply
        console.print("type s, d, k or q, and then Enter")


def _outcome(pair: Pair, answer: Answer) -> str:
    done = f"{_DONE[answer]} in decisions.yaml"
    if not has_to_leave(pair, answer):
        return done
    return (
        f"{done}; the tip stands on {pair.placed.id} until you remove its line under `sources` "
        "in that card's file"
    )


def _show_pair(pair: Pair, console: Console, *, number: str) -> None:
    tip = [each for each in (pair.tip.heading, shortened(pair.tip.body, _TIP_WORDS)) if each]
    card = [pair.card.title, pair.card.summary]
    common = common_words("\n".join(tip), "\n".join([*card, *map(_in_one_line, pair.says)]))
    panels = [
        Panel(_page(tip, (), common), title=f"tip of {pair.tip.article}", title_align="left"),
        Panel(_page(card, pair.says, common), title=_card_title(pair), title_align="left"),
    ]
    console.print()
    console.rule(number)
    if console.width >= _WIDE:
        console.print(_side_by_side(panels, console))
    else:
        console.print(Group(*panels))
    console.print(_question(pair))


def _page(paragraphs: Sequence[str], says: Sequence[Tip], bold: frozenset[str]) -> Group:
    """Return paragraphs, and what a card's sources say below them, with some words in bold."""
    shown = Table.grid(padding=(0, 1))
    for each in says:
        shown.add_row("•", Text(f"{each.article}: ") + _marked(_in_one_line(each), bold))
    text = Text("\n\n").join(_marked(each, bold) for each in paragraphs)
    return Group(text, Text("\nWhat its sources say:"), shown) if says else Group(text)


def _in_one_line(tip: Tip) -> str:
    text = f"{tip.heading.rstrip('.')}. {tip.body}" if tip.heading else tip.body
    return shortened(text, _SAYS_WORDS)


def _titled(card: Card) -> str:
    return f"{card.id} ({card.title})"


def _card_title(pair: Pair) -> str:
    return "a new draft" if pair.is_new else f"card {pair.card.id}"


def _marked(text: str, words: frozenset[str]) -> Text:
    """Return a text with some words in bold."""
    marked = Text(text)
    for match in _WORD.finditer(text):
        if match.group().lower().replace("’", "'") in words:
            marked.stylize("bold", *match.span())
    return marked


def _side_by_side(panels: list[Panel], console: Console) -> Table:
    """Return two panels in two columns, the lower one made as high as the other."""
    width = console.width // 2
    narrow = console.options.update(width=width)
    height = max(len(console.render_lines(panel, narrow)) for panel in panels)
    for panel in panels:
        panel.width, panel.height = width, height
    grid = Table.grid()
    grid.add_row(*panels)
    return grid


def _question(pair: Pair) -> str:
    words = f"; both say {', '.join(pair.shared)}" if pair.shared else ""
    return f"{pair.score:.0%} likely the same guidance{words}.\n`combine` would {_fate(pair)}."


def _fate(pair: Pair) -> str:
    """Say what happens to a tip if nobody decides."""
    if pair.joins:
        return "put this tip on this card"
    if pair.placed.id not in pair.new:
        verb = "stands on" if pair.stands else "joins"
        return f"keep them apart: this tip {verb} {_titled(pair.placed)}"
    alone = len(pair.placed.sources) == 1
    draft = "a draft of its own" if alone else f"a draft with others ({pair.placed.title})"
    return f"keep them apart: this tip makes {draft}"
