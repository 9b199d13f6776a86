"""Learn from labelled articles how likely two tips give the same guidance.

Prints the figures of the model card, and writes `calibration.json`. Each subject is compared by a
classifier of cards that neither its own folder nor those of its tenth taught, and measured by a
curve that was fitted to the others; the curve that is written is fitted to all subjects so
compared. The encoder, `idf.json` and the landmarks must be in place. With `--static`, for the
static vectors.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from articles import ARTICLES, Subject, load_subjects, load_wild, together
from classifier import Classroom
from corpus import cards, load_corpus
from curve import (
    LIKENESSES,
    THRESHOLDS,
    Compared,
    calibrate,
    choose_merge,
    count,
    fit,
    join,
    join_all,
    joined,
    score_unseen,
)
from minilm import PlainMiniLM
from sklearn.metrics import average_precision_score

from generator.matching.calibration import Calibration, Likenesses, Matrix
from generator.matching.encoder import Encoder, ShippedEncoder
from generator.matching.known_kinds import shipped_kinds
from generator.matching.links import Links
from generator.matching.similarity import Matcher, likenesses
from generator.matching.static import StaticEncoder

BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
SHIPPED = "with words, sentences and known kinds (shipped)"
STATIC = "static vectors, the same way (for very large inputs)"
# A matcher is taught for each tenth of the folders, by the others.
PARTS = 10
STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def compare(taught: list[Compared]) -> dict[str, list[Compared]]:
    """Return the subjects with their likenesses, for each way of comparing tips."""
    subjects = [each.subject for each in taught]
    plain = [_compared(each, Matcher(PlainMiniLM(each.texts))) for each in subjects]
    return {
        "words alone (TF-IDF)": [each.only("lexical") for each in taught],
        "all-MiniLM-L6-v2, mean taken off": [each.only("semantic") for each in plain],
        "the same, with words": [each.only("semantic", "lexical") for each in plain],
        "this encoder": [each.only("semantic") for each in taught],
        "with words": [each.only("semantic", "lexical") for each in taught],
        "with words and sentences": [
            each.only("semantic", "lexical", "sentences") for each in taught
        ],
        SHIPPED: taught,
    }


class Examiner:
    """Compares subjects by matchers that their own folders did not teach."""

    def __init__(self, subjects: Sequence[Subject], *, static: bool) -> None:
        """Teach a matcher for each part of the folders, by all the other parts."""
        encoder: Encoder = StaticEncoder() if static else ShippedEncoder()
        kinds = shipped_kinds("-static" if static else "")
        classroom = Classroom(cards(load_corpus().taught()), subjects, encoder, kinds)
        groups = list(dict.fromkeys(each.group for each in subjects))
        parts = [groups[at::PARTS] for at in range(PARTS)]
        self._matcher_of = {
            group: matcher
            for part in parts
            for matcher in [Matcher(encoder, kinds=classroom.kinds_without(*part))]
            for group in part
        }

    def compared(self, subject: Subject) -> Compared:
        """Return a subject with its likenesses."""
        return _compared(subject, self._matcher_of[subject.group])


def print_figures(ways: dict[str, list[Compared]]) -> None:
    """Print what each way reaches, each subject by a curve that was fitted to the others.

    The threshold is one for all subjects of a way: the one that would ship with it.
    """
    print(f"{'':65}AP     best F1  F1     precision  recall  merge")
    for name, samples in ways.items():
        _print_way(name, score_unseen(samples))
    for name in {SHIPPED, STATIC} & set(ways):
        _print_way(f"{name}, no rivals", score_unseen(ways[name], with_rivals=False))


def _print_way(name: str, scored: Sequence[tuple[Subject, Links]]) -> None:
    merge = choose_merge(scored)
    rows = [_measure(subject, links, merge) for subject, links in scored]
    print(f"{name:65}{_row(np.mean(rows, axis=0))}")
    for (subject, _), row in zip(scored, rows, strict=True):
        print(f"  {subject.name:63}{_row(row)}")


def print_reliability(samples: Sequence[Compared], merge: float) -> None:
    """Print how often pairs of each probability, and joins at each threshold, are right."""
    scored = score_unseen(samples)
    chances = np.concatenate([_across(subject, links) for subject, links in scored])
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


def print_folders(samples: Sequence[Compared], examiner: Examiner, merge: float) -> None:
    """Print what is joined where a whole folder is combined, by curves fitted to the others.

    The tidy articles of `articles/` are left out: nobody would put all their subjects together.
    """
    print(f"{'':12}{'told':>7}  joined  right  of two subjects  precision  recall  F1")
    for name, (curve, own) in _folders(samples).items():
        if name == ARTICLES.name:
            continue
        whole = examiner.compared(together([each.subject for each in own]))
        sizes = [len(each.subject.texts) for each in own]
        topics = np.repeat([each.subject.topic for each in own], sizes)
        names = np.repeat([each.subject.name for each in own], sizes)
        first, second = whole.subject.across
        strangers = topics[first] != topics[second]
        # Of two subjects about the same, nobody compared the labels.
        known = strangers | (names[first] == names[second])
        for told, sample in (("yes", whole), ("no", replace(whole, encoded=None))):
            found = joined(sample.subject, sample.final_links(curve), merge)
            joins = count(whole.subject.same[known], found[known])
            print(
                f"{name:12}{told:>7}  {joins.joined:6}  {joins.right:5}  "
                f"{(found & strangers).sum():15}  {joins.precision:.3f}      "
                f"{joins.recall:.3f}   {joins.f1:.3f}"
            )


def _folders(samples: Sequence[Compared]) -> dict[str, tuple[Calibration, list[Compared]]]:
    """Return the subjects of each folder, and curves that were fitted to all others."""
    names = dict.fromkeys(sample.subject.folder for sample in samples)
    return {
        name: (
            fit([each for each in samples if each.subject.folder != name]),
            [each for each in samples if each.subject.folder == name],
        )
        for name in names
    }


def main() -> None:
    """Read the option, measure, fit to all subjects, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of calibration.json")
    parser.add_argument("--static", action="store_true", help="for the static vectors")
    options = parser.parse_args()
    subjects = (*load_subjects(), *load_wild())
    examiner = Examiner(subjects, static=options.static)
    taught = [examiner.compared(each) for each in subjects]
    ways = {STATIC: taught} if options.static else compare(taught)
    print_figures(ways)
    samples = ways[STATIC if options.static else SHIPPED]
    name = "calibration-static.json" if options.static else "calibration.json"
    calibration = calibrate(samples)
    print_reliability(samples, calibration.merge)
    print_folders(samples, examiner, calibration.merge)
    print(calibration)
    text = json.dumps(asdict(calibration), indent=2) + "\n"
    (options.out / name).write_text(text, encoding="utf-8")


def _measure(subject: Subject, links: Links, merge: float) -> list[float]:
    """Return a subject's figures: over pairs, at its best threshold, and at the common one."""
    precision = average_precision_score(subject.same, _across(subject, links))
    best = max(join(subject, links, threshold).f1 for threshold in THRESHOLDS)
    at = join(subject, links, merge)
    return [precision, best, at.f1, at.precision, at.recall, merge]


def _across(subject: Subject, links: Links) -> Matrix:
    """Return the probability of each pair of tips of different articles."""
    pairs = zip(*(each.tolist() for each in subject.across), strict=True)
    return np.array([links.rows[one].get(two, 0.0) for one, two in pairs])


def _row(figures: Sequence[float]) -> str:
    precision, best, f1, right, found, merge = figures
    return f"{precision:.3f}  {best:.3f}    {f1:.3f}  {right:.3f}      {found:.3f}   {merge:.2f}"


def _compared(subject: Subject, matcher: Matcher) -> Compared:
    encoded = matcher.encode(subject.texts)
    size = len(subject.texts)
    first, second = (each.ravel() for each in np.indices((size, size)))
    like = likenesses(encoded, encoded, first, second)
    square = {name: getattr(like, name).reshape(size, size) for name in LIKENESSES}
    return Compared(subject, Likenesses(**square), encoded)


if __name__ == "__main__":
    main()
