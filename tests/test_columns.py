"""The columns of a list and the grids of the summary fitted to a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.layout.columns import LEAST_CELLS, TEXT_CELLS, fit, format_grid

WIDTHS = st.lists(st.integers(0, 80), min_size=2, max_size=24)


def test_short_columns_keep_their_width_and_text_takes_the_rest() -> None:
    found = fit((6, 10, 200), (-1,), 80)
    assert (found.order, found.widths, found.fixed) == ((0, 1, 2), (6, 10, 58), 3)


def test_two_text_columns_share_the_remaining_width() -> None:
    assert fit((6, 90, 4, 90), (1, 3), 100).widths == (6, 41, 4, 41)


def test_the_widest_names_are_cut_before_the_text_is() -> None:
    found = fit((6, 48, 12, 200), (-1,), 80)
    assert found.widths == (6, 24, 12, TEXT_CELLS)


def test_names_are_whole_beside_a_short_text() -> None:
    assert fit((6, 48, 30, 4), (-1,), 110, least=16).widths == (6, 48, 30, 18)


@pytest.mark.parametrize(
    ("natural", "texts", "room"),
    [((20, 30, 10), (-1,), 70), ((5, 10, 60), (1, 2), 90), ((6, 40), (), 60)],
)
def test_nothing_is_cut_where_everything_fits(
    natural: tuple[int, ...], texts: tuple[int, ...], room: int
) -> None:
    found = fit(natural, texts, room)
    assert all(width >= wanted for width, wanted in zip(found.widths, natural, strict=True))
    assert found.cells <= room
    assert found.fixed == len(natural)


def test_a_list_without_texts_scrolls_where_it_does_not_fit() -> None:
    found = fit((6, *(20,) * 20), (), 80)
    assert (found.order, found.fixed) == (tuple(range(21)), 0)
    assert set(found.widths[1:]) == {LEAST_CELLS}


def test_fixed_text_columns_take_the_remaining_width() -> None:
    found = fit((8, 4, 6, 90, 14, 90), (3, 5), 80)
    assert (found.order, found.cells) == ((0, 3, 5, 1, 2, 4), 80)


def test_among_many_outlets_the_text_stands_still_and_they_scroll() -> None:
    found = fit((6, *(20,) * 20, 200), (-1,), 80)
    assert found.order[:2] == (0, 21)
    assert found.fixed == 2
    assert set(found.widths[2:]) == {LEAST_CELLS}


def test_a_text_that_repeats_the_others_gives_way_to_them() -> None:
    assert fit((1, 6, 15, 24, 24, 90), (-1,), 80, least=16).widths == (1, 6, 15, 15, 15, 16)


def test_where_they_scroll_no_column_passes_a_text_that_stands_first() -> None:
    found = fit((30, *(8,) * 20, 30), (0, -1), 80)
    assert found.order[:3] == (0, 21, 1)
    assert found.fixed == 2


@given(WIDTHS, st.integers(1, 220))
def test_every_column_is_shown_once_and_fixed_ones_fit(natural: list[int], room: int) -> None:
    found = fit(natural, (-1,), room)
    assert sorted(found.order) == list(range(len(natural)))
    assert found.cells <= room or found.fixed < len(natural) or room < TEXT_CELLS


NAMES = [f"Outlet of a Long Name {number}" for number in range(1, 21)]
OVERLAP = (("", *NAMES), *((name, *("37" for _ in NAMES)) for name in NAMES))


def test_few_outlets_are_named() -> None:
    grid = (("", "One", "Other"), ("One", "12", "7"), ("Other", "7", "100"))
    assert list(format_grid(grid, 80)) == [
        "         One  Other",
        "  One     12      7",
        "  Other    7    100",
    ]


@pytest.mark.parametrize("room", [80, 120, 200])
def test_many_outlets_are_numbered_and_fit(room: int) -> None:
    head, first, *_ = format_grid(OVERLAP, room)
    assert head.split() == [str(number) for number in range(1, 21)]
    assert first.split()[0] == "1"
    assert first.split()[-20:] == ["37"] * 20
    assert max(map(cell_len, format_grid(OVERLAP, room))) <= room


def test_a_column_stands_flush_right_only_if_all_below_its_heading_are_numbers() -> None:
    grid = (("", "Words", "Note"), ("One", "1,204", "7"), ("Other", "95", "few"))
    assert list(format_grid(grid, 80)) == [
        "         Words  Note",
        "  One    1,204  7   ",
        "  Other     95  few ",
    ]


@pytest.mark.parametrize(
    ("room", "row"),
    [
        (36, "  A long label of an outlet     12"),
        (35, "  A long label of an outl…     12"),
        (23, "  A long labe…     12"),
        (22, " A long label …    12"),
        (5, " A long labe…    12"),
    ],
)
def test_a_label_is_cut_down_to_twelve_cells_and_then_the_gaps(room: int, row: str) -> None:
    grid = (("", "Words"), ("A long label of an outlet", "12"))
    assert list(format_grid(grid, room))[1] == row
