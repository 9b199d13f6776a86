"""Write `static.npy`: one vector a word piece, whose mean imitates the encoder's vector.

Learned from the passages of the corpus that are taught, and their sentences.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from corpus import Corpus, load_corpus
from torch.nn import EmbeddingBag
from torch.nn.functional import normalize

from generator.matching.encoder import ShippedEncoder, load_tokenizer
from generator.matching.static import StaticEncoder
from generator.text import sentences

WIDTH = 128
STEPS, SIZE = 3000, 256
LEARNING_RATE = 3e-3
LOG_EVERY = 500
SEED = 7


def texts_of(corpus: Corpus) -> list[str]:
    """Return all texts to learn from, each once: passages, questions, and single sentences."""
    found = [text for kind in corpus.kinds for text in (*kind.passages, *kind.questions)]
    found += [passage.text for passage in corpus.not_advice]
    return list(dict.fromkeys([*found, *(part for text in found for part in sentences(text))]))


def first_vectors(folder: Path, encoder: ShippedEncoder, axes: np.ndarray) -> torch.Tensor:
    """Return what the encoder makes of each word piece alone; the rare ones stay near that."""
    vocabulary = load_tokenizer(folder).get_vocab()
    pieces = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    return torch.tensor(encoder.encode([piece.removeprefix("##") for piece in pieces]) @ axes)


def learn(table: torch.Tensor, pieces: list[list[int]], wanted: torch.Tensor) -> np.ndarray:
    """Move the vectors until the mean over each text's pieces points where it should.

    Args:
        table: One vector a word piece, to begin with.
        pieces: The numbers of each text's word pieces.
        wanted: The direction of each text, of shape (texts, WIDTH).
    """
    torch.manual_seed(SEED)
    bag = EmbeddingBag.from_pretrained(table, freeze=False, mode="mean")
    optimizer = torch.optim.Adam(bag.parameters(), lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, STEPS)
    for step in range(1, STEPS + 1):
        chosen = torch.randint(len(pieces), (SIZE,)).tolist()
        starts = torch.tensor([0, *(len(pieces[at]) for at in chosen[:-1])]).cumsum(0)
        vectors = normalize(bag(torch.tensor([n for at in chosen for n in pieces[at]]), starts))
        goal = wanted[chosen]
        # Each text's own direction, and how alike every two texts are.
        loss = (1 - (vectors * goal).sum(1)).mean()
        loss = loss + ((vectors @ vectors.T - goal @ goal.T) ** 2).mean() * WIDTH
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % LOG_EVERY == 0:
            print(f"{step} loss {loss.item():.3f}", flush=True)
    return bag.weight.detach().numpy()


def main() -> None:
    """Read the option, learn, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the encoder")
    options = parser.parse_args()
    encoder = ShippedEncoder(options.out)
    texts = texts_of(load_corpus().taught())
    vectors = encoder.encode(texts)
    # The directions in which texts differ most; the products of vectors nearly stay as they are.
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    main_axes = axes[:, ::-1][:, :WIDTH].copy()
    wanted = normalize(torch.tensor(vectors @ main_axes))
    pieces = StaticEncoder(options.out).pieces(texts)
    table = learn(first_vectors(options.out, encoder, main_axes), pieces, wanted)
    # In 8 bits: only directions count, and the mean over a text's pieces stays within 0.0002.
    scale = 127 / np.abs(table).max()
    np.save(options.out / "static.npy", np.round(table * scale).astype(np.int8))
    print(f"{len(table):,} word pieces, {len(texts):,} texts")


if __name__ == "__main__":
    main()
