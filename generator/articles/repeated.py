"""Elements that a page repeats side by side, such as the posts of a thread.

An extractor looks for the one element that holds the article. On a page where many people write
below each other it takes the longest post for it and loses the others, or takes all of the page
and loses who wrote what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from generator.articles.elements import Laid, join, lay_out
from generator.text import words

# Two of a kind could be the article and what is beside it.
MIN_ELEMENTS = 3
# In words. Shorter ones are menu entries, or links to other pages.
MIN_LENGTH = 12
# An article lies in elements when this share of its words does.
LEAST_INSIDE = 0.9
# What forums call a post. Blogs call their comments so, but no article lies in those.
_POST = re.compile(r"(?:^|[\s_-])(?:post|reply|message|answer|comment)(?:$|[\s_-])", re.I)


@dataclass(frozen=True)
class Group:
    """Elements side by side and of one class, each as its text and blocks."""

    class_: str
    elements: tuple[Laid, ...]

    @property
    def are_articles(self) -> bool:
        """Tell whether most have a heading of their own, as articles below each other have."""
        titled = [any(each.kind == "heading" for each in blocks) for _, blocks in self.elements]
        return sum(titled) > len(titled) / 2

    def holds(self, article: Sequence[str]) -> bool:
        """Tell whether one element holds an article, or all do and are called posts."""
        texts = [text for text, _ in self.elements]
        whole = [" ".join(texts)] if _POST.search(self.class_) else []
        return any(_holds(text, article) for text in texts + whole)


def repeated(page: _Element) -> list[Group]:
    """Return the groups of a page whose elements have something to say."""
    groups: dict[tuple[_Element, str, str], list[_Element]] = {}
    for element in page.iter("article", "div", "li", "section", "td", "tr"):
        parent, class_ = element.getparent(), element.get("class")
        if parent is not None and class_:
            groups.setdefault((parent, str(element.tag), class_), []).append(element)
    found = [
        Group(class_, tuple(laid for laid in map(lay_out, elements) if _is_long(laid[0])))
        for (*_, class_), elements in groups.items()
        if len(elements) >= MIN_ELEMENTS
    ]
    return [group for group in found if len(group.elements) >= MIN_ELEMENTS]


def whole_thread(groups: Sequence[Group], article: str) -> Laid | None:
    """Return the text and blocks of the posts that an article is one of, or None.

    Args:
        groups: What `repeated` returned for the article's page.
        article: The article's text as the extractor found it.
    """
    wanted = words(article)
    for group in groups:
        if not group.are_articles and group.holds(wanted):
            return join(group.elements)
    return None


def _is_long(text: str) -> bool:
    return len(words(text)) >= MIN_LENGTH


def _holds(text: str, article: Sequence[str]) -> bool:
    own = set(words(text))
    return sum(word in own for word in article) >= LEAST_INSIDE * len(article)
