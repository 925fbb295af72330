"""One article in its own order, and beside it what the others tell."""

from __future__ import annotations

from corpus.positions import PositionIndex
from tests.meeting import comparison
from tui.layout.aligned_rows import AlignedRows, AlignedTable
from tui.layout.rows import LEAD, PAD

WIDTHS = {"north": 20, "south": 30, "east": 25}


def table() -> AlignedTable:
    return AlignedTable(PositionIndex(comparison()), "north", WIDTHS)


def test_every_passage_of_the_base_has_a_row_with_what_the_others_tell() -> None:
    beside = table()
    told = [
        tuple(tuple(p.id for p in beside.cell(item, article)) for article in WIDTHS)
        for item in range(beside.items)
    ]
    assert told == [
        (("north:1",), (), ()),
        (("north:2",), ("south:3",), ()),
        (("north:3",), ("south:1",), ("east:1",)),
        (("north:4",), (), ()),
    ]


def test_the_cells_of_a_row_are_equally_tall_in_every_column() -> None:
    beside = table()
    flows = [AlignedRows(beside, article) for article in WIDTHS]
    for item in range(beside.items):
        assert len({len(rows.lines(item)) for rows in flows}) == 1


def test_what_is_not_told_is_marked_but_for_a_heading() -> None:
    south = AlignedRows(table(), "south")
    marked = [
        any(line.block is None and line.row not in (LEAD, PAD) for line in south.lines(item))
        for item in range(4)
    ]
    assert marked == [False, False, False, True]


def test_what_the_base_does_not_tell_gets_a_row_between_two_others() -> None:
    beside = table()
    beside.show_position("south:2")
    assert (beside.items, beside.current) == (5, 3)
    assert [p.id for p in beside.cell(3, "south")] == ["south:2"]
    assert beside.cell(3, "north") == ()
    assert [p.id for p in beside.cell(4, "north")] == ["north:4"]
    beside.show_position("north:4")
    assert (beside.items, beside.current) == (4, 3)
