"""Topic pages: cards about one thing, and the list of topics."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.library import Library
from generator.text import squeeze
from generator.website.addresses import TOPICS, topic_path
from generator.website.page import SearchEntry, SitePage
from generator.website.relations import cards_of_topic, counted, teasers


def pages(library: Library) -> Iterator[SitePage]:
    """Yield the list of topics, then each topic's page."""
    topics = library.vocabulary.topics
    yield SitePage(
        path=TOPICS,
        title="Topics",
        description=f"Tips on {library.home.subject}, by what they are about.",
        template="topics",
        values={"topics": [(topic, len(cards_of_topic(library, topic))) for topic in topics]},
    )
    for topic in topics:
        cards = cards_of_topic(library, topic)
        yield SitePage(
            path=topic_path(topic.id),
            title=topic.title,
            description=squeeze(topic.summary),
            template="topic",
            values={
                "topic": topic,
                "cards": teasers(library, cards),
                "others": [other for other in topics if other.id != topic.id],
            },
            search=SearchEntry(text=topic.summary),
            picture_line=counted(len(cards), "tip"),
        )
