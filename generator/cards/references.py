"""How checks speak of ids: one that nothing has, and one that stands twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches


def unknown(kind: str, wanted: str, known: Iterable[str]) -> str:
    """Say that there is no such thing, and what may have been meant."""
    near = get_close_matches(wanted, list(known), n=1)
    meant = f"; did you mean {near[0]!r}?" if near else "; correct it or add it"
    return f"there is no {kind} {wanted!r}{meant}"


def repeated(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the position and the text of each id that stood before."""
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield index, id_
        seen.add(id_)
