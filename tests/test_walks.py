"""The ways through an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import NotedPassages
from tests.meeting import comparison
from tui.view_model.place import Place
from tui.view_model.walks import WalkName, Walks


def route(name: WalkName, article: str, by: int = 1, start: str | None = None) -> list[str | None]:
    """Every stop of a walk, one after another."""
    walks, place, stops = Walks(comparison()), Place(article, start), []
    while found := walks.walk(name, article).step(walks.sort_key(place), by):
        place = found
        stops.append(place.passage)
    return stops


@pytest.mark.parametrize(
    ("name", "article", "stops"),
    [
        ("every", "north", ["north:1", "north:2", "north:3", "north:4"]),
        ("shared", "north", ["north:2", "north:3"]),
        ("shared", "south", ["south:1", "south:3"]),
        ("only_here", "north", ["north:4"]),
        ("only_here", "south", ["south:2"]),
        ("only_here", "east", []),
        ("missing", "north", ["south:2"]),
        ("paragraph", "north", ["north:1", "north:2", "north:3", "north:4"]),
        ("marked", "north", []),
        ("missing", "south", ["north:4"]),
        ("missing", "east", ["north:2", "north:4", "south:2"]),
    ],
)
def test_a_walk_stops_at(name: WalkName, article: str, stops: list[str]) -> None:
    found = route(name, article)
    assert sorted(map(str, found)) == sorted(stops)
    if name != "missing":
        assert found == stops


def test_a_walk_leads_back_the_way_it_came() -> None:
    assert route("every", "north", -1, "north:3") == ["north:2", "north:1"]
    assert route("shared", "south", -1, "south:4") == ["south:3", "south:1"]


def test_a_walk_goes_on_from_wherever_the_reader_is() -> None:
    assert route("shared", "north", 1, "north:2") == ["north:3"]
    assert route("missing", "south", 1, "south:1") == ["north:4"]
    assert route("shared", "south", 1, "north:4") == ["south:3"], "from a gap"


def test_a_missing_point_is_shown_by_a_passage_that_shares_nothing() -> None:
    """North's second passage is in a point that South has; its fourth is in none of South's."""
    made = comparison()
    point = replace(made.points[2], id="point-4", passages=("north:2", "north:4"), core="north:2")
    made = replace(made, points=(*made.points[:2], point, made.points[3]))
    stops = [place.passage for _, place in Walks(made).walk("missing", "south").stops]
    assert stops == ["north:4"]
    both = replace(point, passages=("north:2", "north:3"), core="north:3")
    made = replace(made, points=(*made.points[:2], both, made.points[3]))
    stops = [place.passage for _, place in Walks(made).walk("missing", "south").stops]
    assert stops == ["north:3"], "the core where every passage shares something"


def test_nothing_lands_past_its_start_or_its_end() -> None:
    assert route("every", "north", 1, "north:4") == []
    assert route("every", "north", -1, "north:1") == []


def test_a_counter_names_the_walk_that_the_place_belongs_to() -> None:
    walks = Walks(comparison())
    assert walks.counter(Place("north", "north:3")) == "shared 2 of 2"
    assert walks.counter(Place("north", "north:4")) == "only here 1 of 1"
    assert walks.counter(Place("north", "south:2")) == "missing here 1 of 1"
    assert walks.counter(Place("north", "north:1")) == "passage 1 of 4"


def test_a_paragraph_is_reached_at_its_first_passage() -> None:
    made = comparison()
    north = made.articles[0]
    passages = tuple(replace(p, paragraph=(p.number + 1) // 2) for p in north.passages)
    walks = Walks(replace(made, articles=(replace(north, passages=passages), *made.articles[1:])))
    walk = walks.walk("paragraph", "north")
    assert [place.passage for _, place in walk.stops] == ["north:1", "north:3"]
    assert walk.step(walks.sort_key(Place("north", "north:4")), -1) == Place("north", "north:3")


def test_bookmarks_and_notes_are_walked_in_every_article() -> None:
    noted = NotedPassages(("south:2",), "Ask")
    walks = Walks(replace(comparison(), bookmarks=("east:1", "north:3"), notes=(noted,)))
    place, stops = Place("south", "south:1"), []
    while found := walks.walk("marked", place.article).step(walks.sort_key(place, "marked"), 1):
        place = found
        stops.append((place.article, place.passage))
    assert stops == [("south", "south:2"), ("east", "east:1")]
    assert walks.counter(place, "marked") == "marked 3 of 3"
