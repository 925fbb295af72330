"""Where the reader has been."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.view_model.place import Place, Trail

A, B, C = (Place("north", f"north:{number}") for number in (1, 2, 3))


def test_back_and_forward_retrace_the_steps() -> None:
    trail = Trail()
    for place in (A, B, C):
        trail.visit(place)
    assert [trail.step(-1), trail.step(-1), trail.step(-1)] == [B, A, None]
    assert [trail.step(1), trail.step(1), trail.step(1)] == [B, C, None]


def test_a_new_place_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for place in (A, B):
        trail.visit(place)
    trail.step(-1)
    trail.visit(C)
    assert [trail.step(1), trail.step(-1)] == [None, A]


def test_staying_is_no_step() -> None:
    trail = Trail()
    trail.visit(A)
    trail.visit(A)
    assert trail.step(-1) is None


@given(st.lists(st.sampled_from([A, B, C, 1, -1])))
def test_whatever_is_done_the_trail_gives_places_that_were_visited(acts: list[Place | int]) -> None:
    trail, visited = Trail(), set()
    for act in acts:
        if isinstance(act, Place):
            visited.add(act)
            trail.visit(act)
        else:
            assert trail.step(act) in visited | {None}
