"""The comparison in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Kind
from corpus.comparison import Comparison, compare
from corpus.model import Absence, Omission, Point, Tier
from corpus.settings import Settings
from corpus.statistics import (
    absence,
    coverage_grid,
    findings_grid,
    missing_points,
    overlap_grid,
    own_points,
    passage_counts,
    points_in_all,
    points_of_several_origins,
    shared_passages,
    shared_tier,
)
from tests.meeting import article, comparison

STRIKE = "The glassblowers of Murano went on strike on Monday."
WHALE = "A whale was seen in the lagoon."
BOTH = "Murano's glassblowers went on strike on Monday, and a whale was seen in the lagoon."
TIERS: tuple[Tier, ...] = ("firm", "likely")
KINDS: tuple[Kind, ...] = ("body", "body", "heading")
SENTENCES = st.lists(
    st.tuples(
        st.sampled_from((STRIKE, WHALE, BOTH, "It rained all day.", "The ferry was late.")),
        st.sampled_from(KINDS),
    ),
    max_size=4,
)


def test_shared_passages_are_counted_in_each_article() -> None:
    made = comparison()
    assert {name: [one.id for one in shared_passages(made, name)] for name in made.article} == {
        "north": ["north:2", "north:3"],
        "south": ["south:1", "south:3"],
        "east": ["east:1"],
    }


def shared_points(made: Comparison, *articles: str) -> list[Point]:
    """The points that at least two articles include, and all of these."""
    return [
        point
        for point in made.points
        if len(point.included_by) > 1 and set(articles) <= set(point.included_by)
    ]


def ids(points: Iterable[Point]) -> list[str]:
    return [point.id for point in points]


def test_points_of_several_origins_are_counted_once_however_many_have_them() -> None:
    made = comparison()
    assert ids(points_of_several_origins(made)) == ["point-0", "point-1"]
    assert ids(points_in_all(made)) == ["point-1"]


def test_a_passage_in_two_points_is_one_shared_passage_and_two_shared_points() -> None:
    reports = article("a", ((BOTH, "body"),)), article("b", ((STRIKE, "body"), (WHALE, "body")))
    made = compare(reports, Settings())
    assert len(shared_points(made)) == 2
    assert [len(shared_passages(made, name)) for name in "ab"] == [1, 2]


def test_missing_points_are_those_not_found_and_own_points_are_in_one_article_alone() -> None:
    made = comparison()
    assert ids(missing_points(made, "east")) == ["point-0", "point-2", "point-3"]
    assert ids(own_points(made, "south")) == ["point-3"]
    assert own_points(made, "east") == ()


def with_absences(tiers: dict[tuple[str, str], Tier]) -> Comparison:
    """The three articles, with the tier of each absence, by its point and article."""
    made = comparison()
    findings = tuple(
        replace(
            found,
            absent=tuple(
                Absence(one, 0.97, tiers.get((found.point, one), "likely"))
                for one in found.not_found_in
            ),
        )
        for found in made.findings
        if isinstance(found, Omission)
    )
    return replace(made, findings=findings)


def test_missing_points_are_firm_where_their_absence_from_that_article_is() -> None:
    made = with_absences({("point-2", "east"): "firm", ("point-3", "north"): "firm"})
    assert ids(missing_points(made, "east", "firm")) == ["point-2"]
    assert ids(missing_points(made, "east", "likely")) == ["point-0", "point-3"]
    assert ids(missing_points(made, "north", "firm")) == ["point-3"]


def test_own_points_are_firm_where_every_other_absence_is_firm() -> None:
    made = with_absences({("point-2", "south"): "firm", ("point-2", "east"): "firm"})
    assert ids(own_points(made, "north", "firm")) == ["point-2"]
    made = with_absences({("point-2", "south"): "firm"})
    assert own_points(made, "north", "firm") == ()
    assert ids(own_points(made, "north", "likely")) == ["point-2"]


def test_a_point_of_some_origins_is_firm_where_a_firm_link_joins_two() -> None:
    made = comparison()
    point = made.points[0]
    assert point.included_by == ("north", "south")
    for tier in TIERS:
        link = replace(made.links[0], tier=tier)
        assert shared_tier(replace(made, links=(link, *made.links[1:])), point) == tier


def test_a_point_of_all_origins_is_firm_where_firm_links_join_them_all() -> None:
    made = comparison()
    first, second, third = (replace(link, tier="firm") for link in made.links)
    made = replace(made, links=(first, second, third))
    assert ids(points_in_all(made, "firm")) == ["point-1"]
    made = replace(made, links=(first, second, replace(third, tier="likely")))
    assert points_in_all(made, "firm") == ()
    assert ids(points_in_all(made, "likely")) == ["point-1"]
    assert ids(points_of_several_origins(made, "firm")) == ["point-0"]
    assert ids(points_of_several_origins(made, "likely")) == ["point-1"]


def test_the_absence_of_a_point_is_known_only_where_it_was_not_found() -> None:
    made = with_absences({("point-2", "south"): "firm"})
    assert absence(made, made.points[2], "south") == Absence("south", 0.97, "firm")
    assert absence(made, made.points[2], "north") is None
    assert absence(made, made.points[1], "south") is None


@settings(max_examples=60)
@given(st.lists(SENTENCES, min_size=2, max_size=3))
def test_all_counts_of_shared_passages_and_points_agree(
    texts: list[list[tuple[str, Kind]]],
) -> None:
    reports = [article(name, tuple(text)) for name, text in zip("abc", texts, strict=False)]
    made = compare(reports, Settings())
    for one in reports:
        shared = shared_passages(made, one.id)
        coverage, counts = made.coverage[one.id], passage_counts(made, one.id)
        assert len(shared) == coverage.shared + coverage.partial
        assert len(shared) == counts.shared + counts.likely_shared
        assert coverage.only_here == counts.only_here + counts.likely_only_here
        inside = {passage for point in shared_points(made) for passage in point.passages}
        assert inside.issuperset(passage.id for passage in shared)
        for passage in one.body:  # the repetition of a shared sentence need not be linked
            repeats = passage.text in {point.text for point in shared_points(made)}
            assert passage.id not in inside or passage in shared or repeats
            assert bool(made.counterparts(passage.id)) == (passage in shared) or repeats
    _, *rows = overlap_grid(made)
    for one, row in zip(reports, rows, strict=True):
        for other, number in zip(reports, row[1:], strict=True):
            if one != other:
                assert int(number) == len(shared_points(made, one.id, other.id))
        for counted in (missing_points, own_points):
            firm, likely = counted(made, one.id, "firm"), counted(made, one.id, "likely")
            assert set(firm) | set(likely) == set(counted(made, one.id))
            assert len(firm) + len(likely) == len(counted(made, one.id))


def test_coverage_is_given_article_by_article() -> None:
    rows = coverage_grid(comparison())
    assert rows[1][:6] == ("North", "3", "21", "1", "1", "1")
    assert rows[3][:6] == ("East", "1", "9", "0", "1", "0")


def test_overlap_counts_the_points_that_two_articles_both_have() -> None:
    assert overlap_grid(comparison()) == (
        ("", "North", "South", "East"),
        ("North", "3", "2", "1"),
        ("South", "2", "3", "1"),
        ("East", "1", "1", "1"),
    )


def test_findings_are_counted_by_kind_and_verdict() -> None:
    assert findings_grid(comparison().findings)[1:] == (("", "omission", "not found", "3"),)
