"""Which rows of an article are in view: laid out, scrolled, brought level with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.model import Article, Passage, Span
from tui.layout.rows import Blocks, Flow, Line, Rows
from tui.layout.viewport import Window
from tui.messages import ColumnScrolled
from tui.widgets.selectable import Draggable, character

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.positions import Standing
    from tui.compare.inspection import Inspection
    from tui.layout.aligned_rows import Beside


class ArticleView(Draggable):
    """An article of which one passage, or one gap, is held level with the other columns.

    The screen says where the reader is; the view finds its own rows.
    """

    GUTTER = 4
    """Cells before the text: the bar of the chosen passage, air, the passage's glyph, air."""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""

    class Moved(Message):
        """Another part of the article is in view."""

        def __init__(self, span: Span) -> None:
            self.span = span
            super().__init__()

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self._blocks: Blocks | None = None
        self._window: Window[Rows] = Window(Flow(article, 1), 1)
        self._size_laid_out: Size | None = None
        self._lines: list[Line | None] = []
        self._inspection: Inspection | None = None
        self._standing: Standing | None = None
        self._beside: Beside | None = None
        self._kept: frozenset[str] | None = None

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Take the article with its passages."""
        if comparison is not None:
            self.article = comparison.article[self.article.id]
            self._standing = self._beside = None
            self._lay_out()
            self.refresh()

    def level(
        self,
        standing: Standing,
        row: int | None,
        inspection: Inspection,
        *,
        gap: bool,
    ) -> int:
        """Bring what is told, or the place for it, to `row`, or into view; give the row it got.

        The text keeps its start at the top, and its end at the bottom, unless a row is asked for.
        Marked are the words that are inspected. Where `gap` is set, what is not told here opens a
        marked gap.
        """
        self._fit()
        self._inspection = inspection
        self._standing = standing
        item = self._window.turn_to(standing, gap=gap)
        if row is None:
            self._window.reveal(item)
        else:
            self._window.hold(item, row)
        self._fill()
        self.refresh()
        return self._window.row

    def scroll_rows(self, rows: int) -> None:
        """Move the text `rows` rows up."""
        self._fit()
        self._window.scroll(rows)
        self._fill()
        self.refresh()

    def passage_beyond(self, rows: int) -> Passage | None:
        """The passage `rows` rows below where the reader is, above where negative."""
        return self._window.beyond(self._window.item if self._standing else 0, rows)

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
        cell = x - self.GUTTER if nearest == row else 0 if nearest > row else self.size.width
        return character(self.article.text, line.span, cell)

    @property
    def text_width(self) -> int:
        """Cells that text may fill."""
        return max(1, self.size.width - self.GUTTER - 1)

    def lay_beside(self, beside: Beside | None) -> None:
        """Show the passages beside those of another article, or in their own order again."""
        self._beside = beside
        self._window = Window(self._rows(), self.size.height)
        self._size_laid_out = self.size
        self._fill()
        self.refresh()

    def keep(self, kept: frozenset[str] | None) -> None:
        """Fold away every passage but these, or none."""
        if kept != self._kept:
            self._kept = kept
            self._size_laid_out = None
            self.refresh()

    def _rows(self) -> Rows:
        if self._beside is not None:
            from tui.layout.aligned_rows import AlignedFlow

            return AlignedFlow(self._beside, self.article.id)
        flow = Flow(self.article, self.text_width, self._kept, self._blocks)
        self._blocks = flow.blocks
        return flow

    def _fit(self) -> None:
        if self._size_laid_out != self.size:
            self._lay_out()

    def _lay_out(self) -> None:
        """Wrap the text anew, holding what was held."""
        self._size_laid_out = self.size
        held, row = self._window.flow.anchor(self._window.item), self._window.row
        self._window = Window(self._rows(), self.size.height)
        self._window.hold(self._window.flow.anchored(held), min(row, max(0, self.size.height - 1)))
        if self._standing is None:
            self._window.settle()
        self._fill()

    def _fill(self) -> None:
        """Find what stands in each row, and say what is in view."""
        self._lines = self._window.lines()
        seen = [line.span for line in self._lines if line is not None and line.block is not None]
        if seen:
            self.post_message(self.Moved(Span(min(seen).start, max(seen).end)))
