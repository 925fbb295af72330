"""The text of one article: laid out, scrolled, aligned with the others, and drawn row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Article, Passage, Span, article_of
from corpus.passage_status import passage_status, shared_spans
from corpus.reports.phrases import count
from tui.commands.keymap import key_of
from tui.layout.cells import plain, split_by_marks
from tui.layout.rows import LEAD, ArticleRows, Blocks, Line, RowSource
from tui.layout.viewport import Viewport
from tui.messages import ColumnScrolled, GapChosen, PassageChosen
from tui.widgets.gutter import FOLD, Gutter, gap_line_row, gap_row
from tui.widgets.selectable import SelectableText, character

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.positions import Position
    from tui.layout.aligned_rows import OrderedRows
    from tui.view_model.inspection import Inspection, OwnWords
    from tui.view_model.point_numbers import PointNumbers
    from tui.view_model.search import TextMatches

PAGE_OVERLAP = 2
"""Rows of a page that stay in view on the next one, so that the reader finds the line."""
INDENT = 2
"""Cells by which the passages of other articles are set in."""


class ArticlePane(SelectableText):
    """Shows an article with one passage, or one gap, in the same row as in the other columns.

    The screen sets what it shows; what the reader does with the mouse is posted as a message.
    """

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    matches: reactive[Mapping[str, TextMatches]] = reactive({})
    """What a search has found in each article, by its id."""
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
        self._gutter = Gutter()
        self._blocks: Blocks | None = None
        self._viewport: Viewport[RowSource] = Viewport(ArticleRows(article, 1), 1)
        self._size_laid_out: Size | None = None
        self._lines: list[Line | None] = []
        self._inspection: Inspection | None = None
        self._position: Position | None = None
        self._has_gap = False
        """Whether a marked gap is to open where the passages at the position are missing."""
        self._arranged: OrderedRows | None = None
        """The article's passages in an order with those of the others; None for its own order."""
        self._kept: frozenset[str] | None = None
        self._directions: Mapping[str, str] = {}
        """Where the counterparts of a passage are that are not in view, by its id."""

    def watch_numbers(self, numbers: PointNumbers | None) -> None:
        """Widen the gutter where a hundred points or more are numbered."""
        self._gutter = Gutter(numbers, self._gutter.columns)
        self._size_laid_out = None
        self.refresh()

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Take the article with its passages."""
        if comparison is not None:
            self.article = comparison.article[self.article.id]
            self._position = self._arranged = None
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
        texts = [n for n, line in enumerate(self._lines) if line and self._is_own(line)]
        if not texts:
            return None
        nearest = min(texts, key=lambda text: (abs(text - row), text))
        line = self._lines[nearest]
        if line is None:
            return None
        cell = x - self.gutter_width if nearest == row else 0 if nearest > row else self.size.width
        return character(self.article.text, line.span, cell)

    @property
    def gutter_width(self) -> int:
        """Cells before the text."""
        return self._gutter.width

    @property
    def text_width(self) -> int:
        """Cells that text may fill."""
        return max(1, self.size.width - self.gutter_width - 1)

    @property
    def cursor_cell(self) -> Offset:
        """Where the terminal's cursor stands: the first row of the chosen passage, or the top."""
        rows = (row for row, line in enumerate(self._lines) if line and self._begins_chosen(line))
        return self.region.offset + Offset(0, next(rows, 0))

    def name_columns(self, columns: Mapping[str, int] | None) -> None:
        """Name before each passage the columns that have it, or the numbers of its points."""
        self._gutter = Gutter(self.numbers, columns)

    def show_rows(self, rows: OrderedRows | None) -> None:
        """Show the passages in an order with those of the others, or in their own order again."""
        self._arranged = rows
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
        if self._arranged is not None:
            return self._arranged
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
        seen = [line.span for line in self._lines if line is not None and self._is_own(line)]
        if seen:
            self.post_message(self.Moved(Span(min(seen).start, max(seen).end)))

    def render_line(self, y: int) -> Strip:
        """One row: the gutter, and the text with its marks."""
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else None
        if line is None or line.row < 0:
            return self._lead_strip(line, width)
        if line.block is None:
            return self._gap_strip(line, width)
        if line.block.gap is not None:
            return self._gap_line_strip(line, line.block.gap, width)
        if line.block.folded:
            said = f" ⋯ {count(len(line.block.folded), 'passage')}"
            return self._said_strip(said, width, "pane--fold")
        if line.block.passage is None or self.comparison is None:
            before = Segment(" " * self.gutter_width, self.style_for())
            selected = {"pane--selected": (self.selected,)}
            text = self._text_segments(self.article, line.span, selected)
            return self._strip([before, *text], width)
        passage, comparison = line.block.passage, self.comparison
        classes = (
            f"pane--{passage_status(comparison, passage)}",
            *(("pane--chosen",) if self._is_chosen(passage) else ()),
        )
        cells = self._gutter_cells(y, line, passage, comparison)
        segments = [Segment(text, self.style_for(*classes, style)) for text, style in cells]
        article = comparison.article[article_of(passage.id)]
        if article.id != self.article.id:
            segments.append(Segment(" " * INDENT, self.style_for(*classes)))
        marks = self._marks(comparison, passage, line.span)
        segments += self._text_segments(article, line.span, marks, *classes)
        return self._strip(segments, width, *classes)

    def _gutter_cells(
        self, y: int, line: Line, passage: Passage, comparison: Comparison
    ) -> Iterator[tuple[str, str]]:
        """What stands before the text in a row of a passage, each with its class of style."""
        below = self._lines[y + 1] if y + 1 < len(self._lines) else None
        is_single = line.row == 0 and (below is None or below.item != line.item)
        direction = self._directions.get(passage.id, " ") if line.row == 0 else " "
        bar = "▌" if self._is_chosen(passage) else direction
        return self._gutter.cells(comparison, passage, line.row, bar, is_single=is_single)

    def signs(self) -> Iterator[str]:
        """Yield the signs beside and between the passages in view, as the legend has them."""
        for y, line in enumerate(self._lines):
            if line is None or line.row < 0:
                continue
            if line.block is None:
                yield self._gap_words(line)[0]
            elif line.block.folded:
                yield FOLD
            elif line.block.passage is not None and self.comparison is not None:
                cells = self._gutter_cells(y, line, line.block.passage, self.comparison)
                yield from self._gutter.signs(cells)

    def _text_segments(
        self, article: Article, row: Span, marks: Mapping[str, Sequence[Span]], *classes: str
    ) -> Iterator[Segment]:
        for piece, inside in split_by_marks(row, marks):
            yield Segment(plain(piece.of(article.text)), self.style_for(*classes, *inside))

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
        matches = self.matches.get(article_of(passage.id))
        marks["pane--match"] = matches.within(row) if matches else ()
        if article_of(passage.id) == self.article.id:
            marks["pane--selected"] = (self.selected,)
        return marks

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

    def _is_own(self, line: Line) -> bool:
        """Whether a row holds text of the article."""
        if line.row < 0 or line.block is None or line.block.gap is not None:
            return False
        passage = line.block.passage
        return passage is None or article_of(passage.id) == self.article.id

    def _is_chosen(self, passage: Passage) -> bool:
        return self._position is not None and passage.id in self._position.passages

    def _begins_chosen(self, line: Line) -> bool:
        """Whether a row belongs to the chosen passage, or is the gap where it is missing."""
        if line.row < 0:
            return False
        if line.block is None or line.block.gap is not None:
            return self._is_chosen_item(line)
        return line.block.passage is not None and self._is_chosen(line.block.passage)

    def _is_chosen_item(self, line: Line) -> bool:
        return self._arranged is None or line.item == self._arranged.order.current

    def _lead_strip(self, line: Line | None, width: int) -> Strip:
        """An empty row, or the number and the outlet of another article before its passages."""
        passage = line.block.passage if line and line.block and line.row == LEAD else None
        article = article_of(passage.id) if passage is not None else self.article.id
        if self.comparison is None or article == self.article.id:
            return Strip.blank(width, self.style_for())
        number = (self._gutter.columns or {}).get(article, "")
        name = f"{number} {self.comparison.labels[article]}".lstrip()
        return self._said_strip(" " * (self.gutter_width - 1) + name, width, "pane--fold")

    def _gap_words(self, line: Line) -> str:
        """What a gap says, its sign first."""
        about = self._arranged.order.block(line.item).passage if self._arranged else None
        of = about.id if about else self._position.of if self._position else ""
        if self.comparison is None or not of:
            return " "
        return gap_row(self.comparison, of, self.article.id, self.size.width - self.gutter_width)

    def _gap_strip(self, line: Line, width: int) -> Strip:
        said = f"{'':{self.gutter_width - 3}}{self._gap_words(line)}"
        return self._said_strip(said, width, "pane--gap", chosen=self._is_chosen_item(line))

    def _gap_line_strip(self, line: Line, gap: int, width: int) -> Strip:
        """The line that stands for what the others have in a gap; the chosen one names the key."""
        if self._arranged is None:
            return Strip.blank(width, self.style_for())
        order, chosen = self._arranged.order, self._is_chosen_item(line)
        key = key_of(self, "counterpart") if chosen else ""
        room = width - self.gutter_width
        words = gap_line_row(order, gap, self.article.id, room, key)
        said = " " * (self.gutter_width - 1) + words
        return self._said_strip(said, width, "pane--fold", chosen=chosen)

    def _said_strip(self, said: str, width: int, style: str, *, chosen: bool = False) -> Strip:
        """A row that is not text of a passage."""
        classes = (style, *(("pane--chosen",) if chosen and style != "pane--gap" else ()))
        bar = Segment("▌" if chosen else " ", self.style_for(*classes, "pane--bar"))
        return self._strip([bar, Segment(said, self.style_for(*classes))], width, *classes)

    def _strip(self, segments: list[Segment], width: int, *classes: str) -> Strip:
        return Strip(segments).adjust_cell_length(width, self.style_for(*classes))

    def on_click(self, event: events.Click) -> None:
        """Choose the passage under the pointer, the first one where some are folded."""
        line = self._lines[event.y] if event.y < len(self._lines) else None
        if line is None or line.block is None or self.text_selection:
            return
        if line.block.gap is not None:
            self.post_message(GapChosen(line.block.gap))
            return
        block = line.block.folded[0] if line.block.folded else line.block
        if block.passage is not None:
            number = self._gutter.label(None, block.passage, line.row).strip()
            on_number = event.x < self.gutter_width and bool(number)
            self.post_message(PassageChosen(self.article.id, block.passage.id, on_number))
