"""The shipped encoder and the static vectors: the same text gives the same vector, fast or not."""

from __future__ import annotations

import numpy as np
import pytest

from generator.matching import encoder as encoder_module
from generator.matching.encoder import WIDTH, ShippedEncoder, model_folder
from generator.matching.similarity import fast_matcher
from generator.matching.static import StaticEncoder

ASK = "Ask the interviewer for feedback."
SAME = "Ring the panel and find out why they turned you down."
OTHER = "Go for a long walk and sleep early."


@pytest.mark.parametrize("kind", [ShippedEncoder, StaticEncoder])
def test_vectors_have_length_one_and_no_text_gives_no_row(
    kind: type[ShippedEncoder] | type[StaticEncoder],
) -> None:
    encoder = kind()
    found = encoder.encode([ASK, "", "🙂"])
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-3)
    assert encoder.encode([]).shape == (0, found.shape[1])


@pytest.mark.parametrize("kind", [ShippedEncoder, StaticEncoder])
def test_a_text_has_the_same_vector_alone_and_among_others(
    kind: type[ShippedEncoder] | type[StaticEncoder],
) -> None:
    alone = kind().encode([ASK])
    among = kind().encode([OTHER, ASK, SAME, ASK])
    assert np.array_equal(among[1], among[3])
    assert np.allclose(alone[0], among[1], atol=1e-6)


def test_what_was_encoded_is_kept_and_the_oldest_goes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(encoder_module, "MOST_KEPT", 2)
    encoder = ShippedEncoder()
    first = encoder.encode([ASK, OTHER])
    monkeypatch.setattr(encoder, "_row", lambda text: np.full(WIDTH, len(text), np.float32))
    assert np.array_equal(encoder.encode([OTHER, ASK]), first[::-1])
    encoder.encode([SAME])
    assert encoder.encode([ASK])[0][0] == len(ASK)


def test_static_vectors_bring_the_same_guidance_together() -> None:
    ask, same, other = StaticEncoder().encode([ASK, SAME, OTHER])
    assert ask @ same > ask @ other


def test_the_fast_matcher_is_as_sure_of_what_is_plainly_the_same() -> None:
    matcher = fast_matcher()
    found = matcher.encode([ASK, "Ask your interviewer for some feedback.", OTHER])
    chances = matcher.probabilities(found, found)
    assert chances[0, 1] >= matcher.calibration.merge > chances[0, 2]


def test_the_model_is_small_enough_to_ship() -> None:
    size = sum(path.stat().st_size for path in model_folder().iterdir())
    assert size <= 30 * 2**20
