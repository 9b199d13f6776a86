"""Texts to vectors without a network: the mean of one vector a word piece.

Many times as fast as the encoder, and blind to order and to what words mean together. For inputs
so large that the encoder would take hours. `training/static_vectors.py` makes the vectors: they
imitate the encoder's. The way is that of Model2Vec (Tulkens and van Dongen, 2024), with training.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from generator.matching.encoder import Vectors, load_tokenizer, model_folder

# A text without a word piece is encoded as this one, so that its vector has a length too.
_PADDING = 0


class StaticEncoder:
    """The vectors in `model/static.npy`, one a word piece; the tokenizer is the encoder's.

    Nothing is loaded before the first text.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or model_folder()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, dimensions) whose rows have length 1."""
        pieces = self.pieces(texts)
        if not pieces:
            return self._table[:0]
        starts = np.cumsum([0, *map(len, pieces[:-1])])
        sums = np.add.reduceat(self._table[np.concatenate(pieces)], starts, axis=0)
        vectors: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of each text's word pieces, at least one of each."""
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoding.ids or [_PADDING] for encoding in encodings]

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = load_tokenizer(self._folder)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _table(self) -> Vectors:
        table: Vectors = np.load(self._folder / "static.npy").astype(np.float32)
        return table


# All parts of the program share it.
STATIC_ENCODER = StaticEncoder()
