"""A list that fills the screen: it can be filtered, searched and copied from; Enter opens a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Input, Static

from corpus.comparison import Comparison
from corpus.model import Link
from corpus.reports.citations import copied_citation
from corpus.review.model import Choice
from styles import TABLES
from tui.commands.keymap import bindings_for, fitted, hint_line, hints, key_line
from tui.lists.tables import Table, TableRow, link_row, links_table
from tui.lists.virtual_table import VirtualTable
from tui.screens.steady_screen import SteadyScreen
from tui.view_model.place import Place
from tui.widgets.inputs import Field


class TableScreen(SteadyScreen[Place | None]):
    """A table over the whole screen; it returns the place that was chosen, or None on Escape.

    Below the rows, the selected one is shown in full, as it would be copied.
    """

    CSS_PATH = TABLES
    AUTO_FOCUS = "VirtualTable"
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
                "sort": "sort",
                "reverse": "reverse",
            }
        )
    ]
    HINTS: ClassVar[Mapping[str, str]] = {
        "next-filter": "filter",
        "next-outlet": "outlet",
        "search": "search",
        "sort": "sort",
        "copy": "copy",
        "leave": "back",
    }
    active_filter: reactive[str] = reactive("")
    """The name of the active filter; empty for all rows."""
    outlet: reactive[str] = reactive("")
    """The outlet that a row must concern; empty for any."""
    order: reactive[tuple[int, bool] | None] = reactive(None)
    """The column by which rows are sorted, and whether downwards; None as they come."""
    query_text: reactive[str] = reactive("")
    """Words that every row shown must contain."""

    table = query_one(VirtualTable)
    search = query_one(Input)
    title_row = query_one("#title", Static)
    selected_row = query_one("#selected", Static)

    def __init__(
        self, comparison: Comparison | None, table: Table, active_filter: str = ""
    ) -> None:
        """Show a table; without a comparison, its rows are about texts."""
        super().__init__()
        self.comparison = comparison
        self._table = table
        if active_filter in table.filters:
            self.set_reactive(TableScreen.active_filter, active_filter)
        self._shown: list[TableRow] = []

    def compose(self) -> ComposeResult:
        """Title, rows, the selected row in full, keys; the search field is hidden at first."""
        yield Static(id="title")
        yield VirtualTable()
        with VerticalScroll(can_focus=False):
            yield Static(id="selected")
        yield Field(placeholder="Search", id="search")
        yield Static(id="keys")

    def on_resize(self, event: events.Resize) -> None:
        """Name the keys that fit, that to leave always."""
        every = [("Enter", "open"), *hints(self, self.HINTS)]
        shown = fitted(every, event.size.width - 2, self.HINTS["leave"])
        self.query_one("#keys", Static).update(key_line(shown))

    def on_mount(self) -> None:
        """Show the rows."""
        self._show_rows()

    def watch_active_filter(self) -> None:
        """Show the rows that pass the filter."""
        if self.is_mounted:
            self._show_rows()

    def watch_outlet(self) -> None:
        """Show the rows of this outlet."""
        if self.is_mounted:
            self._show_rows()

    def watch_order(self) -> None:
        """Show the rows in another order."""
        if self.is_mounted:
            self._show_rows()

    def watch_query_text(self) -> None:
        """Show the rows that contain the words."""
        if self.is_mounted:
            self._show_rows()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while the words are typed."""
        self.query_text = event.value

    def on_input_submitted(self) -> None:
        """Go back to the rows and keep the search."""
        self.table.focus()

    def on_virtual_table_moved(self) -> None:
        """Show the selected row in full."""
        row = self._row
        note = f"\n{self._table.note}" if self._table.note else ""
        self.selected_row.update(Content(self._citation(row) + note if row else ""))

    def on_virtual_table_chosen(self, event: VirtualTable.Chosen) -> None:
        """Leave for the row's passage; a clicked cell may lead to a passage of its own."""
        row = self._shown[event.row]
        self.dismiss(row.place if event.column is None else row.places.get(event.column, row.place))

    def action_leave(self) -> None:
        """End the search, or leave the list."""
        if self.search.has_class("-open"):
            self.search.remove_class("-open")
            self.search.value = ""
            self.table.focus()
        else:
            self.dismiss(None)

    def action_filter(self, by: int) -> None:
        """Switch to the next filter; after the last one comes no filter."""
        names = ("", *self._table.filters)
        self.active_filter = names[(names.index(self.active_filter) + by) % len(names)]

    def action_outlet(self, by: int) -> None:
        """Show the rows of the next outlet; after the last one come all rows."""
        names = ("", *self._table.outlets)
        self.outlet = names[(names.index(self.outlet) + by) % len(names)]

    def action_sort(self) -> None:
        """Sort by the next column; after the last one, show the rows as they come."""
        column = self.order[0] + 1 if self.order else 0
        self.order = (column, False) if column < len(self._table.headings) else None

    def action_reverse(self) -> None:
        """Reverse the order; of rows as they come, sort by the first column, downwards."""
        column, is_down = self.order or (0, False)
        self.order = (column, not is_down)

    def on_virtual_table_heading_chosen(self, event: VirtualTable.HeadingChosen) -> None:
        """Sort by the column, and downwards the second time."""
        is_same = self.order is not None and self.order[0] == event.column
        self.order = (event.column, bool(is_same and self.order and not self.order[1]))

    def action_search(self) -> None:
        """Show the search field."""
        self.search.add_class("-open")
        self.search.focus()

    def action_move(self, by: int) -> None:
        """Move a row down or up."""
        self.table.cursor += by

    def action_copy(self) -> None:
        """Copy the passages of the selected row with their sources, each on one line."""
        if (row := self._row) is not None:
            self.app.copy_to_clipboard(self._citation(row))
            self.notify("Row copied with its sources")

    def _citation(self, row: TableRow) -> str:
        """What a row is about, with its sources: shown in full, and copied."""
        about = row.subject
        if isinstance(about, str):
            return about
        assert self.comparison is not None
        return copied_citation(self.comparison, about, date.today())

    @property
    def _row(self) -> TableRow | None:
        at = self.table.cursor
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _passes_filters(self, row: TableRow) -> bool:
        return (not self.active_filter or self.active_filter in row.groups) and (
            not self.outlet or self.outlet in row.outlets
        )

    def _show_rows(self) -> None:
        shown: Iterable[TableRow] = self._table.rows
        if self.active_filter or self.outlet:
            shown = filter(self._passes_filters, shown)
        for word in self.query_text.lower().split():
            shown = filter(partial(_contains, word), shown)
        self._shown = list(shown)
        if self.order:
            column, is_down = self.order
            self._shown.sort(key=lambda row: sort_key(row.cells[column]), reverse=is_down)
        cells = [row.cells for row in self._shown]
        table = self._table
        self.table.show(
            self._headings(), cells, table.text_columns, self._why_empty(), table.least_text
        )
        self._show_title()
        self.on_virtual_table_moved()

    def _headings(self) -> Sequence[str]:
        """The headings, with an arrow at the one by which rows are sorted."""
        headings = list(self._table.headings)
        if self.order:
            column, is_down = self.order
            headings[column] += " ▾" if is_down else " ▴"
        return headings

    def _why_empty(self) -> str:
        """Return what the list says if it shows no row, and the key that brings rows back."""
        if not self._table.rows:
            return self._table.empty
        outlet = f"in {self.outlet}" if self.outlet else ""
        words = f"“{self.query_text.strip()}”" if self.query_text.strip() else ""
        keys = {"leave": "end the search"} if words else {"next-filter": "next filter"}
        if outlet and not words and not self.active_filter:
            keys = {"next-outlet": "next outlet"}
        which = filter(None, (self.active_filter, outlet, words, hint_line(self, keys)))
        return f"Nothing found: {' · '.join(which)}"

    def _show_title(self) -> None:
        outlet = f"in {self.outlet}" if self.outlet else ""
        count = f"{len(self._shown):,} of {len(self._table.rows):,}"
        legend = self._table.legend if self._table.rows else ""
        parts = (self._table.title, self.active_filter, outlet, count, legend)
        self.title_row.update(Text(f" {' · '.join(filter(None, parts))}"))


def sort_key(cell: str) -> tuple[int, float, str]:
    """Sorts the cells of a column: numbers by value, then words; what is empty comes last.

    >>> sorted(["–", "10 troops", "b", "9", "", "A"], key=sort_key)
    ['9', '10 troops', 'A', 'b', '–', '']
    """
    text = cell.strip().lstrip("○●◐◆◈◇≠(¶ ").casefold()
    if not text or text in "–?":
        return 2, 0.0, ""
    number = re.match(r"\d+(?:[.,]\d+)*", text)
    if number:
        return 0, float(number[0].replace(",", "")), text
    return 1, 0.0, text


def _contains(word: str, row: TableRow) -> bool:
    """Return whether a row contains a word, whatever its case."""
    return any(word in cell.lower() for cell in row.cells)


class DoubtfulLinksScreen(TableScreen):
    """The doubtful links: each decision is saved at once, and its row stays where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(
            {
                "confirm": "decide('confirmed')",
                "reject": "decide('rejected')",
                "undo": "undo",
                "redo": "redo",
                "check": "check",
            }
        )
    ]
    HINTS: ClassVar[Mapping[str, str]] = {
        "confirm": "confirm",
        "reject": "reject",
        "undo": "undo",
        "check": "check",
        "leave": "back",
        **TableScreen.HINTS,
    }

    def __init__(
        self,
        comparison: Comparison,
        decide: Callable[[Link, Choice], None],
        undo: Callable[[], None],
        redo: Callable[[], None],
        check: Callable[[Link], None],
    ) -> None:
        """List the links of a comparison; the others save the user's decisions.

        `check` asks about a link with its passages in full.
        """
        super().__init__(comparison, links_table(comparison))
        self._decide = decide
        self._undo = undo
        self._redo = redo
        self._check = check

    def renew(self, comparison: Comparison) -> None:
        """Show the decisions in a new comparison; every row stays where it is."""
        self.comparison = comparison
        links = (row.subject for row in self._table.rows)
        rows = (link_row(comparison, link) for link in links if isinstance(link, Link))
        self._table = replace(self._table, rows=tuple(rows))
        at = self.table.cursor
        self._show_rows()
        self.table.cursor = at

    def action_decide(self, choice: Choice) -> None:
        """Confirm or reject the link in the selected row and move to the next."""
        if (row := self._row) is not None and isinstance(row.subject, Link):
            self._decide(row.subject, choice)
            self.action_move(1)

    def action_check(self) -> None:
        """Ask about the link in the selected row, in Check."""
        if (row := self._row) is not None and isinstance(row.subject, Link):
            self._check(row.subject)

    def action_undo(self) -> None:
        """Undo the last decision."""
        self._undo()

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._redo()
