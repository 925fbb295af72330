"""The candidates that are looked at closely."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.scoring import FAINT, shortlist
from corpus.alignment.weighting import Cell

CHANCES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    st.sampled_from([0.001, 0.005, 0.01, 0.02, 0.1, 0.3, 0.9]),
    max_size=60,
)


def test_the_four_likeliest_of_a_passage_are_looked_at() -> None:
    first: dict[Cell, float] = {(0, b): 0.1 + b / 100 for b in range(9)}
    # Each of the others is the counterpart of many that are likelier.
    first |= {(a, b): 0.5 for b in range(9) for a in range(1, 5)}
    assert [cell for cell in shortlist(first) if cell[0] == 0] == [(0, b) for b in (5, 6, 7, 8)]


def test_what_is_the_likeliest_for_one_of_the_two_is_looked_at() -> None:
    first: dict[Cell, float] = {(0, b): 0.9 for b in range(8)} | {(0, 8): 0.01}
    assert (0, 8) in shortlist(first)


def test_what_is_faint_is_not_looked_at() -> None:
    assert shortlist({(0, 0): FAINT / 2, (1, 1): FAINT}) == [(1, 1)]


@given(CHANCES)
def test_which_article_comes_first_decides_nothing(first: dict[Cell, float]) -> None:
    turned = {(b, a): chance for (a, b), chance in first.items()}
    assert {(b, a) for a, b in shortlist(turned)} == set(shortlist(first))


@given(CHANCES)
def test_the_order_is_kept(first: dict[Cell, float]) -> None:
    found = shortlist(first)
    assert found == [cell for cell in first if cell in set(found)]
