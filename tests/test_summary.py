"""The comparison in numbers."""

from __future__ import annotations

from corpus.statistics import coverage_grid, findings_grid, overlap_grid, strip
from tests.meeting import comparison


def test_coverage_is_given_article_by_article() -> None:
    rows = coverage_grid(comparison())
    assert rows[1][:6] == ("North", "3", "21", "2", "0", "1")
    assert rows[3][:6] == ("East", "1", "9", "0", "1", "0")


def test_overlap_counts_the_points_that_two_articles_both_tell() -> None:
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
    assert strip(made, made.articles[0], 3) == "●●○"
    assert strip(made, made.articles[0], 6) == "●●●●○○"
    assert strip(made, made.articles[1], 2) == "●●"
