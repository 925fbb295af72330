"""What becomes a link: scores, and the lift of a passage's likeliest counterpart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment.choosing import standings

CELLS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.floats(0, 1).map(lambda score: round(score, 4)),
    max_size=25,
)


def test_the_likeliest_counterpart_of_a_passage_is_lifted_and_others_are_not() -> None:
    reached = standings({(0, 0): 0.25, (0, 1): 0.2, (1, 1): 0.9})
    assert reached[0, 0] > 0.25
    assert reached[0, 1] == 0.2


def test_it_is_lifted_more_where_it_is_likeliest_for_both() -> None:
    one = standings({(0, 0): 0.25, (1, 0): 0.3})
    both = standings({(0, 0): 0.25, (1, 1): 0.3})
    assert one[0, 0] < both[0, 0]


def test_the_likelier_a_passage_is_told_the_more_its_counterpart_is_lifted() -> None:
    alone = standings({(0, 0): 0.2, (1, 0): 0.5})
    among = standings({(0, 0): 0.2, (1, 0): 0.5, (0, 1): 0.15, (0, 2): 0.15})
    assert alone[0, 0] < among[0, 0]


def test_a_high_threshold_stays_strict() -> None:
    assert standings({(0, 0): 0.7})[0, 0] < 0.9


@given(CELLS)
def test_a_standing_is_a_share_and_never_below_the_score(
    scores: dict[tuple[int, int], float],
) -> None:
    for cell, reached in standings(scores).items():
        assert scores[cell] - 1e-9 <= reached <= 1 + 1e-9


@given(CELLS)
def test_the_side_decides_nothing(scores: dict[tuple[int, int], float]) -> None:
    turned = standings({(b, a): score for (a, b), score in scores.items()})
    assert standings(scores) == pytest.approx({(a, b): turned[b, a] for a, b in scores})
