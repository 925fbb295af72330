"""The main screen: the articles side by side, brought level where they tell the same."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen

from corpus.comparison import Comparison, article_of
from corpus.settings import Settings
from corpus.story import Story
from tui.bindings import bindings
from tui.inspection import inspect
from tui.messages import ColumnScrolled, Compared, CompareFailed, PassageChosen
from tui.overview import counter, counts, overview
from tui.place import Place
from tui.walks import Walk, WalkName, Walks
from tui.widgets.column import Column
from tui.widgets.inspector import Inspector
from tui.widgets.key_bar import KeyBar
from tui.widgets.story_bar import StoryBar

if TYPE_CHECKING:
    from tui.tables import Table


class CompareScreen(Screen[None]):
    """Owns where the reader is; every column is told and finds its own rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    AUTO_FOCUS = ""

    LEAST_COLUMN = 36
    """Cells below which a column is not worth reading; fewer columns are shown then."""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    place: reactive[Place | None] = reactive(None)
    """Where the reader is."""

    bar = query_one(StoryBar)
    inspector = query_one(Inspector)

    def __init__(self, story: Story, settings: Settings) -> None:
        super().__init__()
        self.story = story
        self.settings = settings
        self._columns = [
            Column(article, number) for number, article in enumerate(story.articles, 1)
        ]
        self._walks: Walks | None = None
        self._row: int | None = None
        """Where the chosen passage stands in every column."""
        self._walk_taken: WalkName | None = None
        self._been: dict[str, str] = {}
        """The passage last chosen in each article."""

    def compose(self) -> ComposeResult:
        """Bar, columns, inspector, keys."""
        yield StoryBar()
        with Horizontal(id="columns"):
            for column in self._columns:
                yield column.data_bind(CompareScreen.comparison)
        yield Inspector()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the text at once; the rest waits until it is shown."""
        self.bar.story = self.story.title
        self.bar.counts = "aligning …"
        self.place = Place(self.story.articles[0].id, None)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc.freeze()
        gc.enable()
        self.compare()

    @work(thread=True, exclusive=True)
    def compare(self) -> None:
        """Segment, align and compare the articles, away from the screen."""
        from corpus.comparison import compare

        try:
            comparison = compare(
                self.story.articles,
                self.settings,
                title=self.story.title,
                problems=self.story.problems,
            )
        except Exception as error:
            self.post_message(CompareFailed(f"{type(error).__name__}: {error}"))
        else:
            self.post_message(Compared(comparison))

    def on_compared(self, event: Compared) -> None:
        """Show what was found."""
        self.comparison = event.comparison
        self._walks = Walks(event.comparison)
        self.bar.counts = counts(event.comparison)
        self.inspector.overview = overview(event.comparison)

    def on_compare_failed(self, event: CompareFailed) -> None:
        """Say so; the articles can still be read."""
        self.bar.counts = "not compared"
        self.inspector.overview = (f"The articles could not be compared: {event.cause}",)

    def watch_place(self, place: Place | None) -> None:
        """Bring every column level with the new place."""
        if place is None:
            return
        if place.passage is not None and self.comparison is not None and self._walks is not None:
            self._been[article_of(place.passage)] = place.passage
            self.inspector.inspection = inspect(self.comparison, place.passage)
            self.inspector.counter = counter(self._walks, place, self._walk_taken)
        if self._arrange(place):
            self.call_after_refresh(self._level)
        else:
            self._level()

    def on_resize(self) -> None:
        """Keep the place at the new size."""
        if self.place is not None:
            self._arrange(self.place)
            self._row = None
            self.call_after_refresh(self._level)

    def on_passage_chosen(self, event: PassageChosen) -> None:
        """Go to the passage that was pointed at."""
        self._go(Place(event.article, event.passage))

    def on_column_scrolled(self, event: ColumnScrolled) -> None:
        """Scroll every column by as much, so that they stay level."""
        for column in self._columns:
            column.pane.scroll_rows(event.rows)

    def action_walk(self, name: WalkName, by: int) -> None:
        """Go to the next stop of a walk through the focused article."""
        if self._walks is None or self.place is None:
            return
        self._walk_taken = name
        walk = self._walks.walk(name, self.place.article)
        found = walk.step(self._walks.bearing(self.place), by)
        if found is None:
            self._say_no_more(walk, by)
        else:
            self._go(found)

    def action_page(self, by: int) -> None:
        """Go a window's height down or up the focused article."""
        pane = self._focused.pane
        passage = pane.passage_beyond(by * max(1, pane.size.height - 2))
        if passage is not None and self.comparison is not None:
            self._go(Place(self._focused.article.id, passage.id))

    def action_edge(self, by: int) -> None:
        """Go to the first or the last passage of the focused article."""
        if self.comparison is not None:
            passages = self.comparison.article[self._focused.article.id].passages
            self._go(Place(self._focused.article.id, passages[-1 if by > 0 else 0].id))

    def action_column(self, by: int) -> None:
        """Go to the next column, staying on the point."""
        at = self._columns.index(self._focused)
        self.action_column_number((at + by) % len(self._columns) + 1)

    def action_column_number(self, number: int) -> None:
        """Go to a column, staying on the point."""
        if self.place is None or number > len(self._columns):
            return
        article = self._columns[number - 1].article.id
        passage = self.place.passage
        if passage is not None:
            passage = self._counterpart(passage, article) or passage
        self._go(Place(article, passage), self._row)

    def action_counterpart(self) -> None:
        """Go to the next column that tells the point."""
        if self.place is None or self.place.passage is None:
            return
        at = self._columns.index(self._focused)
        for column in self._columns[at + 1 :] + self._columns[:at]:
            if found := self._counterpart(self.place.passage, column.article.id):
                self._go(Place(column.article.id, found), self._row)
                return

    def action_findings(self) -> None:
        """List what was found, and go where the reader points."""
        if self.comparison is not None:
            from tui.tables import findings_table

            self._list(findings_table(self.comparison))

    def action_matrix(self) -> None:
        """List the points by outlet, and go where the reader points."""
        if self.comparison is not None:
            from tui.tables import points_table

            self._list(points_table(self.comparison))

    def action_summary(self) -> None:
        """Show the comparison in numbers, and go where the reader points."""
        if self.comparison is not None:
            from tui.screens.summary import SummaryScreen

            self.app.push_screen(SummaryScreen(self.comparison), self._return)

    def action_export(self) -> None:
        """Ask for a format and a path, and write the report."""
        if self.comparison is not None:
            from tui.screens.export import ExportScreen

            self.app.push_screen(ExportScreen(self.comparison), self._say_exported)

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    @property
    def _focused(self) -> Column:
        at = self.place.article if self.place else self.story.articles[0].id
        return next(column for column in self._columns if column.article.id == at)

    def _go(self, place: Place, row: int | None = None) -> None:
        self._row = row
        self.place = place

    def _counterpart(self, passage: str, article: str) -> str | None:
        """What tells `passage` in `article`: the one we came from before the strongest."""
        if article_of(passage) == article or self.comparison is None:
            return passage if article_of(passage) == article else None
        found = self.comparison.counterparts(passage, article)
        been = self._been.get(article)
        return been if been in found else next(iter(found), None)

    def _level(self) -> None:
        place, focused = self.place, self._focused
        inspection = self.inspector.inspection
        if place is None or place.passage is None or self._walks is None or inspection is None:
            return
        gap = self._walks.comparison.passage[place.passage].kind == "body"
        others = (column for column in self._columns if column.display and column is not focused)
        for column in (focused, *others):
            standing = self._walks.standings.of(place.passage, column.article.id)
            self._row = column.pane.level(standing, self._row, inspection.common, gap=gap)

    def _arrange(self, place: Place) -> bool:
        """Show as many columns as fit, the focused one among them; say whether any came or went."""
        fit = max(1, self.app.size.width // self.LEAST_COLUMN)
        at = next(n for n, column in enumerate(self._columns) if column.article.id == place.article)
        shown = [n for n, column in enumerate(self._columns) if column.display]
        first = min(shown[0] if len(shown) < len(self._columns) else 0, at)
        first = min(max(first, at - fit + 1), max(0, len(self._columns) - fit))
        changed = False
        for number, column in enumerate(self._columns):
            column.focused_here = number == at
            changed |= column.display != (first <= number < first + fit)
            column.display = first <= number < first + fit
        return changed

    def _list(self, table: Table) -> None:
        from tui.screens.table import TableScreen

        self.app.push_screen(TableScreen(table), self._return)

    def _return(self, place: Place | None) -> None:
        if place is not None:
            self._walk_taken = None
            self._go(place)

    def _say_no_more(self, walk: Walk, by: int) -> None:
        where = "below" if by > 0 else "above"
        self.inspector.counter = f"{walk.name}: {f'no more {where}' if walk.stops else 'none'}"

    def _say_exported(self, path: str | None) -> None:
        if path is not None:
            self.notify(f"Written: {path}", markup=False, timeout=8)
