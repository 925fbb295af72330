"""Logistic regression by Newton's method: the weights under which what was seen is likeliest."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import mul

_ROUNDS = 30
_STEP = 1e-5
"""A smaller step changes no weight that is written down."""
_RIDGE = 1e-6
"""Keeps a weight that nothing bears on at nothing."""


def fit(
    rows: Sequence[Sequence[float]], seen: Sequence[bool], start: Sequence[float] = ()
) -> list[float]:
    """The constant and the weights; `start` is where to begin, such as those of a like set."""
    size = len(rows[0]) + 1
    weights = list(start) or [0.0] * size
    for _ in range(_ROUNDS):
        step = _solved(*_slopes([(1.0, *row) for row in rows], seen, weights))
        weights = [weight + part for weight, part in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _STEP:
            break
    return weights


def _slopes(
    rows: Sequence[tuple[float, ...]], seen: Sequence[bool], weights: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    """The second and the first derivatives of the log-likelihood."""
    size = len(weights)
    first = [-_RIDGE * weight for weight in weights]
    second = [[_RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row, is_so in zip(rows, seen, strict=True):
        chance = 1 / (1 + exp(-sum(map(mul, weights, row))))
        off, spread = is_so - chance, chance * (1 - chance)
        for i, value in enumerate(row):
            first[i] += off * value
            part, line = spread * value, second[i]
            for j in range(i + 1):
                line[j] += part * row[j]
    for i in range(size):
        for j in range(i):
            second[j][i] = second[i][j]
    return second, first


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations with a positive definite matrix."""
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
