"""The main screen: the articles side by side, brought level where they tell the same."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.worker import get_current_worker

from corpus.article import Article, Passage
from corpus.comparison import Comparison, article_of
from corpus.settings import Settings
from corpus.story import Story
from tui.bindings import bindings
from tui.messages import Compared, CompareFailed, ReadAgain
from tui.overview import counts, overview, rethreshold
from tui.place import Place
from tui.screens.review import ReviewScreen
from tui.trail import Trail
from tui.walks import Walks
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector
from tui.widgets.key_bar import KeyBar
from tui.widgets.story_bar import StoryBar

if TYPE_CHECKING:
    from tui.tables import Table


class CompareScreen(ReviewScreen):
    """Compares a story and shows it; opens the lists, the dialogs and the story read again."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    AUTO_FOCUS = ""

    WATCHED = 1.0
    """Seconds between two looks at the sources."""

    bar = query_one(StoryBar)

    def __init__(
        self,
        story: Story,
        settings: Settings,
        read: Callable[[], Story] | None = None,
        *,
        watch: bool = False,
        review: Callable[[], Path | None] | None = None,
    ) -> None:
        """Show a story; `read` reads its sources again, which `watch` does every second.

        What the reader adds is kept in the file that `review` names.
        """
        super().__init__(review)
        self.story = story
        self.settings = settings
        self.read = read
        self.watched = watch
        self._resume: tuple[str, Passage] | None = None
        """The source and the passage where the reader was before it was read again."""

    def compose(self) -> ComposeResult:
        """Bar, columns, inspector, keys."""
        yield StoryBar()
        yield Columns(self.story.articles).data_bind(CompareScreen.comparison)
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
        self.compare(self.story.articles)
        if self.watched:
            self.set_interval(self.WATCHED, self._look)

    @work(thread=True, exclusive=True)
    def compare(self, articles: tuple[Article, ...]) -> None:
        """Segment, align and compare the articles, away from the screen."""
        from corpus.comparison import compare

        try:
            self._read_review()
            comparison = compare(
                articles,
                self.settings,
                title=self.story.title,
                problems=self.story.problems,
                review=self._history.present if self._history else None,
            )
        except Exception as error:
            done: Message = CompareFailed(f"{type(error).__name__}: {error}")
        else:
            done = Compared(comparison)
        if not get_current_worker().is_cancelled:  # a newer one is on its way
            self.post_message(done)

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
            if before.settings != event.comparison.settings:
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

    def on_review_kept(self) -> None:
        """Compare anew with what the reader has decided."""
        if self.comparison is not None:
            self.compare(self.comparison.articles)

    def on_compare_failed(self, event: CompareFailed) -> None:
        """Say so; the articles can still be read."""
        self.bar.counts = "not compared"
        self.inspector.overview = (f"The articles could not be compared: {event.cause}",)

    def action_threshold(self, by: int) -> None:
        """Link more (-1) or fewer (1) passages: five hundredths of a score at a time."""
        if self.comparison is not None:
            threshold = min(0.95, max(0.05, round(self.settings.threshold + by * 0.05, 2)))
            self.settings = replace(self.settings, threshold=threshold)
            self.compare(self.comparison.articles)

    def action_reload(self) -> None:
        """Read the sources again."""
        if self.read is None:
            self.notify("These sources can be read only once")
        else:
            self.read_again(asked=True)

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

    def _say_exported(self, path: str | None) -> None:
        if path is not None:
            self.notify(f"Written: {path}", markup=False, timeout=8)
