"""The summary of a comparison over the whole screen: numbers, then the most important omissions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from corpus.reports.reporting_style import STYLE, StyleRow
from corpus.statistics import STRIP, Grid, draw_strip
from styles import TABLES
from tui.commands.keymap import bindings_for, hints, key_line
from tui.layout.columns import format_grid
from tui.layout.spans import style_markers
from tui.lists.tables import ComparisonTables, TableRow
from tui.view_model.place import Place
from tui.widgets.choices import Choices

WIDTH_OF_NUMBERS = 58
"""Cells that the numbers of an article take beside its strip, at most."""
MOST_IMPORTANT = 10
"""Omissions that are listed."""


class SummaryScreen(Screen[Place | None]):
    """The summary; it returns the place of the omission that was chosen, or None on Escape."""

    CSS_PATH = TABLES
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"leave": "dismiss(None)", "summary": "dismiss(None)"}),
        Binding("pagedown,space", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    ]

    def __init__(self, tables: ComparisonTables) -> None:
        super().__init__()
        self.comparison = tables.comparison
        self._tables = tables
        omissions = [row for row in tables.findings.rows if "omission" in row.groups]
        firm = [row for row in omissions if "firm" in row.groups]
        self._likely = len(omissions) - len(firm)
        self._omissions: list[TableRow] = firm[:MOST_IMPORTANT]

    def compose(self) -> ComposeResult:
        """Coverage, overlap and findings, which scroll; below them the omissions, which stay."""
        yield Static(Content(f" {self.comparison.title}"), id="title")
        with VerticalScroll(can_focus=False):
            overlap = "Overlap: points that two reports share, likely ones included"
            for title, grid in (
                ("Coverage, and where it stands in each report", self._coverage()),
                (overlap, self._tables.overlap),
                ("Findings", self._tables.kinds),
            ):
                yield from _section(title, grid, self.app.size.width - 3)
            yield from _reporting_style(self._tables.reporting_style)
        if self._omissions:
            rest = f"; {self._likely:,} more may be missing" if self._likely else ""
            yield Static(f"Most important omissions{rest}", classes="summary--title")
        yield Choices(*(Option(Content(" · ".join(row.cells[2:]))) for row in self._omissions))
        first = [("Enter", "open")] if self._omissions else []
        more = hints(self, {"leave": "back"})
        yield Static(key_line([*first, ("PgDn", "page down"), *more]), id="keys")

    def action_page(self, by: int) -> None:
        """Scroll the numbers by a page."""
        numbers = self.query_one(VerticalScroll)
        numbers.scroll_relative(y=by * max(1, numbers.size.height - 1), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave for the passage of the omission."""
        self.dismiss(self._omissions[event.option_index].place)

    def _coverage(self) -> Grid:
        """Return the coverage, with a strip of each whole article that fits the width."""
        heading, *outlets = self._tables.coverage
        cells = max(8, min(STRIP, self.app.size.width - WIDTH_OF_NUMBERS))
        strips = (
            draw_strip(self.comparison, article, cells) for article in self.comparison.articles
        )
        return (heading, *((*row[:-1], last) for row, last in zip(outlets, strips, strict=True)))


def _section(title: str, grid: Grid, room: int) -> Iterator[Static]:
    """Yield a title and the rows below it, in `room` cells."""
    yield Static(Content(title), classes="summary--title")
    for row in format_grid(grid, room):
        yield Static(style_markers(row), classes="summary--row")


def _reporting_style(outlets: Sequence[StyleRow]) -> Iterator[Static]:
    """Yield the reporting verbs and hedges of each outlet."""
    if outlets:
        yield Static(STYLE, classes="summary--title")
    width = max((cell_len(name) for name, *_ in outlets), default=0)
    for name, verbs, hedges in outlets:
        hedging = f"   hedges: {hedges}" if hedges else ""
        text = f"{set_cell_size(name, width)}  {verbs}{hedging}"
        yield Static(Content(text), classes="summary--words")
