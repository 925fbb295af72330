"""The comparison in numbers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Kind
from corpus.comparison import Comparison, compare
from corpus.model import Absence, Omission, Tier
from corpus.settings import Settings
from corpus.statistics import (
    absence,
    coverage_grid,
    draw_strip,
    findings_grid,
    missing_points,
    overlap_grid,
    own_points,
    passage_counts,
    shared_passages,
    shared_points,
)
from tests.meeting import article, comparison

STRIKE = "The glassblowers of Murano went on strike on Monday."
WHALE = "A whale was seen in the lagoon."
BOTH = "Murano's glassblowers went on strike on Monday, and a whale was seen in the lagoon."
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
    ids = {name: [one.id for one in shared_passages(made, name)] for name in made.article}
    assert ids == {
        "north": ["north:2", "north:3"],
        "south": ["south:1", "south:3"],
        "east": ["east:1"],
    }


def test_shared_points_are_counted_once_however_many_articles_have_them() -> None:
    made = comparison()
    assert [point.id for point in shared_points(made)] == ["point-0", "point-1"]
    assert [point.id for point in shared_points(made, "east")] == ["point-1"]
    assert [point.id for point in shared_points(made, "north", "south")] == ["point-0", "point-1"]


def test_a_passage_in_two_points_is_one_shared_passage_and_two_shared_points() -> None:
    reports = article("a", ((BOTH, "body"),)), article("b", ((STRIKE, "body"), (WHALE, "body")))
    made = compare(reports, Settings())
    assert len(shared_points(made)) == 2
    assert [len(shared_passages(made, name)) for name in "ab"] == [1, 2]


def test_missing_points_are_those_not_found_and_own_points_are_in_one_article_alone() -> None:
    made = comparison()
    assert [point.id for point in missing_points(made, "east")] == ["point-0", "point-2", "point-3"]
    assert [point.id for point in own_points(made, "south")] == ["point-3"]
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
    assert [point.id for point in missing_points(made, "east", "firm")] == ["point-2"]
    assert [point.id for point in missing_points(made, "east", "likely")] == ["point-0", "point-3"]
    assert [point.id for point in missing_points(made, "north", "firm")] == ["point-3"]


def test_own_points_are_firm_where_every_other_absence_is_firm() -> None:
    made = with_absences({("point-2", "south"): "firm", ("point-2", "east"): "firm"})
    assert [point.id for point in own_points(made, "north", "firm")] == ["point-2"]
    made = with_absences({("point-2", "south"): "firm"})
    assert own_points(made, "north", "firm") == ()
    assert [point.id for point in own_points(made, "north", "likely")] == ["point-2"]


def test_shared_points_are_firm_where_firm_links_join_all_the_articles_named() -> None:
    made = comparison()
    likely, firm = replace(made.links[0], tier="likely"), replace(made.links[1], tier="firm")
    made = replace(made, links=(likely, firm, made.links[2]))
    assert [point.id for point in shared_points(made, tier="firm")] == ["point-1"]
    assert [point.id for point in shared_points(made, tier="likely")] == ["point-0"]
    assert [point.id for point in shared_points(made, "north", "south", tier="firm")] == ["point-1"]
    assert shared_points(made, "east", tier="firm") == ()
    assert [point.id for point in shared_points(made, "north", "east", tier="likely")] == [
        "point-1"
    ]


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


def test_a_strip_shows_an_article_from_its_start_to_its_end() -> None:
    made = comparison()
    assert draw_strip(made, made.articles[0], 3) == "●◆○"
    assert draw_strip(made, made.articles[0], 6) == "●●◆◆○○"
    assert draw_strip(made, made.articles[1], 2) == "◆●"
