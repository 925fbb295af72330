"""The comparison in numbers, over the whole screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from corpus.comparison import Comparison
from corpus.reports.diction import CHAPTER, diction
from corpus.summary import Grid, coverage_grid, findings_grid, overlap_grid
from styles import TABLES
from tui.bindings import bindings_for
from tui.keymap import hints
from tui.place import Place
from tui.tables import TableRow, findings_table


class SummaryScreen(Screen[Place | None]):
    """Gives the place of an omission that was chosen, or None on Escape."""

    CSS_PATH = TABLES
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"leave": "dismiss(None)", "summary": "dismiss(None)"})
    ]

    HEAVIEST = 10
    """Omissions that are listed."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        rows = findings_table(comparison).rows
        omissions = (row for row in rows if "omission" in row.groups)
        self._omissions: list[TableRow] = list(islice(omissions, self.HEAVIEST))

    def compose(self) -> ComposeResult:
        """Coverage, overlap, findings, and the heaviest omissions."""
        yield Static(Content(f" {self.comparison.title}"), id="title")
        with VerticalScroll(can_focus=False):
            yield from _section(
                "Coverage, and where in each article it stands", coverage_grid(self.comparison)
            )
            yield from _section("Points that both tell", overlap_grid(self.comparison))
            yield from _section("Findings", findings_grid(self.comparison))
            yield from _diction(self.comparison)
            yield Static("Heaviest omissions", classes="summary--title")
            yield OptionList(
                *(Option(Content(" · ".join(row.cells[2:]))) for row in self._omissions)
            )
        yield Static(Content(f"Enter goes there   {hints(self, {'leave': 'back'})}"), id="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave for the passage."""
        self.dismiss(self._omissions[event.option_index].place)


def _section(title: str, grid: Grid) -> Iterator[Static]:
    """A title and the rows below it, numbers flush right."""
    yield Static(Content(title), classes="summary--title")
    columns = list(zip(*grid, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    numbers = [all(map(_is_number, column[1:])) for column in columns]
    for row in grid:
        cells = (
            " " * (width - cell_len(cell)) + cell if number else set_cell_size(cell, width)
            for cell, width, number in zip(row, widths, numbers, strict=True)
        )
        yield Static(Content("  " + "  ".join(cells)), classes="summary--row")


def _diction(comparison: Comparison) -> Iterator[Static]:
    """The words of telling and of doubt that each outlet uses."""
    outlets = diction(comparison)
    if outlets:
        yield Static(CHAPTER, classes="summary--title")
    width = max((cell_len(name) for name, *_ in outlets), default=0)
    for name, verbs, hedges in outlets:
        doubt = f"   doubt: {hedges}" if hedges else ""
        text = f"{set_cell_size(name, width)}  {verbs}{doubt}"
        yield Static(Content(text), classes="summary--words")


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").isdigit()
