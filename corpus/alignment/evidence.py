"""A close look at two passages: what speaks for their telling the same, and what against."""

from __future__ import annotations

import re
from math import exp, sqrt
from typing import NamedTuple

from corpus.alignment.glance import Cell, Glance
from corpus.alignment.pair import Pair

_LEDE = 5
"""So many passages further down, two openings are likely no more than a third as often."""
_MOST = 6
"""More digits make a figure no rarer."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class Evidence(NamedTuple):
    """What a close look shows; `scoring.toml` says what each is worth, and why it is there."""

    share: float
    home: float
    letters: float
    digits: float
    besides_names: float
    speaker: float
    early: float
    around: float


def evidence(pair: Pair, cell: Cell, glance: Glance, around: float) -> Evidence:
    """What speaks for a candidate; `around` is what the first look expects near it."""
    a, b = cell
    words, runs = pair.families, pair.letters
    shared = words.a[a] & words.b[b]
    return Evidence(
        share=words.sum(shared) / min(words.a_mass[a], words.b_mass[b]),
        home=glance.home,
        letters=sqrt(runs.sum(runs.a[a] & runs.b[b]) / runs.norm(a, b)),
        digits=max(map(_digits, shared & pair.figures), default=0),
        besides_names=sqrt(words.sum(shared - pair.names) / words.norm(a, b)),
        speaker=_speaker(pair, a, b),
        early=exp(-(pair.a.depths[a] + pair.b.depths[b]) / _LEDE),
        around=around,
    )


def _digits(figure: str) -> int:
    """How many digits a figure has; a year is no figure."""
    return 0 if _YEAR.fullmatch(figure) else min(_MOST, sum(map(str.isdigit, figure)))


def _speaker(pair: Pair, a: int, b: int) -> float:
    """The share of those spoken of that are the same, 0 to 1."""
    both = pair.a.speakers[a] & pair.b.speakers[b]
    if not both:
        return 0.0
    ours, theirs = pair.speakers
    return pair.spoken(both) / min(ours[a], theirs[b])
