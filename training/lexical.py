"""Weigh word stems by how rare they are in the corpus, and write `idf.json`.

How the program cuts a text into stems, and compares two texts by them, is in
`generator/matching/lexical.py`.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus import Corpus, load_corpus

from generator.matching.lexical import Rarity, stems

# Stems of a single passage are left out of the file; at run time they weigh the same as new words.
MIN_DOCUMENTS = 2
STOP_WORDS = frozenset((Path(__file__).parent / "stop_words.txt").read_text().split())


def count_stems(texts: Sequence[str]) -> Rarity:
    """Weigh every stem by the number of texts that have it."""
    unweighed = Rarity({}, 0.0, STOP_WORDS)
    found = Counter(stem for text in texts for stem in {stem for stem, _ in stems(text, unweighed)})
    kept = sorted(stem for stem, count in found.items() if count >= MIN_DOCUMENTS)
    return Rarity(
        weights={stem: _rarity(found[stem], len(texts)) for stem in kept},
        unknown=_rarity(1, len(texts)),
        stop_words=STOP_WORDS,
    )


def passages_of(corpus: Corpus) -> list[str]:
    """Return the passages of a corpus, those that give no advice too."""
    advice = [passage for kind in corpus.kinds for passage in kind.passages]
    return advice + [passage.text for passage in corpus.not_advice]


def main() -> None:
    """Read the option, count, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of idf.json")
    options = parser.parse_args()
    passages = passages_of(load_corpus().taught())
    rarity = count_stems(passages)
    content = {
        "documents": len(passages),
        "unknown": rarity.unknown,
        "stop_words": sorted(rarity.stop_words),
        "idf": rarity.weights,
    }
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=0) + "\n"
    (options.out / "idf.json").write_text(text, encoding="utf-8")
    print(f"idf.json {len(rarity.weights):,} stems of {len(passages):,} passages")


def _rarity(count: int, documents: int) -> float:
    return round(math.log((1 + documents) / (1 + count)) + 1, 4)


if __name__ == "__main__":
    main()
