"""The columns side by side: which are shown, in which order, and aligned with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from corpus.reports.phrases import day
from tui.layout.cells import cut
from tui.messages import PassageChosen
from tui.widgets.article import ArticlePane
from tui.widgets.minimap import Minimap

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.model import Article
    from corpus.positions import PositionIndex
    from corpus.statistics import PassageCounts
    from tui.layout.aligned_rows import AlignedTable
    from tui.view_model.inspection import Inspection
    from tui.view_model.place import Place
    from tui.view_model.point_numbers import PointNumbers
    from tui.view_model.search import TextMatches


class ColumnHead(Widget):
    """Two rows: a line of words, and the coverage drawn to scale."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "head--outlet",
        "head--shared",
        "head--partial",
        "head--only-here",
    }

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""

    pinned: reactive[bool] = reactive(False)
    """Whether the reader has pinned this article as theirs."""

    beyond: reactive[tuple[str, str]] = reactive(("", ""))
    """What lies beyond the column to the left and to the right, where columns do not fit."""

    def __init__(self, article: Article, number: int) -> None:
        super().__init__()
        self.article = article
        self.number = number
        """The digit that leads to this column."""
        self._counts: PassageCounts | None = None
        """None until the articles have been compared."""

    def watch_comparison(self, comparison: Comparison | None) -> None:
        """Count what the article shares."""
        from corpus.statistics import passage_counts

        self._counts = passage_counts(comparison, self.article.id) if comparison else None

    def render_line(self, y: int) -> Strip:
        """The words, then the bar."""
        return self._words() if y == 0 else self._bar()

    def _words(self) -> Strip:
        width = self.size.width
        plain, bold = self.visual_style.rich_style, self.get_visual_style("head--outlet").rich_style
        outlet = f" {self.number} {'★ ' if self.pinned else ''}{self.article.outlet}"
        published = f"  {day(self.article.published)}" if self.article.published else ""
        *whole, shortest = self._shares()
        for date, share in product((published, ""), whole):
            if cell_len(outlet + date + share) + 2 <= width:
                break
        else:
            date, share = "", shortest
        room = max(0, width - cell_len(share) - 2)
        outlet = (
            outlet if cell_len(outlet) <= room else set_cell_size(outlet, max(0, room - 1)) + "…"
        )
        left = set_cell_size(date, max(0, room - cell_len(outlet)))
        return Strip(
            [Segment(outlet, bold), Segment(left, plain), Segment(f" {share} ", plain)]
        ).adjust_cell_length(width, plain)

    def _shares(self) -> tuple[str, ...]:
        """How many passages are shared, from the longest way of saying it to the shortest."""
        if self._counts is None:
            return ("",)
        every, _, shared, likely, *_ = self._counts
        more = f", {likely} likely" if likely else ""
        return (
            f"{shared} of {every} passages shared{more}",
            f"{shared} of {every} shared{more}",
            f"{shared}/{every}{more}",
            f"{shared}+{likely}/{every}" if likely else f"{shared}/{every}",
        )

    def _bar(self) -> Strip:
        plain = self.visual_style.rich_style
        room = self.size.width // 3
        left, right = (cut(words, room - 2) for words in self.beyond)
        left, right = left and f"◂ {left} ", right and f" {right} ▸"
        width = self.size.width - cell_len(left + right)
        counts = self._counts
        if counts is None:
            return Strip([Segment(left, plain), Segment("─" * width, plain), Segment(right, plain)])
        every = max(1, counts.passages)
        firmly = round(width * counts.shared / every)
        shared = round(width * (counts.shared + counts.likely_shared) / every)
        parts = (
            ("shared", "━", firmly),
            ("partial", "╍", shared - firmly),
            ("only-here", "─", width - shared),
        )
        bar = [
            Segment(sign * cells, self.get_visual_style(f"head--{part}").rich_style)
            for part, sign, cells in parts
        ]
        return Strip([Segment(left, plain), *bar, Segment(right, plain)])


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

    def __init__(self, articles: Sequence[Article], *, in_rows: bool = False) -> None:
        super().__init__()
        self.every = [Column(article, number) for number, article in enumerate(articles, 1)]
        """In the order on the screen, the hidden ones too."""
        self.hidden: set[str] = set()
        """Ids of the articles that the reader has hidden."""
        self.reserved = 0
        """Cells of the screen beside the columns."""
        self.in_rows = in_rows
        """Whether the columns follow the focused article's order, row by row."""
        self.kept: frozenset[str] | None = None
        """Ids of the passages that a filter lets through; None for all."""
        self._table: AlignedTable | None = None

    def for_articles(self, comparison: Comparison) -> Columns:
        """Columns for the articles of another comparison, ordered and hidden as these are.

        A column is known by the source of its article; new ones stand last.
        """
        new = Columns(comparison.articles, in_rows=self.in_rows)
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

    def show_around(self, focused: str) -> bool:
        """Show what fits around the focused column; say whether any came or went."""
        columns = self.open
        fit = max(1, (self.app.size.width - self.reserved) // self.LEAST)
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
        left, right = _names(before), _names(after)
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
        if place.passage is None:
            return row
        self.lay_out_rows(place.article, positions, place.passage)
        gap = positions.comparison.passage[place.passage].kind == "body"
        first = self.of(place.article)
        others = [column for column in self.every if column.display and column is not first]
        for column in (first, *others):
            article = column.article.id
            position = positions.of(place.passage, article, visited.get(article))
            row = column.pane.level(position, row, inspection, gap=gap)
        return row

    def lay_out_rows(self, base: str, positions: PositionIndex, passage: str | None = None) -> None:
        """Lay the columns out as a table around `base`, or each in its own order."""
        shown = [column for column in self.every if column.display]
        widths = {column.article.id: column.pane.text_width for column in shown}
        laid = self._table
        if not self.in_rows:
            self._table = None
        elif not laid or _made_of(laid) != (positions, base, widths, self.kept):
            from tui.layout.aligned_rows import AlignedTable

            self._table = AlignedTable(positions, base, widths, self.kept)
        if self._table is not laid:
            for column in shown:
                column.pane.show_table(self._table)
        if self._table is not None and passage is not None:
            self._table.show_position(passage)

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
            column.pane.show_directions(found)

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
            column.pane.matches = matches.get(column.article.id)

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
        """Whether a column may be hidden: two are the least that can be compared."""
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


def _names(columns: Sequence[Column]) -> str:
    """What columns are called at the edge: by number and outlet, or how many there are."""
    if len(columns) == 1:
        return f"{columns[0].number} {columns[0].article.outlet}"
    return f"{len(columns)} more" if columns else ""


def _appearance(article: Article) -> tuple[object, ...]:
    """What a column shows of an article besides its text."""
    return article.id, article.source, article.outlet, article.published


def _made_of(laid: AlignedTable) -> tuple[object, ...]:
    return laid.positions, laid.base, laid.widths, laid.kept
