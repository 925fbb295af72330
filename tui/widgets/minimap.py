"""A whole article at a glance: what is shared, what stands only here, what is in view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.model import Article, Passage, ReviewMark, Span
from corpus.passage_status import REVIEW_GLYPHS, Marker, passage_status
from tui.widgets.selectable import ScreenStyled

if TYPE_CHECKING:
    from corpus.comparison import Comparison

Sign = Marker | ReviewMark
"""What one row shows."""

_MARKERS: dict[Marker, str] = {
    "differs": "≠",
    "shared": "█",
    "partial": "▓",
    "only-here": "░",
    "heading": " ",
    "boilerplate": " ",
}
BLOCKS: Mapping[Sign, str] = dict[Sign, str]([*_MARKERS.items(), *REVIEW_GLYPHS.items()])

FOREMOST: tuple[Sign, ...] = ("noted", "bookmarked", "differs", "rejected", "confirmed")
"""Signs that one passage gives the row where it begins; of several the first."""


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
        self._rows: list[Sign] = []
        self._laid_out: dict[int, list[Sign]] = {}
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
            sign = self._rows[y]
            look = "reviewed" if sign in REVIEW_GLYPHS else sign
            segments.append(Segment(BLOCKS[sign], self.style_for(f"minimap--{look}")))
        return Strip(segments).adjust_cell_length(self.size.width, self.style_for())

    def on_click(self, event: events.Click) -> None:
        """Go to the passage in the row under the pointer."""
        at = event.y * len(self.article.text) // max(1, self.size.height)
        for passage in self.article.passages:
            if passage.span.end > at:
                self.post_message(self.Pointed(passage))
                return

    def _lay_out(self) -> None:
        """Give each row the sign of most of its characters, or a foremost one that begins there."""
        self._rows = []
        height = self.size.height
        if self.comparison is None or not height or not self.article.passages:
            return
        if height not in self._laid_out:
            self._laid_out[height] = self._signs(self.comparison, height)
        self._rows = self._laid_out[height]
        self.refresh()

    def _signs(self, comparison: Comparison, height: int) -> list[Sign]:
        scale = height / len(self.article.text)
        counts: list[Counter[Sign]] = [Counter() for _ in range(height)]
        foremost: dict[int, Sign] = {}
        for passage in self.article.passages:
            how = passage_status(comparison, passage)
            start, end = passage.span.start * scale, passage.span.end * scale
            for row in range(int(start), min(int(end), height - 1) + 1):
                counts[row][how] += round(1000 * (min(end, row + 1) - max(start, row)))
            marks = comparison.reviewed.marks.get(passage.id, ())
            differs: tuple[Sign, ...] = ("differs",) if passage.id in comparison.at_odds else ()
            found = (*marks, *differs, foremost.get(int(start)))
            if sign := next((sign for sign in FOREMOST if sign in found), None):
                foremost[int(start)] = sign
        usual: Iterator[Sign] = (max(row, key=row.__getitem__, default="heading") for row in counts)
        return [foremost.get(y, sign) for y, sign in enumerate(usual)]
