"""One article in its own order, with what the others have: beside it, or set in between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import Passage, Span, article_of
from tui.layout.rows import LEAD, PAD, Block, Blocks, Line, RowSource, folded, wrap

if TYPE_CHECKING:
    from corpus.positions import Group, Position, PositionIndex

Item = tuple[int, Block]
"""A number and what it is the number of; numbers rise down the order."""


class Shown(NamedTuple):
    """Which passages are shown; the others are folded or, of other articles, left out."""

    kept: frozenset[str] | None = None
    """Ids of the passages that a filter lets through; None for all."""
    hidden: frozenset[str] = frozenset()
    """Ids of the articles that the reader has hidden."""

    def of(self, passage: Passage) -> bool:
        """Whether a passage of another article is shown in a gap: only body text is."""
        if passage.kind != "body" or article_of(passage.id) in self.hidden:
            return False
        return self.kept is None or passage.id in self.kept


class MergedOrder:
    """The passages of one article in their order, and in each gap what the others have there.

    Items are known by numbers that stay the same while gaps are opened and closed: they count the
    lines of all gaps, what is in them, and the passages of the article.
    """

    def __init__(
        self,
        positions: PositionIndex,
        base: str,
        shown: Shown,
        opened: set[int] | None = None,
    ) -> None:
        """Order what is shown around the article `base`.

        Each gap is folded to a line but for those in `opened`; if that is None, all are open, and
        no gap has a line.
        """
        self.positions = positions
        self.base = base
        self.current = -1
        """The number of the chosen item; -1 for none."""
        self._shown = shown
        self._opened = opened
        self._own = Blocks(positions.comparison.article[base]).shown
        gaps = positions.gaps(base)
        self._place_of = gaps.place_of
        more = len(self._own) + 1 - len(gaps.groups)
        self._groups = (*gaps.groups, *repeat((), more))
        self._starts = list(accumulate((len(one) + 2 for one in self._groups), initial=0))
        self._visible: dict[int, Mapping[int, Block]] = {}
        self._counts: dict[int, Mapping[str, int]] = {}
        self._settled = tuple(self._merge())
        self._items = self._settled
        """Those of `_settled`, and what is open or unfolded as long as it is chosen."""

    # What is shown

    def block(self, number: int) -> Block:
        """The item with a number or, where that is not shown, the one before."""
        return self._items[self._index(number)][1]

    def at(self, number: int) -> int:
        """The number itself or, where that is not shown, the one before."""
        return self._items[self._index(number)][0]

    def below(self, number: int) -> Iterator[int]:
        """The numbers after a number, the next one first."""
        first = bisect_right(self._items, number, key=itemgetter(0))
        return (self._items[index][0] for index in range(first, len(self._items)))

    def above(self, number: int) -> Iterator[int]:
        """The numbers before a number, the nearest one first."""
        end = bisect_left(self._items, number, key=itemgetter(0))
        return (self._items[index][0] for index in range(end - 1, -1, -1))

    def beside(self, by: int) -> tuple[Block, bool]:
        """The next item after the chosen one (1) or before it (-1), and whether it went round.

        What a filter has folded is passed over.
        """
        if by > 0:
            numbers = chain(self.below(self.current), self.below(-1))
        else:
            numbers = chain(self.above(self.current), self.above(self._starts[-1]))
        found = (number for number in numbers if not self.block(number).folded)
        number = next(found, self.current)
        return self.block(number), self.current >= 0 and (number - self.current) * by < 0

    def edge(self, by: int) -> Block:
        """The first item (-1) or the last one (1) that no filter has folded."""
        numbers = self.above(self._starts[-1]) if by > 0 else self.below(-1)
        blocks = map(self.block, numbers)
        return next((one for one in blocks if not one.folded), self.block(0))

    def counts(self, gap: int, article: str | None = None) -> Mapping[str, int]:
        """How many passages each article, or one, has in a gap, of those shown; no zeros."""
        if gap not in self._counts:
            passages = self.positions.comparison.passage
            members = chain.from_iterable(self._groups[gap])
            shown = (article_of(one) for one in members if self._shown.of(passages[one]))
            self._counts[gap] = Counter(shown)
        counts = self._counts[gap]
        return counts if article is None else {one: counts[one] for one in counts if one == article}

    def passages(self, gap: int) -> Iterator[str]:
        """Ids of the passages that are shown in a gap, one of each group."""
        return (block.passage.id for block in self._shown_in(gap).values() if block.passage)

    def is_open(self, gap: int) -> bool:
        """Whether what is in a gap is shown below its line."""
        first = next(self.below(self._starts[gap]), -1)
        return first < self._starts[gap + 1] - 1 and first >= 0

    # What the reader goes to

    def choose(self, passage: str) -> None:
        """Go to a passage; as long as it is chosen, its gap is open, or it is not folded."""
        self._items = self._settled
        place = self._place_of.get(passage)
        if place is None:
            at = self.positions.of(passage, self.base).after
            self.current = self._starts[at + 1] - 1
            if self.block(self.current).folded:
                self._replace(self.current, self.current + 1, [(self.current, self._own[at])])
        else:
            gap, group = place
            self.current = self._starts[gap] + 1 + group
            if self.at(self.current) != self.current:
                self._replace_gap(gap, self._gap_items(gap, group))

    def choose_gap(self, gap: int) -> None:
        """Go to the line of a gap."""
        self._items = self._settled
        self.current = self.at(self._starts[gap])

    def toggle(self, gap: int) -> None:
        """Open a gap until it is closed again, or close it."""
        if self._opened is not None:
            self._opened ^= {gap}
            self._items = self._settled
            self._replace_gap(gap, self._gap_items(gap))
            self._settled = self._items

    # How it is made

    def _index(self, number: int) -> int:
        return max(0, bisect_right(self._items, number, key=itemgetter(0)) - 1)

    def _merge(self) -> Iterator[Item]:
        run: list[Block] = []
        for gap in range(len(self._groups)):
            items: list[Item] = list(self._gap_items(gap))
            own = self._own[gap] if gap < len(self._own) else None
            kept = self._shown.kept
            is_kept = own is None or own.passage is None or kept is None or own.passage.id in kept
            if own is not None and is_kept:
                items.append((self._starts[gap + 1] - 1, own))
            if run and (items or own is None):
                yield self._fold(run)
                run = []
            yield from items
            if own is not None and not is_kept:
                run.append(own)

    def _gap_items(self, gap: int, chosen: int | None = None) -> Iterator[Item]:
        """A gap's line, and what is in it if it is open or if one of its groups is chosen."""
        start, shown = self._starts[gap], self._shown_in(gap)
        if self._opened is not None and shown:
            yield start, Block(Span(0, 0), False, None, (), gap)
        if self._opened is None or gap in self._opened or chosen is not None:
            if chosen is not None and chosen not in shown:
                first = self.positions.comparison.passage[self._groups[gap][chosen][0]]
                shown = dict(sorted((*shown.items(), (chosen, _block(first)))))
            yield from ((start + 1 + number, block) for number, block in shown.items())

    def _shown_in(self, gap: int) -> Mapping[int, Block]:
        """What is shown of a gap, by the number of the group."""
        if gap not in self._visible:
            found = ((n, self._first(group)) for n, group in enumerate(self._groups[gap]))
            self._visible[gap] = {n: _block(first) for n, first in found if first}
        return self._visible[gap]

    def _first(self, group: Group) -> Passage | None:
        """The passage that stands for a group, if any of it is shown."""
        passages = map(self.positions.comparison.passage.__getitem__, group)
        return next(filter(self._shown.of, passages), None)

    def _replace_gap(self, gap: int, items: Iterator[Item]) -> None:
        self._replace(self._starts[gap], self._starts[gap + 1] - 1, list(items))

    def _replace(self, first: int, end: int, items: Sequence[Item]) -> None:
        """Put items in the place of those from one number to another; a fold there is split."""
        low, high = (bisect_left(self._items, one, key=itemgetter(0)) for one in (first, end))
        at = bisect_right(self._items, first, key=itemgetter(0)) - 1
        run = self._items[at][1].folded if at >= 0 else ()
        if run:
            numbers = [self._number(block) for block in run]
            before = run[: bisect_left(numbers, first)]
            after = run[bisect_left(numbers, end) :]
            folds = [[self._fold(part)] if part else [] for part in (before, after)]
            low, items = at, [*folds[0], *items, *folds[1]]
        self._items = (*self._items[:low], *items, *self._items[max(low, high) :])

    def _fold(self, run: Sequence[Block]) -> Item:
        return self._number(run[0]), folded(run)

    def _number(self, own: Block) -> int:
        """The number of a passage of the article."""
        return self._starts[own.passage.number] - 1 if own.passage else 0


def _block(passage: Passage) -> Block:
    return Block(passage.span, False, passage)


class OrderedRows(RowSource):
    """Items in such an order, each of some rows."""

    def __init__(self, order: MergedOrder) -> None:
        self.order = order

    def below(self, item: int) -> Iterator[int]:
        """The items after an item, the next one first."""
        return self.order.below(item)

    def above(self, item: int) -> Iterator[int]:
        """The items before an item, the nearest one first."""
        return self.order.above(item)

    def show_position(self, position: Position, *, gap: bool) -> int:
        """The item that is chosen."""
        return self.order.current

    def anchor(self, item: int) -> int:
        """The item itself."""
        return item

    def item_at(self, anchor: int) -> int:
        """The item itself, if it is shown."""
        return self.order.at(anchor)


class AlignedTable:
    """The cells of a table: a row for each item of an order, a column for each article.

    Every cell of a row is as tall as the tallest of them, so that columns which show the same row
    stay aligned.
    """

    def __init__(self, order: MergedOrder, widths: Mapping[str, int], indent: int) -> None:
        self.order = order
        self.widths = widths
        """Cells that text may fill, by the id of each article that is shown."""
        self._indent = indent
        """Cells by which passages are set in that stand in the column of another article."""
        self._comparison = order.positions.comparison
        self._heights: dict[str, int] = {}

    def cell(self, item: int, article: str) -> tuple[Passage, ...]:
        """The passages of an article in a row."""
        about = self.order.block(item).passage
        if about is None:
            return ()
        if article == self.order.base and article_of(about.id) not in self.widths:
            return (about,)  # it has no column of its own
        ids = self.order.positions.of(about.id, article).passages
        return tuple(self._comparison.passage[passage] for passage in ids)

    def rows(self, passage: Passage, article: str) -> tuple[Span, ...]:
        """A passage wrapped to the width of a column."""
        own = article_of(passage.id)
        width = self.widths[article] - (0 if own == article else self._indent)
        return wrap(self._comparison.article[own].text, passage.span, width)

    def height(self, item: int) -> int:
        """Rows of the tallest cell."""
        about = self.order.block(item).passage
        if about is None:
            return 1
        if about.id not in self._heights:
            self._heights[about.id] = max(
                sum(len(self.rows(passage, article)) for passage in self.cell(item, article))
                for article in self.widths
            )
        return self._heights[about.id]


class AlignedRows(OrderedRows):
    """One column of such a table."""

    def __init__(self, table: AlignedTable, article: str) -> None:
        super().__init__(table.order)
        self.table = table
        self.article = article

    def lines(self, item: int) -> list[Line]:
        """The passages of the article in this row, or a gap, filled up to the row's height."""
        about = self.order.block(item)
        if about.folded:
            own = about if self.article == self.order.base else None
            return [Line(item, own, 0 if own else PAD, Span(about.span.start, about.span.start))]
        if about.gap is not None:
            return [Line(item, about, 0, about.span)]
        named = about if self._names(item) and self.article == self.order.base else None
        lines = [Line(item, named, LEAD, Span(0, 0))] if self._opens(item) else []
        height = len(lines) + self.table.height(item)
        for passage in self.table.cell(item, self.article):
            rows = self.table.rows(passage, self.article)
            lines += [Line(item, _block(passage), row, span) for row, span in enumerate(rows)]
        is_body = about.passage is not None and about.passage.kind == "body"
        if is_body and not self.table.cell(item, self.article):
            lines.append(Line(item, None, 0, Span(0, 0)))
        return lines + [Line(item, None, PAD, Span(0, 0))] * (height - len(lines))

    def _opens(self, item: int) -> bool:
        """Whether an empty row sets a row off from the one before."""
        before = next(self.order.above(item), None)
        if before is None:
            return False
        above = self.order.block(before)
        if above.gap is not None and self.order.is_open(above.gap):
            return self._names(item) and len(self.order.counts(above.gap)) > 1
        return not above.folded

    def _names(self, item: int) -> bool:
        """Whether a row is the first of an article that has no column, and has to be named."""
        about = self.order.block(item).passage
        if about is None or article_of(about.id) in self.table.widths:
            return False
        above = self.order.block(next(self.order.above(item), item)).passage
        return above is None or article_of(above.id) != article_of(about.id)


class StorylineRows(OrderedRows):
    """All items below each other in one column."""

    def __init__(self, order: MergedOrder, width: int, indent: int) -> None:
        """Wrap to a width in cells; what the others have is set in by `indent` of them."""
        super().__init__(order)
        self.width = width
        self._indent = indent
        self._rows: dict[str, tuple[Span, ...]] = {}

    def lines(self, item: int) -> list[Line]:
        """The rows of a passage, an empty row before it where another article begins."""
        block = self.order.block(item)
        if block.passage is None:
            start = Span(block.span.start, block.span.start)
            return [Line(item, block, 0, start)]
        lead = [Line(item, block, LEAD, Span(0, 0))] if self._opens(item, block) else []
        rows = enumerate(self._wrapped(block.passage))
        return lead + [Line(item, block, row, span) for row, span in rows]

    def _opens(self, item: int, block: Block) -> bool:
        """Whether an empty row, or the name of another article, sets a passage off."""
        before = next(self.order.above(item), None)
        above = self.order.block(before) if before is not None else None
        if above is None or above.passage is None:
            return self._article(block) != self.order.base
        changes = self._article(above) != self._article(block)
        return changes or (block.opens and self._article(block) == self.order.base)

    def _article(self, block: Block) -> str:
        return article_of(block.passage.id) if block.passage else self.order.base

    def _wrapped(self, passage: Passage) -> tuple[Span, ...]:
        if passage.id not in self._rows:
            article = article_of(passage.id)
            width = self.width - (self._indent if article != self.order.base else 0)
            text = self.order.positions.comparison.article[article].text
            self._rows[passage.id] = wrap(text, passage.span, width)
        return self._rows[passage.id]
