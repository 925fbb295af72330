"""A whole article at a glance: what is shared, what stands only here, what is in view."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Article, Passage, Span
from corpus.passage_status import REVIEW_GLYPHS, Marker, PassageStatus, passage_status
from tui.widgets.selectable import ScreenStyled

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import ReviewMark

Sign: TypeAlias = "Marker | ReviewMark"
"""What one row shows."""

_MARKERS: dict[Marker, str] = {
    "differs": "≠",
    "shared": "█",
    "partial": "▓",
    "only-here": "░",
    "heading": " ",
    "boilerplate": " ",
}
BLOCKS: Mapping[Sign, str] = _MARKERS | REVIEW_GLYPHS

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
        self._measured: Measured | None = None
        """What the rows are made of; None until the articles have been compared."""
        self._laid_out: dict[int, list[Sign]] = {}
        """Rows by height: a field that opens and closes below brings two heights back and forth."""
        self._strips: dict[tuple[Sign | None, bool], Strip] = {}
        """What is drawn of a sign, out of view and in view: many rows look alike."""

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Draw the article as it was compared."""
        if comparison is not None:
            self.article = comparison.article[self.article.id]
            self._measured = measure(comparison, self.article)
            self._laid_out.clear()
            self._lay_out()

    def on_resize(self) -> None:
        """Share the rows out anew."""
        self._strips.clear()
        self._lay_out()

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The sign of one share of the text, and whether it is in view."""
        height, text = self.size.height, max(1, len(self.article.text))
        is_seen = self.seen.overlaps(Span(y * text // height, (y + 1) * text // height))
        look = self._rows[y] if y < len(self._rows) else None, is_seen
        if look not in self._strips:
            self._strips[look] = self._strip(*look)
        return self._strips[look]

    def _strip(self, sign: Sign | None, is_seen: bool) -> Strip:
        width = self.size.width
        if not is_seen and sign is None:
            return Strip.blank(width, self.style_for())
        segments = [Segment("▐" if is_seen else " ", self.style_for("minimap--view"))]
        if sign is not None:
            look = "reviewed" if sign in REVIEW_GLYPHS else sign
            segments.append(Segment(BLOCKS[sign], self.style_for(f"minimap--{look}")))
        return Strip(segments).adjust_cell_length(width, self.style_for())

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
        if self._measured is None or not height or not self.article.passages:
            return
        if height not in self._laid_out:
            self._laid_out[height] = self._measured.signs(height, len(self.article.text))
        self._rows = self._laid_out[height]
        self.refresh()


class Measured(NamedTuple):
    """An article's passages, so that a row of any height is known without a look at each."""

    starts: Sequence[int]
    ends: Sequence[int]
    statuses: Sequence[PassageStatus]
    before: Mapping[PassageStatus, Sequence[int]]
    """How many characters of a status stand before each passage."""
    foremost: Sequence[tuple[int, Sign]]
    """Where passages with a foremost sign begin, and the sign."""

    def signs(self, height: int, length: int) -> list[Sign]:
        """The sign of each of so many rows, of a text of some length."""
        foremost: dict[int, Sign] = {}
        for start, sign in self.foremost:
            row = start * height // length
            foremost[row] = min(sign, foremost.get(row, sign), key=FOREMOST.index)
        return [foremost.get(y) or self._usual(y, height, length) for y in range(height)]

    def _usual(self, y: int, height: int, length: int) -> PassageStatus:
        """The status of most characters in a row; of equals, the one that stands there first."""
        first, after = y * length, (y + 1) * length  # in characters times the height
        counts = {
            status: self._until(status, after, height) - self._until(status, first, height)
            for status in self.before
        }
        most = max(counts.values())
        if not most:
            return "heading"
        at = max(0, bisect_right(self.starts, first // height) - 1)
        at += self.ends[at] * height <= first
        return next(how for how in self.statuses[at:] if counts[how] == most)

    def _until(self, status: PassageStatus, at: int, height: int) -> int:
        """How many characters of a status, times the height, stand before a place in the text."""
        passage = bisect_right(self.starts, at // height) - 1
        if passage < 0:
            return 0
        found = self.before[status][passage] * height
        if self.statuses[passage] == status:
            found += min(at, self.ends[passage] * height) - self.starts[passage] * height
        return found


def measure(comparison: Comparison, article: Article) -> Measured:
    """Return what the rows of an article's minimap are made of."""
    passages = article.passages
    statuses = [passage_status(comparison, passage) for passage in passages]
    before = {status: array("L", [0]) for status in dict.fromkeys(statuses)}
    foremost: list[tuple[int, Sign]] = []
    for passage, how in zip(passages, statuses, strict=True):
        for status, counts in before.items():
            counts.append(counts[-1] + (len(passage.text) if status == how else 0))
        marks = comparison.reviewed.marks.get(passage.id, ())
        differs: tuple[Sign, ...] = ("differs",) if passage.id in comparison.at_odds else ()
        if sign := next((sign for sign in FOREMOST if sign in (*marks, *differs)), None):
            foremost.append((passage.span.start, sign))
    starts = array("L", (passage.span.start for passage in passages))
    ends = array("L", (passage.span.end for passage in passages))
    return Measured(starts, ends, statuses, before, foremost)
