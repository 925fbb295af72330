"""The columns side by side: which are shown, in which order, and aligned with each other.

They have three arrangements: columns, each in its own order; rows, in which passages that match
stand beside each other around the focused article; and the storyline, one column with what all
report. In the last two, a gap is the place between two passages for what only others report there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive

from tui.messages import ColumnScrolled, PassageChosen
from tui.view_model.place import Place
from tui.widgets.article import INDENT, ArticlePane
from tui.widgets.bars import ColumnHead, Legend
from tui.widgets.minimap import Minimap

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.comparison import Comparison
    from corpus.positions import Position, PositionIndex
    from tui.layout.aligned_rows import MergedOrder, OrderedRows, Shown
    from tui.layout.rows import Block
    from tui.preferences import Layout
    from tui.view_model.inspection import Inspection
    from tui.view_model.point_numbers import PointNumbers
    from tui.view_model.search import TextMatches


class Column(Grid):
    """The parts of one article; `-focused` while the reader is in it."""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    focused_here: reactive[bool] = reactive(False, toggle_class="-focused")
    """Whether the keys move through this article."""

    head = query_one(ColumnHead)
    pane = query_one(ArticlePane)
    minimap = query_one(Minimap)

    def __init__(self, article: Article, number: int) -> None:
        super().__init__(classes="-first -focused" if number == 1 else "")
        self.set_reactive(Column.focused_here, number == 1)
        self.article = article
        self.number = number

    def compose(self) -> ComposeResult:
        """Head above; text and minimap side by side below."""
        yield ColumnHead(self.article, self.number).data_bind(Column.comparison)
        yield ArticlePane(self.article).data_bind(Column.comparison)
        yield Minimap(self.article).data_bind(Column.comparison)

    class ViewChanged(Message):
        """Another part of the article is in view."""

    def on_article_pane_moved(self, event: ArticlePane.Moved) -> None:
        """Show in the minimap what the pane shows."""
        event.stop()
        self.minimap.seen = event.span
        self.post_message(self.ViewChanged())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll all columns."""
        event.stop()
        self.post_message(ColumnScrolled(self.article.id, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll all columns back."""
        event.stop()
        self.post_message(ColumnScrolled(self.article.id, -3))

    def on_minimap_pointed(self, event: Minimap.Pointed) -> None:
        """Choose the passage that was pointed at."""
        event.stop()
        self.post_message(PassageChosen(self.article.id, event.passage.id))


class Columns(Horizontal):
    """Shows as many columns as fit, the focused one among them."""

    BLANK = True  # its columns cover it, so nothing of its own is worth drawing
    LEAST = 36
    """Cells below which a column is not worth reading."""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""

    has_legend: reactive[bool] = reactive(False)
    """Whether the legend of signs stands below the text."""

    def __init__(self, articles: Sequence[Article], arrangement: Layout = "columns") -> None:
        super().__init__()
        self.every = [Column(article, number) for number, article in enumerate(articles, 1)]
        """In the order on the screen, the hidden ones too."""
        self.hidden: set[str] = set()
        """Ids of the articles that the reader has hidden."""
        self.reserved = 0
        """Cells of the screen beside the columns."""
        self.arrangement: Layout = arrangement
        """Each column in its own order, all in rows beside the focused article, or one column."""
        self.kept: frozenset[str] | None = None
        """Ids of the passages that a filter lets through; None for all."""
        self.order: MergedOrder | None = None
        """What stands below what in rows and in the storyline; None in columns."""
        self._orders: dict[tuple[Layout, str, Shown], MergedOrder] = {}
        """The orders made so far: of an arrangement, around an article, of what is shown."""
        self._opened: dict[tuple[str, Shown], set[int]] = {}
        """The gaps that are open until they are closed, around an article."""
        self._laid: tuple[MergedOrder, Mapping[str, int]] | None = None
        """The order that the panes show, and the cells that text may fill in each."""

    def for_articles(self, comparison: Comparison) -> Columns:
        """Columns for the articles of another comparison, ordered and hidden as these are.

        A column is known by the source of its article; new ones stand last.
        """
        new = Columns(comparison.articles, self.arrangement)
        new.set_reactive(Columns.has_legend, self.has_legend)
        new.set_reactive(Columns.comparison, comparison)
        new.reserved = self.reserved
        order = {column.article.source: index for index, column in enumerate(self.every)}
        new.every.sort(key=lambda one: order.get(one.article.source, len(order)))
        hidden = {self.of(article).article.source for article in self.hidden}
        new.hidden = {one.id for one in comparison.articles if one.source in hidden}
        if not new.may_hide:
            new.hidden -= {one.id for one in comparison.articles[:2]}
        return new

    def compose(self) -> ComposeResult:
        """One after the other."""
        for column in self.every:
            yield column.data_bind(Columns.comparison)
        yield Legend().data_bind(is_shown=Columns.has_legend)

    def show_same(self, articles: Sequence[Article]) -> bool:
        """Whether these columns show articles as they would be shown."""
        return set(map(_appearance, self.articles)) == set(map(_appearance, articles))

    @property
    def articles(self) -> list[Article]:
        """The articles in the order of their columns."""
        return [column.article for column in self.every]

    def of(self, article: str) -> Column:
        """The column of an article."""
        return next(column for column in self.every if column.article.id == article)

    @property
    def open(self) -> list[Column]:
        """The columns that are not hidden."""
        return [column for column in self.every if column.article.id not in self.hidden]

    def beside(self, article: str, by: int) -> str:
        """The article `by` columns to the right, going round."""
        order = [column.article.id for column in self.open]
        return order[(order.index(article) + by) % len(order)]

    def after(self, article: str) -> list[str]:
        """The other articles from the next column to the right on, going round."""
        return [self.beside(article, by) for by in range(1, len(self.open))]

    def show_columns_near(self, focused: str) -> bool:
        """Show what fits around the focused column; say whether any came or went."""
        columns = self.open
        fit = max(1, (self.app.size.width - self.reserved) // self.LEAST)
        if self.arrangement == "storyline":
            fit = 1
        at = columns.index(self.of(focused))
        shown = [n for n, column in enumerate(columns) if column.display]
        first = min(shown[0] if 0 < len(shown) < len(columns) else 0, at)
        first = min(max(first, at - fit + 1), max(0, len(columns) - fit))
        window = columns[first : first + fit]
        changed = False
        for column in self.every:
            column.focused_here = column.article.id == focused
            column.set_class(column is window[0], "-first")
            changed |= column.display != (column in window)
            column.display = column in window
            column.head.beyond = ("", "")
        self._name_undrawn(window)
        return changed

    def _name_undrawn(self, window: Sequence[Column]) -> None:
        """Name at the edges the columns that do not fit."""
        first, last = (self.open.index(column) for column in (window[0], window[-1]))
        before, after = self.open[:first], self.open[last + 1 :]
        named = len(self.every) if self.arrangement == "storyline" else 1
        left, right = _names(before, named), _names(after, named)
        if len(window) == 1:
            window[0].head.beyond = (left, right)
        else:
            window[0].head.beyond, window[-1].head.beyond = (left, ""), ("", right)

    def level(
        self,
        place: Place,
        row: int | None,
        positions: PositionIndex,
        inspection: Inspection,
        visited: Mapping[str, str],
    ) -> int | None:
        """Show a place in one row of every column; returns the row it got.

        Of several counterparts in an article, the row is that of the one last visited, which
        `visited` names by the article's id.
        """
        if place.passage is None and (place.gap is None or self.arrangement == "columns"):
            return row
        first = self.of(place.article)
        others = [column for column in self.every if column.display and column is not first]
        for column in (first, *others):
            article = column.article.id
            position, gap = self._position(place, article, positions, visited)
            row = column.pane.level(position, row, inspection, gap=gap)
        return row

    def _position(
        self, place: Place, article: str, positions: PositionIndex, visited: Mapping[str, str]
    ) -> tuple[Position, bool]:
        """What to show of an article at a place, and whether a gap opens if there is nothing."""
        if place.passage is None:
            from corpus.positions import Position  # imports the comparison

            return Position("", (), place.gap or 0), False
        gap = positions.comparison.passage[place.passage].kind == "body"
        position = positions.of(place.passage, article, visited.get(article))
        if self.order is not None and article == self.order.base:
            chosen = self.order.block(self.order.current).passage
            position = replace(position, passages=(chosen.id,) if chosen else ())
        return position, gap

    def beside_chosen(self, by: int) -> tuple[Place, bool] | None:
        """What stands below the chosen item (1) or above it (-1), and whether that goes round.

        None in columns.
        """
        if self.order is None:
            return None
        block, goes_round = self.order.beside(by)
        return self._place_of(block, self.order), goes_round

    def edge(self, by: int) -> Place | None:
        """What stands first (-1) or last (1); None in columns."""
        return self._place_of(self.order.edge(by), self.order) if self.order is not None else None

    def toggle_gap(self, place: Place) -> bool:
        """Open the gap at a place, or close it; returns whether there is one."""
        if self.order is None or place.gap is None:
            return False
        self.order.toggle(place.gap)
        return True

    def _place_of(self, block: Block, order: MergedOrder) -> Place:
        return Place(order.base, block.passage.id if block.passage else None, block.gap)

    def lay_out(self, place: Place, positions: PositionIndex) -> None:
        """Lay the columns out around the article of a place, in their arrangement."""
        order = self.order = self._order_around(place.article, positions)
        shown = [column for column in self.every if column.display]
        numbers = sorted((column.number, column.article.id) for column in self.open)
        in_storyline = self.arrangement == "storyline"
        for column in shown:
            named = {article: number for number, article in numbers} if in_storyline else None
            column.pane.name_columns(named)
        widths = {column.article.id: column.pane.text_width for column in shown}
        laid = (order, widths) if order is not None else None
        if laid != self._laid:
            self._laid = laid
            rows = self._rows(order, widths) if order is not None else {}
            for column in shown:
                column.pane.show_rows(rows.get(column.article.id))
        if order is not None and place.passage is not None:
            order.choose(place.passage)
        elif order is not None and place.gap is not None:
            order.choose_gap(place.gap)

    def _order_around(self, article: str, positions: PositionIndex) -> MergedOrder | None:
        if self.arrangement == "columns":
            return None
        from tui.layout.aligned_rows import MergedOrder, Shown

        if any(order.positions is not positions for order in self._orders.values()):
            self._orders.clear()
        shown = Shown(self.kept, frozenset(self.hidden))
        key = self.arrangement, article, shown
        if key not in self._orders:
            in_rows = self.arrangement == "rows"
            opened = self._opened.setdefault((article, shown), set()) if in_rows else None
            self._orders[key] = MergedOrder(positions, article, shown, opened)
        return self._orders[key]

    def _rows(self, order: MergedOrder, widths: Mapping[str, int]) -> Mapping[str, OrderedRows]:
        """The rows of each article that is shown, by its id."""
        from tui.layout.aligned_rows import AlignedRows, AlignedTable, StorylineRows

        if self.arrangement == "storyline":
            return {one: StorylineRows(order, width, INDENT) for one, width in widths.items()}
        table = AlignedTable(order, widths, INDENT)
        return {article: AlignedRows(table, article) for article in widths}

    def number(self, numbers: PointNumbers) -> None:
        """Show the numbers of the shared points."""
        for column in self.every:
            column.pane.numbers = numbers

    def on_column_view_changed(self, event: Column.ViewChanged) -> None:
        """Say of each passage where its counterparts are that are not in view."""
        event.stop()
        if self.comparison is None:
            return
        from tui.view_model.point_numbers import Window, directions

        drawn = [column for column in self.open if column.display]
        windows = [Window(one.article.id, tuple(p.id for p in one.pane.in_view)) for one in drawn]
        order = [column.article.id for column in self.open]
        for column in drawn:
            found = directions(self.comparison, column.article.id, windows, order)
            # In the storyline, each line says who has it.
            column.pane.show_directions(found if self.arrangement != "storyline" else {})
        if self.has_legend:
            signs = (sign for column in drawn for sign in column.pane.signs())
            self.query_one(Legend).signs = frozenset(signs)

    def keep(self, kept: frozenset[str] | None) -> None:
        """Fold away every passage but these, or none."""
        self.kept = kept
        for column in self.every:
            column.pane.keep(kept)

    def mark_words(self, *, marked: bool) -> None:
        """Mark the words in which passages differ, or mark them no longer."""
        own_words = None
        if marked and self.comparison is not None:
            from tui.view_model.inspection import OwnWords

            own_words = OwnWords(self.comparison)
        for column in self.every:
            column.pane.own_words = own_words

    def mark_matches(self, matches: Mapping[str, TextMatches]) -> None:
        """Mark what a search has found in each article, by the article's id."""
        for column in self.every:
            column.pane.matches = matches

    def pin(self, article: str | None) -> None:
        """Mark one article as the reader's own, or none."""
        for column in self.every:
            column.head.pinned = column.article.id == article

    def scroll(self, rows: int, article: str | None = None) -> None:
        """Scroll the column of an article, or all that can be seen, so many rows down."""
        for column in self.every:
            if column.display and article in (None, column.article.id):
                column.pane.scroll_rows(rows)

    @property
    def may_hide(self) -> bool:
        """Whether a column may be hidden: a comparison needs two."""
        return len(self.open) > 2

    def move(self, article: str, by: int) -> None:
        """Put a column one place to the right, or left where `by` is negative."""
        column = self.of(article)
        at = self.every.index(column)
        to = at + by
        if 0 <= to < len(self.every):
            beside = self.every[to]
            self.every[at], self.every[to] = beside, column
            if by > 0:
                self.move_child(column, after=beside)
            else:
                self.move_child(column, before=beside)


def _names(columns: Sequence[Column], named: int) -> str:
    """What columns are called at the edge: by number and outlet or, if too many, how many."""
    if len(columns) > named:
        return f"{len(columns)} more"
    return " · ".join(f"{column.number} {column.article.outlet}" for column in columns)


def _appearance(article: Article) -> tuple[object, ...]:
    """What a column shows of an article besides its text."""
    return article.id, article.source, article.outlet, article.published
