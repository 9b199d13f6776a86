"""Learn to tell advice from the rest, and the page's own words from an article's.

Prints how each subject fares by weights that were fitted to the others, and writes `judge.json`.
With `--static`, for the static vectors.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from corpus import Corpus, Kind, load_corpus, split_run_in
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from generator.matching.encoder import Encoder, ShippedEncoder
from generator.matching.judge import features
from generator.matching.known_kinds import KnownKinds, shipped_kinds
from generator.matching.openings import opening_features
from generator.matching.static import StaticEncoder
from generator.matching.tips import comparable
from generator.text import sentences
from generator.tips.judging import ADVISES, FURNITURE, OPENS

# Further passages: introductions, stories and offers, long ones above all; and the page's words.
MORE = Path(__file__).parent / "judge"
ANY = "any subject"
PENALTY = 1.0
# Of each kind of guidance; more sentences of tips say nothing new.
SENTENCES_EACH = 15
MESSY_EACH = 3
# Of each subject: so many stretches of prose, each of so many passages, half without their heads.
STRETCHES_EACH, PASSAGES_EACH, HEADLESS = 30, 6, 0.5
DECIMALS = 3


class Sample(NamedTuple):
    """A text, the answer that is right for it, and its subject."""

    text: str
    answer: bool
    subject: str


class Table(NamedTuple):
    """One row of features a question, the right answers, and the subjects that they are of."""

    rows: np.ndarray
    answers: np.ndarray
    subjects: np.ndarray


def advice_samples(corpus: Corpus) -> list[Sample]:
    """Return passages, whether each gives advice, and its subject.

    What gives no advice is there alone and in pairs, so that length says nothing.
    """
    found = []
    for kind in corpus.kinds:
        rng = random.Random(kind.id)
        run_ins = [split_run_in(text) for text in rng.sample(kind.run_ins, 3)]
        texts = [comparable(tip.heading, tip.body) for tip in run_ins]
        texts += rng.sample(kind.paragraphs, 2) + rng.sample(kind.items, 3)
        texts += rng.sample(kind.messy, min(MESSY_EACH, len(kind.messy)))
        texts.append(comparable(rng.choice(kind.headings), rng.choice(kind.paragraphs)))
        found += [Sample(text, True, kind.subject) for text in texts]
    rng = random.Random(0)
    for each in corpus.not_advice:
        partner = rng.choice(corpus.not_advice)
        found.append(Sample(each.text, False, each.subject))
        if partner.subject == each.subject:
            found.append(Sample(f"{each.text} {partner.text}", False, each.subject))
    return found + [Sample(text, False, ANY) for text in _more("no-advice")["not_advice"]]


def furniture_samples(corpus: Corpus) -> list[Sample]:
    """Return sentences and passages, whether each is the page's or a farewell, and its subject."""
    found = []
    for kind in corpus.kinds:
        passages = [*kind.items, *kind.paragraphs, *(split_run_in(t).body for t in kind.run_ins)]
        parts = list(dict.fromkeys(part for each in passages for part in sentences(each)))
        chosen = random.Random(kind.id).sample(parts, min(SENTENCES_EACH, len(parts)))
        found += [Sample(text, False, kind.subject) for text in (*chosen, *kind.paragraphs)]
    for each in corpus.not_advice:
        texts = dict.fromkeys([each.text, *sentences(each.text)])
        found += [Sample(text, each.role != "article", each.subject) for text in texts]
    more = _more("furniture")
    for role in ("page", "farewell", "tip"):
        for text in more[role]:
            parts = dict.fromkeys([text, *sentences(text)])
            found += [Sample(part, role != "tip", ANY) for part in parts]
    return found


def table_of(samples: Sequence[Sample], encoder: Encoder) -> Table:
    """Return what is known of each sample, its answer, and its subject."""
    texts, answers, subjects = zip(*samples, strict=True)
    return Table(features(texts, encoder), np.array(answers), np.array(subjects))


def openings_table(corpus: Corpus, encoder: Encoder, kinds: KnownKinds) -> Table:
    """Return what is known of each sentence in prose, whether it opens a tip, and its subject.

    The prose is made of passages of one subject, one after another without a break.
    """
    subjects = sorted({kind.subject for kind in corpus.kinds})
    parts = []
    for subject in subjects:
        rng = random.Random(subject)
        own = [kind for kind in corpus.kinds if kind.subject == subject]
        for _ in range(STRETCHES_EACH):
            chosen = rng.sample(own, min(PASSAGES_EACH, len(own)))
            passages = [sentences(_prose(kind, rng)) for kind in chosen]
            texts = [text for passage in passages for text in passage]
            opens = [at == 0 for passage in passages for at in range(len(passage))]
            # Whether the first sentence opens one is never asked.
            rows = opening_features(texts, encoder, kinds)[1:]
            parts.append((rows, np.array(opens[1:]), np.array([subject] * (len(texts) - 1))))
    return Table(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def _prose(kind: Kind, rng: random.Random) -> str:
    """Return a passage of a kind as it stands in a paragraph."""
    text = rng.choice([*kind.paragraphs, *kind.run_ins, *kind.run_ins])
    return split_run_in(text).body if text in kind.run_ins and rng.random() < HEADLESS else text


def fit(rows: np.ndarray, answers: np.ndarray) -> LogisticRegression:
    """Fit weights; both answers count alike."""
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=2000)
    return model.fit(rows, answers)


def learn(questions: Table, taught: Sequence[str], *, least: float) -> dict[str, Any]:
    """Print how each subject fares by the others, and return weights fitted to what is taught.

    Args:
        questions: What is known, the right answers, and their subjects.
        taught: The subjects to learn from.
        least: From this probability on, the program takes the answer for yes.
    """
    rows, answers, subjects = questions
    print(f"{'subject':36}{'AUC':>7}{'yes found':>13}{'no let in':>13}")
    figures = []
    for subject in sorted(set(subjects)):
        own = subjects == subject
        rest = ~own & np.isin(subjects, taught)
        truth = answers[own]
        if truth.all() or not truth.any():
            continue
        chances = fit(rows[rest], answers[rest]).predict_proba(rows[own])[:, 1]
        found, let_in = (chances[truth] >= least).mean(), (chances[~truth] >= least).mean()
        figures.append((roc_auc_score(truth, chances), found, let_in))
        print(f"{subject:36}{figures[-1][0]:7.3f}{found:13.3f}{let_in:13.4f}")
    area, found, let_in = np.mean(figures, axis=0)
    print(f"{'mean':36}{area:7.3f}{found:13.3f}{let_in:13.4f}")
    use = np.isin(subjects, taught)
    model = fit(rows[use], answers[use])
    return {
        "intercept": round(float(model.intercept_[0]), DECIMALS),
        "weights": np.round(model.coef_[0], DECIMALS).tolist(),
    }


def main() -> None:
    """Read the options, measure, fit to all that is taught, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the encoder")
    parser.add_argument("--static", action="store_true", help="for the static vectors")
    options = parser.parse_args()
    encoder = StaticEncoder(options.out) if options.static else ShippedEncoder(options.out)
    corpus = load_corpus()
    taught = [*sorted({kind.subject for kind in corpus.taught().kinds}), ANY]
    kinds = shipped_kinds("-static" if options.static else "")
    asked = (
        ("advice", ADVISES, table_of(advice_samples(corpus), encoder)),
        ("furniture", FURNITURE, table_of(furniture_samples(corpus), encoder)),
        ("openings", OPENS, openings_table(corpus, encoder, kinds)),
    )
    content = {}
    for name, least, table in asked:
        print(f"{name}: {len(table.answers):,} texts")
        content[name] = learn(table, taught, least=least)
    file = options.out / ("judge-static.json" if options.static else "judge.json")
    file.write_text(json.dumps(content) + "\n", encoding="utf-8")


def _more(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((MORE / f"{name}.yaml").read_text("utf-8"))
    return found


if __name__ == "__main__":
    main()
