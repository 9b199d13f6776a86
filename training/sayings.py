"""Write `sayings.json.gz`: how each known kind of guidance is put, for search."""

import argparse
import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

from corpus import Kind, groups, load_corpus

from generator.matching.sayings import FILE
from generator.text import fold

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
LEAST_LETTERS = 3


def saying(kinds: Iterable[Kind]) -> dict[str, list[str]]:
    """Return the phrases of some kinds, and what words their longer passages add."""
    phrases = [text for kind in kinds for text in (*kind.questions, *kind.headings, *kind.items)]
    longer = [text for kind in kinds for text in (*kind.run_ins, *kind.paragraphs)]
    words = _words(longer) - _words(phrases)
    return {"phrases": phrases, "words": sorted(words)}


def main() -> None:
    """Read the option, and write the file, in the order of `kinds.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the file")
    options = parser.parse_args()
    found = [saying(kinds) for kinds in groups(load_corpus().taught())]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(text.encode("utf-8"), mtime=0)
    (options.out / FILE).write_bytes(packed)
    print(f"{FILE} {len(packed):,} bytes, {len(found)} kinds")


def _words(texts: Iterable[str]) -> set[str]:
    found = (word for text in texts for word in WORD.findall(fold(text)))
    return {word for word in found if len(word) >= LEAST_LETTERS}


if __name__ == "__main__":
    main()
