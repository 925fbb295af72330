"""How sure a claim is: the tiers of links, and the certainty that an article lacks a passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import mul
from pathlib import Path
from typing import NamedTuple

from corpus.alignment.weighting import Cell
from corpus.model import Origin, Tier

WEIGHTS = Path(__file__).with_name("scoring.toml")

_LEAST = 1e-4
"""Probabilities nearer to 0 or 1 than this are all the same as features."""


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


def probability(log_odds: float) -> float:
    """The probability, 0 to 1, for the log of the odds."""
    return 1 / (1 + exp(-log_odds)) if log_odds > -700 else 0.0


def log_odds(probability: float) -> float:
    """The log of the odds of a probability, which is kept between .0001 and .9999."""
    if not _LEAST < probability < 1 - _LEAST:
        probability = min(max(probability, _LEAST), 1 - _LEAST)
    return log(probability / (1 - probability))


def regression(section: str, features: Iterable[str]) -> LogisticRegression:
    """The regression in a section of `scoring.toml`, with a weight for each feature."""
    table = weights()[section]
    return LogisticRegression(table["constant"], tuple(table[name] for name in features))


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The sections of `scoring.toml`."""
    import tomli

    return tomli.loads(WEIGHTS.read_text("utf-8"))


CLOSE = 0.05
_STEP = 1e-4
"""The last place of a certainty."""


class SharedFeatures(NamedTuple):
    """What is known of a passage that another article may have too.

    The product of 1 - score over all candidates, as the probability that the other article lacks
    the passage, is too bold above .9: what is said in other words is no candidate at all, a long
    passage says more than one thing, and passages beside shared ones are shared more often. A
    logistic regression over these features corrects it. Its weights, in `scoring.toml`, are fitted
    to scores of stories that the scores' own weights were not fitted to.
    """

    candidates: float
    """Log odds that one of the candidates reports the same: 1 less the product of 1 - score."""
    words: float
    """Log of one more than the passage's number of words."""
    neighbours: float
    """Mean probability, by that product alone, that the passages before and after are shared; the
    article's mean stands in for the one that the first and the last passage do not have."""
    position: float
    """How far down it stands in its article: 0 for the first passage, near 1 for the last."""


def shared_features(
    scores: Mapping[Cell, float], axis: int, words: Sequence[int]
) -> list[SharedFeatures]:
    """The features of each passage of one article; for the arguments see `absence_certainties`."""
    product = _shared_by_product(scores, axis, len(words))
    passages = len(product)
    mean = sum(product) / max(1, passages)
    around = (mean, *product, mean)
    return [
        SharedFeatures(
            log_odds(product[place]),
            log(1 + length),
            (around[place] + around[place + 2]) / 2,
            place / passages,
        )
        for place, length in enumerate(words)
    ]


def absence_certainties(
    scores: Mapping[Cell, float], axis: int, words: Sequence[int]
) -> list[float]:
    """For each passage of one article, the probability that the other article has it nowhere.

    Args:
        scores: of all candidates between the two articles; 1 and 0 where a person decided.
        axis: 0 for the passages of the article that is first in the cells, 1 for the other's.
        words: the number of words of each of the article's passages.

    """
    model = shared_model()
    return [
        round(1 - probability(model.log_odds(features)), 4)
        for features in shared_features(scores, axis, words)
    ]


@cache
def shared_model() -> LogisticRegression:
    """The regression for the probability that another article has a passage somewhere."""
    return regression("shared", SharedFeatures._fields)


def link_tier(score: float, origin: Origin = "computed") -> Tier:
    """Firm for a link that a person confirmed or added, or whose score reaches the bound."""
    is_firm = origin != "computed" or score >= weights()["firm"]["link"]
    return "firm" if is_firm else "likely"


def omission_tier(certainty: float) -> Tier:
    """Firm for an absence whose certainty reaches the bound."""
    return "firm" if certainty >= weights()["firm"]["omission"] else "likely"


def capped_at_likely(certainty: float) -> float:
    """The certainty, or the highest one that is not firm."""
    return min(certainty, round(weights()["firm"]["omission"] - _STEP, 4))


def is_close(score: float) -> bool:
    """Whether the closest passage to a missing point, by its score, is worth reading.

    Below .05, 2 in 100 of those in the gold set report the same.
    """
    return score >= CLOSE


def omission_weight(weight: float, certainty: float) -> float:
    """A point's weight as the weight of its omission: of a claim half as certain, a sixteenth.

    Ordered by the point's weight alone, 78 of 100 among the five heaviest omissions of a pair of
    gold reports are right; times the fourth power of the certainty, 93 are.
    """
    return round(weight * certainty**4, 4)


def _shared_by_product(scores: Mapping[Cell, float], axis: int, passages: int) -> list[float]:
    """The probability that a candidate of each passage reports the same, were they independent."""
    lacking = [1.0] * passages
    for cell, score in sorted(scores.items()):
        lacking[cell[axis]] *= 1 - score
    return [1 - value for value in lacking]
