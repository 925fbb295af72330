"""The lists of findings and of points by outlet."""

from __future__ import annotations

from corpus.comparison import compare
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, article
from tests.meeting import comparison
from tui.lists.tables import findings_table, points_table
from tui.view_model.place import Place


def test_matrix_shows_where_each_point_stands() -> None:
    rows = points_table(comparison()).rows
    assert rows[0].cells[:4] == ("1.00", "● ¶2", "● ¶3", "–")
    assert rows[1].cells[1:4] == ("◆ ¶3", "◆ ¶1", "◈ ¶1")
    assert rows[0].cells[4] == "Ministers from nine countries met by the harbour on Monday."


def test_points_are_filtered_by_outlets() -> None:
    table = points_table(comparison())
    through = {
        name: [row.place.passage for row in table.rows if name in row.groups]
        for name in table.filters
    }
    assert through == {
        "differs": [],
        "in all": ["north:3"],
        "in one only": ["north:4", "south:2"],
        "not found in North": ["south:2"],
        "not found in South": ["north:4"],
        "not found in East": ["north:2", "north:4", "south:2"],
    }


def test_omissions_name_the_reports_that_lack_them() -> None:
    table = findings_table(comparison())
    assert table.rows[0].cells == (
        "⌀",
        "omission",
        "North ¶2",
        "not found in East: Ministers from nine countries met by the harbour on Monday.",
    )
    assert table.rows[0].place == Place("north", "north:2")
    assert "not found in East" in table.rows[0].groups
    assert table.filters[0] == "omission"


def test_every_filter_of_findings_matches_a_row() -> None:
    table = findings_table(comparison())
    for name in table.filters:
        assert any(name in row.groups for row in table.rows)


def test_matrix_shows_where_a_point_stands_in_part() -> None:
    both = "Murano's glassblowers went on strike on Monday, and a whale was seen in the lagoon."
    reports = (
        article("a", "The glassblowers of Murano went on strike on Monday.", *FILLER),
        article("b", both),
        article("c", "A whale was seen in the lagoon.", *OTHER_FILLER),
    )
    found = points_table(compare(reports, Settings()))
    (row,) = (row for row in found.rows if row.place.passage == "a:1")
    assert row.cells[3] == "(¶1)"
    assert "in all" not in row.groups
    assert "not found in C" not in row.groups
