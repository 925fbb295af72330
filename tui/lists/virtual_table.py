"""A list of any length: only the rows in view are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.passage_status import Marker
from tui.layout.columns import TEXT_CELLS, Fit, fit
from tui.layout.spans import split_markers

Cells = Sequence[str]
MEASURED = 2000
"""Rows by which the width of a column is judged: the first ones."""


class Sheet(ScrollView, can_focus=True):
    """Headings that stay, and rows below them, one of them under the cursor."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--heading",
        "sheet--odd",
        "sheet--even",
        "sheet--cursor",
        "sign--shared",
        "sign--partial",
        "sign--only-here",
        "sign--differs",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("left", "shift(-1)", "Left", show=False),
        Binding("right", "shift(1)", "Right", show=False),
        Binding("enter", "choose", "Go there", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """The number of the row that the reader is on."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, row: int) -> None:
            self.row = row
            super().__init__()

    class Chosen(Message):
        """The reader pressed Enter on a row, or clicked it once more."""

        def __init__(self, row: int, column: int | None) -> None:
            self.row = row
            self.column = column
            """The column that was clicked; None for Enter."""
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._headings: Cells = ()
        self._rows: Sequence[Cells] = ()
        self._texts: Sequence[int] = (-1,)
        self._natural: list[int] = []
        """How wide each column would be if there were room."""
        self._fit = Fit((), (), 0)

    def show(self, headings: Cells, rows: Sequence[Cells], texts: Sequence[int] = (-1,)) -> None:
        """Show other rows, from the first one on; `texts` are the columns that hold passages."""
        self._headings, self._rows, self._texts = headings, rows, texts
        measured = [headings, *islice(rows, MEASURED)]
        self._natural = [max(map(cell_len, column)) for column in zip(*measured, strict=True)]
        self._lay_out()
        self.scroll_to(0, 0, animate=False)
        self.cursor = 0
        self.post_message(self.Moved(0))

    def on_resize(self) -> None:
        """Fit the columns to the width."""
        self._lay_out()
        self._reveal()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self.refresh()

    def validate_cursor(self, row: int) -> int:
        """Stay inside the list."""
        return max(0, min(row, len(self._rows) - 1))

    def watch_cursor(self, row: int) -> None:
        """Keep the row in view."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(row))

    def action_move(self, by: int) -> None:
        """Go so many rows down."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Go as far as there are rows in view."""
        self.cursor += by * max(1, self._height - 1)

    def action_edge(self, by: int) -> None:
        """Go to the first or the last row."""
        self.cursor = 0 if by < 0 else len(self._rows) - 1

    def action_shift(self, by: int) -> None:
        """Bring columns into view that do not fit."""
        self.scroll_to(x=self.scroll_offset.x + by * TEXT_CELLS // 2, animate=False)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._rows:
            self.post_message(self.Chosen(self.cursor, None))

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the pointer; choose it if the cursor is there."""
        row = event.y - 1 + self.scroll_offset.y
        if event.y < 1 or row >= len(self._rows):
            return
        if row == self.cursor:
            self.post_message(self.Chosen(row, self._fit.column_at(event.x, self.scroll_offset.x)))
        self.cursor = row

    def render_line(self, y: int) -> Strip:
        """The headings, or a row below them."""
        row = y - 1 + self.scroll_offset.y
        if y == 0:
            return self._strip(self._headings, "sheet--heading")
        if row >= len(self._rows):
            return Strip.blank(self.size.width, self._style())
        look = "sheet--odd" if row % 2 else "sheet--even"
        look = "sheet--cursor" if row == self.cursor else look
        return self._strip(self._rows[row], look)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def _height(self) -> int:
        """Rows that are in view."""
        return max(1, self.scrollable_content_region.height - 1)

    def _lay_out(self) -> None:
        room = self.scrollable_content_region.width
        self._fit = fit(self._natural, self._texts, room) if self._natural else Fit((), (), 0)
        self.virtual_size = Size(self._fit.cells, len(self._rows) + 1)
        self.refresh()

    def _reveal(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + self._height:
            self.scroll_to(y=self.cursor - self._height + 1, animate=False)

    def _strip(self, cells: Cells, look: str) -> Strip:
        shown = [
            [Segment(piece, self._ink(look, sign)) for piece, sign in split_markers(cell)]
            for cell in self._fit.shown(cells)
        ]
        fixed = Strip(chain.from_iterable(shown[: self._fit.fixed]))
        moving = Strip(chain.from_iterable(shown[self._fit.fixed :]))
        room = max(0, self.size.width - fixed.cell_length)
        left = moving.crop(self.scroll_offset.x, self.scroll_offset.x + room)
        return Strip([*fixed, *left]).adjust_cell_length(self.size.width, self._style(look))

    def _ink(self, look: str, sign: Marker | None) -> Style:
        """Signs have their hues, but for the row under the cursor, whose ground is a hue itself."""
        hued = sign is not None and look in ("sheet--odd", "sheet--even")
        return self._style(look, f"sign--{sign}") if hued else self._style(look)

    def _style(self, *classes: str) -> Style:
        return self.get_visual_style(*classes).rich_style
