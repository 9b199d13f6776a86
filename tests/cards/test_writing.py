"""Cards to YAML: new files read back, and sources are added without touching anything else."""

from __future__ import annotations

import itertools

import pytest

from generator.cards.model import Card, Source, Step
from generator.cards.writing import add_sources, new_card, quoted
from generator.files.models import validate
from generator.files.yaml import parse_yaml

NEW = (
    Source(article="new-one", tip="aaaaaaaa", heading='Say "no": why, {not}?'),
    Source(article="1 odd name, #2", tip="00000000"),
)
HEAD = "# A person's note\ntitle: Ask   # why not\nsummary: 'Ask them: soon.'\n"
TAIL = "\n# The end\nasked_as: [why, how]\n"

# What `sources` may look like in a file, with one source or none.
BLOCKS = {
    "flow items": "sources:\n  - {article: a, tip: '11111111'}\n",
    "block items": "sources:\n  - article: a\n    tip: '11111111'\n",
    "no indent": "sources:\n- article: a\n  tip: '11111111'\n",
    "deep indent": "sources:\n      -   article: a\n          tip: '11111111'\n",
    "dash on a line of its own": "sources:\n  -\n    article: a\n    tip: '11111111'\n",
    "comment after": "sources:  # where from\n  - {article: a, tip: '11111111'}  # the - first\n",
    "comment before": "sources:\n  # - none, or\n  - # a - b\n    {article: a, tip: '11111111'}\n",
    "comment between": "sources:\n  - article: a  # x\n    # - y\n    tip: '11111111'  # z\n",
    "comment below": "sources:\n  - {article: a, tip: '11111111'}\n  # - {article: b}\n\n",
    "blank lines": "sources:\n\n  - {article: a, tip: '11111111'}\n\n\n",
    "folded heading": "sources:\n  - article: a\n    tip: '11111111'\n    heading: >\n"
    "      A long\n      heading\n",
    "plain heading": "sources:\n  - article: a\n    tip: '11111111'\n    heading: A\n"
    "      long heading\n",
    "flow": "sources: [{article: a, tip: '11111111'}]\n",
    "flow with spaces": "sources: [ {article: a, tip: '11111111'} ]  # one\n",
    "flow with comma": "sources: [{article: a, tip: '11111111'},]\n",
    "flow over lines": "sources: [\n  {article: a, tip: '11111111'},  # first, of [more]\n]\n",
    "flow comment last": "sources: [\n  {article: a, tip: '11111111'}\n  # the end\n]\n",
    "quoted key": "\"sources\":\n  - {article: a, tip: '11111111'}\n",
    "anchored": "sources: &all\n  - &one {article: a, tip: '11111111'}\n",
    "empty": "sources:\n",
    "empty with comment": "sources:   # none yet\n",
    "empty list": "sources: []\n",
    "empty list with comment": "sources: [  # none yet\n]\n",
    "missing": "",
}


def _read(text: str) -> Card:
    return validate(parse_yaml(text, "ask.yaml"), Card, id="ask")


def _is_one_insertion(before: str, after: str) -> bool:
    """Tell whether a text is another with something put in at one place."""
    return _same_start(before, after) + _same_start(before[::-1], after[::-1]) >= len(before)


def _same_start(one: str, other: str) -> int:
    return sum(
        1
        for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )


def _variants() -> list[tuple[str, str]]:
    found = []
    for (name, block), newline, last, order in itertools.product(
        BLOCKS.items(), ("\n", "\r\n"), ("newline", "none", "bom"), ("first", "middle", "last")
    ):
        parts = {"first": (block, HEAD, TAIL), "middle": (HEAD, block, TAIL)}
        text = "".join(parts.get(order, (HEAD, TAIL, block))).replace("\n", newline)
        text = text.rstrip("\r\n") if last == "none" else text
        text = "\ufeff" + text if last == "bom" else text
        found.append((f"{name}, {order}, {newline!r}, {last}", text))
    return found


@pytest.mark.parametrize("text", [text for _, text in _variants()], ids=[n for n, _ in _variants()])
def test_sources_are_added_and_every_other_character_stays(text: str) -> None:
    before = _read(text)
    after = add_sources(text, NEW)
    assert _read(after) == before.model_copy(update={"sources": before.sources + NEW})
    assert _is_one_insertion(text, after)
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    newline = "\r\n" if "\r\n" in text else "\n"
    assert after.replace(newline, "").count("\n") == 0


def test_adding_twice_is_adding_both() -> None:
    text = HEAD + BLOCKS["block items"]
    assert add_sources(add_sources(text, NEW[:1]), NEW[1:]) == add_sources(text, NEW)


def test_adding_nothing_changes_nothing() -> None:
    assert add_sources("title:  A\n", ()) == "title:  A\n"


def test_an_indented_card_stays_indented() -> None:
    text = "   title: A\n   summary: B\n"
    assert [source.tip for source in _read(add_sources(text, NEW)).sources] == [
        "aaaaaaaa",
        "00000000",
    ]


def test_new_sources_go_before_the_end_of_the_document() -> None:
    text = "---\ntitle: A\nsummary: B\n...\n"
    assert add_sources(text, NEW[1:]).endswith('tip: "00000000"}\n...\n')


def test_a_card_in_braces_gets_its_sources_in_braces() -> None:
    text = "{title: A, summary: B, sources: []}\n"
    assert len(_read(add_sources(text, NEW)).sources) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Plain words",
        "no",
        "Null",
        "12:30",
        "2026-11-22",
        "0x1F",
        "Ask: why",
        "a #b",
        "- dash",
        "it’s 'quoted' \"twice\"",
        "trailing ",
        "back\\slash",
        "tab\there",
        "line\nbreak",
        "curly “quotes” – and … 😀",
        "del\x7f nel\x85 line\u2028 para\u2029 bom\ufeff end\uffff",
        "{flow: [x, y]}",
        "<script>alert(1)</script>",
        "%x @y `z`",
        "é",
        "a: ",
        "x" * 5000,
    ],
)
def test_any_text_reads_back_as_it_was(text: str) -> None:
    found = parse_yaml(f"- {quoted(text)}\n- {{a: {quoted(text)}, b: c}}\n", "a.yaml").value
    assert found == [text, {"a": text, "b": "c"}]


def test_a_new_card_reads_back_as_it_was() -> None:
    card = Card(
        id="ask",
        title="Ask: why?",
        summary="no",
        steps=(Step(id="on", text="Say “no”, {then}"), Step(id="1-two", text="true")),
        topics=("learn", "no", "123"),
        moments=("this-week",),
        sources=NEW,
    )
    text = new_card(card)
    assert _read(text) == card
    assert text.startswith("# yaml-language-server: $schema=../schema/card.json\ntitle: ")


def test_a_new_card_without_steps_or_topics_reads_back() -> None:
    card = Card(id="ask", title="Ask", summary="Why", sources=NEW[:1])
    assert _read(new_card(card)) == card
