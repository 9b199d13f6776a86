"""Write the landmarks: the mean vector of each kind of guidance in the corpus.

With `--static`, as the static vectors see them.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from corpus import Kind, groups, load_corpus

from generator.matching.encoder import Encoder, ShippedEncoder
from generator.matching.static import StaticEncoder

# Chosen by average precision on the labelled articles; see MODEL_CARD.md.
TEMPERATURE = 0.03
UNKNOWN = 0.55


def landmark(kinds: Iterable[Kind], encoder: Encoder) -> np.ndarray:
    """Return the direction of the mean of all passages of some kinds."""
    passages = [text for kind in kinds for text in kind.passages]
    mean = encoder.encode(passages).mean(axis=0)
    return mean / np.linalg.norm(mean)


def main() -> None:
    """Read the option, encode the corpus, and write the kinds and their vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--static", action="store_true", help="for the static vectors")
    options = parser.parse_args()
    encoder = StaticEncoder(options.out) if options.static else ShippedEncoder(options.out)
    name = "kinds-static.npy" if options.static else "kinds.npy"
    found = groups(load_corpus().taught())
    vectors = np.array([landmark(kinds, encoder) for kinds in found])
    # In 8 bits: a landmark need not be exact.
    scale = 127 / np.abs(vectors).max()
    np.save(options.out / name, np.round(vectors * scale).astype(np.int8))
    named = [
        {
            "id": kinds[0].id,
            "gist": kinds[0].gist,
            "subjects": sorted({kind.subject for kind in kinds}),
        }
        for kinds in found
    ]
    content = {"temperature": TEMPERATURE, "unknown": UNKNOWN, "kinds": named}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (options.out / "kinds.json").write_text(text, encoding="utf-8")
    print(f"{len(found)} known kinds")


if __name__ == "__main__":
    main()
