"""The running text of one article, drawn row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from corpus.model import Passage, Span
from corpus.passage_status import GLYPHS, sign, telling, told
from corpus.reports.phrases import count
from tui.layout.glyphs import plain
from tui.layout.rows import Line
from tui.layout.spans import cut
from tui.messages import ColumnScrolled, PassageChosen
from tui.widgets.article import ArticleView

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.compare.inspection import OwnWords
    from tui.compare.search import Sought


class ArticlePane(ArticleView):
    """Draws the rows that are in view: what is shared, chosen, sought, selected, missing."""

    sought: reactive[Sought | None] = reactive(None)
    """What is searched for in the text."""

    own_words: reactive[OwnWords | None] = reactive(None)
    """Knows the words in which passages differ; None while they are not marked."""

    def render_line(self, y: int) -> Strip:
        """One row: the gutter, and the text with what is marked in it."""
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else None
        if line is None or line.row < 0:
            return Strip.blank(width, self.ink())
        if line.block is None:
            return self._gap_strip(width, chosen=line.item == self._window.item)
        if line.block.folded:
            return self._fold_strip(count(len(line.block.folded), "passage"), width)
        if line.block.passage is None or self.comparison is None:
            segments = [Segment(" " * self.GUTTER, self.ink())]
            for piece, inside in cut(line.span, {"pane--selected": (self.selected,)}):
                text = plain(piece.of(self.article.text))
                segments.append(Segment(text, self.ink(*inside)))
            return self._strip(segments, width)
        return self._passage_strip(line, line.block.passage, self.comparison, width)

    def _passage_strip(
        self, line: Line, passage: Passage, comparison: Comparison, width: int
    ) -> Strip:
        how, mark = telling(comparison, passage), sign(comparison, passage)
        chosen = self._is_chosen(passage)
        classes = (f"pane--{how}", *(("pane--chosen",) if chosen else ()))
        bar = Segment("▌" if chosen else " ", self.ink(*classes, "pane--bar"))
        glyph = GLYPHS[mark] if line.row == 0 else " "
        segments = [bar, Segment(f" {glyph} ", self.ink(*classes, f"sign--{mark}"))]
        for piece, inside in cut(line.span, self._marks(comparison, passage, line.span)):
            text = plain(piece.of(self.article.text))
            segments.append(Segment(text, self.ink(*classes, *inside)))
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
            if telling(comparison, passage) == "partial":
                marks["pane--told"] = told(comparison, passage)
            if self.own_words is not None:
                marks["pane--own"] = self.own_words.of(passage)
        marks["pane--sought"] = self.sought.within(row) if self.sought else ()
        marks["pane--selected"] = (self.selected,)
        return marks

    def _is_chosen(self, passage: Passage) -> bool:
        return self._standing is not None and passage.id in self._standing.passages

    def _gap_strip(self, width: int, *, chosen: bool) -> Strip:
        words = " not found here "
        rule = f"{words:╌^{max(len(words), width - self.GUTTER - 1)}}"
        bar = Segment("▌" if chosen else " ", self.ink("pane--gap", "pane--bar"))
        return self._strip([bar, Segment(f" ⌀ {rule}", self.ink("pane--gap"))], width)

    def _fold_strip(self, said: str, width: int) -> Strip:
        text = f"  ⋯ {said}"
        return self._strip([Segment(text, self.ink("pane--fold"))], width, "pane--fold")

    def _strip(self, segments: list[Segment], width: int, *classes: str) -> Strip:
        return Strip(segments).adjust_cell_length(width, self.ink(*classes))

    def on_click(self, event: events.Click) -> None:
        """Choose the passage under the pointer, the first one where some are folded."""
        line = self._lines[event.y] if event.y < len(self._lines) else None
        if line is not None and line.block is not None and not self.text_selection:
            block = line.block.folded[0] if line.block.folded else line.block
            if block.passage is not None:
                self.post_message(PassageChosen(self.article.id, block.passage.id))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll all columns."""
        event.stop()
        self.post_message(ColumnScrolled(self.article.id, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll all columns back."""
        event.stop()
        self.post_message(ColumnScrolled(self.article.id, -3))
