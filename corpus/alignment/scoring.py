"""How likely two passages tell the same: a first look at all candidates, a close one at some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from operator import mul
from pathlib import Path
from typing import Any

from corpus.alignment.article_pair import Pair
from corpus.alignment.candidates import candidates
from corpus.alignment.features import evidence
from corpus.alignment.features__around import around
from corpus.alignment.features__glance import Cell, Glance, glances
from corpus.alignment.scoring__shortlist import FAINT, shortlist

_SURE = 1.0
"""What speaks for a link seldom speaks alone: rare words come with their letters, and both with
their neighbours. Above these odds, as reckoned, links of stories that the weights were not fitted
to are right less often than they should be."""


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic line: what is worth how much."""

    constant: float
    weights: tuple[float, ...]
    """In the order of the fields of what is weighed."""

    def odds(self, values: Iterable[float]) -> float:
        """The log of the odds, for the evidence given."""
        odds: float = self.constant + sum(map(mul, self.weights, values))
        return odds


@dataclass(frozen=True, slots=True)
class Lines:
    """The two lines of `scoring.toml`."""

    glance: Line
    evidence: Line


def scores(pair: Pair) -> dict[Cell, float]:
    """The probability that two passages tell the same, to four places, for all that may.

    In the order of the text.
    """
    both = lines()
    seen = glances(pair.families, candidates(pair, least(both.glance, pair.families.passages)))
    first = {cell: probability(both.glance.odds(glance)) for cell, glance in seen.items()}
    close = shortlist(first)
    near = dict(zip(close, around(first, close), strict=True))
    return {
        cell: round(probability(sobered(both.evidence.odds(found))), 4)
        for cell, found in zip(close, evidence(pair, seen, near), strict=True)
    }


def least(line: Line, passages: int) -> float:
    """What two passages share at least, for their length, that a glance may find likely.

    What is at home in a candidate is at most what it shares.
    """
    strength, home, length = line.weights
    odds = line.constant + length * log(max(2, passages)) - log(FAINT / (1 - FAINT))
    if odds >= 0:
        return 0.0
    return ((sqrt(strength**2 - 4 * home * odds) - strength) / (2 * home)) ** 2


def sobered(odds: float) -> float:
    """The log of the odds, of which what lies beyond `_SURE` counts by half."""
    return min(odds, _SURE + (odds - _SURE) / 2)


def probability(odds: float) -> float:
    """From 0 to 1, by the log of the odds."""
    return 1 / (1 + exp(-odds)) if odds > -700 else 0.0


@cache
def lines() -> Lines:
    """The weights that ship with the program."""
    import tomli

    from corpus.alignment.features import Evidence

    table = tomli.loads(Path(__file__).with_name("scoring.toml").read_text("utf-8"))
    return Lines(_line(table["glance"], Glance._fields), _line(table["evidence"], Evidence._fields))


def _line(table: Mapping[str, Any], names: Iterable[str]) -> Line:
    return Line(table["constant"], tuple(table[name] for name in names))
