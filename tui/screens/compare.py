"""The main screen: the articles side by side, brought level where they tell the same."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.reactive import reactive
from textual.screen import Screen

from corpus.article import Article, Passage
from corpus.comparison import Comparison, article_of
from corpus.settings import Settings
from corpus.story import Story
from tui.bindings import bindings
from tui.inspection import inspect
from tui.messages import ColumnScrolled, Compared, CompareFailed, PassageChosen, ReadAgain
from tui.overview import counter, counts, overview, rethreshold
from tui.place import Place
from tui.search import Search, search
from tui.trail import Trail
from tui.walks import Walk, WalkName, Walks
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector
from tui.widgets.key_bar import KeyBar
from tui.widgets.prompt import Prompt, Question
from tui.widgets.story_bar import StoryBar

if TYPE_CHECKING:
    from tui.tables import Table


class CompareScreen(Screen[None]):
    """Owns where the reader is; every column is told and finds its own rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    AUTO_FOCUS = ""

    comparison: reactive[Comparison | None] = reactive(None)
    """None until the articles have been compared."""
    place: reactive[Place | None] = reactive(None)
    """Where the reader is."""

    bar = query_one(StoryBar)
    columns = query_one(Columns)
    inspector = query_one(Inspector)
    prompt = query_one(Prompt)

    WATCHED = 1.0
    """Seconds between two looks at the sources."""

    def __init__(
        self,
        story: Story,
        settings: Settings,
        read: Callable[[], Story] | None = None,
        *,
        watch: bool = False,
    ) -> None:
        """Show a story; `read` reads its sources again, which `watch` does every second."""
        super().__init__()
        self.story = story
        self.settings = settings
        self.read = read
        self.watched = watch
        self.reference: str | None = None
        """Id of the article that the reader has pinned as theirs."""
        self._resume: tuple[str, Passage] | None = None
        """The source and the passage where the reader was before it was read again."""
        self._walks: Walks | None = None
        self._walk_taken: WalkName | None = None
        self._search: Search | None = None
        self._trail = Trail()
        self._together = True
        """Whether the wheel scrolls every column."""
        self._row: int | None = None
        """Where the chosen passage stands in every column."""
        self._been: dict[str, str] = {}
        """The passage last chosen in each article."""

    def compose(self) -> ComposeResult:
        """Bar, columns, inspector, prompt, keys."""
        yield StoryBar()
        yield Columns(self.story.articles).data_bind(CompareScreen.comparison)
        yield Inspector()
        yield Prompt()
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
        self.compare(self.story.articles)
        if self.watched:
            self.set_interval(self.WATCHED, self._look)

    @work(thread=True, exclusive=True)
    def compare(self, articles: tuple[Article, ...]) -> None:
        """Segment, align and compare the articles, away from the screen."""
        from corpus.comparison import compare

        try:
            comparison = compare(
                articles, self.settings, title=self.story.title, problems=self.story.problems
            )
        except Exception as error:
            self.post_message(CompareFailed(f"{type(error).__name__}: {error}"))
        else:
            self.post_message(Compared(comparison))

    def on_compared(self, event: Compared) -> None:
        """Show what was found; anew after another threshold, and where the reader was."""
        before, self.comparison = self.comparison, event.comparison
        self._walks = Walks(event.comparison)
        self.bar.counts = counts(event.comparison)
        self.inspector.overview = overview(event.comparison)
        if before is None and self._resume is not None:
            self._go_to_text(event.comparison, *self._resume)
            self._resume = None
        elif before is not None:
            self._row = None
            self._show()
            self.inspector.counter = rethreshold(before, event.comparison)

    @work(thread=True, exclusive=True, group="reading")
    def read_again(self, *, asked: bool) -> None:
        """Read the sources once more, away from the screen."""
        if self.read is not None:
            self.post_message(ReadAgain(self.read(), asked=asked))

    async def on_read_again(self, event: ReadAgain) -> None:
        """Open what was read, where the reader was, if anything has changed."""
        old, new = ([a.sha256 for a in story.articles] for story in (self.story, event.story))
        if old == new or len(new) < 2:
            if event.asked:
                self.notify("Nothing has changed" if old == new else "Too few sources are left")
            return
        for problem in event.story.problems:
            self.notify(f"{problem.source}: {problem.cause}", severity="warning", markup=False)
        if self.comparison is not None and self.place is not None and self.place.passage:
            passage = self.comparison.passage[self.place.passage]
            self._resume = self.comparison.article[article_of(passage.id)].source, passage
        await self._open(event.story)

    def on_compare_failed(self, event: CompareFailed) -> None:
        """Say so; the articles can still be read."""
        self.bar.counts = "not compared"
        self.inspector.overview = (f"The articles could not be compared: {event.cause}",)

    def watch_place(self, place: Place | None) -> None:
        """Show the new place in every column."""
        if place is not None:
            self._trail.visit(place)
            self._show()

    def on_resize(self) -> None:
        """Keep the place at the new size."""
        if self.place is not None:
            self.columns.show_around(self.place.article)
            self._row = None
            self.call_after_refresh(self._level)

    def on_passage_chosen(self, event: PassageChosen) -> None:
        """Go to the passage that was pointed at."""
        self._go(Place(event.article, event.passage))

    def on_column_scrolled(self, event: ColumnScrolled) -> None:
        """Scroll every column by as much, so that they stay level; or one alone, if unlocked."""
        for column in self.columns.every:
            if column.display and (self._together or column.article.id == event.article):
                column.pane.scroll_rows(event.rows)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Find words while they are typed."""
        if event.question == "search":
            self._seek(event.text)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Go to the first match, or to the passage with the number."""
        if event.question == "search":
            self._seek(event.text)
            self.action_walk("aligned", 1)
        elif event.text.strip().isdigit() and self.comparison is not None:
            self._go_to_number(int(event.text))

    def on_prompt_closed(self, event: Prompt.Closed) -> None:
        """End the search that was being typed."""
        if event.question == "search":
            self.action_end_search()

    def action_walk(self, name: WalkName, by: int) -> None:
        """Go to the next stop of a walk; while a search stands, `aligned` is its matches."""
        if self._walks is None or self.place is None:
            return
        if name == "aligned" and self._search is not None:
            self._step_search(self._search, by)
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
        if self.place is None or self.comparison is None:
            return
        pane = self.columns.of(self.place.article).pane
        passage = pane.passage_beyond(by * max(1, pane.size.height - 2))
        if passage is not None:
            self._go(Place(self.place.article, passage.id))

    def action_edge(self, by: int) -> None:
        """Go to the first or the last passage of the focused article."""
        if self.place is not None and self.comparison is not None:
            passages = self.comparison.article[self.place.article].passages
            self._go(Place(self.place.article, passages[-1 if by > 0 else 0].id))

    def action_column(self, by: int) -> None:
        """Go to the next column, staying on the point."""
        if self.place is not None:
            self._go_to_column(self.columns.beside(self.place.article, by))

    def action_column_number(self, number: int) -> None:
        """Go to a column, staying on the point."""
        open_ = {column.number: column.article.id for column in self.columns.open}
        if number in open_:
            self._go_to_column(open_[number])

    def action_counterpart(self) -> None:
        """Go to the next column that tells the point."""
        if self.place is None or self.place.passage is None:
            return
        for by in range(1, len(self.columns.open)):
            article = self.columns.beside(self.place.article, by)
            if found := self._counterpart(self.place.passage, article):
                self._go(Place(article, found), self._row)
                return

    def action_trail(self, by: int) -> None:
        """Go back to where the reader has been, or forward again."""
        if (place := self._trail.step(by)) is not None:
            if place.article in self.columns.hidden:
                self.columns.show_all()
            self._go(place)

    def action_ask(self, question: Question) -> None:
        """Ask for words to seek, or for the number of a passage."""
        if self.comparison is not None:
            self.prompt.ask(question)

    def action_end_search(self) -> None:
        """Let the keys walk aligned passages again."""
        self._search = None
        for column in self.columns.every:
            column.pane.sought = ()
        if self.place is not None and self._walks is not None and self.place.passage:
            self.inspector.counter = counter(self._walks, self.place, self._walk_taken)

    def action_threshold(self, by: int) -> None:
        """Link more (-1) or fewer (1) passages: five hundredths of a score at a time."""
        if self.comparison is not None:
            threshold = min(0.95, max(0.05, round(self.settings.threshold + by * 0.05, 2)))
            self.settings = replace(self.settings, threshold=threshold)
            self.compare(self.comparison.articles)

    def action_hide(self) -> None:
        """Put the focused column away."""
        if self.place is not None:
            away = self.place.article
            self.action_column(1)
            self.columns.hide(away)
            self._arrange()

    def action_show_all(self) -> None:
        """Bring back every column that was put away."""
        self.columns.show_all()
        self._arrange()

    def action_move_column(self, by: int) -> None:
        """Put the focused column one place to the right or to the left."""
        if self.place is not None:
            self.columns.move(self.place.article, by)
            self._arrange()

    def action_reload(self) -> None:
        """Read the sources again."""
        if self.read is None:
            self.notify("These sources can be read only once")
        else:
            self.read_again(asked=True)

    def action_pin(self) -> None:
        """Pin the focused article as the reader's own, or unpin it; lists say what it lacks."""
        if self.place is not None:
            focused = self.place.article
            self.reference = None if self.reference == focused else focused
            for column in self.columns.every:
                column.head.pinned = column.article.id == self.reference

    def action_layout(self) -> None:
        """Lay the others out beside the focused article row by row, or each in its own order."""
        self.columns.in_rows = not self.columns.in_rows
        if self.place is not None and self.place.passage is None:
            self.action_walk("every", 1)
        self._level()

    def action_lock(self) -> None:
        """Let the wheel scroll one column alone, or all together again."""
        self._together = not self._together
        self.notify("The wheel scrolls all columns" if self._together else "… one column alone")
        if self._together:
            self._level()

    def action_copy(self) -> None:
        """Copy the chosen passage with its source, on one line."""
        if self.place is not None and self.place.passage and self.comparison is not None:
            passage = self.comparison.passage[self.place.passage]
            outlet = self.comparison.article[article_of(passage.id)].outlet
            self.app.copy_to_clipboard(f"{passage.text} ({outlet}, ¶{passage.paragraph})")
            self.notify("Copied the passage with its source")

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

    def _go(self, place: Place, row: int | None = None) -> None:
        self._row = row
        self.place = place

    def _go_to_column(self, article: str) -> None:
        if self.place is not None:
            passage = self.place.passage
            if passage is not None:
                passage = self._counterpart(passage, article) or passage
            self._go(Place(article, passage), self._row)

    def _go_to_number(self, number: int) -> None:
        if self.place is not None and self.comparison is not None:
            passages = self.comparison.article[self.place.article].passages
            passage = passages[min(max(number, 1), len(passages)) - 1]
            self._go(Place(self.place.article, passage.id))

    async def _open(self, story: Story) -> None:
        """Put another story in the place of this one."""
        self.story = story
        self.comparison = self._walks = self._search = self.reference = None
        self._been, self._trail = {}, Trail()
        self.inspector.inspection = None
        await self.columns.remove()
        await self.mount(
            Columns(story.articles).data_bind(CompareScreen.comparison), after=self.bar
        )
        self.place = Place(story.articles[0].id, None)
        self.compare(story.articles)

    def _look(self) -> None:
        if self.app.screen is self:
            self.read_again(asked=False)

    def _go_to_text(self, comparison: Comparison, source: str, sought: Passage) -> None:
        """Go to the passage that reads as another did, or else to the one where it stood."""
        for article in comparison.articles:
            if article.source == source and article.passages:
                same = [p for p in article.passages if p.text == sought.text]
                at = article.passages[min(sought.number, len(article.passages)) - 1]
                self._go(Place(article.id, (*same, at)[0].id))

    def _counterpart(self, passage: str, article: str) -> str | None:
        """What tells `passage` in `article`: the one we came from before the strongest."""
        if article_of(passage) == article or self.comparison is None:
            return passage if article_of(passage) == article else None
        found = self.comparison.counterparts(passage, article)
        been = self._been.get(article)
        return been if been in found else next(iter(found), None)

    def _seek(self, words: str) -> None:
        if self.comparison is None:
            return
        self._search = search(self.comparison, words)
        for column in self.columns.every:
            column.pane.sought = self._search.spans[column.article.id]
        self.inspector.counter = f"“{words}”: {self._search.count:,} found"

    def _step_search(self, sought: Search, by: int) -> None:
        found = sought.step(self.place, by) if self.place else None
        if found is not None:
            self.columns.hidden.discard(found.article)
            self._go(found)
            at = sought.places.index(found) + 1
            self.inspector.counter = f"“{sought.words}” {at:,} of {len(sought.places):,}"

    def _show(self) -> None:
        """Say in the inspector what there is at this place, and bring the columns level."""
        place = self.place
        if place is None:
            return
        if place.passage is not None and self.comparison is not None and self._walks is not None:
            self._been[article_of(place.passage)] = place.passage
            self.inspector.inspection = inspect(self.comparison, place.passage)
            self.inspector.counter = counter(self._walks, place, self._walk_taken)
        self._arrange()

    def _arrange(self) -> None:
        if self.place is not None and self.columns.show_around(self.place.article):
            self.call_after_refresh(self._level)
        else:
            self._level()

    def _level(self) -> None:
        place, inspection = self.place, self.inspector.inspection
        if place is None or place.passage is None or self._walks is None or inspection is None:
            return
        standings = self._walks.standings
        self._row = self.columns.level(place, self._row, standings, inspection.common)

    def _list(self, table: Table) -> None:
        from tui.screens.table import TableScreen

        lacking = (
            f"not found in {self.columns.of(self.reference).article.outlet}"
            if self.reference
            else ""
        )
        self.app.push_screen(TableScreen(table, lacking), self._return)

    def _return(self, place: Place | None) -> None:
        if place is not None:
            self._walk_taken = None
            self.columns.hidden.discard(place.article)
            self._go(place)

    def _say_no_more(self, walk: Walk, by: int) -> None:
        where = "below" if by > 0 else "above"
        self.inspector.counter = f"{walk.name}: {f'no more {where}' if walk.stops else 'none'}"

    def _say_exported(self, path: str | None) -> None:
        if path is not None:
            self.notify(f"Written: {path}", markup=False, timeout=8)
