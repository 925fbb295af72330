"""The fit of the weights."""

from __future__ import annotations

from math import exp, log
from random import Random

import pytest

from tests.benchmarks.logistic_regression import fit


def test_a_constant_alone_fits_the_share() -> None:
    (constant, weight) = fit([(0.0,)] * 8, [True] * 2 + [False] * 6)
    assert constant == pytest.approx(log(2 / 6), abs=1e-4)
    assert weight == pytest.approx(0)


def test_weights_are_found_again() -> None:
    dice = Random(5)
    rows = [(dice.gauss(0, 1), dice.gauss(0, 2)) for _ in range(20000)]
    seen = [dice.random() < 1 / (1 + exp(1 - 2 * x + 0.5 * y)) for x, y in rows]
    assert fit(rows, seen) == pytest.approx([-1, 2, -0.5], abs=0.1)
    assert fit(rows, seen, start=(-1, 2, -0.5)) == pytest.approx(fit(rows, seen), abs=1e-6)
