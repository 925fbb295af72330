"""The lists of findings and of points by outlet."""

from __future__ import annotations

from dataclasses import replace

from corpus import samples
from corpus.archive.stories import ArchiveStory
from corpus.comparison import compare
from corpus.model import Link
from corpus.review.edits import confirm_omission, toggle_bookmark
from corpus.review.model import EMPTY
from corpus.settings import Settings
from tests.articles import FILLER, OTHER_FILLER, article
from tests.meeting import comparison
from tests.prints import APART, five_outlets
from tui.lists.comparison_tables import facts_table, voices_table
from tui.lists.story_list import MOST_OUTLETS, stories_table
from tui.lists.tables import findings_table, links_table, points_table
from tui.lists.your_review import review_table
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
        "Ministers from nine countries met by the harbour on Monday. (not found in East)",
    )
    assert table.rows[0].place == Place("north", "north:2")
    assert "not found in East" in table.rows[0].groups
    assert table.filters[0] == "omission"


def test_an_omission_that_a_person_confirmed_is_named_once() -> None:
    articles = article("a", "A whale was seen in the lagoon.", *FILLER), article("b", *OTHER_FILLER)
    review = confirm_omission(EMPTY, articles, "a:1", "b")
    table = findings_table(compare(articles, Settings(), review=review))
    (row,) = (row for row in table.rows if row.place.passage == "a:1")
    assert row.cells[-1] == "A whale was seen in the lagoon. (left out by B)"


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


def test_matrix_has_a_column_for_each_origin_and_counts_its_copies() -> None:
    made = compare(five_outlets(local="A baker opposite gave coffee to the reporters."), Settings())
    table = points_table(made)
    assert table.title == "Points by origin · 5 outlets, 2 origins"
    assert table.headings == ("weight", "AP copy (4 outlets)", APART.outlet, "point")
    assert table.outlets == ("Post", "Sun", "Star", "Echo", APART.outlet)
    (local,) = (row for row in table.rows if row.cells[-1].startswith("A baker"))
    assert local.cells[1] == "◇ ¶2 · 1 of 4"
    assert local.places[1].article == "Post"
    assert "in one only" in local.groups
    assert "not found in AP copy (4 outlets)" not in local.groups
    assert not any("1 of 4" in row.cells[1] for row in table.rows if row is not local)
    named = {name for row in table.rows for name in row.groups if name.startswith("not found")}
    assert named <= set(table.filters)


def test_facts_and_voices_have_a_column_for_each_origin() -> None:
    made = compare(five_outlets(), Settings())
    for table, before in ((facts_table(made), 3), (voices_table(made), 1)):
        assert table.headings[before : before + 2] == ("AP copy (4 outlets)", APART.outlet)
        assert all(len(row.cells) == len(table.headings) for row in table.rows)


def test_empty_lists_say_what_is_missing() -> None:
    nothing = replace(comparison(), links=(), points=(), findings=())
    tables = [
        make(nothing)
        for make in (findings_table, points_table, links_table, facts_table, voices_table)
    ]
    tables.append(review_table(nothing, EMPTY)[0])
    assert [(table.rows, table.empty) for table in tables] == [
        ((), "No differences were found"),
        ((), "No report has a point to list"),
        ((), "No links are in doubt, and none has been decided"),
        ((), "No figures and no quotes that can be compared"),
        ((), "Nobody is quoted or cited by name or by role"),
        ((), "Nothing decided or noted yet"),
    ]


def test_a_quotation_among_the_facts_is_the_longest_of_its_forms() -> None:
    said = "we have received thirty buses full of women and children from the north"
    articles = (
        article("a", f"“{said.capitalize()},” said Ada Brook.", *FILLER),
        article("b", f"“Today {said},” said Ada Brook.", *OTHER_FILLER),
    )
    (quoted,) = (
        row.cells[-1]
        for row in facts_table(compare(articles, Settings())).rows
        if row.cells[1] == "quote"
    )
    assert quoted == f"“Today {said},”"


def test_stories_can_be_filtered_by_the_outlets_that_have_the_most() -> None:
    known = [f"Outlet {n:02}" for n in range(MOST_OUTLETS + 1)]
    stories = [
        ArchiveStory("1", "a", "Harbour", "2022-05-04", "2022-05-04", tuple(known), 61, 61),
        ArchiveStory("2", "b", "Strike", "2022-05-04", "2022-06-01", ("Outlet 60",), 1, 1),
    ]
    table = stories_table("Archive", stories)
    assert table.outlets == (*known[: MOST_OUTLETS - 1], "Outlet 60")
    assert table.filters == ("2022-05", "2022-06")
    assert table.rows[0].cells[2] == "Outlet 00, Outlet 01, Outlet 02 +58"


def test_your_review_is_filtered_by_the_outlets_that_it_concerns() -> None:
    made = comparison()
    table, _ = review_table(made, toggle_bookmark(EMPTY, made.articles, "south:2"))
    assert (table.filters, table.outlets) == (("bookmark",), ("South",))


def test_differences_come_first_then_omissions_then_wording() -> None:
    made = compare(samples.demo_sources().read().articles, Settings())
    rows = findings_table(made).rows
    kinds = [
        "differs" if row.cells[0] == "≠" else "omission" if row.cells[1] == "omission" else "other"
        for row in rows
    ]
    order = ("differs", "omission", "other")
    assert set(kinds) == set(order)
    assert kinds == sorted(kinds, key=order.index)
    places = {id(one): number for number, one in enumerate(made.findings)}
    for kind in order:
        found = [
            places[id(row.subject)] for row, is_ in zip(rows, kinds, strict=True) if is_ == kind
        ]
        assert found == sorted(found)


def test_a_cell_of_the_matrix_names_two_passages_at_most() -> None:
    made = comparison()
    three = replace(made.points[0], passages=("north:2", "north:3", "north:4", "south:3"))
    assert points_table(replace(made, points=(three,))).rows[0].cells[1:4] == (
        "● ¶2 ◆ ¶3",
        "● ¶3",
        "(¶1)",
    )


def test_a_point_that_no_link_joins_is_marked_as_only_likely() -> None:
    made = replace(comparison(), links=())
    assert [row.cells[1:4] for row in points_table(made).rows[:3]] == [
        ("◆ ¶2", "◆ ¶3", "–"),
        ("◆ ¶3", "◆ ¶1", "◆ ¶1"),
        ("○ ¶4", "–", "–"),
    ]


def test_doubtful_and_decided_links_are_sorted_by_score_then_place() -> None:
    made = comparison()
    doubtful = [
        Link("north:4", "south:2", 0.2, "partial"),
        Link("north:3", "south:2", 0.3, "partial"),
        Link("north:2", "south:2", 0.2, "partial"),
        Link("north:2", "south:1", 0.2, "partial"),
    ]
    added = Link("north:4", "east:1", 0.25, "partial", origin="added")
    table = links_table(
        replace(
            made,
            doubtful=tuple(doubtful),
            links=(*made.links, added),
            rejected=(("north:4", "south:2"), ("north:4", "south:3")),
        )
    )
    assert [(row.cells[1], row.cells[2], row.cells[4]) for row in table.rows] == [
        ("0.30", "North ¶3", "South ¶2"),
        ("0.25", "North ¶4", "East ¶1"),
        ("0.20", "North ¶2", "South ¶1"),
        ("0.20", "North ¶2", "South ¶2"),
        ("0.20", "North ¶4", "South ¶2"),
        ("–", "North ¶4", "South ¶3"),
    ]
