"""An article as rows of text: wrapped at one width, and only the part that is looked at."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from corpus.article import Article, Passage, Span
from tui.layout.cells import plain

if TYPE_CHECKING:
    from corpus.positions import Position


class Block(NamedTuple):
    """A passage, some that are folded, or a whole paragraph while passages are not known yet.

    Or the line that stands for what other articles have in a gap.
    """

    span: Span
    opens: bool
    """Whether an empty row sets it off from the block before: it begins a paragraph."""
    passage: Passage | None
    folded: tuple[Block, ...] = ()
    """What stands here and is not shown."""
    gap: int | None = None
    """The gap that it is the line of: how many passages of the article stand before it."""


class Blocks:
    """The blocks of one article in the order of its text; what a filter hides is folded.

    The chosen passage is shown all the same, and a gap splits the fold around it.
    """

    def __init__(
        self,
        article: Article,
        kept: frozenset[str] | None = None,
        before: Blocks | None = None,
    ) -> None:
        """Divide an article; `before`, its blocks under another filter, spares some work."""
        self._article: Article = article
        self._kept: frozenset[str] | None = kept
        again = before if before is not None and before._article is article else None
        self._every: tuple[Block, ...] = again._every if again else tuple(_blocks(article))
        self._filtered: tuple[Block, ...]
        if again and again._kept == kept:
            self._filtered = again._filtered
        else:
            self._filtered = self._every if kept is None else tuple(_fold(self._every, kept))
        self._folds = kept is not None
        self.shown = self._filtered
        """What is laid out."""

    def show_position(self, position: Position, *, gap: bool) -> int:
        """Unfold the passages at a position; returns the index of the block there.

        After the last block, the index is the number of blocks. Where the article has no passage
        at the position and `gap` is set, the fold around it is split, so that a gap can open.
        """
        if self._folds:
            self.shown = self._filtered
            if position.passages:
                self._split(position.after)
                self._split(position.after + 1)
                self._unfold(position.after)
            elif gap:
                self._split(position.after)
        if position.after >= len(self._every):
            return len(self.shown)
        return self.at(self._every[position.after].span.start)

    def at(self, character: int) -> int:
        """The index of the shown block that holds the character at this offset of the text."""
        found = bisect_right(self.shown, character, key=lambda block: block.span.start) - 1
        return max(found, 0)

    def _split(self, after: int) -> None:
        """Split the fold, if any, after so many of all blocks."""
        if not 0 < after < len(self._every):
            return
        start = self._every[after].span.start
        at = self.at(start)
        block = self.shown[at]
        if block.folded and block.span.start < start:
            first = [one for one in block.folded if one.span.start < start]
            parts = folded(first), folded(block.folded[len(first) :])
            self.shown = (*self.shown[:at], *parts, *self.shown[at + 1 :])

    def _unfold(self, after: int) -> None:
        """Show the passage after so many blocks, which is alone in its fold."""
        at = self.at(self._every[after].span.start)
        if self.shown[at].folded:
            self.shown = (*self.shown[:at], *self.shown[at].folded, *self.shown[at + 1 :])


def _fold(blocks: Sequence[Block], kept: frozenset[str]) -> Iterator[Block]:
    """The blocks whose passages are kept, and one for each run of others."""
    for shown, run in groupby(blocks, lambda block: _is_kept(block, kept)):
        if shown:
            yield from run
        else:
            yield folded(list(run))


def _is_kept(block: Block, kept: frozenset[str]) -> bool:
    return block.passage is None or block.passage.id in kept


def folded(blocks: Sequence[Block]) -> Block:
    """Blocks as one, which no empty row sets off: it is little more than that itself."""
    return Block(Span(blocks[0].span.start, blocks[-1].span.end), False, None, tuple(blocks))


def _blocks(article: Article) -> Iterator[Block]:
    if article.passages:
        paragraph = 0
        for passage in article.passages:
            yield Block(passage.span, passage.paragraph != paragraph, passage)
            paragraph = passage.paragraph
    else:
        for span in article.paragraphs:
            yield Block(span, True, None)


_WORD = re.compile(r"\S+")
_NEVER_FIRST = frozenset("、。，．：；！？…）】」』》〉〕’”％・ー,.:;!?)]}%'\"")
_NEVER_LAST = frozenset("（【「『《〈〔‘“")
"""What East Asian typesetting does not let a row begin or end with."""


def wrap(text: str, span: Span, width: int) -> tuple[Span, ...]:
    """The rows that `span` of `text` fills at `width` cells: spans without the spaces between.

    Words wider than a row are cut between characters; scripts without spaces are thus cut
    wherever the row is full. An empty span is one empty row.
    """
    rows: list[Span] = []
    start = end = span.start
    used = 0
    for word, cells in _words(text, span, max(width, 1)):
        gap = _cells(text[end : word.start]) if end > start else 0
        if end > start and used + gap + cells > width:
            rows.append(Span(start, end))
            start, used, gap = word.start, 0, 0
        if end == start or not used:
            start = word.start
        end, used = word.end, used + gap + cells
    rows.append(Span(start, end))
    return tuple(rows)


def _words(text: str, span: Span, width: int) -> Iterator[tuple[Span, int]]:
    for match in _WORD.finditer(text, *span):
        start, end = match.span()
        word = match.group()
        cells = _cells(word)
        if cells <= width and (word.isascii() or cells == len(word)):
            yield Span(start, end), cells
        else:
            yield from _pieces(word, start, width)


def _pieces(word: str, start: int, width: int) -> Iterator[tuple[Span, int]]:
    """A word that is too wide, or has wide characters to break between, in pieces that fit.

    A character without a width of its own (a combining mark, a joiner) stays with the one before.
    """
    begin, cells, last = 0, 0, 0
    for at, character in enumerate(word):
        own = _cells(character)
        if own and at > begin:
            loose = 2 in (own, last) and not _bound(word[at - 1], character)
            if loose or cells + own > width:
                yield Span(start + begin, start + at), cells
                begin, cells = at, 0
        cells, last = cells + own, own or last
    yield Span(start + begin, start + len(word)), cells


def _bound(before: str, character: str) -> bool:
    """Whether no row may end between two characters, if it has room for both."""
    return before in _NEVER_LAST or character in _NEVER_FIRST


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(plain(text))


LEAD, PAD = -1, -2


class Line(NamedTuple):
    """One row of the screen."""

    item: int
    """The item that it belongs to."""
    block: Block | None
    """None for a row of the gap."""
    row: int
    """Counted from 0 inside the item; LEAD for the empty row before it, PAD for one after it."""
    span: Span
    """The characters that stand in it."""


class RowSource(ABC):
    """Items one below the other, each of some rows."""

    gap: int | None = None
    """The item that is a gap, where there is one."""

    @abstractmethod
    def below(self, item: int) -> Iterator[int]:
        """The items after an item, the next one first."""

    @abstractmethod
    def above(self, item: int) -> Iterator[int]:
        """The items before an item, the nearest one first."""

    @abstractmethod
    def lines(self, item: int) -> list[Line]:
        """The rows of one item, the empty row before it among them."""

    @abstractmethod
    def show_position(self, position: Position, *, gap: bool) -> int:
        """The item at a position; where the passage is missing, `gap` opens a marked gap."""

    @abstractmethod
    def anchor(self, item: int) -> int:
        """What identifies an item when the text is wrapped again."""

    @abstractmethod
    def item_at(self, anchor: int) -> int:
        """The item of an anchor."""

    def down(self, item: int) -> Iterator[Line]:
        """Rows from the first text row of `item` to the end of the article."""
        yield from (line for line in self.lines(item) if line.row != LEAD)
        for below in self.below(item):
            yield from self.lines(below)

    def up(self, item: int) -> Iterator[Line]:
        """Rows above the first text row of `item`, nearest first."""
        yield from (line for line in self.lines(item) if line.row == LEAD)
        for above in self.above(item):
            yield from reversed(self.lines(above))


class ArticleRows(RowSource):
    """An article's blocks at one width, with a gap between two of them where one is opened.

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
        self.gap = None
        """How many blocks stand before the gap."""
        self.blocks = Blocks(article, kept, before)
        self._rows: dict[Span, tuple[Span, ...]] = {}

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.blocks.shown) + (self.gap is not None)

    def below(self, item: int) -> Iterator[int]:
        """The items after an item, the next one first."""
        return iter(range(item + 1, self.items))

    def above(self, item: int) -> Iterator[int]:
        """The items before an item, the nearest one first."""
        return iter(range(item - 1, -1, -1))

    def item_of(self, block: int) -> int:
        """The item of the block with this index."""
        return block + (self.gap is not None and self.gap <= block)

    def show_position(self, position: Position, *, gap: bool) -> int:
        """The item at a position; where the passage is missing, `gap` opens a marked gap."""
        at = self.blocks.show_position(position, gap=gap)
        self.gap = at if gap and not position.passages else None
        return min(at, self.items - 1)

    def anchor(self, item: int) -> int:
        """Where in the text an item begins; for the gap, where the text goes on after it."""
        shown = self.blocks.shown
        block = self.block_at(item) or shown[min(item, len(shown) - 1)]
        return block.span.start

    def item_at(self, anchor: int) -> int:
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
