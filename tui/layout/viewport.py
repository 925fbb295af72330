"""The part of an article that is in view, when it is scrolled and when its text is wrapped anew.

The text is a series of items: passages, folds of hidden passages, or a gap that marks what is
missing. One item is held at one row of the view, and the others are laid out around it, so
scrolling needs no row numbers of the whole article.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from corpus.article import Passage
from tui.layout.rows import Line, RowSource

if TYPE_CHECKING:
    from corpus.positions import Position

AnyRowSource = TypeVar("AnyRowSource", bound=RowSource)


class Viewport(Generic[AnyRowSource]):
    """A view of `height` rows; rows before the article's start and after its end are None."""

    MARGIN = 2
    """Rows kept between a revealed item and the edges of the view, where there is room."""

    def __init__(self, rows: AnyRowSource, height: int) -> None:
        self.rows = rows
        self.height = height
        self.item = 0
        """The index of the item that is held."""
        self.row = 0
        """The row of the view that its first row of text is at; it may lie outside the view."""

    def show_position(self, position: Position, *, gap: bool) -> int:
        """Return the item at a position, unfolded; `gap` marks it where nothing stands there.

        That may renumber the items, so the one that is held is found again and stays in its row.
        """
        held = self.rows.anchor(self.item)
        item = self.rows.show_position(position, gap=gap)
        self.item = self.rows.item_at(held)
        return item

    def lines(self) -> list[Line | None]:
        """Return the line in each row of the view, from the top."""
        above = list(islice(self.rows.up(self.item), max(self.row, 0)))
        below = list(islice(self.rows.down(self.item), max(self.height - self.row, 0)))
        lead: list[Line | None] = [None] * (max(self.row, 0) - len(above))
        rows = [*lead, *reversed(above), *below[max(-self.row, 0) :]][: self.height]
        return rows + [None] * (self.height - len(rows))

    def hold(self, item: int, row: int) -> None:
        """Hold `item` at `row`, even if that leaves empty rows before or after the article."""
        self.item, self.row = item, row

    def reveal(self, item: int) -> None:
        """Leave `item` where it is if all of it is in view; else move it a third down the view."""
        rows_in_view = [
            row
            for row, line in enumerate(self.lines())
            if line is not None and line.item == item and line.row >= 0  # below 0: empty rows
        ]
        tall = sum(line.row >= 0 for line in self.rows.lines(item))
        is_all_in_view = len(rows_in_view) == tall
        a_third_down = min(self.height // 3, max(0, self.height - tall))
        row = rows_in_view[0] if is_all_in_view else a_third_down
        margin = min(self.MARGIN, max(0, (self.height - tall) // 2))
        highest = margin if tall < self.height else 0
        lowest = self.height - tall - margin
        self.hold(item, max(min(row, lowest), highest))
        self.settle()

    def settle(self) -> None:
        """Move the text so that no row is empty before the article, or after a long article."""
        below = sum(1 for _ in islice(self.rows.down(self.item), max(self.height - self.row, 0)))
        row = max(self.row, self.height - below)
        self.row = min(row, sum(1 for _ in islice(self.rows.up(self.item), max(row, 0))))

    def scroll(self, rows: int) -> None:
        """Move the text `rows` rows up, and hold the first item that begins in view."""
        self.row -= rows
        for row, line in enumerate(self.lines()):
            if line is not None and line.row == 0:
                self.hold(line.item, row)
                return

    def beyond(self, item: int, rows: int) -> Passage | None:
        """Return the passage `rows` rows below the start of `item`; above it if `rows` < 0.

        At least the next passage is returned; that of `item` itself only if there is no other.
        """
        lines = self.rows.down(item) if rows > 0 else self.rows.up(item)
        found: Passage | None = None
        for distance, line in enumerate(lines, 0 if rows > 0 else 1):
            if distance > abs(rows) and found is not None:
                break
            if line.block is not None and line.row >= 0 and line.item != item:
                found = line.block.passage or found
        own = (line.block.passage for line in self.rows.lines(item) if line.block is not None)
        return found or next(own, None)
