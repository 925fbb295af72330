"""A table of any length: only the rows in view are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.passage_status import Marker, style_name
from tui.layout.cells import split_markers
from tui.layout.columns import TEXT_CELLS, Fit, fit

Cells = Sequence[str]
MEASURED_ROWS = 500
"""The number of rows, from the first, that decide how wide a column is."""


class VirtualTable(ScrollView, can_focus=True):
    """Headings that stay in place, and rows that scroll below them; the cursor is on one row."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--heading",
        "table--odd",
        "table--even",
        "table--cursor",
        "table--empty",
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
        Binding("enter", "choose", "Open", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """The number of the selected row, from 0."""

    class Moved(Message):
        """The cursor has moved to another row."""

        def __init__(self, row: int) -> None:
            self.row = row
            super().__init__()

    class Chosen(Message):
        """Enter was pressed on a row, or the selected row was clicked."""

        def __init__(self, row: int, column: int | None) -> None:
            self.row = row
            self.column = column
            """The column that was clicked; None after Enter."""
            super().__init__()

    class HeadingChosen(Message):
        """The heading of a column was clicked."""

        def __init__(self, column: int) -> None:
            self.column = column
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._headings: Cells = ()
        self._rows: Sequence[Cells] = ()
        self._text_columns: Sequence[int] = (-1,)
        self._least_text = TEXT_CELLS
        self._natural: list[int] = []
        """The width of each column if there is enough room, in cells."""
        self._fit = Fit((), (), 0)
        """The columns at the widths that they are given; the first `fixed` do not scroll."""
        self._empty = ""

    def show(
        self,
        headings: Cells,
        rows: Sequence[Cells],
        text_columns: Sequence[int] = (-1,),
        empty: str = "",
        least_text: int = TEXT_CELLS,
    ) -> None:
        """Show other rows, from the first.

        `text_columns` are the columns that hold passages, each at least `least_text` cells wide;
        `empty` is said if there are no rows.
        """
        self._empty, self._least_text = empty, least_text
        self._headings, self._rows, self._text_columns = headings, rows, text_columns
        measured = [headings, *islice(rows, MEASURED_ROWS)]
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
        """Redraw in the colours of another theme."""
        super().notify_style_update()
        self.refresh()

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor inside the table."""
        return max(0, min(row, len(self._rows) - 1))

    def watch_cursor(self, row: int) -> None:
        """Scroll the selected row into view."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(row))

    def action_move(self, by: int) -> None:
        """Move some rows down."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move by a page."""
        self.cursor += by * max(1, self._height - 1)

    def action_edge(self, by: int) -> None:
        """Move to the first or the last row."""
        self.cursor = 0 if by < 0 else len(self._rows) - 1

    def action_shift(self, by: int) -> None:
        """Scroll sideways to columns that do not fit."""
        self.scroll_to(x=self.scroll_offset.x + by * TEXT_CELLS // 2, animate=False)

    def action_choose(self) -> None:
        """Choose the selected row."""
        if self._rows:
            self.post_message(self.Chosen(self.cursor, None))

    def on_click(self, event: events.Click) -> None:
        """Select the clicked row; choose it if it is selected already."""
        row = event.y - 1 + self.scroll_offset.y
        column = self._fit.column_at(event.x, self.scroll_offset.x)
        if event.y == 0 and column is not None:
            self.post_message(self.HeadingChosen(column))
        if event.y < 1 or row >= len(self._rows):
            return
        if row == self.cursor:
            self.post_message(self.Chosen(row, column))
        self.cursor = row

    def render_line(self, y: int) -> Strip:
        """Return a line of the widget: the headings, or a row below them."""
        row = y - 1 + self.scroll_offset.y
        if y == 0:
            return self._strip(self._headings, "table--heading")
        if row >= len(self._rows):
            said = f" {self._empty}" if y == 1 and not self._rows else ""
            segments = [Segment(said, self._style("table--empty"))]
            return Strip(segments).adjust_cell_length(self.size.width, self._style())
        look = "table--odd" if row % 2 else "table--even"
        look = "table--cursor" if row == self.cursor else look
        return self._strip(self._rows[row], look)

    @property
    def cursor_cell(self) -> Offset:
        """The cell on the screen at which the terminal's cursor stands: the row's first."""
        return self.region.offset + Offset(0, 1 + self.cursor - self.scroll_offset.y)

    @property
    def row_count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    @property
    def _height(self) -> int:
        """The number of rows in view."""
        return max(1, self.scrollable_content_region.height - 1)

    def _lay_out(self) -> None:
        room = self.scrollable_content_region.width
        texts, least = self._text_columns, self._least_text
        self._fit = fit(self._natural, texts, room, least) if self._natural else Fit((), (), 0)
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
            [Segment(piece, self._ink(look, marker)) for piece, marker in split_markers(cell)]
            for cell in self._fit.shown(cells)
        ]
        fixed = Strip(chain.from_iterable(shown[: self._fit.fixed]))
        moving = Strip(chain.from_iterable(shown[self._fit.fixed :]))
        room = max(0, self.size.width - fixed.cell_length)
        left = moving.crop(self.scroll_offset.x, self.scroll_offset.x + room)
        return Strip([*fixed, *left]).adjust_cell_length(self.size.width, self._style(look))

    def _ink(self, look: str, marker: Marker | None) -> Style:
        """Return the style of a piece: markers keep their hues, except on the selected row."""
        if marker is None or look not in ("table--odd", "table--even"):
            return self._style(look)
        return self._style(look, f"sign--{style_name(marker)}")

    def _style(self, *classes: str) -> Style:
        return self.get_visual_style(*classes).rich_style
