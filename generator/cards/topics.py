"""Which topic a new draft is about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.cards.vocabulary import Term, Vocabulary
from generator.matching.encoder import Vectors
from generator.matching.similarity import Matcher

# A topic is proposed where the card is this close to it; most drafts are close to one.
MIN_COSINE = 0.2


@dataclass(frozen=True)
class TopicProposer:
    """Topics to propose, and their vectors."""

    topics: tuple[Term, ...]
    vectors: Vectors | None

    @classmethod
    def of(cls, vocabulary: Vocabulary, matcher: Matcher) -> TopicProposer:
        """Encode a vocabulary's topics."""
        texts = [f"{topic.title}. {topic.summary}" for topic in vocabulary.topics]
        return cls(vocabulary.topics, matcher.encoder.encode(texts) if texts else None)

    def nearest(self, tips: Vectors) -> tuple[str, ...]:
        """Return the topic nearest to the vectors of tips, where one is near."""
        if self.vectors is None:
            return ()
        mean = np.mean(tips, axis=0)
        cosines = np.round(self.vectors @ mean, 4)
        best = int(cosines.argmax())
        return (self.topics[best].id,) if cosines[best] >= MIN_COSINE else ()
