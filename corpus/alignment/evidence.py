"""A close look at two passages: what speaks for their telling the same, and what against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import exp, fsum, sqrt
from typing import NamedTuple

from corpus.alignment.glance import Cell, Glance
from corpus.alignment.pair import Pair
from corpus.alignment.weighing import Parts

_LEDE = 5
"""So many passages further down, two openings are likely no more than a third as often."""
_MOST = 6
"""More digits make a figure no rarer."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 2
_AROUND = tuple(
    (down, across, 1 / (down**2 + across**2))
    for down in range(-_REACH, _REACH + 1)
    for across in range(-_REACH, _REACH + 1)
    if down or across
)


class Evidence(NamedTuple):
    """What a close look shows; `scoring.toml` says what each is worth, and why it is there."""

    share: float
    home: float
    letters: float
    digits: float
    long_names: float
    speaker: float
    early: float
    around: float


def evidence(pair: Pair, cell: Cell, glance: Glance, first: Mapping[Cell, float]) -> Evidence:
    """What speaks for a candidate; `first` holds what was thought of all at a glance."""
    a, b = cell
    words = pair.families
    shared, norm = words.a[a] & words.b[b], words.norm(a, b)
    names = shared & pair.names
    return Evidence(
        share=words.sum(shared) / min(words.a_mass[a], words.b_mass[b]),
        home=glance.home,
        letters=sqrt(_letters(pair, a, b)),
        digits=max((_digits(word) for word in shared if word[0].isdigit()), default=0),
        long_names=sqrt(_beyond_the_first(pair, names, a, b) / norm),
        speaker=_speaker(pair, a, b),
        early=exp(-(pair.a.depths[a] + pair.b.depths[b]) / _LEDE),
        around=around(cell, first),
    )


def around(cell: Cell, first: Mapping[Cell, float]) -> float:
    """How many links a glance expects near a candidate, the nearer the more; its square root."""
    a, b = cell
    return sqrt(
        fsum(first.get((a + down, b + across), 0.0) * near for down, across, near in _AROUND)
    )


def _letters(pair: Pair, a: int, b: int) -> float:
    runs = pair.letters
    return runs.sum(runs.a[a] & runs.b[b]) / runs.norm(a, b)


def _digits(figure: str) -> int:
    """How many digits a figure has; a year is no figure."""
    return 0 if _YEAR.fullmatch(figure) else min(_MOST, sum(map(str.isdigit, figure)))


def _beyond_the_first(pair: Pair, names: Parts, a: int, b: int) -> int:
    """What the words of shared names weigh beyond the heaviest of each name."""
    if len(names) < 2:
        return 0
    whole = pair.families.sum(names)
    ones = (_heaviest(pair, names, runs) for runs in (pair.a.name_runs[a], pair.b.name_runs[b]))
    return max(0, whole - min(ones))


def _heaviest(pair: Pair, names: Parts, runs: Sequence[Parts]) -> int:
    weight = pair.families.weight
    return sum(max(weight[word] for word in both) for run in runs if (both := run & names))


def _speaker(pair: Pair, a: int, b: int) -> float:
    """The share of those spoken of that are the same, 0 to 1."""
    ours, theirs = pair.a.speakers[a], pair.b.speakers[b]
    both = ours & theirs
    if not both:
        return 0.0
    weigh = pair.families.weight
    return _sum(both, weigh) / min(_sum(ours, weigh), _sum(theirs, weigh))


def _sum(names: Parts, weight: Mapping[str, int]) -> int:
    # Where two spellings of a name are one word, the other spelling weighs nothing here.
    return sum(weight.get(name, 1) for name in names)
