"""The part of an article that is in view: one item held at one row, the rest around it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from corpus.article import Passage
from tui.layout.rows import Line, RowSource

if TYPE_CHECKING:
    from corpus.positions import Position

AnyRowSource = TypeVar("AnyRowSource", bound=RowSource)


class Viewport(Generic[AnyRowSource]):
    """A view of some height; rows above and below the article are None."""

    MARGIN = 2
    """Rows kept free above and below what is revealed, where there is room."""

    def __init__(self, rows: AnyRowSource, height: int) -> None:
        self.rows = rows
        self.height = height
        self.item = 0
        """The item that is held."""
        self.row = 0
        """Where its first text row stands; it may lie outside the view."""

    def show_position(self, position: Position, *, gap: bool) -> int:
        """The item at a position; the item that is held stays in its row."""
        held = self.rows.anchor(self.item)
        item = self.rows.show_position(position, gap=gap)
        self.item = self.rows.item_at(held)
        return item

    def lines(self) -> list[Line | None]:
        """What stands in each row of the window."""
        above = list(islice(self.rows.up(self.item), max(self.row, 0)))
        below = list(islice(self.rows.down(self.item), max(self.height - self.row, 0)))
        lead: list[Line | None] = [None] * (max(self.row, 0) - len(above))
        rows = [*lead, *reversed(above), *below[max(-self.row, 0) :]][: self.height]
        return rows + [None] * (self.height - len(rows))

    def hold(self, item: int, row: int) -> None:
        """Hold `item` at `row`, wherever that leaves the article's start and end."""
        self.item, self.row = item, row

    def reveal(self, item: int) -> None:
        """Hold `item` where it stands if all of it is in view, else a third down the window."""
        rows = [
            (row, line.row)
            for row, line in enumerate(self.lines())
            if line is not None and line.item == item and line.row >= 0
        ]
        tall = sum(line.row >= 0 for line in self.rows.lines(item))
        whole = len(rows) == tall
        row = rows[0][0] if whole else min(self.height // 3, max(0, self.height - tall))
        margin = min(self.MARGIN, max(0, (self.height - tall) // 2))
        self.hold(
            item, max(min(row, self.height - tall - margin), margin if tall < self.height else 0)
        )
        self.settle()

    def settle(self) -> None:
        """Leave no empty rows before the article, nor after it where it outgrows the window."""
        below = sum(1 for _ in islice(self.rows.down(self.item), max(self.height - self.row, 0)))
        row = max(self.row, self.height - below)
        self.row = min(row, sum(1 for _ in islice(self.rows.up(self.item), max(row, 0))))

    def scroll(self, rows: int) -> None:
        """Move the text `rows` rows up, and hold an item that is in view."""
        self.row -= rows
        for row, line in enumerate(self.lines()):
            if line is not None and line.row == 0:
                self.hold(line.item, row)
                return

    def beyond(self, item: int, rows: int) -> Passage | None:
        """The passage that lies `rows` rows below the start of `item`, above where negative.

        It is never that of `item` itself, unless there is no other.
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
