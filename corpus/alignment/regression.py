"""Logistic regressions, whose weights are in `scoring.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import mul
from pathlib import Path

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
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


def regression(section: str, features: Iterable[str]) -> LogisticRegression:
    """The regression in a section of `scoring.toml`, with a weight for each feature."""
    table = weights()[section]
    return LogisticRegression(table["constant"], tuple(table[name] for name in features))


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The sections of `scoring.toml`."""
    import tomli

    return tomli.loads(WEIGHTS.read_text("utf-8"))
