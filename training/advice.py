"""Learn to tell advice from what only stands in articles of advice, and write `advice.json`.

Prints how each subject fares by weights that were fitted to the others.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import yaml
from corpus import Corpus, load_corpus, split_run_in
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from generator.matching.advice import features
from generator.matching.encoder import ShippedEncoder
from generator.matching.tips import comparable

# Further passages that give none, long ones above all: introductions, stories, offers.
NO_ADVICE = Path(__file__).parent / "advice" / "no-advice.yaml"
ANY = "any subject"
PENALTY = 1.0
DECIMALS = 3


def samples(corpus: Corpus) -> list[tuple[str, bool, str]]:
    """Return passages, whether each gives advice, and its subject.

    What gives no advice is there alone and in pairs, so that length says nothing.
    """
    found = []
    for kind in corpus.kinds:
        rng = random.Random(kind.id)
        run_ins = [split_run_in(text) for text in rng.sample(kind.run_ins, 3)]
        texts = [comparable(tip.heading, tip.body) for tip in run_ins]
        texts += rng.sample(kind.paragraphs, 2) + rng.sample(kind.items, 3)
        texts.append(comparable(rng.choice(kind.headings), rng.choice(kind.paragraphs)))
        found += [(text, True, kind.subject) for text in texts]
    rng = random.Random(0)
    for each in corpus.not_advice:
        partner = rng.choice(corpus.not_advice)
        found.append((each.text, False, each.subject))
        if partner.subject == each.subject:
            found.append((f"{each.text} {partner.text}", False, each.subject))
    more = yaml.safe_load(NO_ADVICE.read_text(encoding="utf-8"))["not_advice"]
    return found + [(text, False, ANY) for text in more]


def fit(rows: np.ndarray, gives_advice: np.ndarray) -> LogisticRegression:
    """Fit weights; what gives advice and what does not count alike."""
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=2000)
    return model.fit(rows, gives_advice)


def main() -> None:
    """Read the option, measure, fit to all that is taught, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the encoder")
    options = parser.parse_args()
    corpus = load_corpus()
    taught = {kind.subject for kind in corpus.taught().kinds}
    texts, gives_advice, subjects = (np.array(each) for each in zip(*samples(corpus), strict=True))
    rows = features(texts.tolist(), ShippedEncoder(options.out))
    print(f"{'subject':36}{'AUC':>7}{'advice kept':>13}{'rest let in':>13}")
    for subject in sorted(set(subjects)):
        own = subjects == subject
        rest = ~own & np.isin(subjects, [*taught, ANY])
        chances = fit(rows[rest], gives_advice[rest]).predict_proba(rows[own])[:, 1]
        truth = gives_advice[own]
        if truth.all() or not truth.any():
            continue
        kept, let_in = (chances[truth] >= 0.5).mean(), (chances[~truth] >= 0.5).mean()
        print(f"{subject:36}{roc_auc_score(truth, chances):7.3f}{kept:13.3f}{let_in:13.3f}")
    use = np.isin(subjects, [*taught, ANY])
    model = fit(rows[use], gives_advice[use])
    content = {
        "intercept": round(float(model.intercept_[0]), DECIMALS),
        "weights": np.round(model.coef_[0], DECIMALS).tolist(),
    }
    (options.out / "advice.json").write_text(json.dumps(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
