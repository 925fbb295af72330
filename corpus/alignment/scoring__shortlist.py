"""Which candidates are worth a close look: the likeliest counterparts of each passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from corpus.alignment.features__glance import Cell

FAINT = 0.006
"""Less than this at a glance is not looked at again, and is like nothing."""
_LIKELIEST = 4
"""Of 777 links between 52 pairs of real reports one is none of the four likeliest of either
passage; of all that is not faint, two in five are none."""


def shortlist(first: Mapping[Cell, float]) -> list[Cell]:
    """The cells that are among the likeliest of one of their passages, in the order given."""
    not_faint = {cell: chance for cell, chance in first.items() if chance >= FAINT}
    least = [_least(not_faint, axis) for axis in (0, 1)]
    return [
        cell
        for cell, chance in not_faint.items()
        if chance >= least[0][cell[0]] or chance >= least[1][cell[1]]
    ]


def _least(chances: Mapping[Cell, float], axis: int) -> dict[int, float]:
    """What the last of the likeliest reaches, for each passage of one article."""
    of: dict[int, list[float]] = defaultdict(list)
    for cell, chance in chances.items():
        of[cell[axis]].append(chance)
    return {
        passage: sorted(reached, reverse=True)[:_LIKELIEST][-1] for passage, reached in of.items()
    }
