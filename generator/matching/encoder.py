"""Texts to vectors. Anything with `encode(texts) -> array` will do; this is the shipped one."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

MODEL = "model"
WIDTH = 384
# More than so many fight for memory and gain nothing.
MOST_THREADS = 8


class Encoder(Protocol):
    """Turns texts into unit vectors, one row a text."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, dimensions) whose rows have length 1."""
        ...


class ShippedEncoder:
    """The encoder in `model/`: a small transformer in 8 bits, run by ONNX Runtime.

    `training/MODEL_CARD.md` says how it was made. Nothing is loaded before the first text.
    """

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        self._folder = folder or model_folder()
        self._threads = threads or min(len(os.sched_getaffinity(0)), MOST_THREADS)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, WIDTH) whose rows have length 1."""
        different = list(dict.fromkeys(texts))
        if not different:
            return np.zeros((0, WIDTH), dtype=np.float32)
        # The runtime lets go of the interpreter's lock, so that threads do work side by side.
        rows = dict(zip(different, self._pool.map(self._row, different), strict=True))
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
    def _pool(self) -> ThreadPoolExecutor:
        # Loaded here, before several threads ask for them at once.
        _ = self._tokenizer, self._session
        return ThreadPoolExecutor(self._threads)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer  # noqa: PLC0415

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        # A tip is too short to be shared out: each thread takes a tip of its own.
        options.intra_op_num_threads = 1
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
