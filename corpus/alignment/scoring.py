"""How likely two passages tell the same."""

from __future__ import annotations

from math import exp, log, sqrt

from corpus.alignment.candidates import Candidate
from corpus.alignment.pair import Pair

# Fitted by maximum likelihood on the gold links of 52 pairs of news reports (`gold.py --fit` in
# `tests/benchmarks`), so that a score is a probability: of links scored 0.8, eight in ten hold.
_CONSTANT = -5.11
_SLOPE = 1.147


def strength(pair: Pair, candidate: Candidate) -> float:
    """What two passages share, for their length.

    The shared weight over the fourth root of the product of both weights: full normalisation, as
    in a cosine, would favour short passages over long ones that tell much besides.
    """
    a, b, shared = candidate
    return sqrt(shared / (pair.a_mass[a] * pair.b_mass[b]) ** 0.25)


def score(pair: Pair, candidate: Candidate) -> float:
    """The probability that two passages tell the same, to four places.

    A passage has a counterpart or two, however many it is compared with: so the odds of each fall
    with their number.
    """
    odds = _CONSTANT + _SLOPE * strength(pair, candidate) - log(pair.passages)
    return round(1 / (1 + exp(-odds)), 4)
