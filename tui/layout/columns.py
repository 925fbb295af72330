"""The columns of a list fitted to a width: which come first, how wide they are, which stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

GAP = 2
"""Cells between two columns, and around them all."""
WIDE = 24
"""A column that holds no passage is cut to this where the passages do not fit."""
NARROW = 8
"""A column is cut to no less, as long as the list can be scrolled instead."""
TEXT = 30
"""Cells below which a passage is not worth reading."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Columns as they are shown."""

    order: tuple[int, ...]
    """Their numbers, from the left."""
    widths: tuple[int, ...]
    """Cells of each, in this order."""
    staying: int
    """How many of the first do not scroll; all of them where the whole list fits."""

    @property
    def cells(self) -> int:
        """What all of them take, with the gaps between."""
        return sum(self.widths) + GAP * len(self.widths)

    @property
    def standing(self) -> int:
        """What those take that do not scroll."""
        return sum(self.widths[: self.staying]) + GAP * self.staying

    def shown(self, cells: Sequence[str]) -> Iterator[str]:
        """Each cell of a row at the width of its column, with the gap around it."""
        for column, width in zip(self.order, self.widths, strict=True):
            cell = cells[column]
            if cell_len(cell) > width:
                cell = set_cell_size(cell, max(0, width - 1)).rstrip() + "…"
            yield " " + set_cell_size(cell, width + GAP - 1)

    def column_at(self, x: int, scrolled: int) -> int | None:
        """The number of the column in cell `x` of a list that is scrolled by so many cells."""
        at, end = x if x < self.standing else x + scrolled, 0
        for column, width in zip(self.order, self.widths, strict=True):
            end += width + GAP
            if at < end:
                return column
        return None


def fit(natural: Sequence[int], texts: Sequence[int], room: int) -> Fit:
    """Share `room` out among columns that would like `natural` cells each.

    Columns that hold `texts` share what the others leave. Where that is too little to read, the
    widest of the others are cut; where even this is not enough, the first column and the texts
    stand still at the left, and the others can be scrolled.
    """
    columns = range(len(natural))
    flexible = sorted({column % len(natural) for column in texts})
    others = [column for column in columns if column not in flexible]
    left = room - GAP * len(natural)
    cap = max((natural[column] for column in others), default=0)
    if sum(natural) > left:
        cap = min(cap, WIDE)
    while cap > NARROW and left - _sum(natural, others, cap) < TEXT * len(flexible):
        cap -= 1
    for_texts = left - _sum(natural, others, cap)
    widths = {column: min(natural[column], cap) for column in others}
    if for_texts >= TEXT * len(flexible):
        share, more = divmod(for_texts, len(flexible))
        widths |= {column: share + (n < more) for n, column in enumerate(flexible)}
        return Fit(tuple(columns), tuple(widths[column] for column in columns), len(natural))
    first = others[:1]
    share = max(NARROW, min(TEXT, (room // 2 - _sum(natural, first, cap)) // len(flexible)))
    widths |= dict.fromkeys(flexible, share)
    order = (*first, *flexible, *others[1:])
    return Fit(order, tuple(widths[column] for column in order), len(first) + len(flexible))


def _sum(natural: Sequence[int], columns: Sequence[int], cap: int) -> int:
    return sum(min(natural[column], cap) for column in columns)
