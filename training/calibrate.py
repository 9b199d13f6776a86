"""Learn from labelled articles how likely two tips give the same guidance.

Prints the figures of the model card, each subject measured by what was fitted to the others, and
writes `calibration.json`, fitted to all. The encoder and `idf.json` must be in place.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from articles import Subject, load_subjects
from curve import THRESHOLDS, Compared, apart, calibrate, join, join_all, score_unseen
from minilm import encode, load_model, load_tokenizer
from sklearn.metrics import average_precision_score

from generator.matching.encoder import ShippedEncoder, Vectors
from generator.matching.lexical import shipped_rarity, vector
from generator.matching.similarity import Encoded, cosines

BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def compare(subjects: Sequence[Subject]) -> dict[str, list[Compared]]:
    """Return the subjects with their cosines, for each way of comparing tips."""
    shipped, model, tokenizer = ShippedEncoder(), load_model(), load_tokenizer()
    both = [_compared(each, shipped.encode(each.texts)) for each in subjects]
    plain = [_compared(each, _off_mean(encode(model, tokenizer, each.texts))) for each in subjects]
    return {
        "words alone (TF-IDF)": [
            replace(each, semantic=np.zeros_like(each.shared)) for each in both
        ],
        "all-MiniLM-L6-v2, mean taken off": _without_words(plain),
        "the same, with words": plain,
        "this encoder": _without_words(both),
        "this encoder, with words": both,
    }


def print_figures(ways: dict[str, list[Compared]]) -> None:
    """Print what each way reaches on subjects that its curve and threshold never saw."""
    print(f"{'':34}AP     best F1  F1     precision  recall  merge")
    for name, samples in ways.items():
        rows = [_measure(sample, rest) for sample, rest in apart(samples)]
        print(f"{name:34}{_row(np.mean(rows, axis=0))}")
        for sample, row in zip(samples, rows, strict=True):
            print(f"  {sample.subject.name:32}{_row(row)}")


def print_reliability(samples: Sequence[Compared], merge: float) -> None:
    """Print how often pairs of each probability, and joins at each threshold, are right."""
    scored = score_unseen(samples)
    chances = np.concatenate([scores[subject.across] for subject, scores in scored])
    same = np.concatenate([subject.same for subject, _ in scored])
    print(f"{same.sum()} of {len(same):,} pairs give the same guidance")
    print("probability   pairs  mean p  same guidance")
    for low, high in pairwise(BINS):
        inside = (chances >= low) & ((chances < high) | (high == BINS[-1]))
        mean, share = chances[inside].mean(), same[inside].mean()
        print(f"{low:.2f} to {high:.2f} {inside.sum():7,}  {mean:.3f}   {share:.3f}")
    print("threshold  joined  right  precision  recall  F1     precision from here to next")
    for low, high in pairwise(sorted({*STEPS, merge})):
        joins = join_all(scored, low)
        added = joins - join_all(scored, high)
        print(
            f"{low:.2f}       {joins.joined:6}  {joins.right:5}  {joins.precision:.3f}      "
            f"{joins.recall:.3f}   {joins.f1:.3f}  {added.precision:.3f} of {added.joined}"
        )


def main() -> None:
    """Read the option, measure, fit to all subjects, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of calibration.json")
    options = parser.parse_args()
    ways = compare(load_subjects())
    print_figures(ways)
    samples = ways["this encoder, with words"]
    calibration = calibrate(samples)
    print_reliability(samples, calibration.merge)
    print(calibration)
    text = json.dumps(asdict(calibration), indent=2) + "\n"
    (options.out / "calibration.json").write_text(text, encoding="utf-8")


def _measure(sample: Compared, rest: Sequence[Compared]) -> list[float]:
    """Return a subject's figures by a curve and a threshold that were chosen on the others."""
    curve = calibrate(rest)
    subject, scores = sample.subject, sample.probabilities(curve)
    precision = average_precision_score(subject.same, scores[subject.across])
    best = max(join(subject, scores, threshold).f1 for threshold in THRESHOLDS)
    at = join(subject, scores, curve.merge)
    return [precision, best, at.f1, at.precision, at.recall, curve.merge]


def _row(figures: Sequence[float]) -> str:
    precision, best, f1, right, found, merge = figures
    return f"{precision:.3f}  {best:.3f}    {f1:.3f}  {right:.3f}      {found:.3f}   {merge:.2f}"


def _without_words(samples: Sequence[Compared]) -> list[Compared]:
    return [replace(each, shared=np.zeros_like(each.shared)) for each in samples]


def _compared(subject: Subject, vectors: Vectors) -> Compared:
    encoded = Encoded(vectors, tuple(vector(text, shipped_rarity()) for text in subject.texts))
    return Compared(subject, *cosines(encoded, encoded))


def _off_mean(vectors: Vectors) -> Vectors:
    """Take off the mean of a subject's tips, as vectors of a general model need."""
    vectors = vectors - vectors.mean(axis=0)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
