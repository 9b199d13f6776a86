"""What combining did, as JSON for scripts and as text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.cards.combining import Combined, Supported, Unsure
from generator.cards.model import Card
from generator.text import squeeze
from generator.tips.model import LeftOut, Tip

# From as many articles on, what was left out is counted and not listed.
MAX_LISTED_ARTICLES = 20
# On labelled articles, merges made below this probability are wrong more than one time in ten.
WORTH_A_LOOK = 0.6
_EXCERPT = 68


def as_json(combined: Combined, left_out: Iterable[LeftOut]) -> dict[str, Any]:
    """Return what `combine --json` writes; a contract for scripts outside.

    `cards` with `id, title, summary, actions, status, evidence`; `left_out` with `article, text,
    reason`; `unsure` with a tip, the card it might belong to and the score. An evidence has
    `article, tip, text, heading, score, shared`; its text stands in the article.
    """
    return {
        "cards": [_card_json(card, combined) for card in combined.cards],
        "left_out": [
            {"article": each.article, "text": each.text, "reason": each.reason} for each in left_out
        ],
        "unsure": [_unsure_json(each) for each in combined.unsure],
    }


def as_text(combined: Combined, left_out: Sequence[LeftOut], *, articles: int) -> Iterator[str]:
    """Yield the lines that tell a person what happened."""
    cards = {card.id: card for card in combined.cards}
    titles = {card.id: card.title for card in combined.cards}
    tips = sum(len(found) for found in combined.evidence.values())
    yield f"{_count(articles, 'article')}, {_count(tips, 'tip')}: {_outcome(combined)}."
    for card_id, found in combined.joined.items():
        yield f"\njoined  {card_id}  {titles[card_id]}{_standing(cards[card_id])}"
        yield from (f"  + {_support(each)}" for each in found)
    for card_id in combined.created:
        yield f"\nnew     {card_id}  {titles[card_id]}"
        yield from (f"  + {_support(each)}" for each in combined.evidence[card_id])
    yield from _weak_joins(combined, titles)
    if combined.unsure:
        yield "\nunsure: kept apart; `tipdeck review` asks you about each"
        yield from (f"  ? {_doubt(each, titles)}" for each in combined.unsure)
    if left_out:
        is_new = bool(combined.joined or combined.created)
        rest = "" if is_new else "; `--json` lists them"
        yield f"\nleft out: {_count(len(left_out), 'passage')}{rest}"
        yield from _left_out(left_out, articles) if is_new else ()


def _standing(card: Card) -> str:
    """Say what readers do not see, or what has grown since a person last read it."""
    if card.status != "reviewed":
        return f" ({card.status}: readers do not see it)"
    return " (reviewed before this joined: read it again)"


def _weak_joins(combined: Combined, titles: dict[str, str]) -> Iterator[str]:
    """Yield the joins that a person should look at first."""
    weak = [
        f"  ! {_name(each.tip)}\n      on {card_id} ({titles[card_id]})"
        for card_id, joined in combined.joined.items()
        for each in joined
        if each.score is not None and each.score < WORTH_A_LOOK
    ]
    if weak:
        yield (
            "\ncheck these, which joined on little; to undo one, "
            "remove its source line and name the pair under `apart` in decisions.yaml"
        )
        yield from weak


def _outcome(combined: Combined) -> str:
    if not any(combined.evidence.values()):
        return "none found"
    if not combined.joined and not combined.created:
        return "nothing new, every tip is on a card"
    joined = sum(len(found) for found in combined.joined.values())
    onto = f"{joined} joined {_count(len(combined.joined), 'card')}"
    return f"{onto}, {_count(len(combined.created), 'new draft')}"


def _card_json(card: Card, combined: Combined) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "summary": card.summary,
        "actions": [step.text for step in card.steps],
        "status": card.status,
        "evidence": [_evidence_json(each) for each in combined.evidence[card.id]],
    }


def _evidence_json(supported: Supported) -> dict[str, Any]:
    return {**_tip_json(supported.tip), "score": supported.score, "shared": list(supported.shared)}


def _unsure_json(unsure: Unsure) -> dict[str, Any]:
    found = _tip_json(unsure.tip)
    return {**found, "card": unsure.card, "score": unsure.score, "shared": list(unsure.shared)}


def _tip_json(tip: Tip) -> dict[str, Any]:
    return {"article": tip.article, "tip": tip.id, "text": tip.text, "heading": tip.heading}


def _support(supported: Supported) -> str:
    return f"{_name(supported.tip)}{_why(supported.score, supported.shared)}"


def _doubt(unsure: Unsure, titles: dict[str, str]) -> str:
    why = _why(unsure.score, unsure.shared)
    return f"{_name(unsure.tip)}\n      or {unsure.card} ({titles[unsure.card]})?{why}"


def _name(tip: Tip) -> str:
    return f"{tip.ref}  {_excerpt(tip.heading or tip.body)}"


def _why(score: float | None, shared: Sequence[str]) -> str:
    if score is None:
        return ""
    words = f"; both say {', '.join(shared)}" if shared else ""
    return f"\n      {score:.0%} likely the same guidance{words}"


def _left_out(left_out: Sequence[LeftOut], articles: int) -> Iterator[str]:
    if articles > MAX_LISTED_ARTICLES:
        counts = Counter(each.reason for each in left_out)
        for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {count:6}  {reason}"
        return
    article = ""
    for each in left_out:
        if each.article != article:
            article = each.article
            yield f"  {article}"
        yield f"    {each.reason}: {_excerpt(each.text)}"


def _excerpt(text: str) -> str:
    text = squeeze(text)
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
