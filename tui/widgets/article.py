"""The text of one article: laid out, scrolled, aligned with the others, and drawn row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.model import Article, Passage, Span
from corpus.passage_status import (
    GLYPHS,
    REVIEW_GLYPHS,
    marker,
    passage_status,
    shared_spans,
    style_name,
)
from corpus.reports.phrases import count
from tui.layout.cells import plain
from tui.layout.rows import ArticleRows, Blocks, Line, RowSource
from tui.layout.spans import cut
from tui.layout.viewport import Viewport
from tui.messages import ColumnScrolled, PassageChosen
from tui.widgets.selectable import SelectableText, character

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.positions import Position
    from tui.layout.aligned_rows import AlignedTable
    from tui.view_model.inspection import Inspection, OwnWords
    from tui.view_model.point_numbers import PointNumbers
    from tui.view_model.search import TextMatches


PAGE_OVERLAP = 2
"""Rows of a page that stay in view on the next one, so that the reader finds the line."""


class ArticlePane(SelectableText):
    """Shows an article with one passage, or one gap, in the same row as in the other columns.

    The screen sets what it shows; what the reader does with the mouse is posted as a message.
    """

    GUTTER = 5
    """Cells before the text: the bar of the chosen passage or the direction of its counterparts,
    two for the numbers of its points, its glyph, air."""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    matches: reactive[TextMatches | None] = reactive(None)
    """What a search has found in the text; None while there is no search."""
    numbers: reactive[PointNumbers | None] = reactive(None)
    """The numbers of the shared points; None until the articles have been compared."""
    own_words: reactive[OwnWords | None] = reactive(None)
    """Finds the words in which passages differ; None while they are not marked."""

    class Moved(Message):
        """Another part of the article is in view."""

        def __init__(self, span: Span) -> None:
            self.span = span
            super().__init__()

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.gutter_width = self.GUTTER
        """Cells before the text."""
        self._blocks: Blocks | None = None
        self._viewport: Viewport[RowSource] = Viewport(ArticleRows(article, 1), 1)
        self._size_laid_out: Size | None = None
        self._lines: list[Line | None] = []
        self._inspection: Inspection | None = None
        self._position: Position | None = None
        self._has_gap = False
        """Whether a marked gap is to open where the passages at the position are missing."""
        self._table: AlignedTable | None = None
        self._kept: frozenset[str] | None = None
        self._directions: Mapping[str, str] = {}
        """Where the counterparts of a passage are that are not in view, by its id."""

    def watch_numbers(self, numbers: PointNumbers | None) -> None:
        """Widen the gutter where a hundred points or more are numbered."""
        digits = len(str(numbers.last)) if numbers else 0
        self.gutter_width = self.GUTTER + max(0, digits - 2)
        self._size_laid_out = None
        self.refresh()

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Take the article with its passages."""
        if comparison is not None:
            self.article = comparison.article[self.article.id]
            self._position = self._table = None
            self._lay_out()
            self.refresh()

    def level(
        self,
        position: Position,
        row: int | None,
        inspection: Inspection,
        *,
        gap: bool,
    ) -> int:
        """Show the passages at a position, or the gap there, at `row`; returns the row they got.

        Args:
            position: the passages to show, or where they are missing.
            row: where to show them; None for where they are if in view, else a third down. The
                article then keeps its start at the top and its end at the bottom.
            inspection: the words to mark.
            gap: whether to open a marked gap where the passages are missing.

        """
        self._fit()
        self._inspection = inspection
        self._position, self._has_gap = position, gap
        item = self._viewport.show_position(position, gap=gap)
        if row is None:
            self._viewport.reveal(item)
        else:
            self._viewport.hold(item, row)
        self._fill()
        self.refresh()
        return self._viewport.row

    def scroll_rows(self, rows: int) -> None:
        """Move the text `rows` rows up."""
        self._fit()
        self._viewport.scroll(rows)
        self._fill()
        self.refresh()

    def page_end(self, by: int) -> Passage | None:
        """The passage a page further down (1) or up (-1); the page overlaps the one before."""
        rows = max(1, self.size.height - PAGE_OVERLAP)
        item = self._viewport.item if self._position else 0
        return self._viewport.beyond(item, by * rows)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Fit the text to the size first, so that the very first frame shows it."""
        self._fit()
        return super().render_lines(crop)

    @property
    def whole_text(self) -> str:
        """The article's."""
        return self.article.text

    def character_at(self, x: int, y: int) -> int | None:
        """The character under a cell; beside the text or between two passages, the nearest."""
        row = min(max(y, 0), len(self._lines) - 1)
        if y != row:
            self.post_message(ColumnScrolled(self.article.id, 1 if y > row else -1))
        texts = [n for n, line in enumerate(self._lines) if line and line.block and line.row >= 0]
        if not texts:
            return None
        nearest = min(texts, key=lambda text: (abs(text - row), text))
        line = self._lines[nearest]
        if line is None:
            return None
        cell = x - self.gutter_width if nearest == row else 0 if nearest > row else self.size.width
        return character(self.article.text, line.span, cell)

    @property
    def text_width(self) -> int:
        """Cells that text may fill."""
        return max(1, self.size.width - self.gutter_width - 1)

    @property
    def cursor_cell(self) -> Offset:
        """Where the terminal's cursor stands: the first row of the chosen passage, or the top."""
        rows = (row for row, line in enumerate(self._lines) if line and self._begins_chosen(line))
        return self.region.offset + Offset(0, next(rows, 0))

    def show_table(self, table: AlignedTable | None) -> None:
        """Show the passages beside those of another article, or in their own order again."""
        self._table = table
        self._viewport = Viewport(self._rows(), self.size.height)
        self._size_laid_out = self.size
        self._fill()
        self.refresh()

    def keep(self, kept: frozenset[str] | None) -> None:
        """Fold every passage but these; None for none."""
        if kept != self._kept:
            self._kept = kept
            self._size_laid_out = None
            self.refresh()

    def _rows(self) -> RowSource:
        if self._table is not None:
            from tui.layout.aligned_rows import AlignedRows

            return AlignedRows(self._table, self.article.id)
        rows = ArticleRows(self.article, self.text_width, self._kept, self._blocks)
        self._blocks = rows.blocks
        return rows

    def _fit(self) -> None:
        if self._size_laid_out != self.size:
            self._lay_out()

    def _lay_out(self) -> None:
        """Wrap the text to the size, with the same item in the same row as before."""
        self._size_laid_out = self.size
        before = self._viewport
        held, row = before.rows.anchor(before.item), min(before.row, max(0, self.size.height - 1))
        in_gap = before.item == before.rows.gap
        self._viewport = after = Viewport(self._rows(), self.size.height)
        if self._position is not None:
            chosen = after.show_position(self._position, gap=self._has_gap)
            after.hold(chosen if in_gap else after.rows.item_at(held), row)
        else:
            after.hold(after.rows.item_at(held), row)
            after.settle()
        self._fill()

    def _fill(self) -> None:
        """Find the line of each row, and post what is in view."""
        self._lines = self._viewport.lines()
        seen = [line.span for line in self._lines if line is not None and line.block is not None]
        if seen:
            self.post_message(self.Moved(Span(min(seen).start, max(seen).end)))

    def render_line(self, y: int) -> Strip:
        """One row: the gutter, and the text with its marks."""
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else None
        if line is None or line.row < 0:
            return Strip.blank(width, self.style_for())
        if line.block is None:
            return self._gap_strip(line, width)
        if line.block.folded:
            return self._fold_strip(count(len(line.block.folded), "passage"), width)
        if line.block.passage is None or self.comparison is None:
            segments = [Segment(" " * self.gutter_width, self.style_for())]
            for piece, inside in cut(line.span, {"pane--selected": (self.selected,)}):
                text = plain(piece.of(self.article.text))
                segments.append(Segment(text, self.style_for(*inside)))
            return self._strip(segments, width)
        below = self._lines[y + 1] if y + 1 < len(self._lines) else None
        is_single = line.row == 0 and (below is None or below.item != line.item)
        return self._passage_strip(
            line, line.block.passage, self.comparison, width, is_single=is_single
        )

    def _passage_strip(
        self,
        line: Line,
        passage: Passage,
        comparison: Comparison,
        width: int,
        *,
        is_single: bool,
    ) -> Strip:
        """One row of a passage; `is_single` where it has no other row in view."""
        how, mark = passage_status(comparison, passage), marker(comparison, passage)
        chosen = self._is_chosen(passage)
        classes = (f"pane--{how}", *(("pane--chosen",) if chosen else ()))
        direction = self._directions.get(passage.id, " ") if line.row == 0 else " "
        bar = Segment("▌" if chosen else direction, self.style_for(*classes, "pane--bar"))
        sign = self.style_for(*classes, f"sign--{style_name(mark)}")
        number = Segment(self._number(passage, line.row), sign)
        reviewed = Segment(
            _review_sign(comparison, passage, 0 if is_single else line.row - 1),
            self.style_for(*classes, "sign--reviewed"),
        )
        if line.row == 0:
            segments = [bar, number, Segment(GLYPHS[mark], sign), reviewed]
        else:
            segments = [bar, number, reviewed, Segment(" ", sign)]
        for piece, inside in cut(line.span, self._marks(comparison, passage, line.span)):
            text = plain(piece.of(self.article.text))
            segments.append(Segment(text, self.style_for(*classes, *inside)))
        return self._strip(segments, width, *classes)

    def _marks(
        self, comparison: Comparison, passage: Passage, row: Span
    ) -> dict[str, Sequence[Span]]:
        marks: dict[str, Sequence[Span]] = {}
        seen = self._inspection
        if seen is not None and self._is_chosen(passage):
            marks["pane--common"] = seen.common.get(passage.id, ())
            if self.own_words is not None:
                marks["pane--own"] = seen.own.get(passage.id, ())
        else:
            if passage_status(comparison, passage) == "partial":
                marks["pane--shared-part"] = shared_spans(comparison, passage)
            if self.own_words is not None:
                marks["pane--own"] = self.own_words.of(passage)
        marks["pane--match"] = self.matches.within(row) if self.matches else ()
        marks["pane--selected"] = (self.selected,)
        return marks

    def _number(self, passage: Passage, row: int) -> str:
        """The number of the shared point that a row of a passage names, as wide as the gutter.

        Of a passage in several points, each of its rows names one.
        """
        numbers = self.numbers.of.get(passage.id, ()) if self.numbers else ()
        width = self.gutter_width - 3
        return f"{numbers[row]:>{width}}" if row < len(numbers) else " " * width

    def show_directions(self, directions: Mapping[str, str]) -> None:
        """Say of passages, by their ids, where their counterparts are that are not in view."""
        if directions != self._directions:
            self._directions = directions
            self.refresh()

    @property
    def in_view(self) -> list[Passage]:
        """The passages of which a row is shown, in the order of the text."""
        blocks = (line.block for line in self._lines if line is not None and line.row >= 0)
        passages = (block.passage for block in blocks if block is not None)
        return list(dict.fromkeys(passage for passage in passages if passage is not None))

    def _is_chosen(self, passage: Passage) -> bool:
        return self._position is not None and passage.id in self._position.passages

    def _begins_chosen(self, line: Line) -> bool:
        """Whether a row belongs to the chosen passage, or is the gap where it is missing."""
        if line.row < 0:
            return False
        if line.block is None:
            return line.item == self._viewport.item
        return line.block.passage is not None and self._is_chosen(line.block.passage)

    def _gap_strip(self, line: Line, width: int) -> Strip:
        glyph, words = self._gap_words(line)
        rule = f"{f' {words} ':╌^{max(len(words) + 2, width - self.gutter_width - 1)}}"
        chosen = line.item == self._viewport.item
        bar = Segment("▌" if chosen else " ", self.style_for("pane--gap", "pane--bar"))
        words = f"{'':{self.gutter_width - 3}}{glyph} {rule}"
        return self._strip([bar, Segment(words, self.style_for("pane--gap"))], width)

    def _gap_words(self, line: Line) -> tuple[str, str]:
        """The glyph and the words of a gap, by the passage that has no counterpart here."""
        block = self._table.block(line.item) if self._table else None
        passage = block.passage.id if block and block.passage else ""
        if not passage and self._position:
            passage = self._position.of
        if self.comparison is None or not passage:
            return "⌀", "not found here"
        from tui.view_model.inspection import gap_words  # not before the first text is drawn

        return gap_words(self.comparison, passage, self.article.id)

    def _fold_strip(self, said: str, width: int) -> Strip:
        text = f"  ⋯ {said}"
        return self._strip([Segment(text, self.style_for("pane--fold"))], width, "pane--fold")

    def _strip(self, segments: list[Segment], width: int, *classes: str) -> Strip:
        return Strip(segments).adjust_cell_length(width, self.style_for(*classes))

    def on_click(self, event: events.Click) -> None:
        """Choose the passage under the pointer, the first one where some are folded."""
        line = self._lines[event.y] if event.y < len(self._lines) else None
        if line is not None and line.block is not None and not self.text_selection:
            block = line.block.folded[0] if line.block.folded else line.block
            if block.passage is not None:
                number = self._number(block.passage, line.row).strip()
                on_number = event.x < self.gutter_width and bool(number)
                self.post_message(PassageChosen(self.article.id, block.passage.id, on_number))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll all columns."""
        event.stop()
        self.post_message(ColumnScrolled(self.article.id, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll all columns back."""
        event.stop()
        self.post_message(ColumnScrolled(self.article.id, -3))


def _review_sign(comparison: Comparison, passage: Passage, number: int) -> str:
    """The sign of what the reader did about a passage; of several the one with this number."""
    marks = comparison.reviewed.marks.get(passage.id, ())
    return REVIEW_GLYPHS[marks[number]] if 0 <= number < len(marks) else " "
