"""Two passages beside or above each other, each with the text around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Span
from tui.layout.cells import cut as shorter
from tui.layout.cells import plain, split_by_marks
from tui.layout.rows import wrap
from tui.widgets.selectable import WrappedText

if TYPE_CHECKING:
    from tui.view_model.check import PassageInContext

BESIDE = 70
"""Cells from which the passages stand side by side."""
MARGIN = 2
"""Cells before the text, for the bar that marks the passage."""


class Row(NamedTuple):
    """One row of the text around a passage."""

    span: Span
    """In the article's text; empty between two paragraphs."""
    is_passage: bool


class Part(NamedTuple):
    """What is drawn of one side: a head, and rows below it."""

    side: PassageInContext
    head: str
    rows: Sequence[Row | None]
    """As many as there is room for; None is an empty row."""


class PassagePair(WrappedText):
    """The passages are whole as far as there is room, and what is around them as far as it fits."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pair--head",
        "pair--passage",
        "pair--context",
        "pair--common",
        "pair--bar",
    }

    class Pointed(Message):
        """A passage was clicked."""

        def __init__(self, passage: str) -> None:
            self.passage = passage
            super().__init__()

    pair: reactive[tuple[PassageInContext, PassageInContext] | None] = reactive(None)
    """What is shown; None for nothing."""
    scrolled: reactive[int] = reactive(0)
    """Rows that both texts were scrolled down, where they are longer than there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []
        self._more = 0
        """Rows that are still below."""
        self._begin = 0
        """The row in which the first passage begins."""

    def watch_pair(self) -> None:
        """Show other passages, from their beginning."""
        self.scrolled = 0
        self.lay_out()

    def watch_scrolled(self) -> None:
        """Move the texts."""
        self.lay_out()

    def scroll_rows(self, by: int) -> None:
        """Scroll both texts down, as far as there is more."""
        self.scrolled = max(0, self.scrolled + min(by, self._more))

    def render_line(self, y: int) -> Strip:
        """One row."""
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.part_style())

    @property
    def cursor_cell(self) -> Offset:
        """The cell at which the first passage begins on the screen."""
        return self.content_region.offset + Offset(MARGIN, self._begin)

    def on_click(self, event: events.Click) -> None:
        """Point at the passage below the pointer."""
        if self.pair is None:
            return
        first, second = self.pair
        if self._is_beside:
            chosen = first if event.x < self.size.width // 2 else second
        else:
            chosen = first if event.y < self._first_height() else second
        self.post_message(self.Pointed(chosen.passage.id))

    @property
    def _is_beside(self) -> bool:
        return self.size.width >= BESIDE

    def lay_out(self) -> None:
        """Place both passages, and as much around them as there is room for."""
        width, height = self.size.width, self.size.height
        self._strips, self._more = [], 0
        if self.pair is not None and height > 0:
            if self._is_beside:
                widths = width // 2, width - width // 2
                parts = self._beside(self.pair, widths, height - 1)
                columns = (self._drawn(*one) for one in zip(parts, widths, strict=True))
                self._strips = [Strip.join(row) for row in zip(*columns, strict=True)]
            else:
                top = self._first_height()
                parts = [
                    self._centred(side, width, room - 1)
                    for side, room in zip(self.pair, (top, height - top), strict=True)
                ]
                self._strips = [strip for part in parts for strip in self._drawn(part, width)]
            self._begin = 1 + _start(parts[0].rows)
        self.refresh()

    def _first_height(self) -> int:
        """Rows of the first passage where both are above each other: what each needs, then more."""
        height = self.size.height
        if self.pair is None:
            return height
        rows = [context_rows(side, self.size.width - MARGIN - 1) for side in self.pair]
        needs = [sum(row.is_passage for row in one) + 1 for one in rows]
        spare = height - sum(needs)
        if spare < 0:
            return max(2, min(height - 2, round(height * needs[0] / sum(needs))))
        wants = [len(one) + 1 - need for one, need in zip(rows, needs, strict=True)]
        return needs[0] + max(min(wants[0], spare // 2), min(wants[0], spare - wants[1]))

    def _beside(
        self,
        pair: tuple[PassageInContext, PassageInContext],
        widths: tuple[int, int],
        room: int,
    ) -> list[Part]:
        """Both sides, each passage beginning in the same row."""
        sides = [
            (side, width, context_rows(side, width - MARGIN - 1))
            for side, width in zip(pair, widths, strict=True)
        ]
        longest = max(sum(row.is_passage for row in rows) for _, _, rows in sides)
        highest = max(_start(rows) for _, _, rows in sides)
        above = min(highest, max(0, room - longest) // 2)
        return [self._part(side, rows, width, room, above) for side, width, rows in sides]

    def _centred(self, side: PassageInContext, width: int, room: int) -> Part:
        """One side, with as much above the passage as below it where there is as much."""
        rows = context_rows(side, width - MARGIN - 1)
        begin, length = _start(rows), sum(row.is_passage for row in rows)
        top = max(0, min(begin - max(0, room - length) // 2, len(rows) - room))
        if 0 < top < begin and not rows[top].span.of(side.text):
            top += 1  # no empty row first
        return self._part(side, rows, width, room, begin - top)

    def _part(
        self, side: PassageInContext, rows: Sequence[Row], width: int, room: int, above: int
    ) -> Part:
        """The rows of one side that are in view: `above` rows, then the passage and the rest."""
        top = _start(rows) - above
        last = max(top, len(rows) - room)
        self._more = max(self._more, last - top - self.scrolled)
        top = min(top + self.scrolled, last)
        arrows = f"{'↑' if top > 0 else ''}{'↓' if top + room < len(rows) else ''}"
        head = shorter(f" {side.head}", width - cell_len(arrows) - 2)
        head += " " * (width - cell_len(head) - cell_len(arrows) - 1) + arrows
        seen: list[Row | None] = [*[None] * -top, *rows[max(0, top) : max(0, top + room)]]
        return Part(side, head, [*seen, *[None] * (room - len(seen))][: max(0, room)])

    def _drawn(self, part: Part, width: int) -> Iterator[Strip]:
        style = self.part_style("pair--head")
        yield Strip([Segment(part.head, style)]).adjust_cell_length(width, style)
        for row in part.rows:
            if row is None:
                yield Strip.blank(width, self.part_style())
                continue
            look = "pair--passage" if row.is_passage else "pair--context"
            bar = Segment("▌ " if row.is_passage else "  ", self.part_style(look, "pair--bar"))
            marks = {"pair--common": part.side.common}
            words = (
                Segment(plain(piece.of(part.side.text)), self.part_style(look, *inside))
                for piece, inside in split_by_marks(row.span, marks)
            )
            drawn = Strip([bar, *words]).adjust_cell_length(width - 1, self.part_style(look))
            yield drawn.adjust_cell_length(width, self.part_style())


def _start(rows: Sequence[Row | None]) -> int:
    """The number of the first row of the passage."""
    return next((n for n, row in enumerate(rows) if row is not None and row.is_passage), 0)


def context_rows(side: PassageInContext, width: int) -> list[Row]:
    """A passage with the text around it, wrapped: the passage begins on a row of its own."""
    rows: list[Row] = []
    for paragraph in side.paragraphs:
        if rows:
            rows.append(Row(Span(paragraph.start, paragraph.start), is_passage=False))
        passage = side.passage.span
        if not passage.overlaps(paragraph):
            rows += _wrapped(side.text, paragraph, width, is_passage=False)
            continue
        before = Span(paragraph.start, passage.start)
        after = Span(passage.end, max(passage.end, paragraph.end))
        for part, is_passage in ((before, False), (passage, True), (after, False)):
            if part.of(side.text).strip():
                rows += _wrapped(side.text, part, width, is_passage=is_passage)
    return rows


def _wrapped(text: str, span: Span, width: int, *, is_passage: bool) -> Iterator[Row]:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    for row in wrap(text, Span(start, span.start + len(words.rstrip())), width):
        yield Row(row, is_passage)
