"""A grid of the summary as rows of text: numbers flush right, headings that fit."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from corpus.statistics import Grid

LABEL = 12
"""Cells that a row's label keeps, while numbers can stand closer together instead."""


def rows(grid: Grid, room: int) -> Iterator[str]:
    """The rows of a grid; where outlets are too many to be named twice, their numbers head them."""
    if _cells(grid, 2) > room and grid[0][1:] == tuple(row[0] for row in grid[1:]):
        numbers = tuple(str(number) for number in range(1, len(grid)))
        named = ((f"{number} {row[0]}", *row[1:]) for number, row in enumerate(grid[1:], 1))
        grid = (("", *numbers), *named)
    gap = 2
    if _cells(grid, 2) - max(cell_len(row[0]) for row in grid) + LABEL > room:
        gap = 1
    over = max(0, _cells(grid, gap) - room)
    columns = list(zip(*grid, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    widths[0] = max(min(widths[0], LABEL), widths[0] - over)
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
