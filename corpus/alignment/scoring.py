"""How likely two passages tell the same: a first look at all candidates, a close one at some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from operator import mul
from pathlib import Path
from typing import Any

from corpus.alignment.article_pair import ArticlePair
from corpus.alignment.candidates import find_candidates
from corpus.alignment.features import (
    FirstPassFeatures,
    first_pass_features,
    neighbourhood,
    second_pass_features,
)
from corpus.alignment.weighting import Cell

# Which candidates are links, by their scores.

_FAINT = 0.02
"""Lower scores say nothing about a passage, however many there are."""
_SILENT = 0.12
"""The share of the passages called told by one article alone that another tells after all."""
_DEAR = 6.0
"""How dear it is to claim wrongly that only one article tells a thing, beside a wrong link."""
_MOST = 3
"""So many times its odds, at most, a candidate is lifted."""


def apply_decision_rule(scores: Mapping[Cell, float]) -> dict[Cell, float]:
    """What each candidate reaches towards the threshold: its score, or more, 0 to 1.

    Where it is the likeliest counterpart of a passage, not to link it is to claim that the other
    article does not tell what the passage tells. The likelier that is wrong, by all scores of the
    passage, the more its odds are lifted; twice where it is likeliest for both passages.
    """
    dear: dict[Cell, float] = {}
    for axis in (0, 1):
        best: dict[int, float] = {}
        silent: dict[int, float] = {}
        for cell, score in scores.items():
            passage = cell[axis]
            best[passage] = max(best.get(passage, 0.0), score)
            if score >= _FAINT:
                silent[passage] = silent.get(passage, 1.0) * (1 - score)
        for cell, score in scores.items():
            passage = cell[axis]
            if score == best[passage] and score >= _FAINT:
                told = 1 - silent[passage]
                dear[cell] = dear.get(cell, 0.0) + _DEAR * max(0.0, told - _SILENT)
    return {
        cell: _lifted(score, dear[cell]) if cell in dear else score
        for cell, score in scores.items()
    }


def _lifted(score: float, dear: float) -> float:
    """A probability with its odds multiplied."""
    times = min(_MOST, exp(dear))
    return score * times / (1 + score * (times - 1))


# Which candidates are worth a close look: the likeliest counterparts of each passage.

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


_SURE = 1.0
"""What speaks for a link seldom speaks alone: rare words come with their letters, and both with
their neighbours. Above these odds, as reckoned, links of stories that the weights were not fitted
to are right less often than they should be."""


@dataclass(frozen=True, slots=True)
class LogisticRegression:
    """A logistic line: what is worth how much."""

    constant: float
    weights: tuple[float, ...]
    """In the order of the fields of what is weighed."""

    def odds(self, values: Iterable[float]) -> float:
        """The log of the odds, for the evidence given."""
        odds: float = self.constant + sum(map(mul, self.weights, values))
        return odds


@dataclass(frozen=True, slots=True)
class ScoringModel:
    """The two lines of `scoring.toml`."""

    glance: LogisticRegression
    evidence: LogisticRegression


def score_candidates(pair: ArticlePair) -> dict[Cell, float]:
    """The probability that two passages tell the same, to four places, for all that may.

    In the order of the text.
    """
    both = scoring_model()
    seen = first_pass_features(
        pair.families, find_candidates(pair, least(both.glance, pair.families.passages))
    )
    first = {cell: probability(both.glance.odds(glance)) for cell, glance in seen.items()}
    close = shortlist(first)
    near = dict(zip(close, neighbourhood(first, close), strict=True))
    return {
        cell: round(probability(sobered(both.evidence.odds(found))), 4)
        for cell, found in zip(close, second_pass_features(pair, seen, near), strict=True)
    }


def least(line: LogisticRegression, passages: int) -> float:
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
def scoring_model() -> ScoringModel:
    """The weights that ship with the program."""
    import tomli

    from corpus.alignment.features import SecondPassFeatures

    table = tomli.loads(Path(__file__).with_name("scoring.toml").read_text("utf-8"))
    return ScoringModel(
        _line(table["glance"], FirstPassFeatures._fields),
        _line(table["evidence"], SecondPassFeatures._fields),
    )


def _line(table: Mapping[str, Any], names: Iterable[str]) -> LogisticRegression:
    return LogisticRegression(table["constant"], tuple(table[name] for name in names))
