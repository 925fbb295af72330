"""Tables fitted to a width: the columns of a list, and the grids of the brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from corpus.statistics import Grid

GAP = 2
"""Cells between two columns, and around them all."""
MOST_CELLS = 24
"""A column that holds no passage is cut to this where the passages do not fit."""
LEAST_CELLS = 8
"""A column is cut to no less, as long as the list can be scrolled instead."""
TEXT_CELLS = 30
"""Cells below which a passage is not worth reading."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Columns as they are shown."""

    order: tuple[int, ...]
    """Their numbers, from the left."""
    widths: tuple[int, ...]
    """Cells of each, in this order."""
    fixed: int
    """How many of the first do not scroll; all of them where the whole list fits."""

    @property
    def cells(self) -> int:
        """What all of them take, with the gaps between."""
        return sum(self.widths) + GAP * len(self.widths)

    @property
    def fixed_cells(self) -> int:
        """What those take that do not scroll."""
        return sum(self.widths[: self.fixed]) + GAP * self.fixed

    def shown(self, cells: Sequence[str]) -> Iterator[str]:
        """Each cell of a row at the width of its column, with the gap around it."""
        for column, width in zip(self.order, self.widths, strict=True):
            cell = cells[column]
            if cell_len(cell) > width:
                cell = set_cell_size(cell, max(0, width - 1)).rstrip() + "…"
            yield " " + set_cell_size(cell, width + GAP - 1)

    def column_at(self, x: int, scrolled: int) -> int | None:
        """The number of the column in cell `x` of a list that is scrolled by so many cells."""
        at, end = x if x < self.fixed_cells else x + scrolled, 0
        for column, width in zip(self.order, self.widths, strict=True):
            end += width + GAP
            if at < end:
                return column
        return None


def fit(natural: Sequence[int], texts: Sequence[int], room: int, least: int = TEXT_CELLS) -> Fit:
    """Share `room` out among columns that would like `natural` cells each.

    Columns that hold `texts` share what the others leave; these are cut where the texts fill the
    width. Where that is too little to read, the
    widest of the others are cut until each text has `least` cells; where even this is not enough,
    the texts, and a first column before them, stand still at the left, and the others can be
    scrolled.
    """
    columns = range(len(natural))
    flexible = sorted({column % len(natural) for column in texts})
    others = [column for column in columns if column not in flexible]
    left = room - GAP * len(natural)
    cap = max((natural[column] for column in others), default=0)
    if sum(natural) > left:
        longest = left - sum(natural[column] for column in flexible)
        fitting = (
            cells for cells in range(cap, MOST_CELLS, -1) if _sum(natural, others, cells) <= longest
        )
        cap = next(fitting, min(cap, MOST_CELLS))
    while cap > LEAST_CELLS and left - _sum(natural, others, cap) < least * len(flexible):
        cap -= 1
    for_texts = left - _sum(natural, others, cap)
    widths = {column: min(natural[column], cap) for column in others}
    if for_texts >= least * len(flexible):
        share, more = divmod(for_texts, len(flexible))
        widths |= {column: share + (n < more) for n, column in enumerate(flexible)}
        return Fit(tuple(columns), tuple(widths[column] for column in columns), len(natural))
    first = [column for column in others[:1] if column < flexible[0]]
    share = max(
        LEAST_CELLS, min(TEXT_CELLS, (room // 2 - _sum(natural, first, cap)) // len(flexible))
    )
    spare = left - _sum(natural, others, cap) - share * len(flexible)
    widths |= dict.fromkeys(flexible, share + max(0, spare) // len(flexible))
    order = (*first, *flexible, *others[len(first) :])
    return Fit(order, tuple(widths[column] for column in order), len(first) + len(flexible))


def _sum(natural: Sequence[int], columns: Sequence[int], cap: int) -> int:
    return sum(min(natural[column], cap) for column in columns)


LABEL_CELLS = 12
"""Cells of a row's label below which numbers are set closer together instead."""


def format_grid(grid: Grid, room: int) -> Iterator[str]:
    """The rows of a grid as text, numbers flush right.

    Where the same outlets head rows and columns and do not fit, numbers head the columns.
    """
    if _cells(grid, 2) > room and grid[0][1:] == tuple(row[0] for row in grid[1:]):
        numbers = tuple(str(number) for number in range(1, len(grid)))
        named = ((f"{number} {row[0]}", *row[1:]) for number, row in enumerate(grid[1:], 1))
        grid = (("", *numbers), *named)
    gap = 2
    if _cells(grid, 2) - max(cell_len(row[0]) for row in grid) + LABEL_CELLS > room:
        gap = 1
    over = max(0, _cells(grid, gap) - room)
    columns = list(zip(*grid, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    widths[0] = max(min(widths[0], LABEL_CELLS), widths[0] - over)
    right = [all(map(_is_number, column[1:])) for column in columns]
    for row in grid:
        cells = (
            " " * (width - cell_len(cell)) + cell if number else _cut(cell, width)
            for cell, width, number in zip(row, widths, right, strict=True)
        )
        yield " " * gap + (" " * gap).join(cells)


def _cells(grid: Grid, gap: int) -> int:
    columns = zip(*grid, strict=True)
    return sum(max(map(cell_len, column)) + gap for column in columns) + gap


def _cut(cell: str, width: int) -> str:
    if cell_len(cell) > width:
        return set_cell_size(cell, max(0, width - 1)) + "…"
    return set_cell_size(cell, width)


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").isdigit()
