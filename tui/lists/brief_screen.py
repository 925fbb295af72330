"""The brief, a summary of a comparison: over the whole screen, or as a panel beside the text.

It lists what is shared, what differs and what only one report has, and below that the numbers:
coverage, overlap, findings and reporting style of each report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from corpus.passage_status import GLYPHS, STRIP, condense
from corpus.reports.voices import STYLE, StyleRow
from corpus.statistics import Grid
from styles import TABLES
from tui.commands.keymap import bindings_for, hints, key_line
from tui.layout.cells import style_markers
from tui.layout.columns import format_grid
from tui.lists.comparison_tables import ComparisonTables
from tui.messages import PassageChosen
from tui.screens.steady_screen import SteadyScreen
from tui.view_model.brief import BriefLine, BriefSection
from tui.view_model.place import Place
from tui.widgets.inputs import Choices

HEAD = "Brief, most important first"
WIDTH_OF_NUMBERS = 64
"""The most cells that the numbers of an article take beside its strip, which shows in a row of
marks where it shares passages."""


class BriefList(Choices):
    """A list of the sections; each of their lines leads to its passage."""

    def __init__(self, sections: Sequence[BriefSection], head: str = "") -> None:
        """Show sections, below a head if there is one."""
        self._head = head
        self.places: dict[str, Place] = {}
        self._last = -1
        """The index of the last line that leads somewhere."""
        super().__init__(*self._made_of(sections), compact=True)

    def place(self, option: str | None) -> Place | None:
        """The place that a line leads to, by the id of its option."""
        return self.places.get(option or "")

    def add_rows(self, title: str, rows: Sequence[Content]) -> None:
        """Add rows that lead nowhere, below a title."""
        self.add_options([Option(_heading(title), disabled=True)])
        self.add_options([Option(row, disabled=True) for row in rows])

    def action_cursor_down(self) -> None:
        """Go to the next line; below the last one, scroll on to the numbers."""
        if self._is_at_last_line:
            self.scroll_relative(y=1, animate=False)
        else:
            super().action_cursor_down()

    def action_page_down(self) -> None:
        """Go a page down, below the last line as well."""
        if self._is_at_last_line:
            self.scroll_relative(y=max(1, self.size.height - 1), animate=False)
        else:
            super().action_page_down()  # type: ignore[no-untyped-call]

    @property
    def _is_at_last_line(self) -> bool:
        return self.highlighted is not None and self.highlighted == self._last

    def _made_of(self, sections: Sequence[BriefSection]) -> list[Option]:
        options: list[Option] = []
        for section in sections:
            options.append(
                Option(_heading(section.title, "" if options else self._head), disabled=True)
            )
            for line in section.lines:
                name = str(len(self.places))
                self.places[name] = line.place
                options.append(Option(_Line(line), id=name))
                self._last = len(options) - 1
            if section.more:
                options.append(
                    Option(Content.styled(f"  … {section.more}", "$quiet"), disabled=True)
                )
        return options


def _heading(title: str, above: str = "") -> Content:
    return Content.assemble((above, "$text-muted"), "\n", (title, "$primary bold"))


class _Line(Visual):
    """A mark, and beside it a sentence that is wrapped with a hanging indent."""

    INDENT = 2

    def __init__(self, line: BriefLine) -> None:
        self._sign = style_markers(line.glyph or "·")
        self._text = Content(line.text)

    def __str__(self) -> str:
        """The sign and the sentence in one row."""
        return f"{self._sign} {self._text}"

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows, the sign before the first."""
        rows = self._text.render_strips(max(1, width - self.INDENT), height, style, options)
        sign = self._sign.render_strips(self.INDENT, 1, style, options)[0]
        blank = Strip.blank(self.INDENT, style.rich_style)
        first = sign.adjust_cell_length(self.INDENT, style.rich_style)
        return [Strip.join([first if at == 0 else blank, row]) for at, row in enumerate(rows)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The cells of the sign and the sentence in one row."""
        return self.INDENT + self._text.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows of the sentence."""
        return self._text.get_height(rules, max(1, width - self.INDENT))


class BriefScreen(SteadyScreen[Place | None]):
    """The brief over the whole screen; it returns the place that was chosen, None on Escape."""

    CSS_PATH = TABLES
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for({"leave": "dismiss(None)", "brief": "dismiss(None)"}),
        *bindings_for({"next-passage": "step(1)", "previous-passage": "step(-1)"}),
        Binding("space", "page", "Page down", show=False),
    ]

    def __init__(self, tables: ComparisonTables) -> None:
        super().__init__()
        self.comparison = tables.comparison
        self._tables = tables

    def compose(self) -> ComposeResult:
        """The title, the sections with the numbers below them, and the keys."""
        yield Static(Content(f" {HEAD} · {self.comparison.title}"), id="title")
        yield BriefList(self._tables.brief)
        more = hints(self, {"leave": "back"})
        yield Static(key_line([("Enter", "open"), ("PgDn", "page down"), *more]), id="keys")

    def on_mount(self) -> None:
        """Add the numbers, as wide as the screen."""
        sections = self.query_one(BriefList)
        room = self.app.size.width - 5
        for title, grid in (
            ("Coverage, and where it stands in each report", self._coverage()),
            ("Overlap: points that two reports share, likely ones included", self._tables.overlap),
            ("Findings", self._tables.kinds),
        ):
            sections.add_rows(title, [style_markers(row) for row in format_grid(grid, room)])
        if rows := list(_reporting_style(self._tables.reporting_style)):
            sections.add_rows(STYLE, rows)
        sections.action_first()

    def action_step(self, by: int) -> None:
        """Go to the next line, or the one before."""
        sections = self.query_one(BriefList)
        if by > 0:
            sections.action_cursor_down()
        else:
            sections.action_cursor_up()

    def action_page(self) -> None:
        """Go a page down."""
        self.query_one(BriefList).action_page_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave for the passage of the line."""
        self.dismiss(self.query_one(BriefList).place(event.option_id))

    def _coverage(self) -> Grid:
        """Return the coverage, with a strip of each whole article that fits the width."""
        heading, *outlets = self._tables.coverage
        cells = max(8, min(STRIP, self.app.size.width - WIDTH_OF_NUMBERS))
        strips = (
            "".join(GLYPHS[one] for one in condense(markers, cells))
            for markers in self._tables.markers
        )
        return (heading, *((*row[:-1], last) for row, last in zip(outlets, strips, strict=True)))


class BriefPanel(BriefList, can_focus=False):
    """The brief beside the text, where the screen is wide; the keys stay with the text."""

    def __init__(self, sections: Sequence[BriefSection]) -> None:
        super().__init__(sections, HEAD)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the passage of the line."""
        event.stop()
        place = self.place(event.option_id)
        if place is not None and place.passage is not None:
            self.post_message(PassageChosen(place.article, place.passage))


def _reporting_style(outlets: Sequence[StyleRow]) -> Iterator[Content]:
    """The reporting verbs and hedges of each outlet."""
    width = max((cell_len(name) for name, *_ in outlets), default=0)
    for name, verbs, hedges in outlets:
        hedging = f"   hedges: {hedges}" if hedges else ""
        yield Content(f"{set_cell_size(name, width)}  {verbs}{hedging}")
