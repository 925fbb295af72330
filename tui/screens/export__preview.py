"""The beginning of a text that is about to be written, to scroll through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.model import Span
from tui.layout.rows import wrap


class Preview(ScrollView, can_focus=False):
    """Its rows, wrapped to the width."""

    ROWS = 2000
    """Rows that are shown at most: enough to judge a report by."""
    LINE = 4000
    """Characters of one line that are shown at most."""

    text: reactive[str] = reactive("")
    """What is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []

    def watch_text(self) -> None:
        """Begin at the top."""
        self.scroll_home(animate=False)
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, style = self.size.width, self.visual_style.rich_style
        at = y + self.scroll_offset.y
        row = self._rows[at] if at < len(self._rows) else ""
        return Strip([Segment(row, style)]).adjust_cell_length(width, style)

    def _lay_out(self) -> None:
        rows = islice(self._wrapped(max(1, self.size.width - 1)), self.ROWS + 1)
        self._rows = list(rows)
        if len(self._rows) > self.ROWS:
            self._rows[-1] = "…"
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _wrapped(self, width: int) -> Iterator[str]:
        for whole in self.text.split("\n"):
            line = whole[: self.LINE].expandtabs(4)
            indent = len(line) - len(line.lstrip())
            for row in wrap(line, Span(min(indent, width // 2), len(line)), width - indent):
                yield " " * indent + row.of(line)
