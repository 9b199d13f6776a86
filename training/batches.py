"""Make training batches: several voices of each kind, with its close neighbours beside it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Corpus, Kind, split_run_in

from generator.text import sentences

NEAR_KINDS_EACH = 2
FURNITURE_SHARE = 0.35  # of the tips; stories and pleas stand between sentences of advice too
STRAY_BEFORE = 0.4  # of those; the rest stand after the tip
FORMS = {
    "heading": 0.8,
    "item": 1.0,
    "run_in": 1.2,
    "run_in_body": 0.8,
    "headed_run_in": 1.5,
    "headed_item": 0.8,
    "headed_paragraph": 1.2,
    "paragraph": 1.2,
    "long": 0.8,
    "messy": 2.5,
    "question": 0.6,
}


@dataclass(frozen=True)
class Batch:
    """Texts with the id of the kind each one belongs to; an empty id is a passage of no kind."""

    texts: tuple[str, ...]
    kinds: tuple[str, ...]


def make_batches(
    corpus: Corpus, *, steps: int, kinds: int, views: int, extras: int, seed: int
) -> Iterator[Batch]:
    """Yield batches of `kinds` times `views` texts and `extras` texts that are no advice."""
    rng = random.Random(seed)
    queue: list[Kind] = []
    for _ in range(steps):
        chosen = _choose(corpus, queue, size=kinds, rng=rng)
        rows = [(text, kind.id) for kind in chosen for text in _views(kind, corpus, views, rng)]
        rows += [(passage.text, "") for passage in rng.sample(corpus.not_advice, extras)]
        yield Batch(texts=tuple(text for text, _ in rows), kinds=tuple(kind for _, kind in rows))


def _choose(corpus: Corpus, queue: list[Kind], *, size: int, rng: random.Random) -> list[Kind]:
    """Take kinds from the queue, each followed by neighbours; refill the queue when it is empty."""
    by_id = {kind.id: kind for kind in corpus.kinds}
    chosen: dict[str, Kind] = {}
    while len(chosen) < size:
        if not queue:
            queue.extend(rng.sample(corpus.kinds, len(corpus.kinds)))
        first = queue.pop()
        chosen[first.id] = first
        near = rng.sample(first.near, min(NEAR_KINDS_EACH, len(first.near)))
        chosen.update((id_, by_id[id_]) for id_ in near[: size - len(chosen)] if id_ in by_id)
    return list(chosen.values())


def _views(kind: Kind, corpus: Corpus, count: int, rng: random.Random) -> list[str]:
    """Write `count` tips of one kind, no passage used twice."""
    pools = {
        "heading": rng.sample(kind.headings, len(kind.headings)),
        "item": rng.sample(kind.items, len(kind.items)),
        "run_in": rng.sample(kind.run_ins, len(kind.run_ins)),
        "paragraph": rng.sample(kind.paragraphs, len(kind.paragraphs)),
        "messy": rng.sample(kind.messy, len(kind.messy)),
        "question": rng.sample(kind.questions, len(kind.questions)),
    }
    forms = rng.choices(list(FORMS), weights=list(FORMS.values()), k=count)
    return [_with_furniture(_write(form, pools), corpus, rng) for form in forms]


def _write(form: str, pools: dict[str, list[str]]) -> str:
    """Write one tip in one form, taking its passages out of the pools."""
    if form == "run_in_body":
        return split_run_in(pools["run_in"].pop()).body
    if form == "headed_run_in":
        return f"{pools['heading'].pop()}. {split_run_in(pools['run_in'].pop()).body}"
    if form == "long":
        return f"{pools['run_in'].pop()} {pools['item'].pop()}"
    if form.startswith("headed_"):
        return f"{pools['heading'].pop()}. {pools[form.removeprefix('headed_')].pop()}"
    return pools[form].pop()


def _with_furniture(text: str, corpus: Corpus, rng: random.Random) -> str:
    """Put a stray sentence or two before or after a tip, as pages and storytellers do."""
    if rng.random() >= FURNITURE_SHARE:
        return text
    found = sentences(rng.choice(corpus.not_advice).text)
    at = rng.randrange(len(found))
    stray = " ".join(found[at : at + 2])
    return f"{stray} {text}" if rng.random() < STRAY_BEFORE else f"{text} {stray}"
