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

    Columns that hold `texts`, by their numbers (negative ones from the right), share what the
    others leave. Where not everything fits, the widest of the others are cut, to `MOST_CELLS` so
    that the texts have more, and to `LEAST_CELLS` so that each has `least`. Where even this is not
    enough, the texts, and a first column before them, stand still at the left, and the others can
    be scrolled.

    >>> fit((6, 48, 12, 200), (-1,), 80).widths
    (6, 24, 12, 30)
    """
    texts = sorted({column % len(natural) for column in texts})
    others = [column for column in range(len(natural)) if column not in texts]
    room_for_cells = room - GAP * len(natural)
    cap = max((natural[column] for column in others), default=0)
    least_for_texts = 0
    if sum(natural) > room_for_cells:
        least_for_texts = least * len(texts)
        room_for_others = room_for_cells - sum(natural[column] for column in texts)
        while cap > MOST_CELLS and sum(_cut_to(cap, natural, others).values()) > room_for_others:
            cap -= 1
        room_for_others = room_for_cells - least_for_texts
        while cap > LEAST_CELLS and sum(_cut_to(cap, natural, others).values()) > room_for_others:
            cap -= 1
    widths = _cut_to(cap, natural, others)
    room_for_texts = room_for_cells - sum(widths.values())
    if room_for_texts >= least_for_texts:
        return _fit_all(natural, texts, widths, room_for_texts)
    return _fit_scrolling(texts, widths, room, room_for_texts)


def _cut_to(cap: int, natural: Sequence[int], columns: Sequence[int]) -> dict[int, int]:
    """The cells of some columns by their numbers, `cap` for those that would like more."""
    return {column: min(natural[column], cap) for column in columns}


def _fit_all(
    natural: Sequence[int], texts: Sequence[int], widths: dict[int, int], room_for_texts: int
) -> Fit:
    """The columns in their order; texts are as wide as one another, unless that would cut one.

    `widths` are those of the other columns.
    """
    wanted = {column: natural[column] for column in texts}
    fair = room_for_texts // max(1, len(texts))
    if sum(wanted.values()) > room_for_texts or max(wanted.values(), default=0) <= fair:
        wanted = dict.fromkeys(texts, 0)
    share, left_over = divmod(room_for_texts - sum(wanted.values()), max(1, len(texts)))
    for index, column in enumerate(texts):
        widths[column] = wanted[column] + share + (1 if index < left_over else 0)
    columns = range(len(natural))
    return Fit(tuple(columns), tuple(widths[column] for column in columns), len(natural))


def _fit_scrolling(
    texts: Sequence[int], widths: dict[int, int], room: int, room_for_texts: int
) -> Fit:
    """The texts at the left, after a first column before them; the other `widths` scroll."""
    others = list(widths)
    first = [column for column in others[:1] if texts and column < texts[0]]
    count = max(1, len(texts))
    half = room // 2 - sum(widths[column] for column in first)  # the rest is for what scrolls
    width = max(LEAST_CELLS, min(TEXT_CELLS, half // count))
    width += max(0, room_for_texts - width * len(texts)) // count
    order = (*first, *texts, *others[len(first) :])
    cells = tuple(widths.get(column, width) for column in order)
    return Fit(order, cells, len(first) + len(texts))


LABEL_CELLS = 12
"""Cells of a row's label below which numbers are set closer together instead."""


def format_grid(grid: Grid, room: int) -> Iterator[str]:
    """The rows of a grid as text, numbers flush right.

    Where the same outlets head rows and columns and do not fit, numbers head the columns.

    >>> list(format_grid((("", "Words"), ("North", "1,204"), ("South", "95")), 80))
    ['         Words', '  North  1,204', '  South     95']
    """
    if _grid_width(grid, 2) > room and grid[0][1:] == tuple(row[0] for row in grid[1:]):
        numbers = tuple(str(number) for number in range(1, len(grid)))
        named = ((f"{number} {row[0]}", *row[1:]) for number, row in enumerate(grid[1:], 1))
        grid = (("", *numbers), *named)
    gap = 2
    if _grid_width(grid, 2) - max(cell_len(row[0]) for row in grid) + LABEL_CELLS > room:
        gap = 1
    over = max(0, _grid_width(grid, gap) - room)
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


def _grid_width(grid: Grid, gap: int) -> int:
    """Cells of a row, with a gap before, between and after its columns."""
    columns = zip(*grid, strict=True)
    return sum(max(map(cell_len, column)) + gap for column in columns) + gap


def _cut(cell: str, width: int) -> str:
    if cell_len(cell) > width:
        return set_cell_size(cell, max(0, width - 1)) + "…"
    return set_cell_size(cell, width)


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").isdigit()
