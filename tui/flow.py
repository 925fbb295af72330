"""An article as rows of text: blocks wrapped at one width, only where they are looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from corpus.article import Article, Passage, Span
from corpus.standing import Standing
from tui.wrapping import wrap


@dataclass(frozen=True, slots=True)
class Block:
    """A passage, or a whole paragraph while the passages are not known yet."""

    span: Span
    opens: bool
    """Whether an empty row sets it off from the block before: it begins a paragraph."""
    passage: Passage | None


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

    def __init__(self, article: Article, width: int) -> None:
        self.article = article
        self.width = width
        self.gap: int | None = None
        """How many blocks stand before the gap."""
        self.blocks = tuple(_blocks(article))
        self._rows: dict[int, tuple[Span, ...]] = {}

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.blocks) + (self.gap is not None)

    def item_of(self, block: int) -> int:
        """The item of the block with this index."""
        return block + (self.gap is not None and self.gap <= block)

    def turn_to(self, standing: Standing, *, gap: bool) -> int:
        """The item of what is told, or of the place for it, where `gap` opens a marked gap."""
        self.gap = standing.after if gap and not standing.told else None
        return min(standing.after, self.items - 1)

    def anchor(self, item: int) -> int:
        """Where in the text an item begins; for the gap, where the text goes on after it."""
        block = self.block_at(item) or self.blocks[min(item, len(self.blocks) - 1)]
        return block.span.start

    def anchored(self, anchor: int) -> int:
        """The item of the block that holds the character at this offset of the text."""
        found = bisect_right(self.blocks, anchor, key=lambda block: block.span.start) - 1
        return self.item_of(max(found, 0))

    def block_at(self, item: int) -> Block | None:
        """The block that an item is; None for the gap."""
        if item == self.gap:
            return None
        return self.blocks[item - (self.gap is not None and self.gap < item)]

    def lines(self, item: int) -> list[Line]:
        """The rows of one item, the empty row before it among them."""
        block = self.block_at(item)
        if block is None:
            lead = [Line(item, None, LEAD, Span(0, 0))] if item else []
            return lead + [Line(item, None, row, Span(0, 0)) for row in range(self.GAP_ROWS)]
        index = item - (self.gap is not None and self.gap < item)
        if index not in self._rows:
            self._rows[index] = wrap(self.article.text, block.span, self.width)
        opens = block.opens or (self.gap is not None and item == self.gap + 1)
        lead = [Line(item, block, LEAD, Span(0, 0))] if opens and item else []
        return lead + [Line(item, block, row, span) for row, span in enumerate(self._rows[index])]


def _blocks(article: Article) -> Iterator[Block]:
    if article.passages:
        paragraph = 0
        for passage in article.passages:
            yield Block(passage.span, passage.paragraph != paragraph, passage)
            paragraph = passage.paragraph
    else:
        for span in article.paragraphs:
            yield Block(span, True, None)
