"""How long combining takes, and what takes it.

    .venv/bin/python benchmarks/combine.py [--articles DIR]

Each row is one whole run of `tipdeck combine` into an empty deck, in a process of its own, as a
person would start it. The peer, in the same run, is the same command with an encoder that knows
nothing, so the ratio is what meaning costs; machines are noisy, and the ratio is not. The last
row is a second run over the deck that the first one made: it must change no byte.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
ROUNDS = 5

_PEER = """
import sys
from pathlib import Path
import numpy as np
from generator.cards.combine_run import run_combine
from generator.matching.known_kinds import KnownKinds
from generator.matching.similarity import Matcher
from generator.tips.judging import BY_RULES

class Nothing:
    def encode(self, texts):
        rows = np.zeros((len(texts), 384), dtype=np.float32)
        rows[:, 0] = 1
        return rows

matcher = Matcher(Nothing(), kinds=KnownKinds(), judge=BY_RULES)
run_combine(Path(sys.argv[1]), Path(sys.argv[2]), matcher=matcher)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=Path, default=ROOT / "content" / "articles")
    articles = parser.parse_args().articles.resolve()
    with tempfile.TemporaryDirectory() as folder:
        deck, peer = Path(folder) / "deck", Path(folder) / "peer"
        command = [sys.executable, "-m", "generator", "combine", str(articles), "--cards"]
        alone = [sys.executable, "-c", _PEER, str(articles)]
        times = [(_timed([*command, deck]), _timed([*alone, peer])) for _ in range(ROUNDS)]
        before = _digest(deck)
        again = _timed([*command, deck], fresh=False)
        unchanged = _digest(deck) == before
    whole, without = (median(column) for column in zip(*times, strict=True))
    ratio = whole / without
    print(f"combine into an empty deck   {whole:5.2f} s   {ratio:4.2f} of the peer")
    print(f"the peer: no encoder         {without:5.2f} s")
    print(f"a second run                 {again:5.2f} s   bytes unchanged: {unchanged}")


def _timed(command: list[str | Path], *, fresh: bool = True) -> float:
    """Run a command, whose last argument is a deck, and return its wall time in seconds."""
    deck = Path(command[-1])
    if fresh and deck.exists():
        for card in deck.iterdir():
            card.unlink()
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _digest(folder: Path) -> str:
    texts = b"".join(path.name.encode() + path.read_bytes() for path in sorted(folder.iterdir()))
    return hashlib.sha256(texts).hexdigest()


if __name__ == "__main__":
    main()
