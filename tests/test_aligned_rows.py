"""One article in its own order, with what the others have beside it or set in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.positions import PositionIndex
from tests.meeting import comparison
from tui.layout.aligned_rows import AlignedRows, AlignedTable, MergedOrder, Shown, StorylineRows
from tui.layout.rows import LEAD, PAD, Block

WIDTHS = {"north": 20, "south": 30, "east": 25}
EVERY = tuple(comparison().passage)


EVERYTHING = Shown()


def order(
    base: str = "north", shown: Shown = EVERYTHING, opened: frozenset[int] | None = frozenset()
) -> MergedOrder:
    positions = PositionIndex(comparison())
    return MergedOrder(positions, base, shown, set(opened) if opened is not None else None)


def items(made: MergedOrder) -> list[str]:
    """What an order shows: passages by id, the line of a gap as "gap 3", a fold as its passages."""
    return [_name(made.block(number)) for number in made.below(-1)]


def _name(block: Block) -> str:
    if block.gap is not None:
        return f"gap {block.gap}"
    if block.folded:
        return "+".join(_name(one) for one in block.folded)
    return block.passage.id if block.passage else ""


def table(made: MergedOrder) -> AlignedTable:
    return AlignedTable(made, WIDTHS, indent=2)


def test_missing_passages_are_folded_to_a_line_at_their_position() -> None:
    assert items(order()) == ["north:1", "north:2", "north:3", "gap 3", "north:4"]


def test_a_gap_with_nothing_but_boilerplate_has_no_line() -> None:
    assert "gap 2" not in items(order())
    assert "south:4" not in items(order(opened=None))


def test_a_gap_is_opened_and_closed() -> None:
    made = order()
    made.toggle(3)
    assert items(made) == ["north:1", "north:2", "north:3", "gap 3", "south:2", "north:4"]
    assert made.is_open(3)
    made.toggle(3)
    assert items(made) == items(order())
    assert not made.is_open(3)


def test_a_selected_passage_keeps_its_gap_open() -> None:
    made = order()
    made.choose("south:2")
    assert items(made)[3:5] == ["gap 3", "south:2"]
    assert _name(made.block(made.current)) == "south:2"
    made.choose("north:4")
    assert items(made) == items(order())


def test_boilerplate_that_is_chosen_is_shown_without_a_line() -> None:
    made = order()
    made.choose("south:4")
    assert items(made) == ["north:1", "north:2", "south:4", "north:3", "gap 3", "north:4"]


def test_the_line_of_a_gap_counts_passages_by_article() -> None:
    made = order("east")
    assert items(made) == ["gap 0", "east:1", "gap 1"]
    assert made.counts(0) == {"north": 1, "south": 1}
    assert made.counts(1) == {"north": 1, "south": 1}
    assert made.counts(1, "south") == {"south": 1}
    assert made.counts(1, "east") == {}


def test_a_group_is_shown_once_and_counted_for_each_article() -> None:
    made = order("east", opened=None)
    assert items(made) == ["north:2", "east:1", "north:4", "south:2"]
    made = order("east")
    assert list(made.passages(0)) == ["north:2"]


def test_hidden_articles_are_left_out() -> None:
    assert items(order(shown=Shown(hidden=frozenset({"south"})))) == [
        "north:1",
        "north:2",
        "north:3",
        "north:4",
    ]


def test_the_part_of_a_group_that_is_not_hidden_stands_for_it() -> None:
    made = order("east", Shown(hidden=frozenset({"north"})), opened=None)
    assert "south:3" in items(made)


def test_a_filter_folds_the_base_and_hides_other_passages() -> None:
    made = order(shown=Shown(kept=frozenset({"north:4", "south:3"})))
    assert items(made) == ["north:1+north:2+north:3", "north:4"]
    made = order(shown=Shown(kept=frozenset({"south:2"})))
    assert items(made) == ["north:1+north:2+north:3", "gap 3", "north:4"]


def test_a_selected_passage_splits_a_fold() -> None:
    made = order(shown=Shown(kept=frozenset()))
    assert items(made) == ["north:1+north:2+north:3+north:4"]
    made.choose("north:2")
    assert items(made) == ["north:1", "north:2", "north:3+north:4"]
    assert _name(made.block(made.current)) == "north:2"
    made.choose("south:2")
    assert items(made) == ["north:1+north:2+north:3", "south:2", "north:4"]
    made.choose("north:4")
    assert items(made) == ["north:1+north:2+north:3", "north:4"]


def test_steps_stop_at_the_line_of_a_gap_and_in_open_gaps() -> None:
    made = order()
    made.choose("north:3")
    block, goes_round = made.beside(1)
    assert (_name(block), goes_round) == ("gap 3", False)
    made.choose_gap(3)
    assert _name(made.beside(1)[0]) == "north:4"
    made.toggle(3)
    assert _name(made.beside(1)[0]) == "south:2"
    made.choose("north:4")
    assert _name(made.beside(-1)[0]) == "south:2"


def test_after_the_last_item_comes_the_first() -> None:
    made = order()
    made.choose("north:4")
    block, goes_round = made.beside(1)
    assert (_name(block), goes_round) == ("north:1", True)
    made.choose("north:1")
    block, goes_round = made.beside(-1)
    assert (_name(block), goes_round) == ("north:4", True)


@pytest.mark.parametrize(("by", "first"), [(1, "north:1"), (-1, "north:4")])
def test_before_anything_is_chosen_a_step_goes_to_an_end(by: int, first: str) -> None:
    block, goes_round = order().beside(by)
    assert (_name(block), goes_round) == (first, False)


def test_steps_and_ends_skip_passages_folded_by_a_filter() -> None:
    made = order(shown=Shown(kept=frozenset({"north:2", "north:3"})))
    assert items(made) == ["north:1", "north:2", "north:3", "north:4"]
    assert [_name(made.edge(by)) for by in (-1, 1)] == ["north:2", "north:3"]
    made.choose("north:3")
    assert _name(made.beside(1)[0]) == "north:2"


@given(
    st.sampled_from(["north", "south", "east"]),
    st.none() | st.frozensets(st.sampled_from(EVERY)),
    st.lists(st.tuples(st.sampled_from(EVERY), st.integers(0, 4))),
    st.booleans(),
)
def test_whatever_is_chosen_and_opened_the_order_stays_and_shows_it(
    base: str, kept: frozenset[str] | None, steps: list[tuple[str, int]], in_rows: bool
) -> None:
    made = order(base, Shown(kept), frozenset() if in_rows else None)
    own = [passage.id for passage in made.positions.comparison.article[base].passages]
    for passage, gap in steps:
        if gap <= len(own):
            made.toggle(gap)
        made.choose(passage)
        numbers = list(made.below(-1))
        assert all(one < other for one, other in pairwise(numbers))
        assert list(made.above(numbers[-1] + 1)) == numbers[::-1]
        names = [name for item in items(made) for name in item.split("+")]
        assert [name for name in names if name in own] == own
        assert len(names) == len(set(names))
        chosen = made.block(made.current).passage
        assert chosen is not None
        groups = made.positions.gaps(base)
        if passage in groups.place_of:
            at, number = groups.place_of[passage]
            assert chosen.id in groups.groups[at][number]
        elif passage in own:
            assert chosen.id == passage


def test_every_passage_of_the_base_has_a_row_with_its_counterparts() -> None:
    made = order()
    beside = table(made)
    found = [
        tuple(tuple(p.id for p in beside.cell(item, article)) for article in WIDTHS)
        for item in made.below(-1)
    ]
    assert found == [
        (("north:1",), (), ()),
        (("north:2",), ("south:3",), ()),
        (("north:3",), ("south:1",), ("east:1",)),
        ((), (), ()),
        (("north:4",), (), ()),
    ]


@pytest.mark.parametrize("opened", [frozenset(), frozenset({3})])
def test_the_cells_of_a_row_are_equally_tall_in_every_column(opened: frozenset[int]) -> None:
    beside = table(order(opened=opened))
    flows = [AlignedRows(beside, article) for article in WIDTHS]
    for item in beside.order.below(-1):
        assert len({len(rows.lines(item)) for rows in flows}) == 1


def test_missing_passages_are_marked_except_headings() -> None:
    south = AlignedRows(table(order(opened=frozenset({3}))), "south")
    north = AlignedRows(south.table, "north")
    marked = [
        [
            any(line.block is None and line.row not in (LEAD, PAD) for line in rows.lines(item))
            for item in rows.order.below(-1)
        ]
        for rows in (south, north)
    ]
    assert marked == [
        [False, False, False, False, False, True],
        [False, False, False, False, True, False],
    ]


def test_passages_without_a_column_are_in_the_column_of_the_base() -> None:
    made = order(opened=frozenset({3}))
    beside = AlignedTable(made, {"north": 20, "east": 25}, indent=2)
    rows = AlignedRows(beside, "north")
    south = next(item for item in made.below(-1) if _name(made.block(item)) == "south:2")
    lines = rows.lines(south)
    text = made.positions.comparison.article["south"].text
    assert " ".join(line.span.of(text) for line in lines if line.row >= 0) == "It rained all day."
    assert all(len(line.span.of(text)) <= 18 for line in lines)


def test_in_the_storyline_everything_stands_in_one_column() -> None:
    made = order(opened=None)
    rows = StorylineRows(made, 40, indent=2)
    found = [
        (line.row, line.block.passage.id)
        for item in made.below(-1)
        for line in rows.lines(item)
        if line.block and line.block.passage and line.row <= 0
    ]
    assert found == [
        (0, "north:1"),
        (LEAD, "north:2"),
        (0, "north:2"),
        (LEAD, "north:3"),
        (0, "north:3"),
        (LEAD, "south:2"),
        (0, "south:2"),
        (LEAD, "north:4"),
        (0, "north:4"),
    ]


def test_no_passage_of_an_article_with_a_column_is_named_above_its_first_row() -> None:
    made = order()
    rows = AlignedRows(table(made), "north")
    above = {_name(made.block(item)): rows.lines(item)[0] for item in made.below(-1)}
    leads = {name: line.block for name, line in above.items() if line.row == LEAD}
    assert leads == {"north:2": None, "north:3": None, "north:4": None}
