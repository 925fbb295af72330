"""The comparison in numbers, over the whole screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
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
from corpus.statistics import STRIP, Grid, strip
from styles import TABLES
from tui.commands.keymap import bindings_for, hints, key_line
from tui.layout.columns import format_grid
from tui.layout.spans import style_markers
from tui.lists.tables import Lists, TableRow
from tui.view_model.place import Place

BESIDE = 58
"""Cells that the numbers of an article take beside its picture, at most."""


class SummaryScreen(Screen[Place | None]):
    """Gives the place of an omission that was chosen, or None on Escape."""

    CSS_PATH = TABLES
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"leave": "dismiss(None)", "summary": "dismiss(None)"}),
        Binding("pagedown,space", "page(1)", "On", show=False, priority=True),
        Binding("pageup", "page(-1)", "Back", show=False, priority=True),
    ]

    HEAVIEST = 10
    """Omissions that are listed."""

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self.comparison = lists.comparison
        self._lists = lists
        omissions = (row for row in lists.findings.rows if "omission" in row.groups)
        self._omissions: list[TableRow] = list(islice(omissions, self.HEAVIEST))

    def compose(self) -> ComposeResult:
        """Coverage, overlap, findings; below them the heaviest omissions, always in view."""
        yield Static(Content(f" {self.comparison.title}"), id="title")
        with VerticalScroll(can_focus=False):
            for title, grid in (
                ("Coverage, and where in each article it stands", self._coverage()),
                ("Points that both tell", self._lists.overlap),
                ("Findings", self._lists.kinds),
            ):
                yield from _section(title, grid, self.app.size.width - 3)
            yield from _diction(self._lists.diction)
        if self._omissions:
            yield Static("Heaviest omissions", classes="summary--title")
        yield OptionList(*(Option(Content(" · ".join(row.cells[2:]))) for row in self._omissions))
        keys = {"leave": "back"}
        first = [("Enter", "goes there")] if self._omissions else []
        yield Static(key_line([*first, ("PgDn", "more numbers"), *hints(self, keys)]), id="keys")

    def _coverage(self) -> Grid:
        """Coverage, with pictures of whole articles that fit the width."""
        heading, *outlets = self._lists.coverage
        cells = max(8, min(STRIP, self.app.size.width - BESIDE))
        drawn = (strip(self.comparison, article, cells) for article in self.comparison.articles)
        return (heading, *((*row[:-1], last) for row, last in zip(outlets, drawn, strict=True)))

    def action_page(self, by: int) -> None:
        """Read on in the numbers, or back."""
        numbers = self.query_one(VerticalScroll)
        numbers.scroll_relative(y=by * max(1, numbers.size.height - 1), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave for the passage."""
        self.dismiss(self._omissions[event.option_index].place)


def _section(title: str, grid: Grid, room: int) -> Iterator[Static]:
    """A title and the rows below it."""
    yield Static(Content(title), classes="summary--title")
    for row in format_grid(grid, room):
        yield Static(style_markers(row), classes="summary--row")


def _diction(outlets: Sequence[StyleRow]) -> Iterator[Static]:
    """The words of telling and of doubt that each outlet uses."""
    if outlets:
        yield Static(STYLE, classes="summary--title")
    width = max((cell_len(name) for name, *_ in outlets), default=0)
    for name, verbs, hedges in outlets:
        doubt = f"   doubt: {hedges}" if hedges else ""
        text = f"{set_cell_size(name, width)}  {verbs}{doubt}"
        yield Static(Content(text), classes="summary--words")
