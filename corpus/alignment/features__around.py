"""What is linked near a candidate: points that are told together stay together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt

from corpus.alignment.features__glance import Cell

_REACH = 2
_UNIT = 10**9
"""Whole numbers add up the same in any order."""


def around(first: Mapping[Cell, float], cells: Iterable[Cell]) -> Iterator[float]:
    """How many links a first look expects near each cell, the nearer the more; its square root.

    A chance weighs one over the square of its distance.
    """
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a, b), chance in first.items():
        rows[a].append((b + _REACH, round(_UNIT * chance)))
    wide = max((b for _, b in first), default=0) + 1 + 2 * _REACH
    row, same, next_, after = -1, [0], [0], [0]
    for a, b in cells:
        if a != row:
            row = a
            same = _line(rows, (a,), wide)
            next_ = _line(rows, (a - 1, a + 1), wide)
            after = _line(rows, (a - 2, a + 2), wide)
        left, at, right, end = b + 1, b + 2, b + 3, b + 4
        near = (  # 40 over the square of the distance
            40 * (same[left] + same[right] + next_[at])
            + 20 * (next_[left] + next_[right])
            + 10 * (same[b] + same[end] + after[at])
            + 8 * (next_[b] + next_[end] + after[left] + after[right])
            + 5 * (after[b] + after[end])
        )
        yield sqrt(near / (40 * _UNIT))


def _line(
    rows: Mapping[int, Sequence[tuple[int, int]]], which: Iterable[int], wide: int
) -> list[int]:
    """The chances of one row, or of two that are as far away, by column."""
    line = [0] * wide
    for row in which:
        for column, chance in rows.get(row, ()):
            line[column] += chance
    return line
