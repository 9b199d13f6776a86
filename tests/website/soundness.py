"""Checks that HTML is sound: balanced, with unique ids and labels that lead somewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# A paragraph may hold none of these: a browser would close it and leave a stray end tag.
BLOCKS = frozenset(
    "article aside details div fieldset footer form h1 h2 h3 h4 header main nav ol p section"
    " table ul".split()
)
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        self._check(len(names) == len(set(names)), f"<{tag}> repeats an attribute")
        self._check("p" not in self.open or tag not in BLOCKS, f"<{tag}> in <p>")
        self._check("a" not in self.open or tag not in ("a", "button", "input"), f"<{tag}> in <a>")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self._check(self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def _check(self, holds: object, message: str) -> None:
        if not holds:
            self.problems.append(f"line {self.getpos()[0]}: {message}")


def check_html(html: str, *, in_page: bool = False) -> None:
    """Fail with every problem of a fragment, or of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    problems = [*reader.problems, *(f"<{tag}> stays open" for tag in reader.open)]
    ids = [attrs["id"] for _, attrs in reader.elements if "id" in attrs]
    problems += [f"id {id_!r} stands twice" for id_ in sorted({i for i in ids if ids.count(i) > 1})]
    for tag, attrs in reader.elements:
        for name in REFERENCES:
            missing = set((attrs.get(name) or "").split()) - set(ids)
            problems += [f"<{tag} {name}> leads to no {id_!r}" for id_ in sorted(missing)]
    problems += _unlabelled(reader.elements)
    if in_page:
        problems += _headings(reader.elements)
    assert not problems, "\n".join([*problems, html])


def _unlabelled(elements):
    labelled = {attrs.get("for") for tag, attrs in elements if tag == "label"}
    for tag, attrs in elements:
        is_field = tag in ("input", "textarea", "select") and attrs.get("type") != "hidden"
        is_theme = (attrs.get("class") or "").startswith("md-")
        if (
            is_field
            and not is_theme
            and attrs.get("id") not in labelled
            and not attrs.get("aria-label")
        ):
            yield f"<{tag} name={attrs.get('name')!r}> has no label"


def _headings(elements):
    levels = [int(tag[1]) for tag, _ in elements if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"
