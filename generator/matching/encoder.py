"""Texts to vectors. Anything with `encode(texts) -> array` will do; this is the shipped one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

MODEL = "model"


class Encoder(Protocol):
    """Turns texts into unit vectors, one row a text."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, dimensions) whose rows have length 1."""
        ...


class ShippedEncoder:
    """The encoder in `model/`: a small transformer in 8 bits, run by ONNX Runtime.

    `training/MODEL_CARD.md` says how it was made. Nothing is loaded before the first text.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 0) -> None:
        self._folder = folder or model_folder()
        self._threads = threads

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, 384) whose rows have length 1."""
        rows = {text: self._row(text) for text in dict.fromkeys(texts)}
        if not rows:
            return np.zeros((0, 384), dtype=np.float32)
        return np.stack([rows[text] for text in texts])

    def _row(self, text: str) -> Vectors:
        # One text at a time: 8-bit scales are set by all that is fed together, so in a batch a
        # tip's vector would depend on which other tips are in it.
        encoding = self._tokenizer.encode(text)
        fed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        vector: Vectors = self._session.run(["embedding"], fed)[0][0]
        return vector

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer  # noqa: PLC0415

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        path = str(self._folder / "encoder.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def model_folder() -> Path:
    """Return the folder of the shipped model's files."""
    return Path(str(resources.files("generator.matching").joinpath(MODEL)))


def read_model_json(name: str) -> dict[str, Any]:
    """Return one of the JSON files that lie beside the encoder."""
    found: dict[str, Any] = json.loads((model_folder() / name).read_text(encoding="utf-8"))
    return found
