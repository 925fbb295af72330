"""A list over the whole screen: narrowed, searched, copied from, and left for what it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import DataTable, Input, Static

from corpus.comparison import Comparison
from corpus.reports.clipping import clipping
from styles import TABLES
from tui.bindings import bindings_for
from tui.keymap import hints
from tui.place import Place
from tui.tables import Table, TableRow


class TableScreen(Screen[Place | None]):
    """Gives the place that was chosen, or None on Escape.

    Below the rows, the chosen one stands whole, as it would be copied.
    """

    CSS_PATH = TABLES
    AUTO_FOCUS = "DataTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "leave": "leave",
                "next-filter": "filter(1)",
                "previous-filter": "filter(-1)",
                "next-outlet": "outlet(1)",
                "previous-outlet": "outlet(-1)",
                "search": "search",
                "next-passage": "move(1)",
                "previous-passage": "move(-1)",
                "copy": "copy",
            }
        )
    ]
    HINTS: ClassVar[Mapping[str, str]] = {
        "next-filter": "filter",
        "next-outlet": "outlet",
        "search": "search",
        "copy": "copy",
        "leave": "back",
    }
    LEAST = 20
    """Cells of a column of text."""

    let_through: reactive[str] = reactive("")
    """The filter that stands; empty for all."""
    outlet: reactive[str] = reactive("")
    """Who has to tell it; empty for anybody."""
    sought: reactive[str] = reactive("")
    """Words that every row shown has."""

    table = query_one(DataTable)
    search = query_one(Input)
    title_row = query_one("#title", Static)
    whole = query_one("#whole", Static)

    def __init__(self, comparison: Comparison, table: Table, let_through: str = "") -> None:
        super().__init__()
        self.comparison = comparison
        self._table = table
        if let_through in table.filters:
            self.set_reactive(TableScreen.let_through, let_through)
        self._shown: list[TableRow] = []
        self._clicked: tuple[int, int] | None = None
        """Row and column of the cell that was clicked last."""

    def compose(self) -> ComposeResult:
        """Title, rows, the chosen row whole, keys; the search field appears when asked for."""
        yield Static(id="title")
        yield DataTable(cursor_type="row", zebra_stripes=True)
        with VerticalScroll(can_focus=False):
            yield Static(id="whole")
        yield Input(placeholder="words to look for", id="search")
        yield Static(Content(f"Enter goes there   {hints(self, self.HINTS)}"), id="keys")

    def on_mount(self) -> None:
        """Fill the table once its width is known."""
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Fit the columns of text to the width."""
        self.call_after_refresh(self._fill)

    def watch_let_through(self) -> None:
        """Show what the filter lets through."""
        self._fill()

    def watch_outlet(self) -> None:
        """Show what this outlet tells."""
        self._fill()

    def watch_sought(self) -> None:
        """Show what has the words."""
        self._fill()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while the words are typed."""
        self.sought = event.value

    def on_input_submitted(self) -> None:
        """Go back to the rows, keeping the search."""
        self.table.focus()

    def on_data_table_row_highlighted(self) -> None:
        """Show the row whole."""
        row = self._row
        self.whole.update(Content(clipping(self.comparison, row.about) if row else ""))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the cell: in some lists each leads to a place of its own."""
        meta = event.style.meta
        self._clicked = (meta["row"], meta["column"]) if {"row", "column"} <= {*meta} else None

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Leave for the passage."""
        row = self._shown[event.cursor_row]
        at, column = self._clicked or (-1, -1)
        place = row.places.get(column) if at == event.cursor_row else None
        self.dismiss(place or row.place)

    def action_leave(self) -> None:
        """End the search first, then leave."""
        if self.search.has_class("-open"):
            self.search.remove_class("-open")
            self.search.value = ""
            self.table.focus()
        else:
            self.dismiss(None)

    def action_filter(self, by: int) -> None:
        """Take the next filter, and after the last none."""
        names = ("", *self._table.filters)
        self.let_through = names[(names.index(self.let_through) + by) % len(names)]

    def action_outlet(self, by: int) -> None:
        """Show what the next outlet tells, and after the last what anybody does."""
        names = ("", *self._table.outlets)
        self.outlet = names[(names.index(self.outlet) + by) % len(names)]

    def action_search(self) -> None:
        """Ask for words."""
        self.search.add_class("-open")
        self.search.focus()

    def action_move(self, by: int) -> None:
        """Go a row down or up."""
        self.table.move_cursor(row=self.table.cursor_row + by)

    def action_copy(self) -> None:
        """Copy what the row is about with its sources, each passage on one line."""
        if (row := self._row) is not None:
            self.app.copy_to_clipboard(clipping(self.comparison, row.about))
            self.notify("Copied the row with its sources")

    @property
    def _row(self) -> TableRow | None:
        at = self.table.cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _lets_through(self, row: TableRow) -> bool:
        text = " ".join(row.cells).lower()
        return (
            (not self.let_through or self.let_through in row.groups)
            and (not self.outlet or self.outlet in row.outlets)
            and all(word in text for word in self.sought.lower().split())
        )

    def _fill(self) -> None:
        if not self.is_mounted:
            return
        self._clicked = None
        self._shown = [row for row in self._table.rows if self._lets_through(row)]
        table = self.table
        table.clear(columns=True)
        for heading, width in zip(self._table.headings, self._widths(), strict=True):
            table.add_column(Text(heading), width=width)
        for row in self._shown:
            table.add_row(*(Text(cell, no_wrap=True, overflow="ellipsis") for cell in row.cells))
        self._say_title()
        self.on_data_table_row_highlighted()

    def _widths(self) -> list[int]:
        """Each column as wide as its widest cell; those of text share what is left."""
        headings = self._table.headings
        texts = {number % len(headings) for number in self._table.texts}
        cells = [headings, *(row.cells for row in self._shown)]
        widths = [
            0 if number in texts else max(cell_len(row[number]) for row in cells)
            for number in range(len(headings))
        ]
        room = self.size.width - sum(widths) - 2 * len(headings) - 2
        each = max(self.LEAST, room // len(texts))
        return [each if number in texts else width for number, width in enumerate(widths)]

    def _say_title(self) -> None:
        by = f"told by {self.outlet}" if self.outlet else ""
        count = f"{len(self._shown):,} of {len(self._table.rows):,}"
        parts = (self._table.title, self.let_through, by, count)
        self.title_row.update(Text(f" {' · '.join(filter(None, parts))}"))
