"""Write the landmarks, the mean vectors of each known kind's passages, and the cards' classifier.

Kinds that are the same are one known kind, with a landmark for all passages and one for the lively
ones. Known kinds that editors print on one card stand side by side, and are one for the classifier.

With `--static`, as the static vectors see them.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from articles import load_subjects, load_wild
from classifier import Classroom
from corpus import Kind, cards, load_corpus

from generator.matching.encoder import Encoder, ShippedEncoder
from generator.matching.known_kinds import read_landmarks
from generator.matching.static import StaticEncoder

# Chosen by average precision on the labelled articles; see MODEL_CARD.md.
TEMPERATURE = 0.03
UNKNOWN = 0.55


def landmarks(kinds: Sequence[Kind], encoder: Encoder) -> list[np.ndarray]:
    """Return the directions of two means over kinds that are the same.

    The first is that of all passages which the encoder learned from, the second that of the lively.
    """
    taught = [text for kind in kinds for text in kind.tidy + kind.messy]
    lively = [text for kind in kinds for text in kind.lively]
    means = [encoder.encode(texts).mean(axis=0) for texts in (taught, lively) if texts]
    return [mean / np.linalg.norm(mean) for mean in means]


def main() -> None:
    """Read the option, encode the corpus, and write the kinds and their vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--static", action="store_true", help="for the static vectors")
    options = parser.parse_args()
    encoder = StaticEncoder(options.out) if options.static else ShippedEncoder(options.out)
    variant = "-static" if options.static else ""
    on_cards = cards(load_corpus().taught())
    found = [kinds for card in on_cards for kinds in card]
    made = [landmarks(kinds, encoder) for kinds in found]
    vectors = np.concatenate(made)
    # In 8 bits: a landmark need not be exact.
    scale = 127 / np.abs(vectors).max()
    np.save(options.out / f"kinds{variant}.npy", np.round(vectors * scale).astype(np.int8))
    named = [
        {
            "id": kinds[0].id,
            "gist": kinds[0].gist,
            "subjects": sorted({kind.subject for kind in kinds}),
            "landmarks": len(own),
        }
        for kinds, own in zip(found, made, strict=True)
    ]
    content = {
        "temperature": TEMPERATURE,
        "unknown": UNKNOWN,
        "cards": [len(card) for card in on_cards],
        "kinds": named,
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (options.out / "kinds.json").write_text(text, encoding="utf-8")
    classroom = Classroom(
        on_cards, (*load_subjects(), *load_wild()), encoder, read_landmarks(options.out, variant)
    )
    classifier = classroom.kinds_without().classifier
    np.save(options.out / f"cards{variant}.npy", classifier.astype(np.float16))
    print(f"{len(found)} known kinds on {len(on_cards)} cards, {len(vectors)} landmarks")


if __name__ == "__main__":
    main()
