"""One article in its own order, and beside each passage what the others tell of it."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.model import Passage, Span
from corpus.positions import Position, PositionIndex
from tui.layout.rows import LEAD, PAD, Block, Blocks, Line, Rows, wrap


class Beside:
    """The cells of a table: a row for each passage of `base`, a column for each article.

    Every cell of a row is as tall as the tallest of them, so that columns that show the same row
    stay level. One row more may stand between two others, for what `base` does not tell.
    """

    def __init__(
        self,
        standings: PositionIndex,
        base: str,
        widths: Mapping[str, int],
        kept: frozenset[str] | None = None,
    ) -> None:
        self.standings = standings
        self.base = base
        self.widths = widths
        """Cells that text may fill, by the id of each article that is shown."""
        self.kept = kept
        """The passages that are shown; the others of `base` are folded. None for all."""
        self.extra: tuple[int, Block] | None = None
        """How many blocks of `base` stand before the additional row, and what it is about."""
        self.turned = 0
        """The row that is compared."""
        self._blocks = Blocks(standings.comparison.article[base], kept)
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

    def turn_to(self, passage: str) -> None:
        """Turn to the row of a passage; for what `base` does not tell, one between two others."""
        standing = self.standings.of(passage, self.base)
        self.turned = self._blocks.turn_to(standing, gap=True)
        about = self.standings.comparison.passage[passage]
        self.extra = None if standing.told else (self.turned, Block(about.span, False, about))

    def cell(self, item: int, article: str) -> tuple[Passage, ...]:
        """What an article tells in a row."""
        about = self.block(item).passage
        told = self.standings.of(about.id, article).passages if about is not None else ()
        return tuple(self.standings.comparison.passage[passage] for passage in told)

    def rows(self, passage: Passage, article: str) -> tuple[Span, ...]:
        """A passage wrapped to the width of its article's column."""
        text = self.standings.comparison.article[article].text
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


class AlignedFlow(Rows):
    """One column of such a table."""

    def __init__(self, beside: Beside, article: str) -> None:
        self.beside = beside
        self.article = article

    @property
    def items(self) -> int:
        """How many rows the table has."""
        return self.beside.items

    def lines(self, item: int) -> list[Line]:
        """What the article tells in this row, or that it does not, filled up to its height."""
        about = self.beside.block(item)
        if about.folded:
            own = about if self.article == self.beside.base else None
            return [Line(item, own, 0 if own else PAD, Span(about.span.start, about.span.start))]
        lines = [Line(item, None, LEAD, Span(0, 0))] if self._opens(item) else []
        height = len(lines) + self.beside.height(item)
        for passage in self.beside.cell(item, self.article):
            block = Block(passage.span, False, passage)
            rows = self.beside.rows(passage, self.article)
            lines += [Line(item, block, row, span) for row, span in enumerate(rows)]
        told = about.passage is None or about.passage.kind != "body"
        if not told and not self.beside.cell(item, self.article):
            lines.append(Line(item, None, 0, Span(0, 0)))
        return lines + [Line(item, None, PAD, Span(0, 0))] * (height - len(lines))

    def _opens(self, item: int) -> bool:
        """Whether an empty row sets a row off from the one before."""
        return item > 0 and not self.beside.block(item - 1).folded

    def turn_to(self, standing: Position, *, gap: bool) -> int:
        """The row that the table was turned to."""
        return self.beside.turned

    def anchor(self, item: int) -> int:
        """The row itself."""
        return item

    def anchored(self, anchor: int) -> int:
        """The row itself, as long as there is one."""
        return min(anchor, self.items - 1)
