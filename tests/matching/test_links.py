"""Links: each text's likely others, without keeping every pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from generator.matching import links
from generator.matching.calibration import Calibration
from generator.matching.encoder import Vectors
from generator.matching.known_kinds import KnownKinds
from generator.matching.lexical import Rarity
from generator.matching.links import link_between, link_within
from generator.matching.similarity import Matcher

CURVE = Calibration(
    intercept=-6, semantic=8, sentences=2, kinds=0, lexical=2, merge=0.5, unsure=0.25
)


class Scattered:
    """Gives every text a direction of its own, near those of texts with the same first letter."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), 32), dtype=np.float32)
        for row, text in enumerate(texts):
            rng = np.random.default_rng([ord(letter) for letter in text])
            rows[row] = rng.normal(size=32) * 0.1
            rows[row, ord(text[0]) % 32] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


MATCHER = Matcher(Scattered(), CURVE, Rarity({}, 1.0, frozenset()), KnownKinds())
TEXTS = [f"{letter}{number}" for letter in "abcdefgh" for number in range(12)]


def test_links_hold_every_likely_pair() -> None:
    texts = MATCHER.encode(TEXTS)
    whole = MATCHER.probabilities(texts, texts)
    found = link_within(texts, CURVE)
    for row, columns in enumerate(found.rows):
        likely = {int(to) for to in np.flatnonzero(whole[row] >= links.LEAST)} - {row}
        assert set(columns) == likely
        for column, chance in columns.items():
            assert chance == pytest.approx(whole[row, column])
            assert found.rows[column][row] == chance


def test_only_the_nearest_are_kept_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "NEAREST", 5)
    monkeypatch.setattr(links, "_BLOCK", 7)
    found = link_within(MATCHER.encode(TEXTS), CURVE)
    for row, columns in enumerate(found.rows):
        assert len(columns) >= 5
        assert {TEXTS[column][0] for column in columns} == {TEXTS[row][0]}


def test_texts_are_linked_with_others() -> None:
    texts, others = MATCHER.encode(TEXTS[:24]), MATCHER.encode(["a-card", "h-card"])
    found = link_between(texts, others, CURVE)
    assert all(set(columns) == {0} for columns in found.rows[:12])
    assert all(chance < 0.1 for columns in found.rows[12:] for chance in columns.values())


def test_nothing_has_no_links() -> None:
    none = MATCHER.encode([])
    assert link_within(none, CURVE).rows == ()
    assert link_between(MATCHER.encode(["a"]), none, CURVE).rows == ({},)


def test_the_mean_counts_pairs_that_are_not_linked() -> None:
    found = links.Links(({1: 0.8}, {0: 0.8}, {}))
    assert found.mean(0, [1, 2]) == pytest.approx(0.4)
    assert found.mean(0, []) == 0
