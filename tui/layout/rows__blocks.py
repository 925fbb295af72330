"""What an article is laid out of: its passages, some of them folded away behind a filter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from corpus.model import Article, Passage, Span

if TYPE_CHECKING:
    from corpus.positions import Standing


class Block(NamedTuple):
    """A passage, some that are folded, or a whole paragraph while passages are not known yet."""

    span: Span
    opens: bool
    """Whether an empty row sets it off from the block before: it begins a paragraph."""
    passage: Passage | None
    folded: tuple[Block, ...] = ()
    """What stands here and is not shown."""


class Blocks:
    """The blocks of one article in the order of its text, what a filter leaves out folded.

    What the reader turns to is shown all the same, and a gap splits what is folded around it.
    """

    def __init__(
        self,
        article: Article,
        kept: frozenset[str] | None = None,
        before: Blocks | None = None,
    ) -> None:
        """Divide an article; of its blocks as they were `before`, what still holds is taken."""
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

    def turn_to(self, standing: Standing, *, gap: bool) -> int:
        """Show what is told, or the place for it; give which block shown stands there.

        It is the number of blocks where the place is after the last of them. What is folded around
        the place is split there where `gap` says that a gap will open.
        """
        if self._folds:
            self.shown = self._filtered
            if standing.told:
                self._split(standing.after)
                self._split(standing.after + 1)
                self._unfold(standing.after)
            elif gap:
                self._split(standing.after)
        if standing.after >= len(self._every):
            return len(self.shown)
        return self.at(self._every[standing.after].span.start)

    def at(self, character: int) -> int:
        """Which of the blocks shown holds the character at this offset of the text."""
        found = bisect_right(self.shown, character, key=lambda block: block.span.start) - 1
        return max(found, 0)

    def _split(self, after: int) -> None:
        """Let a block begin behind so many of all blocks."""
        if not 0 < after < len(self._every):
            return
        start = self._every[after].span.start
        at = self.at(start)
        block = self.shown[at]
        if block.folded and block.span.start < start:
            first = [one for one in block.folded if one.span.start < start]
            parts = _folded(first), _folded(block.folded[len(first) :])
            self.shown = (*self.shown[:at], *parts, *self.shown[at + 1 :])

    def _unfold(self, after: int) -> None:
        """Show the passage that so many stand before, which no other is folded with."""
        at = self.at(self._every[after].span.start)
        if self.shown[at].folded:
            self.shown = (*self.shown[:at], *self.shown[at].folded, *self.shown[at + 1 :])


def _fold(blocks: Sequence[Block], kept: frozenset[str]) -> Iterator[Block]:
    """The blocks whose passages are kept, and one for each run of others."""
    for shown, run in groupby(blocks, lambda block: _is_kept(block, kept)):
        if shown:
            yield from run
        else:
            yield _folded(list(run))


def _is_kept(block: Block, kept: frozenset[str]) -> bool:
    return block.passage is None or block.passage.id in kept


def _folded(blocks: Sequence[Block]) -> Block:
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
