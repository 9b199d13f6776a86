"""Fine-tune the base model, so that passages that give the same guidance lie close together."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from batches import Batch, make_batches
from corpus import VALIDATION, Corpus, Kind, load_corpus, tips_of
from minilm import embed, encode, load_model, load_tokenizer
from sklearn.metrics import average_precision_score
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers import PreTrainedModel

TEMPERATURE = 0.05
LEARNING_RATE = 7e-5
WARM_UP = 0.1
SEED = 7
KINDS, VIEWS, EXTRAS = 32, 3, 8
# The subject kept aside gains nothing after some 800, the labelled articles still do.
STEPS = 2000
LOG_EVERY = 100


def contrastive_loss(vectors: Tensor, batch: Batch, corpus: Corpus) -> Tensor:
    """Ask each text to find another of its kind among all texts of other kinds."""
    scores = vectors @ vectors.T / TEMPERATURE
    positive, negative = _relations(batch.kinds, corpus)
    anchors, partners = positive.nonzero(as_tuple=True)
    others = scores[anchors].masked_fill(~negative[anchors], float("-inf"))
    # Column 0 is the partner; only texts of other kinds compete with it, never a second partner.
    rows = torch.cat([scores[anchors, partners].unsqueeze(1), others], dim=1)
    return cross_entropy(rows, torch.zeros(len(rows), dtype=torch.long))


def train(corpus: Corpus, *, steps: int, watched: tuple[Kind, ...]) -> PreTrainedModel:
    """Train for a number of steps; print the loss, and the figure on the watched kinds."""
    torch.manual_seed(SEED)
    model, tokenizer = load_model(), load_tokenizer()
    # The corpus has few words beside the base model's; frozen word vectors keep the rest in tune.
    model.embeddings.requires_grad_(False)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=LEARNING_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    started, losses = time.monotonic(), []
    batches = make_batches(corpus, steps=steps, kinds=KINDS, views=VIEWS, extras=EXTRAS, seed=SEED)
    for step, batch in enumerate(batches, start=1):
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = embed(model, tokenizer, batch.texts)
        loss = contrastive_loss(vectors.float(), batch, corpus)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % LOG_EVERY == 0 or step == steps:
            figure = f" AP {watch(model, tokenizer, watched):.3f}"
            recent = np.mean(losses[-LOG_EVERY:])
            print(
                f"{step} loss {recent:.3f}{figure} {time.monotonic() - started:.0f} s", flush=True
            )
    return model


def watch(model: PreTrainedModel, tokenizer: Tokenizer, kinds: tuple[Kind, ...]) -> float:
    """Return the average precision of the cosine over all pairs of tips of some kinds."""
    tips = [(tip.text, kind.id) for kind in kinds for tip in tips_of(kind, seed=0)]
    vectors = encode(model, tokenizer, [text for text, _ in tips])
    labels = np.array([kind for _, kind in tips])
    upper = np.triu_indices(len(tips), k=1)
    together = labels[upper[0]] == labels[upper[1]]
    return float(average_precision_score(together, (vectors @ vectors.T)[upper]))


def main() -> None:
    """Read the options, train, and save the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    corpus = load_corpus()
    watched = tuple(kind for kind in corpus.kinds if kind.subject in VALIDATION)
    train(corpus.taught(), steps=options.steps, watched=watched).save_pretrained(options.out)


def _rate(step: int, steps: int) -> float:
    """Rise to the full learning rate, then fall to nothing in a straight line."""
    warm_up = max(1, int(steps * WARM_UP))
    return min((step + 1) / warm_up, (steps - step) / (steps - warm_up))


def _relations(kinds: tuple[str, ...], corpus: Corpus) -> tuple[Tensor, Tensor]:
    """Return which texts are partners and which are rivals; the rest is left out of the loss."""
    partner = [[bool(a) and a == b for b in kinds] for a in kinds]
    # Kinds of two subjects may be the same, or so close that nobody can say: neither pull nor push.
    alike = [[a == b or b in corpus.alike.get(a, ()) for b in kinds] for a in kinds]
    positive = torch.tensor(partner) & ~torch.eye(len(kinds), dtype=torch.bool)
    return positive, ~torch.tensor(alike)


if __name__ == "__main__":
    main()
