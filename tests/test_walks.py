"""The ways through an article."""

from __future__ import annotations

import pytest

from tests.meeting import comparison
from tui.overview import counter
from tui.place import Place
from tui.walks import WalkName, Walks


def route(name: WalkName, article: str, by: int = 1, start: str | None = None) -> list[str | None]:
    """Every stop of a walk, one after another."""
    walks, place, stops = Walks(comparison()), Place(article, start), []
    while found := walks.walk(name, article).step(walks.bearing(place), by):
        place = found
        stops.append(place.passage)
    return stops


@pytest.mark.parametrize(
    ("name", "article", "stops"),
    [
        ("every", "north", ["north:1", "north:2", "north:3", "north:4"]),
        ("aligned", "north", ["north:2", "north:3"]),
        ("aligned", "south", ["south:1", "south:3"]),
        ("only_here", "north", ["north:4"]),
        ("only_here", "south", ["south:2"]),
        ("only_here", "east", []),
        ("lacking", "north", ["south:2"]),
        ("lacking", "south", ["north:4"]),
        ("lacking", "east", ["north:2", "north:4", "south:2"]),
    ],
)
def test_a_walk_stops_at(name: WalkName, article: str, stops: list[str]) -> None:
    found = route(name, article)
    assert sorted(map(str, found)) == sorted(stops)
    if name != "lacking":
        assert found == stops


def test_a_walk_leads_back_the_way_it_came() -> None:
    assert route("every", "north", -1, "north:3") == ["north:2", "north:1"]
    assert route("aligned", "south", -1, "south:4") == ["south:3", "south:1"]


def test_a_walk_goes_on_from_wherever_the_reader_is() -> None:
    assert route("aligned", "north", 1, "north:2") == ["north:3"]
    assert route("lacking", "south", 1, "south:1") == ["north:4"]
    assert route("aligned", "south", 1, "north:4") == ["south:3"], "from a gap"


def test_nothing_lands_past_its_start_or_its_end() -> None:
    assert route("every", "north", 1, "north:4") == []
    assert route("every", "north", -1, "north:1") == []


def test_a_counter_names_the_walk_that_the_place_belongs_to() -> None:
    walks = Walks(comparison())
    assert counter(walks, Place("north", "north:3")) == "aligned 2 of 2"
    assert counter(walks, Place("north", "north:4")) == "only here 1 of 1"
    assert counter(walks, Place("north", "south:2")) == "not found here 1 of 1"
    assert counter(walks, Place("north", "north:1")) == "passage 1 of 4"
