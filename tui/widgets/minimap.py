"""A whole article at a glance: what is shared, what stands only here, what is in view."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.model import Article, Passage, Span
from corpus.passage_status import Marker, marker, passage_status
from tui.widgets.selectable import ScreenStyled

if TYPE_CHECKING:
    from corpus.comparison import Comparison

BLOCKS: dict[Marker, str] = {
    "differs": "≠",
    "shared": "█",
    "partial": "▓",
    "only-here": "░",
    "heading": " ",
    "boilerplate": " ",
}


class Minimap(ScreenStyled):
    """One row for each equal share of the article's text."""

    ALLOW_SELECT = False
    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    seen: reactive[Span] = reactive(Span(0, 0))
    """What of the article's text is in view."""

    class Pointed(Message):
        """The reader clicked the row where this passage stands."""

        def __init__(self, passage: Passage) -> None:
            self.passage = passage
            super().__init__()

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self._rows: list[Marker] = []
        self._laid_out: dict[int, list[Marker]] = {}
        """Rows by height: a field that opens and closes below brings two heights back and forth."""

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Draw the article as it was compared."""
        if comparison is not None:
            self.article = comparison.article[self.article.id]
            self._laid_out.clear()
            self._lay_out()

    def on_resize(self) -> None:
        """Share the rows out anew."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """The sign of one share of the text, and whether it is in view."""
        height, text = max(1, self.size.height), max(1, len(self.article.text))
        share = Span(y * text // height, (y + 1) * text // height)
        view = "▐" if self.seen.overlaps(share) else " "
        segments = [Segment(view, self.style_for("minimap--view"))]
        if y < len(self._rows):
            how = self._rows[y]
            segments.append(Segment(BLOCKS[how], self.style_for(f"minimap--{how}")))
        return Strip(segments).adjust_cell_length(self.size.width, self.style_for())

    def on_click(self, event: events.Click) -> None:
        """Go to the passage in the row under the pointer."""
        at = event.y * len(self.article.text) // max(1, self.size.height)
        for passage in self.article.passages:
            if passage.span.end > at:
                self.post_message(self.Pointed(passage))
                return

    def _lay_out(self) -> None:
        """Give each row the sign of most of its characters; a difference wins where it begins."""
        self._rows = []
        height = self.size.height
        if self.comparison is None or not height or not self.article.passages:
            return
        if height not in self._laid_out:
            self._laid_out[height] = self._signs(self.comparison, height)
        self._rows = self._laid_out[height]
        self.refresh()

    def _signs(self, comparison: Comparison, height: int) -> list[Marker]:
        scale = height / len(self.article.text)
        counts: list[Counter[Marker]] = [Counter() for _ in range(height)]
        differing: set[int] = set()
        for passage in self.article.passages:
            how = passage_status(comparison, passage)
            start, end = passage.span.start * scale, passage.span.end * scale
            for row in range(int(start), min(int(end), height - 1) + 1):
                counts[row][how] += round(1000 * (min(end, row + 1) - max(start, row)))
            if marker(comparison, passage) == "differs":
                differing.add(int(start))
        return [
            "differs" if y in differing else max(row, key=row.__getitem__, default="heading")
            for y, row in enumerate(counts)
        ]
