"""One article in its own order, with the counterparts of each passage beside it."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.model import Passage, Span
from corpus.positions import Position, PositionIndex
from tui.layout.rows import LEAD, PAD, Block, Blocks, Line, RowSource, wrap


class AlignedTable:
    """The cells of a table: a row for each passage of `base`, a column for each article.

    Every cell of a row is as tall as the tallest of them, so that columns which show the same row
    stay aligned. There may be one row more between two others, for a passage missing from `base`.
    """

    def __init__(
        self,
        positions: PositionIndex,
        base: str,
        widths: Mapping[str, int],
        kept: frozenset[str] | None = None,
    ) -> None:
        self.positions = positions
        self.base = base
        self.widths = widths
        """Cells that text may fill, by the id of each article that is shown."""
        self.kept = kept
        """The passages that are shown; the others of `base` are folded. None for all."""
        self.extra: tuple[int, Block] | None = None
        """How many blocks of `base` stand before the additional row, and its passage."""
        self.current = 0
        """The row of the chosen passage."""
        self._blocks = Blocks(positions.comparison.article[base], kept)
        self._heights: dict[str, int] = {}

    @property
    def items(self) -> int:
        """How many rows the table has."""
        return len(self._blocks.shown) + (self.extra is not None)

    def block(self, item: int) -> Block:
        """What a row is about: a passage, or some of `base` that are folded."""
        if self.extra is not None and item == self.extra[0]:
            return self.extra[1]
        return self._blocks.shown[item - (self.extra is not None and self.extra[0] < item)]

    def show_position(self, passage: str) -> None:
        """Find the row of a passage; for one missing from `base`, open a row between two others."""
        position = self.positions.of(passage, self.base)
        self.current = self._blocks.show_position(position, gap=True)
        about = self.positions.comparison.passage[passage]
        self.extra = None if position.passages else (self.current, Block(about.span, False, about))

    def cell(self, item: int, article: str) -> tuple[Passage, ...]:
        """The passages of an article in a row."""
        about = self.block(item).passage
        ids = self.positions.of(about.id, article).passages if about is not None else ()
        return tuple(self.positions.comparison.passage[passage] for passage in ids)

    def rows(self, passage: Passage, article: str) -> tuple[Span, ...]:
        """A passage wrapped to the width of its article's column."""
        text = self.positions.comparison.article[article].text
        return wrap(text, passage.span, self.widths[article])

    def height(self, item: int) -> int:
        """Rows of the tallest cell."""
        about = self.block(item).passage
        if about is None:
            return 1
        if about.id not in self._heights:
            self._heights[about.id] = max(
                sum(len(self.rows(passage, article)) for passage in self.cell(item, article))
                for article in self.widths
            )
        return self._heights[about.id]


class AlignedRows(RowSource):
    """One column of such a table."""

    def __init__(self, table: AlignedTable, article: str) -> None:
        self.table = table
        self.article = article

    @property
    def items(self) -> int:
        """How many rows the table has."""
        return self.table.items

    def lines(self, item: int) -> list[Line]:
        """The passages of the article in this row, or a gap, filled up to the row's height."""
        about = self.table.block(item)
        if about.folded:
            own = about if self.article == self.table.base else None
            return [Line(item, own, 0 if own else PAD, Span(about.span.start, about.span.start))]
        lines = [Line(item, None, LEAD, Span(0, 0))] if self._opens(item) else []
        height = len(lines) + self.table.height(item)
        for passage in self.table.cell(item, self.article):
            block = Block(passage.span, False, passage)
            rows = self.table.rows(passage, self.article)
            lines += [Line(item, block, row, span) for row, span in enumerate(rows)]
        is_body = about.passage is not None and about.passage.kind == "body"
        if is_body and not self.table.cell(item, self.article):
            lines.append(Line(item, None, 0, Span(0, 0)))
        return lines + [Line(item, None, PAD, Span(0, 0))] * (height - len(lines))

    def _opens(self, item: int) -> bool:
        """Whether an empty row sets a row off from the one before."""
        return item > 0 and not self.table.block(item - 1).folded

    def show_position(self, position: Position, *, gap: bool) -> int:
        """The row of the chosen passage."""
        return self.table.current

    def anchor(self, item: int) -> int:
        """The row itself."""
        return item

    def item_at(self, anchor: int) -> int:
        """The row itself, as long as there is one."""
        return min(anchor, self.items - 1)
