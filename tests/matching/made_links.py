"""Links made by hand, and what holds of all of them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.matching.links import LEAST, Links


def made_links(pairs: Mapping[tuple[int, int], float], size: int) -> Links:
    """Return links of so many rows, each pair in both directions."""
    rows: tuple[dict[int, float], ...] = tuple({} for _ in range(size))
    for (one, two), chance in pairs.items():
        rows[one][two] = rows[two][one] = chance
    return Links(rows)


def assert_mutual_and_likely(links: Links) -> None:
    """Links hold in both directions, and none is below the least."""
    for row, linked in enumerate(links.rows):
        for to, chance in linked.items():
            assert links.rows[to][row] == chance >= LEAST
