"""The probability that two passages say the same, and the rule that decides which are linked."""

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
    SecondPassFeatures,
    first_pass_features,
    neighbourhood,
    second_pass_features,
)
from corpus.alignment.weighting import Cell

MIN_PROBABILITY = 0.006
"""A candidate with a lower first-pass probability is dropped."""
_TOP_K = 4
"""Candidates of each passage that go on to the second pass. Of 777 links between 52 pairs of real
reports one is not among the four likeliest of either passage; of all candidates above
`MIN_PROBABILITY` two in five are not."""
_CONFIDENT = 1.0
"""Log odds beyond this count by half. The features of a link are not independent: rare words bring
their letters, and both their neighbours. Above these odds, links of stories that the weights were
not fitted to were right less often than predicted."""

_NEGLIGIBLE = 0.02
"""A lower score is no evidence about a passage, however many there are."""
_BASE_RATE = 0.12
"""The share of passages called "only here" that another article has after all."""
_OMISSION_COST = 6.0
"""Cost of a false "only here" relative to that of a false link."""
_MAX_LIFT = 3
"""The odds of a candidate are multiplied by this at most."""


@dataclass(frozen=True, slots=True)
class LogisticRegression:
    """The weights of a logistic regression."""

    constant: float
    weights: tuple[float, ...]
    """In the order of the features' fields."""

    def log_odds(self, features: Iterable[float]) -> float:
        """The log of the odds for these features."""
        log_odds: float = self.constant + sum(map(mul, self.weights, features))
        return log_odds


@dataclass(frozen=True, slots=True)
class ScoringModel:
    """The two regressions of `scoring.toml`."""

    first_pass: LogisticRegression
    second_pass: LogisticRegression


@cache
def scoring_model() -> ScoringModel:
    """The weights that ship with the program."""
    import tomli

    table = tomli.loads(Path(__file__).with_name("scoring.toml").read_text("utf-8"))
    return ScoringModel(
        _regression(table["first_pass"], FirstPassFeatures._fields),
        _regression(table["second_pass"], SecondPassFeatures._fields),
    )


def _regression(table: Mapping[str, Any], fields: Iterable[str]) -> LogisticRegression:
    return LogisticRegression(table["constant"], tuple(table[field] for field in fields))


def score_candidates(pair: ArticlePair) -> dict[Cell, float]:
    """The probability, 0 to 1 to four places, that the passages of each likely pair say the same.

    Pairs stand in the order of the text; those without an entry are unlikely.
    """
    model, words = scoring_model(), pair.families
    candidates = find_candidates(pair, min_shared_weight(model.first_pass, words.passages))
    features = first_pass_features(words, candidates)
    first = {cell: probability(model.first_pass.log_odds(of)) for cell, of in features.items()}
    likely = shortlist(first)
    near = dict(zip(likely, neighbourhood(first, likely), strict=True))
    return {
        cell: round(probability(shrink_log_odds(model.second_pass.log_odds(of))), 4)
        for cell, of in zip(likely, second_pass_features(pair, features, near), strict=True)
    }


def min_shared_weight(regression: LogisticRegression, passages: int) -> float:
    """The least normalized weight that two passages share if the first pass is to keep them.

    The bound assumes full exclusivity: `exclusivity` is at most the square of `strength`.
    """
    strength, exclusivity, length = regression.weights
    log_odds = regression.constant + length * log(max(2, passages)) - _log_odds(MIN_PROBABILITY)
    if log_odds >= 0:
        return 0.0
    root = sqrt(strength**2 - 4 * exclusivity * log_odds)
    return ((root - strength) / (2 * exclusivity)) ** 2


def shrink_log_odds(log_odds: float) -> float:
    """The log odds, of which the part beyond `_CONFIDENT` counts by half."""
    return min(log_odds, _CONFIDENT + (log_odds - _CONFIDENT) / 2)


def probability(log_odds: float) -> float:
    """The probability, 0 to 1, for the log of the odds."""
    return 1 / (1 + exp(-log_odds)) if log_odds > -700 else 0.0


def _log_odds(probability: float) -> float:
    return log(probability / (1 - probability))


def shortlist(first: Mapping[Cell, float]) -> list[Cell]:
    """The pairs that are among the likeliest of one of their passages, in the order given."""
    kept = {cell: chance for cell, chance in first.items() if chance >= MIN_PROBABILITY}
    cutoffs = [_cutoffs(kept, axis) for axis in (0, 1)]
    return [
        cell
        for cell, chance in kept.items()
        if chance >= cutoffs[0][cell[0]] or chance >= cutoffs[1][cell[1]]
    ]


def _cutoffs(chances: Mapping[Cell, float], axis: int) -> dict[int, float]:
    """The probability of the last of the top candidates, for each passage of one article."""
    by_passage: dict[int, list[float]] = defaultdict(list)
    for cell, chance in chances.items():
        by_passage[cell[axis]].append(chance)
    return {
        passage: sorted(chances, reverse=True)[:_TOP_K][-1]
        for passage, chances in by_passage.items()
    }


def apply_decision_rule(scores: Mapping[Cell, float]) -> dict[Cell, float]:
    """What the threshold is compared with for each candidate: its score or more, 0 to 1.

    Not to link the likeliest counterpart of a passage is to claim that only one article says it.
    The likelier that claim is wrong, by all scores of the passage, the more the odds of the
    counterpart are lifted; twice if it is the likeliest for both passages.
    """
    cost: dict[Cell, float] = {}
    for axis in (0, 1):
        best: dict[int, float] = {}
        only_here: dict[int, float] = {}
        for cell, score in scores.items():
            passage = cell[axis]
            best[passage] = max(best.get(passage, 0.0), score)
            if score >= _NEGLIGIBLE:
                only_here[passage] = only_here.get(passage, 1.0) * (1 - score)
        for cell, score in scores.items():
            passage = cell[axis]
            if score == best[passage] and score >= _NEGLIGIBLE:
                excess = max(0.0, 1 - only_here[passage] - _BASE_RATE)
                cost[cell] = cost.get(cell, 0.0) + _OMISSION_COST * excess
    return {
        cell: _lift(score, cost[cell]) if cell in cost else score for cell, score in scores.items()
    }


def _lift(score: float, cost: float) -> float:
    """A probability whose odds are multiplied by the exponential of a cost, within limits."""
    times = min(_MAX_LIFT, exp(cost))
    return score * times / (1 + score * (times - 1))
