"""Texts to vectors. Anything with `encode(texts) -> array` will do; this is the shipped one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import resources
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from generator.executors import thread_count

Vectors = NDArray[np.float32]

MODEL = "model"
WIDTH = 384
# More than so many fight for memory and gain nothing.
MOST_THREADS = 8
# So many texts' vectors are kept, which is some 50 MB: what is judged is compared soon after.
MOST_KEPT = 32_768


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
        self._threads = threads or thread_count(MOST_THREADS)
        self._kept: dict[str, Vectors] = {}
        self._loading = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (texts, WIDTH) whose rows have length 1."""
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        kept = {text: self._kept.get(text) for text in texts}
        new = [text for text, row in kept.items() if row is None]
        # The runtime lets go of the interpreter's lock, so that threads do work side by side.
        found = dict(zip(new, self._pool.map(self._row, new), strict=True)) if new else {}
        self._keep(found)
        known: dict[str, Any] = kept | found
        return np.stack([known[text] for text in texts])

    def _keep(self, found: dict[str, Vectors]) -> None:
        """Keep vectors for the next time; the oldest go where they are too many."""
        self._kept.update(found)
        # Several threads may be here at once.
        for text in list(islice(self._kept, max(0, len(self._kept) - MOST_KEPT))):
            self._kept.pop(text, None)

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
        # Several threads may ask for the first vectors at once; one of them loads the model.
        with self._loading:
            _ = self._tokenizer, self._session
        return ThreadPoolExecutor(self._threads)

    @cached_property
    def _tokenizer(self) -> Any:
        return load_tokenizer(self._folder)

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


def load_tokenizer(folder: Path) -> Any:
    """Return what cuts texts into word pieces, as a model's folder has it."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def read_model_json(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Return one of the JSON files that lie beside the encoder, or in another model's folder."""
    path = (folder or model_folder()) / name
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


# All parts of the program share it, and the vectors that it keeps.
SHIPPED_ENCODER = ShippedEncoder()
