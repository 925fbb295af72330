"""A list over the whole screen: filtered, searched, and left for the passage it points at."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import DataTable, Input, Static

from styles import TABLES
from tui.bindings import bindings_for
from tui.keymap import hints
from tui.place import Place
from tui.tables import Table, TableRow


class TableScreen(Screen[Place | None]):
    """Gives the place that was chosen, or None on Escape."""

    CSS_PATH = TABLES
    AUTO_FOCUS = "DataTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "leave": "leave",
                "next-filter": "filter(1)",
                "previous-filter": "filter(-1)",
                "search": "search",
                "next-passage": "move(1)",
                "previous-passage": "move(-1)",
            }
        )
    ]

    let_through: reactive[str] = reactive("")
    """The filter that stands; empty for all."""
    sought: reactive[str] = reactive("")
    """Words that every row shown has."""

    table = query_one(DataTable)
    search = query_one(Input)
    title_row = query_one("#title", Static)

    def __init__(self, table: Table, let_through: str = "") -> None:
        super().__init__()
        self._table = table
        if let_through in table.filters:
            self.set_reactive(TableScreen.let_through, let_through)
        self._shown: list[TableRow] = []

    def compose(self) -> ComposeResult:
        """Title, rows, keys; the search field appears when it is asked for."""
        yield Static(id="title")
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Input(placeholder="words to look for", id="search")
        keys = hints(self, {"next-filter": "filter", "search": "search", "leave": "back"})
        yield Static(Content(f"Enter goes there   {keys}"), id="keys")

    def on_mount(self) -> None:
        """Fill the table once its width is known."""
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Fit the last column to the width."""
        self.call_after_refresh(self._fill)

    def watch_let_through(self) -> None:
        """Show what the filter lets through."""
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

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Leave for the passage."""
        self.dismiss(self._shown[event.cursor_row].place)

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

    def action_search(self) -> None:
        """Ask for words."""
        self.search.add_class("-open")
        self.search.focus()

    def action_move(self, by: int) -> None:
        """Go a row down or up."""
        self.table.move_cursor(row=self.table.cursor_row + by)

    def _fill(self) -> None:
        if not self.is_mounted:
            return
        words = self.sought.lower().split()
        self._shown = [
            row
            for row in self._table.rows
            if (not self.let_through or self.let_through in row.groups)
            and all(word in " ".join(row.cells).lower() for word in words)
        ]
        table = self.table
        table.clear(columns=True)
        last = len(self._table.headings) - 1
        widths = [
            max(len(cells[n]) for cells in (self._table.headings, *(r.cells for r in self._shown)))
            for n in range(last)
        ]
        room = max(20, self.size.width - sum(widths) - 2 * (last + 1) - 2)
        for number, heading in enumerate(self._table.headings):
            table.add_column(Text(heading), width=room if number == last else widths[number])
        for row in self._shown:
            table.add_row(*(Text(cell, no_wrap=True, overflow="ellipsis") for cell in row.cells))
        through = f" · {self.let_through}" if self.let_through else ""
        count = f"{len(self._shown):,} of {len(self._table.rows):,}"
        self.title_row.update(Text(f" {self._table.title}{through} · {count}"))
