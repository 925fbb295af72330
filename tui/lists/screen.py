"""A list over the whole screen: narrowed, searched, copied from, and left for what it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, Static

from corpus.comparison import Comparison
from corpus.model import Link
from corpus.reports.citations import copied_citation
from corpus.review.model import Says
from styles import TABLES
from tui.commands.keymap import bindings_for, hints, key_line
from tui.lists.tables import Table, TableRow, link_row, links_table
from tui.lists.virtual_table import Sheet
from tui.view_model.place import Place
from tui.widgets.inputs import Field


class TableScreen(Screen[Place | None]):
    """Gives the place that was chosen, or None on Escape.

    Below the rows, the chosen one stands whole, as it would be copied.
    """

    CSS_PATH = TABLES
    AUTO_FOCUS = "Sheet"
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
    let_through: reactive[str] = reactive("")
    """The filter that stands; empty for all."""
    outlet: reactive[str] = reactive("")
    """Who has to tell it; empty for anybody."""
    sought: reactive[str] = reactive("")
    """Words that every row shown has."""

    table = query_one(Sheet)
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

    def compose(self) -> ComposeResult:
        """Title, rows, the chosen row whole, keys; the search field appears when asked for."""
        yield Static(id="title")
        yield Sheet()
        with VerticalScroll(can_focus=False):
            yield Static(id="whole")
        yield Field(placeholder="words to look for", id="search")
        yield Static(key_line([("Enter", "goes there"), *hints(self, self.HINTS)]), id="keys")

    def on_mount(self) -> None:
        """Show every row."""
        self._fill()

    def watch_let_through(self) -> None:
        """Show what the filter lets through."""
        if self.is_mounted:
            self._fill()

    def watch_outlet(self) -> None:
        """Show what this outlet tells."""
        if self.is_mounted:
            self._fill()

    def watch_sought(self) -> None:
        """Show what has the words."""
        if self.is_mounted:
            self._fill()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while the words are typed."""
        self.sought = event.value

    def on_input_submitted(self) -> None:
        """Go back to the rows, keeping the search."""
        self.table.focus()

    def on_sheet_moved(self) -> None:
        """Show the row whole."""
        row = self._row
        self.whole.update(Content(copied_citation(self.comparison, row.about) if row else ""))

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Leave for the passage; in some lists each column leads to a place of its own."""
        row = self._shown[event.row]
        self.dismiss(row.place if event.column is None else row.places.get(event.column, row.place))

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
        self.table.cursor += by

    def action_copy(self) -> None:
        """Copy what the row is about with its sources, each passage on one line."""
        if (row := self._row) is not None:
            self.app.copy_to_clipboard(copied_citation(self.comparison, row.about))
            self.notify("Copied the row with its sources")

    @property
    def _row(self) -> TableRow | None:
        at = self.table.cursor
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _lets_through(self, row: TableRow) -> bool:
        return (not self.let_through or self.let_through in row.groups) and (
            not self.outlet or self.outlet in row.outlets
        )

    def _fill(self) -> None:
        shown: Iterable[TableRow] = self._table.rows
        if self.let_through or self.outlet:
            shown = filter(self._lets_through, shown)
        for word in self.sought.lower().split():
            shown = filter(partial(_has, word), shown)
        self._shown = list(shown)
        cells = [row.cells for row in self._shown]
        self.table.show(self._table.headings, cells, self._table.texts)
        self._say_title()
        self.on_sheet_moved()

    def _say_title(self) -> None:
        by = f"told by {self.outlet}" if self.outlet else ""
        count = f"{len(self._shown):,} of {len(self._table.rows):,}"
        parts = (self._table.title, self.let_through, by, count, self._table.note)
        self.title_row.update(Text(f" {' · '.join(filter(None, parts))}"))


def _has(word: str, row: TableRow) -> bool:
    """Whether a row holds a word, whatever its case."""
    return any(word in cell.lower() for cell in row.cells)


# The list of doubtful links, decided row by row.


class LinksScreen(TableScreen):
    """Each decision is kept at once; its row stays where it is and says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "confirm": "decide('confirmed')",
                "reject": "decide('rejected')",
                "undo": "undo(1)",
                "redo": "undo(-1)",
            }
        )
    ]
    HINTS: ClassVar[Mapping[str, str]] = {
        "confirm": "confirm",
        "reject": "reject",
        "undo": "undo",
        **TableScreen.HINTS,
    }

    def __init__(
        self,
        comparison: Comparison,
        decide: Callable[[Link, Says], None],
        undo: Callable[[int], None],
    ) -> None:
        """List the links of a comparison; `decide` and `undo` keep what the reader does."""
        super().__init__(comparison, links_table(comparison))
        self._decide = decide
        self._undo = undo

    def renew(self, comparison: Comparison) -> None:
        """Say what is decided now; every row stays where it is."""
        self.comparison = comparison
        links = (row.about for row in self._table.rows)
        rows = (link_row(comparison, link) for link in links if isinstance(link, Link))
        self._table = replace(self._table, rows=tuple(rows))
        at = self.table.cursor
        self._fill()
        self.table.cursor = at

    def action_decide(self, says: Says) -> None:
        """Confirm or reject the link in this row, and go on to the next."""
        if (row := self._row) is not None and isinstance(row.about, Link):
            self._decide(row.about, says)
            self.action_move(1)

    def action_undo(self, by: int) -> None:
        """Undo the last act (1), or do again what was undone (-1)."""
        self._undo(by)
