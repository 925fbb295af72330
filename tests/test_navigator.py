"""Where keys lead, decided without a screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.article import Article
from corpus.comparison import Comparison
from corpus.model import Omission
from tests.meeting import EAST, NORTH, SOUTH, article, comparison, link
from tui.compare.navigator import Navigator, WalkHint
from tui.view_model.place import Place


@pytest.fixture
def navigator() -> Navigator:
    """A navigator at the start of North, with the comparison there."""
    made = Navigator("north")
    made.show(comparison())
    return made


def without(made: Comparison, gone: str) -> Comparison:
    """A comparison without one of its articles, and without links."""
    left = tuple(one for one in made.articles if one.id != gone)
    return Comparison(made.title, left, made.settings, ())


def at(navigator: Navigator) -> tuple[str, str | None]:
    return navigator.place.article, navigator.place.passage


def test_before_a_comparison_only_columns_can_be_changed() -> None:
    navigator = Navigator("north")
    assert not navigator.walk("shared", 1)
    assert not navigator.go_to_edge(1)
    assert not navigator.go_to_point(1)
    navigator.find("two")
    navigator.change_filter(1)
    assert (navigator.search, navigator.filter, navigator.shown) == (None, None, None)
    assert navigator.go_to_column("south")
    assert at(navigator) == ("south", None)


def test_walk_goes_round_and_says_so(navigator: Navigator) -> None:
    assert navigator.walk("shared", 1)
    assert (at(navigator), navigator.status) == (("north", "north:2"), "shared 1 of 2")
    assert navigator.walk("shared", 1)
    assert navigator.walk("shared", 1)
    assert at(navigator) == ("north", "north:2")
    assert navigator.status == "shared 1 of 2 · from the top"
    assert navigator.walk("shared", -1)
    assert at(navigator) == ("north", "north:3")
    assert navigator.status == "shared 2 of 2 · from the end"


def test_edges_are_the_first_and_the_last_passage_of_the_focused_article(
    navigator: Navigator,
) -> None:
    assert navigator.go_to_edge(1)
    assert at(navigator) == ("north", "north:4")
    assert navigator.go_to_edge(-1)
    assert at(navigator) == ("north", "north:1")
    navigator.go_to_column("south")
    assert navigator.go_to_edge(1)
    assert at(navigator) == ("south", "south:4")
    made, empty = comparison(), Navigator("north")
    empty.show(Comparison(made.title, (article("north", ()),), made.settings, ()))
    assert not empty.go_to_edge(1)
    assert not empty.go_to_paragraph(1)


def test_first_omission_is_the_heaviest_and_the_next_ones_follow_in_the_text() -> None:
    made = comparison()
    heavy = tuple(
        replace(one, weight=2.0) if isinstance(one, Omission) and one.point == "point-3" else one
        for one in made.findings
    )
    navigator = Navigator("east")
    navigator.show(replace(made, findings=heavy))
    navigator.walk("shared", 1)
    said = []
    for _ in range(4):
        assert navigator.walk("missing", 1)
        said.append((navigator.place.passage, navigator.status))
    assert said[0] == ("south:2", "missing here 3 of 3 · heaviest")
    assert said[1:3] == [
        ("north:2", "missing here 1 of 3 · from the top"),
        ("north:4", "missing here 2 of 3"),
    ]
    assert said[3] == said[0]
    navigator.go(Place("east", None))
    navigator.walk("missing", 1)
    assert navigator.place.passage == "north:2", "the heaviest comes first once"


def test_last_stop_says_how_many_lie_above(navigator: Navigator) -> None:
    navigator.walk("shared", 1)
    assert navigator.hint is None
    navigator.walk("shared", 1)
    assert navigator.hint == WalkHint("shared", -1, 1)
    navigator.walk("shared", -1)
    assert navigator.hint is None


def test_walk_with_one_stop_stays_there(navigator: Navigator) -> None:
    assert navigator.walk("only_here", 1)
    assert not navigator.walk("only_here", 1)
    assert (at(navigator), navigator.status) == (("north", "north:4"), "only here 1 of 1")
    assert navigator.hint is None


def test_walk_without_stops_names_one_that_has_some(navigator: Navigator) -> None:
    navigator.go_to_column("east")
    assert not navigator.walk("only_here", 1)
    assert navigator.status == "No passage found only here"
    assert navigator.hint == WalkHint("shared", 1, 1)
    navigator.walk("shared", 1)
    assert navigator.hint is None


def test_counter_prefers_the_walk_that_was_taken(navigator: Navigator) -> None:
    navigator.walk("every", 1)
    navigator.walk("every", 1)
    assert navigator.status == "passage 2 of 4"
    navigator.go_to_result(Place("north", "north:3"))
    assert navigator.status == "shared 2 of 2"


def test_column_keeps_the_point_and_remembers_the_counterpart_visited_last(
    navigator: Navigator,
) -> None:
    navigator.go(Place("east", "east:1"))
    navigator.go_to_column("north")
    assert at(navigator) == ("north", "north:3")
    navigator.go_to_column("south")
    assert at(navigator) == ("south", "south:1")
    navigator.go(Place("north", "north:4"))
    navigator.go_to_column("south")
    assert at(navigator) == ("south", "north:4"), "South has no counterpart: its gap is shown"


def test_counterpart_skips_columns_that_miss_the_point(navigator: Navigator) -> None:
    navigator.go(Place("north", "north:2"))
    assert navigator.go_to_counterpart(["south", "east"])
    assert at(navigator) == ("south", "south:3")
    navigator.go(Place("north", "north:4"))
    assert not navigator.go_to_counterpart(["south", "east"])


def test_counterparts_are_visited_one_after_the_other_and_then_the_start(
    navigator: Navigator,
) -> None:
    order = ["south", "east"]
    navigator.go(Place("north", "north:3"))
    seen = []
    for _ in range(3):
        assert navigator.go_to_counterpart(order)
        seen.append((at(navigator)[1], navigator.status))
    assert seen == [
        ("south:1", "counterpart 1 of 2"),
        ("east:1", "counterpart 2 of 2"),
        ("north:3", "shared 2 of 2"),
    ]
    assert navigator.go_to_counterpart(order)
    assert at(navigator) == ("south", "south:1")


def test_every_counterpart_in_one_article_is_visited() -> None:
    made = comparison()
    twice = replace(made, links=(*made.links, link("north:3", "south:2", 0.4, "partial")))
    navigator = Navigator("north")
    navigator.show(twice)
    navigator.go(Place("north", "north:3"))
    stops = []
    for _ in range(4):
        navigator.go_to_counterpart(["south", "east"])
        stops.append(navigator.place.passage)
    assert stops == ["south:1", "south:2", "east:1", "north:3"]


def test_of_counterparts_in_one_article_the_strongest_or_the_one_visited_last_comes_first() -> None:
    made = comparison()
    weak, strong = (
        link("north:3", f"south:{n}", score, "partial") for n, score in ((1, 0.4), (3, 0.9))
    )
    navigator = Navigator("north")
    navigator.show(replace(made, links=(strong, weak)))
    for first, second in (("south:3", "south:1"), ("south:1", "south:3")):
        navigator.go(Place("north", "north:3"))
        stops = []
        for _ in range(2):
            navigator.go_to_counterpart(["south"])
            stops.append(navigator.place.passage)
        assert stops == [first, second]


def test_another_move_begins_a_new_round(navigator: Navigator) -> None:
    navigator.go(Place("north", "north:3"))
    navigator.go_to_counterpart(["south", "east"])
    navigator.go(Place("east", "east:1"))
    navigator.go_to_counterpart(["north", "south"])
    assert at(navigator) == ("north", "north:3")


def test_gap_leads_to_the_passage_that_is_missing(navigator: Navigator) -> None:
    navigator.go(Place("south", "north:4"))
    assert navigator.go_to_counterpart(["east", "north"])
    assert at(navigator) == ("north", "north:4")


def test_back_and_forward(navigator: Navigator) -> None:
    navigator.walk("shared", 1)
    navigator.walk("shared", 1)
    assert navigator.go_back(-1)
    assert at(navigator) == ("north", "north:2")
    assert navigator.go_back(1)
    assert at(navigator) == ("north", "north:3")
    assert not navigator.go_back(1)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("1", ("north", "north:2")),
        (" 2 ", ("north", "north:3")),
        ("p3", ("north", "north:3")),
        ("¶ 99", ("north", "north:4")),
        ("p0", ("north", "north:1")),
    ],
)
def test_number_leads_to_a_point_or_a_paragraph(
    navigator: Navigator, typed: str, place: tuple[str, str]
) -> None:
    assert navigator.go_to_typed(typed)
    assert at(navigator) == place


def test_number_stays_in_the_focused_article_where_it_has_the_point(navigator: Navigator) -> None:
    navigator.go_to_column("east")
    navigator.go_to_typed("2")
    assert at(navigator) == ("east", "east:1")
    navigator.go_to_typed("1")
    assert at(navigator)[0] != "east"


@pytest.mark.parametrize("typed", ["0", "3", "", "x", "p", "-1", "1.5"])
def test_number_that_names_nothing_leads_nowhere(navigator: Navigator, typed: str) -> None:
    navigator.walk("shared", 1)
    before = at(navigator)
    assert not navigator.go_to_typed(typed)
    assert at(navigator) == before


def test_unknown_point_is_answered_with_the_last_one(navigator: Navigator) -> None:
    navigator.go_to_typed("7")
    assert navigator.status == "No point 7; the last is 2"


def test_search_takes_over_the_walk_of_shared_passages_until_it_ends(
    navigator: Navigator,
) -> None:
    navigator.find("two")
    assert navigator.status == "“two”: 3 matches"
    assert navigator.walk("shared", 1)
    assert (at(navigator), navigator.status) == (("north", "north:3"), "“two” 1 of 3")
    assert navigator.walk("shared", 1)
    assert at(navigator) == ("south", "south:1")
    navigator.end_search()
    assert navigator.walk("shared", 1)
    assert at(navigator) == ("south", "south:3")


def test_filter_narrows_the_walks_but_not_the_place(navigator: Navigator) -> None:
    navigator.go(Place("north", "north:2"))
    navigator.change_filter(1)
    assert navigator.filter == "only_here", "nothing differs here"
    assert (navigator.filter_summary, navigator.status) == (
        "only here · 2 of 9",
        "only here: 1 in North",
    )
    assert at(navigator) == ("north", "north:2")
    navigator.walk("every", 1)
    assert at(navigator) == ("north", "north:4")
    navigator.change_filter(-1)
    assert navigator.shown is None


def test_new_comparison_keeps_place_filter_and_search(navigator: Navigator) -> None:
    navigator.set_filter("only_here")
    navigator.go(Place("north", "north:4"))
    navigator.find("harbour")
    search = navigator.search
    navigator.show(replace(comparison(), links=()))
    assert at(navigator) == ("north", "north:4")
    assert navigator.filter == "only_here"
    assert navigator.shown is not None
    assert len(navigator.shown) == 7, "without links every body passage stands alone"
    assert navigator.search is search, "the same articles need not be searched again"


def test_search_is_repeated_in_other_articles(navigator: Navigator) -> None:
    navigator.find("two")
    made = without(comparison(), "east")
    navigator.change_articles(made, comparison().articles)
    navigator.show(made)
    assert navigator.search is not None
    assert navigator.search.count == 2


def test_place_is_found_again_by_its_text_in_an_edited_article(navigator: Navigator) -> None:
    navigator.go(Place("north", "north:3"))
    edited = article("north2", (("A fog horn was heard.", "body"), *NORTH))
    made = changed(edited, article("south", SOUTH), article("east", EAST))
    navigator.change_articles(made, comparison().articles)
    assert at(navigator) == ("north2", "north2:4")


def test_reader_goes_on_in_the_nearest_column_when_theirs_is_removed(
    navigator: Navigator,
) -> None:
    navigator.go(Place("north", "north:3"))
    made = without(comparison(), "north")
    navigator.change_articles(made, comparison().articles)
    navigator.show(made)
    assert at(navigator) == ("south", "south:1"), "the counterpart in the next column"
    assert not navigator.go_back(-1), "places of the removed article are forgotten"


def test_a_counterpart_in_a_removed_article_is_not_visited(navigator: Navigator) -> None:
    navigator.go(Place("north", "north:3"))
    navigator.go_to_counterpart(["south", "east"])
    made = without(comparison(), "east")
    navigator.change_articles(made, comparison().articles)
    navigator.show(made)
    assert not navigator.go_to_counterpart(["north"])
    assert navigator.place.article == "south"


def test_reader_goes_on_to_the_left_when_the_last_column_is_removed(
    navigator: Navigator,
) -> None:
    navigator.go(Place("east", "east:1"))
    navigator.change_articles(without(comparison(), "east"), comparison().articles)
    assert navigator.place.article == "south"


def test_reader_is_at_the_start_where_every_article_was_replaced(navigator: Navigator) -> None:
    navigator.go(Place("north", "north:3"))
    made = comparison()
    others = tuple(replace(one, source=f"new-{one.source}") for one in made.articles[1:])
    navigator.change_articles(replace(made, articles=others, links=()), made.articles)
    assert at(navigator) == ("south", None)


def changed(*articles: Article) -> Comparison:
    """A comparison of articles under the sources of the harbour meeting."""
    sources = ("north.txt", "south.txt", "east.txt")
    named = (replace(one, source=source) for one, source in zip(articles, sources, strict=True))
    return replace(comparison(), articles=tuple(named), links=())


def test_reader_goes_on_to_the_right_when_a_column_between_two_is_removed(
    navigator: Navigator,
) -> None:
    navigator.go_to_column("south")
    navigator.change_articles(without(comparison(), "south"), comparison().articles)
    assert navigator.place.article == "east"


def test_of_several_counterparts_the_one_visited_last_is_chosen(navigator: Navigator) -> None:
    made = comparison()
    point = replace(made.points[1], passages=("north:3", "south:1", "south:2", "east:1"))
    links = (*made.links, link("north:3", "south:2", 0.4, "partial"))
    navigator.show(replace(made, links=links, points=(made.points[0], point)))
    navigator.go(Place("north", "north:3"))
    navigator.go_to_column("south")
    assert at(navigator) == ("south", "south:1"), "the strongest"
    navigator.go(Place("south", "south:2"))
    navigator.go(Place("north", "north:3"))
    navigator.go_to_column("south")
    assert at(navigator) == ("south", "south:2")
