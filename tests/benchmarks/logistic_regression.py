"""Fits logistic regressions by Newton's method: the weights with the greatest likelihood."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul
from typing import Self, TypeVar

_ROUNDS = 40
_STEP = 1e-6
"""A smaller step changes no weight that is written down."""
_LEAST_RIDGE = 1e-6
"""Keeps the weight of a feature that is always 0 at 0."""

Column = list[float]
Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Observations:
    """Rows of features by column, the first of which is all ones, and what was observed."""

    columns: tuple[Column, ...]
    seen: Column
    """1 or 0."""

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]], seen: Sequence[bool]) -> Self:
        """The observations in rows."""
        columns = zip(*((1.0, *row) for row in rows), strict=True)
        return cls(tuple(map(list, columns)), list(map(float, seen)))

    def chances(self, weights: Sequence[float]) -> Column:
        """The probability of each row."""
        odds = [0.0] * len(self.seen)
        for weight, column in zip(weights, self.columns, strict=True):
            odds = [sum_ + weight * value for sum_, value in zip(odds, column, strict=True)]
        return [1 / (1 + exp(-value)) if value > -700 else 0.0 for value in odds]

    def slopes(self, chances: Column) -> list[float]:
        """First derivatives of the log-likelihood."""
        off = [is_so - chance for is_so, chance in zip(self.seen, chances, strict=True)]
        return [sum(map(mul, off, column)) for column in self.columns]

    def curvature(self, chances: Column) -> list[list[float]]:
        """Second derivatives of the log-likelihood, negated."""
        spread = [chance * (1 - chance) for chance in chances]
        size = len(self.columns)
        found = [[0.0] * size for _ in range(size)]
        for i in range(size):
            weighted = list(map(mul, spread, self.columns[i]))
            for j in range(i + 1):
                found[i][j] = found[j][i] = sum(map(mul, weighted, self.columns[j]))
        return found

    def ridge(self, strength: float) -> list[float]:
        """A penalty for each weight: by the variance of its column; none for the constant."""
        size = len(self.seen)
        variances = []
        for column in self.columns:
            mean = sum(column) / size
            variances.append(sum((value - mean) ** 2 for value in column) / size)
        return [strength * variance + _LEAST_RIDGE for variance in variances]


def fit(
    rows: Sequence[Sequence[float]],
    seen: Sequence[bool],
    start: Sequence[float] = (),
    *,
    ridge: float = 0.0,
) -> list[float]:
    """The constant and the weights.

    Args:
        rows: the features of each observation.
        seen: whether it was a case.
        start: where to begin, such as the weights of similar observations.
        ridge: half of this times the squared weight of each standardized feature is taken from the
            log-likelihood.

    """
    observed = Observations.of(rows, seen)
    return _fit(observed, list(start) or [0.0] * len(observed.columns), observed.ridge(ridge))


def fit_without_each(
    rows: Sequence[Sequence[float]],
    seen: Sequence[bool],
    groups: Sequence[Group],
    *,
    ridge: float = 0.0,
) -> Iterator[tuple[Group, list[float]]]:
    """Each group with the constant and the weights fitted to all other groups.

    They begin at the weights of all groups together and step by the curvature there, less the
    group's own, until no step is left: the same weights as by `fit`, in a fraction of the time.
    """
    observed = Observations.of(rows, seen)
    penalty = observed.ridge(ridge)
    whole = _fit(observed, [0.0] * len(observed.columns), penalty)
    curvature = observed.curvature(observed.chances(whole))
    for group, own in _by_group(observed, groups).items():
        own_curvature = own.curvature(own.chances(whole))
        rest = [
            [value - part for value, part in zip(line, own_line, strict=True)]
            for line, own_line in zip(curvature, own_curvature, strict=True)
        ]
        weights = list(whole)
        for _ in range(_ROUNDS):
            slopes = [
                slope - part
                for slope, part in zip(
                    observed.slopes(observed.chances(weights)),
                    own.slopes(own.chances(weights)),
                    strict=True,
                )
            ]
            if _step(weights, slopes, rest, penalty) < _STEP:
                break
        yield group, weights


def _fit(observed: Observations, weights: list[float], penalty: Sequence[float]) -> list[float]:
    for _ in range(_ROUNDS):
        chances = observed.chances(weights)
        if _step(weights, observed.slopes(chances), observed.curvature(chances), penalty) < _STEP:
            break
    return weights


def _by_group(observed: Observations, groups: Sequence[Group]) -> Mapping[Group, Observations]:
    places: dict[Group, list[int]] = {}
    for place, group in enumerate(groups):
        places.setdefault(group, []).append(place)
    return {
        group: Observations(
            tuple([column[at] for at in of] for column in observed.columns),
            [observed.seen[at] for at in of],
        )
        for group, of in places.items()
    }


def _step(
    weights: list[float],
    slopes: Sequence[float],
    curvature: Sequence[Sequence[float]],
    penalty: Sequence[float],
) -> float:
    """Move the weights by one step; returns the longest part of it."""
    right = [
        slope - ridge * weight
        for slope, ridge, weight in zip(slopes, penalty, weights, strict=True)
    ]
    matrix = [
        [value + (penalty[i] if i == j else 0.0) for j, value in enumerate(line)]
        for i, line in enumerate(curvature)
    ]
    step = _solve(matrix, right)
    weights[:] = [weight + part for weight, part in zip(weights, step, strict=True)]
    return max(map(abs, step))


def _solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of linear equations with a positive definite matrix."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        for below in range(i + 1, size):
            share = rows[below][i] / rows[i][i]
            for j in range(i, size + 1):
                rows[below][j] -= share * rows[i][j]
    found = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - known) / rows[i][i]
    return found
