"""Where the reader has been."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.view_model.place import Place, PlaceHistory

A, B, C = (Place("north", f"north:{number}") for number in (1, 2, 3))


def test_back_and_forward_retrace_the_steps() -> None:
    history = PlaceHistory()
    for place in (A, B, C):
        history.visit(place)
    assert [history.step(-1), history.step(-1), history.step(-1)] == [B, A, None]
    assert [history.step(1), history.step(1), history.step(1)] == [B, C, None]


def test_a_new_place_clears_the_places_ahead() -> None:
    history = PlaceHistory()
    for place in (A, B):
        history.visit(place)
    history.step(-1)
    history.visit(C)
    assert [history.step(1), history.step(-1)] == [None, A]


def test_staying_adds_no_step() -> None:
    history = PlaceHistory()
    history.visit(A)
    history.visit(A)
    assert history.step(-1) is None


@given(st.lists(st.sampled_from([A, B, C, 1, -1])))
def test_history_gives_only_places_that_were_visited(
    acts: list[Place | int],
) -> None:
    history, visited = PlaceHistory(), set()
    for act in acts:
        if isinstance(act, Place):
            visited.add(act)
            history.visit(act)
        else:
            assert history.step(act) in visited | {None}


def test_five_hundred_places_are_remembered() -> None:
    history = PlaceHistory()
    for number in range(502):
        history.visit(Place("north", f"north:{number}"))
    assert history.step(-499) == Place("north", "north:2")
    assert history.step(-1) is None
