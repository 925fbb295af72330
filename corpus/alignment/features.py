"""A close look at two passages: what speaks for their telling the same, and what against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, sqrt
from typing import NamedTuple

from corpus.alignment.article_pair import Pair
from corpus.alignment.features__glance import Cell, Glance
from corpus.alignment.ngrams import alike

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


def evidence(
    pair: Pair, glances: Mapping[Cell, Glance], around: Mapping[Cell, float]
) -> Iterator[Evidence]:
    """What speaks for each cell of `around`, which says what a first look expects near it."""
    words = pair.families
    a_words, b_words, a_mass, b_mass = words.a, words.b, words.a_mass, words.b_mass
    a_names, b_names = ([one & pair.names for one in side] for side in (a_words, b_words))
    a_figures, b_figures = ([one & pair.figures for one in side] for side in (a_words, b_words))
    a_speakers, b_speakers = pair.a.speakers, pair.b.speakers
    a_spoken, b_spoken = pair.speakers
    a_depths, b_depths = pair.a.depths, pair.b.depths
    weigh, norm = words.sum, words.norm
    spoken = cache(pair.spoken)  # the same few people meet in cell after cell
    letters = alike(pair.a.runs, pair.b.runs, around)
    for (cell, near), spelled in zip(around.items(), letters, strict=True):
        a, b = cell
        shared = weigh(a_words[a] & b_words[b])
        names, figures = a_names[a] & b_names[b], a_figures[a] & b_figures[b]
        met = a_speakers[a] & b_speakers[b]
        yield Evidence(
            shared / min(a_mass[a], b_mass[b]),
            glances[cell].home,
            spelled,
            max(map(_digits, figures)) if figures else 0,
            sqrt((shared - weigh(names) if names else shared) / norm(a, b)),
            spoken(met) / min(a_spoken[a], b_spoken[b]) if met else 0.0,
            exp(-(a_depths[a] + b_depths[b]) / _LEDE),
            near,
        )


def _digits(figure: str) -> int:
    """How many digits a figure has; a year is no figure."""
    return 0 if _YEAR.fullmatch(figure) else min(_MOST, sum(map(str.isdigit, figure)))
