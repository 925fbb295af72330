"""An article as rows of text: blocks wrapped at one width, only where they are looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from corpus.model import Article, Span
from tui.layout.rows import Block, Blocks, wrap

if TYPE_CHECKING:
    from corpus.positions import Standing

LEAD, PAD = -1, -2


class Line(NamedTuple):
    """One row of the screen."""

    item: int
    """Which item of the flow it belongs to."""
    block: Block | None
    """None for a row of the gap."""
    row: int
    """Counted from 0 inside the item; LEAD for the empty row before it, PAD for one after it."""
    span: Span
    """The characters that stand in it."""


class Rows(ABC):
    """Items one below the other, each of some rows."""

    @property
    @abstractmethod
    def items(self) -> int:
        """How many items there are."""

    @abstractmethod
    def lines(self, item: int) -> list[Line]:
        """The rows of one item, the empty row before it among them."""

    @abstractmethod
    def turn_to(self, standing: Standing, *, gap: bool) -> int:
        """The item of what is told, or of the place for it, where `gap` opens a marked gap."""

    @abstractmethod
    def anchor(self, item: int) -> int:
        """What stays the same of an item when the rows are made anew."""

    @abstractmethod
    def anchored(self, anchor: int) -> int:
        """The item of an anchor."""

    def down(self, item: int) -> Iterator[Line]:
        """Rows from the first text row of `item` to the end of the article."""
        yield from (line for line in self.lines(item) if line.row != LEAD)
        for below in range(item + 1, self.items):
            yield from self.lines(below)

    def up(self, item: int) -> Iterator[Line]:
        """Rows above the first text row of `item`, nearest first."""
        yield from (line for line in self.lines(item) if line.row == LEAD)
        for above in range(item - 1, -1, -1):
            yield from reversed(self.lines(above))


class Flow(Rows):
    """An article's blocks at one width, with a gap opened between two of them at will.

    Items are blocks in the order of the text, and the gap among them where there is one. Rows are
    wrapped when first asked for, so the cost of a view grows with its height, never with the text.
    """

    GAP_ROWS = 1

    def __init__(
        self,
        article: Article,
        width: int,
        kept: frozenset[str] | None = None,
        before: Blocks | None = None,
    ) -> None:
        self.article = article
        self.width = width
        self.gap: int | None = None
        """How many blocks stand before the gap."""
        self.blocks = Blocks(article, kept, before)
        self._rows: dict[Span, tuple[Span, ...]] = {}

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.blocks.shown) + (self.gap is not None)

    def item_of(self, block: int) -> int:
        """The item of the block with this index."""
        return block + (self.gap is not None and self.gap <= block)

    def turn_to(self, standing: Standing, *, gap: bool) -> int:
        """The item of what is told, or of the place for it, where `gap` opens a marked gap."""
        at = self.blocks.turn_to(standing, gap=gap)
        self.gap = at if gap and not standing.told else None
        return min(at, self.items - 1)

    def anchor(self, item: int) -> int:
        """Where in the text an item begins; for the gap, where the text goes on after it."""
        shown = self.blocks.shown
        block = self.block_at(item) or shown[min(item, len(shown) - 1)]
        return block.span.start

    def anchored(self, anchor: int) -> int:
        """The item of the block that holds the character at this offset of the text."""
        return self.item_of(self.blocks.at(anchor))

    def block_at(self, item: int) -> Block | None:
        """The block that an item is; None for the gap."""
        if item == self.gap:
            return None
        return self.blocks.shown[item - (self.gap is not None and self.gap < item)]

    def lines(self, item: int) -> list[Line]:
        """The rows of one item, the empty row before it among them."""
        block = self.block_at(item)
        if block is None:
            lead = [Line(item, None, LEAD, Span(0, 0))] if item else []
            return lead + [Line(item, None, row, Span(0, 0)) for row in range(self.GAP_ROWS)]
        opens = block.opens or (self.gap is not None and item == self.gap + 1)
        above = self.block_at(item - 1) if item else None
        opens = opens and not (above is not None and above.folded)
        lead = [Line(item, block, LEAD, Span(0, 0))] if opens and item else []
        return lead + [
            Line(item, block, row, span) for row, span in enumerate(self._wrapped(block))
        ]

    def _wrapped(self, block: Block) -> tuple[Span, ...]:
        if block.folded:
            return (Span(block.span.start, block.span.start),)
        if block.span not in self._rows:
            self._rows[block.span] = wrap(self.article.text, block.span, self.width)
        return self._rows[block.span]
