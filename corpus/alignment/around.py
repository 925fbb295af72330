"""What is linked near a candidate: points that are told together stay together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import sqrt

from corpus.alignment.glance import Cell

_REACH = 2
_WEIGHTS = {1: 40, 2: 20, 4: 10, 5: 8, 8: 5}
"""By the square of the distance: 40 over it, since whole numbers add up the same in any order."""
_UNIT = 10**9


def around(first: Mapping[Cell, float], cells: Iterable[Cell]) -> Iterator[float]:
    """How many links a first look expects near each cell, the nearer the more; its square root."""
    wide = max((b for _, b in first), default=0) + 1 + 2 * _REACH
    chances = {a * wide + b: round(_UNIT * chance) for (a, b), chance in first.items()}
    near = [
        (down * wide + across, _WEIGHTS[down**2 + across**2])
        for down in range(-_REACH, _REACH + 1)
        for across in range(-_REACH, _REACH + 1)
        if down or across
    ]
    get = chances.get
    for a, b in cells:
        at = a * wide + b
        yield sqrt(sum(weight * get(at + step, 0) for step, weight in near) / (40 * _UNIT))
