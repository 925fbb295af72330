"""Outlet and date of a column, and its coverage as words and as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from corpus.reports.phrases import day

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Article


class ColumnHead(Widget):
    """Two rows: a line of words, and the coverage drawn to scale."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "head--outlet",
        "head--shared",
        "head--partial",
        "head--only-here",
    }

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""

    pinned: reactive[bool] = reactive(False)
    """Whether the reader has pinned this article as theirs."""

    def __init__(self, article: Article, number: int) -> None:
        super().__init__()
        self.article = article
        self.number = number
        """The digit that leads to this column."""

    def render_line(self, y: int) -> Strip:
        """The words, then the bar."""
        return self._words() if y == 0 else self._bar()

    def _words(self) -> Strip:
        width = self.size.width
        plain, bold = self.visual_style.rich_style, self.get_visual_style("head--outlet").rich_style
        outlet = f" {self.number} {'★ ' if self.pinned else ''}{self.article.outlet}"
        date = f"  {day(self.article.published)}" if self.article.published else ""
        for share in self._shares():
            if cell_len(outlet + date + share) + 2 <= width:
                break
        else:
            date, share = "", self._shares()[-1]
        room = max(0, width - cell_len(share) - 2)
        outlet = (
            outlet if cell_len(outlet) <= room else set_cell_size(outlet, max(0, room - 1)) + "…"
        )
        left = set_cell_size(date, max(0, room - cell_len(outlet)))
        return Strip(
            [Segment(outlet, bold), Segment(left, plain), Segment(f" {share} ", plain)]
        ).adjust_cell_length(width, plain)

    def _shares(self) -> tuple[str, ...]:
        """How much others tell too, from the longest way of saying it to the shortest."""
        if self.comparison is None:
            return ("",)
        coverage = self.comparison.coverage[self.article.id]
        told, of = coverage.shared + coverage.partial, coverage.passages
        return (f"{told} of {of} told elsewhere", f"{told} of {of} shared", f"{told}/{of}")

    def _bar(self) -> Strip:
        width, plain = self.size.width, self.visual_style.rich_style
        if self.comparison is None:
            return Strip([Segment("─" * width, plain)])
        coverage = self.comparison.coverage[self.article.id]
        every = max(1, coverage.passages)
        shared = round(width * coverage.shared / every)
        told = round(width * (coverage.shared + coverage.partial) / every)
        parts = (
            ("shared", "━", shared),
            ("partial", "╍", told - shared),
            ("only-here", "─", width - told),
        )
        return Strip(
            [
                Segment(sign * cells, self.get_visual_style(f"head--{part}").rich_style)
                for part, sign, cells in parts
            ]
        )
