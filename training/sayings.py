"""Write `sayings.json.gz`: how each known kind of guidance is put, for search."""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import Kind, cards, load_corpus

from generator.matching.sayings import FILE
from generator.text import fold

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
LEAST_LETTERS = 3
# A word of longer passages that more of the kinds have says nothing of any.
MOST_KINDS = 0.1


def sayings(groups_of_kinds: Sequence[Sequence[Kind]]) -> list[dict[str, list[str]]]:
    """Return the phrases of each group of kinds, and what telling words their passages add."""
    words = [_words(_longer(kinds)) for kinds in groups_of_kinds]
    counts = Counter(word for found in words for word in found)
    most = MOST_KINDS * len(words)
    rows = []
    for kinds, found in zip(groups_of_kinds, words, strict=True):
        phrases = [
            text for each in kinds for text in (*each.questions, *each.headings, *each.items)
        ]
        telling = {word for word in found if counts[word] <= most} - _words(phrases)
        rows.append({"phrases": phrases, "words": sorted(telling)})
    return rows


def main() -> None:
    """Read the option, and write the file, in the order of `kinds.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the file")
    options = parser.parse_args()
    found = sayings([kinds for card in cards(load_corpus().taught()) for kinds in card])
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(text.encode("utf-8"), mtime=0)
    (options.out / FILE).write_bytes(packed)
    print(f"{FILE} {len(packed):,} bytes, {len(found)} kinds")


def _longer(kinds: Iterable[Kind]) -> list[str]:
    return [text for kind in kinds for text in (*kind.run_ins, *kind.paragraphs)]


def _words(texts: Iterable[str]) -> set[str]:
    found = (word for text in texts for word in WORD.findall(fold(text)))
    return {word for word in found if len(word) >= LEAST_LETTERS}


if __name__ == "__main__":
    main()
