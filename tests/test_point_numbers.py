"""The numbers in the gutter, and where what they number is when it cannot be seen."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.meeting import comparison
from tui.view_model.point_numbers import PointNumbers, Window, directions

ORDER = ["north", "south", "east"]


def test_shared_points_are_numbered_in_the_order_of_the_first_article() -> None:
    numbers = PointNumbers(comparison())
    assert numbers.of == {
        "north:2": (1,),
        "south:3": (1,),
        "north:3": (2,),
        "south:1": (2,),
        "east:1": (2,),
    }
    assert numbers.last == 2
    assert set(numbers.passages(2)) == {"north:3", "south:1", "east:1"}
    assert numbers.passages(0) == numbers.passages(3) == ()


def test_a_passage_in_two_points_has_both_numbers() -> None:
    made = comparison()
    point = replace(made.points[0], passages=("north:3", "south:3"), id="point-9")
    numbers = PointNumbers(replace(made, points=(*made.points, point)))
    assert numbers.of["north:3"] == (2, 3)
    assert numbers.last == 3


def test_points_without_the_first_article_come_last() -> None:
    made = comparison()
    late = replace(
        made.points[0],
        id="point-9",
        passages=("south:2", "east:1"),
        included_by=("south", "east"),
    )
    numbers = PointNumbers(replace(made, points=(late, *made.points)))
    assert numbers.of["south:2"] == (3,)
    assert numbers.of["east:1"] == (2, 3)


def seen(**in_view: tuple[str, ...]) -> list[Window]:
    return [Window(article, passages) for article, passages in in_view.items()]


def test_a_counterpart_in_view_needs_no_direction() -> None:
    windows = seen(north=("north:3",), south=("south:1",))
    assert directions(comparison(), "north", windows, ORDER) == {}


def test_a_counterpart_out_of_view_is_above_or_below() -> None:
    windows = seen(north=("north:2", "north:3"), south=("south:2",))
    assert directions(comparison(), "north", windows, ORDER) == {"north:2": "↓", "north:3": "↑"}


def test_counterparts_on_both_sides_are_said_to_be() -> None:
    made = comparison()
    point = replace(made.points[0], passages=("north:2", "south:1", "south:3"))
    made = replace(made, points=(point, *made.points[1:]))
    windows = seen(north=("north:2",), south=("south:2",))
    assert directions(made, "north", windows, ORDER) == {"north:2": "↕"}


def test_a_column_that_is_not_drawn_is_to_one_side() -> None:
    assert directions(comparison(), "north", seen(north=("north:2",)), ORDER) == {"north:2": "▸"}
    assert directions(comparison(), "south", seen(south=("south:3",)), ORDER) == {"south:3": "◂"}
    drawn = seen(north=("north:3",), south=("south:2",))
    assert directions(comparison(), "north", drawn, ORDER) == {"north:3": "↑"}, "drawn ones first"


def test_a_hidden_column_is_named_nowhere() -> None:
    assert directions(comparison(), "north", seen(north=("north:2",)), ["north", "east"]) == {}


IDS = sorted(comparison().passage)


@given(st.sets(st.sampled_from(IDS)))
def test_no_passage_with_a_counterpart_in_view_gets_a_direction(chosen: set[str]) -> None:
    made = comparison()
    windows = [
        Window(name, tuple(one for one in sorted(chosen) if one.startswith(name))) for name in ORDER
    ]
    for name in ORDER:
        for passage in directions(made, name, windows, ORDER):
            assert passage in chosen
            assert not chosen & set(made.counterparts(passage))
