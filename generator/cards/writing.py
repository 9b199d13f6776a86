"""Cards to YAML: new files, and sources added to a file without touching anything else in it.

A person's file is never written anew from data. New sources are put into its text where they
belong, and the result is read back and compared before it replaces the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from generator.cards.model import Card, Source
from generator.files.yaml import Place

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/card.json"
BOM = "\ufeff"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Words that another YAML reader would take for something else than text.
_SPECIAL = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W\d_][\w ’'().;/–—-]*")


def new_card(card: Card) -> str:
    """Return the text of a new card's file."""
    lines = [SCHEMA_LINE, f"title: {quoted(card.title)}", f"summary: {quoted(card.summary)}"]
    if card.steps:
        lines.append("steps:")
        lines += [
            f"  - {{id: {quoted(step.id)}, text: {quoted(step.text)}}}" for step in card.steps
        ]
    lines += [f"topics: {_list(card.topics)}", f"moments: {_list(card.moments)}"]
    lines += ["asked_as: []", f"status: {card.status}", "sources:"]
    lines += [f"  - {_source(source)}" for source in card.sources]
    return "\n".join(lines) + "\n"


def _list(ids: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, ids))}]"


def add_sources(text: str, sources: Sequence[Source]) -> str:
    """Return a card file's text with sources added; every other character stays.

    Args:
        text: A valid card file.
        sources: What to add, in order.
    """
    return add_items(text, "sources", [_source(each) for each in sources])


def add_items(text: str, key: str, items: Sequence[str]) -> str:
    """Return a file's text with items added to one of its lists; every other character stays.

    Args:
        text: A valid file of keys with values.
        key: Of the list, which need not be there yet.
        items: What to add, in order, each in YAML that fits on a line and into brackets.
    """
    if not items:
        return text
    if text.startswith(BOM):
        return BOM + add_items(text[1:], key, items)
    root = yaml.compose(text, Loader=_LOADER)
    assert isinstance(root, yaml.MappingNode), "only a file that was read as a model is changed"
    found = next((pair for pair in root.value if pair[0].value == key), None)
    indent = " " * root.start_mark.column
    lines = [f"{indent}  - {each}" for each in items]
    if found is None:
        return _after_line(text, _last_mark(root), [f"{indent}{key}:", *lines])
    name, node = found
    if not isinstance(node, yaml.SequenceNode):
        return _after_line(text, name.end_mark.index, lines)
    if node.flow_style:
        return _into_flow(text, node, items)
    return _into_block(text, node, items)


def set_values(text: str, values: Mapping[Place, str]) -> str:
    """Return a file's text with values replaced; every other character stays.

    Args:
        text: A valid file.
        values: New values in YAML that fits on a line, by their places, at each of which a value
            stands already.
    """
    if not values:
        return text
    if text.startswith(BOM):
        return BOM + set_values(text[1:], values)
    root = yaml.compose(text, Loader=_LOADER)
    nodes = [(_node_at(root, place), value) for place, value in values.items()]
    for node, value in sorted(nodes, key=lambda each: -each[0].start_mark.index):
        text = text[: node.start_mark.index] + value + text[node.end_mark.index :]
    return text


def _node_at(node: Any, place: Place) -> yaml.Node:
    for part in place:
        if isinstance(part, int):
            node = node.value[part]
        else:
            node = next(value for key, value in node.value if key.value == part)
    assert isinstance(node, yaml.ScalarNode), "only a scalar is replaced"
    return node


def quoted(text: str) -> str:
    """Return text as a YAML scalar: plain where that is safe, else in double quotes."""
    return text if _is_plain(text) else in_quotes(text)


def in_quotes(text: str) -> str:
    """Return text in double quotes, with what YAML would not take as it stands escaped."""
    shown = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", shown)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _SPECIAL and text == text.strip()


def _source(source: Source) -> str:
    parts = [f"article: {quoted(source.article)}", f'tip: "{source.tip}"']
    if source.heading:
        parts.append(f"heading: {in_quotes(source.heading)}")
    return "{" + ", ".join(parts) + "}"


def _into_block(text: str, node: yaml.SequenceNode, items: Sequence[str]) -> str:
    """Add items after the last one, indented as it is."""
    first = node.value[0].start_mark.index
    dashes = [
        token.start_mark
        for token in yaml.scan(text, Loader=_LOADER)
        if isinstance(token, yaml.BlockEntryToken) and token.start_mark.index < first
    ]
    indent = " " * dashes[-1].column
    return _after_line(text, _last_mark(node), [f"{indent}- {each}" for each in items])


def _into_flow(text: str, node: yaml.SequenceNode, items: Sequence[str]) -> str:
    """Add items after the last one, or before the closing bracket where there is none."""
    added = ", ".join(items)
    if not node.value:
        close = node.end_mark.index - 1
        return text[:close] + added + text[close:]
    # What follows the last item, a comma or a comment, then follows the new ones.
    end = node.value[-1].end_mark.index
    return f"{text[:end]}, {added}{text[end:]}"


def _last_mark(node: yaml.Node) -> int:
    """Return where the last thing inside a node ends, before comments and blank lines."""
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    if is_block and node.value:
        last = node.value[-1]
        return _last_mark(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _after_line(text: str, index: int, lines: Sequence[str]) -> str:
    """Put lines after the line that holds the character before an index."""
    newline = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", max(index - 1, 0))
    head, tail = (text + newline, "") if end < 0 else (text[: end + 1], text[end + 1 :])
    return head + "".join(line + newline for line in lines) + tail
