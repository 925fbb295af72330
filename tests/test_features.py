"""What a first look expects near a candidate."""

from __future__ import annotations

from math import sqrt

import pytest

from corpus.alignment.features import neighbourhood

FIRST = {(3, 3): 0.5, (4, 4): 0.4, (5, 3): 0.1, (3, 9): 1.0}


def test_neighbours_count_the_nearer_the_more_and_the_cell_itself_does_not() -> None:
    (found,) = neighbourhood(FIRST, [(3, 3)])
    assert found == pytest.approx(sqrt(0.4 / 2 + 0.1 / 4))


def test_nothing_is_near_across_the_edge_of_a_row() -> None:
    assert list(neighbourhood({(0, 5): 1.0, (1, 0): 1.0}, [(0, 5), (1, 0)])) == [0.0, 0.0]


def test_rows_and_columns_may_change_places() -> None:
    turned = {(b, a): chance for (a, b), chance in FIRST.items()}
    cells = list(FIRST)
    assert list(neighbourhood(FIRST, cells)) == list(
        neighbourhood(turned, [(b, a) for a, b in cells])
    )
