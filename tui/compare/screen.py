"""The Compare screen: the articles side by side, aligned where they share a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from corpus.settings import Settings
from corpus.stories.story import Story
from tui import gc_control, messages
from tui.background_job import Jobs
from tui.commands.keymap import bindings, hint_line, key_of
from tui.compare.comparison_runner import ComparisonRunner
from tui.compare.host import ScreenHost
from tui.compare.navigator import Navigator
from tui.compare.overlays import Overlays, TableName
from tui.compare.review_controller import ReviewController
from tui.compare.sources_controller import SourceOptions, SourcesController
from tui.compare.view import CompareView, ViewChange
from tui.preferences import DEFAULT_LAYOUT, FirstLayout
from tui.screens.steady_screen import SteadyScreen
from tui.view_model.place import Place
from tui.widgets.bars import KeyBar, StoryBar
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector
from tui.widgets.selectable import TEXT_STYLES, copy, copy_selection

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from tui.view_model.walks import WalkName
    from tui.widgets.inputs import Prompt, Question


class CompareScreen(SteadyScreen[None]):
    """Hands each key to the part that it is for, and shows what comes of it.

    `n` is action_walk("shared", 1): the view asks the navigator where that leads, and goes there.
    The review keeps what the reader adds, the runner compares, the sources are read again, added
    and removed, overlays are the lists and dialogs over the articles.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    AUTO_FOCUS = ""
    COMPONENT_CLASSES: ClassVar[set[str]] = TEXT_STYLES
    WATCH_SECONDS = 1.0  # between two looks at the sources

    bar = query_one(StoryBar)
    columns = query_one(Columns)
    inspector = query_one(Inspector)

    def __init__(
        self,
        story: Story,
        settings: Settings,
        source_options: SourceOptions,
        *,
        review: Callable[[], Path | None] | None = None,
        layout: FirstLayout = DEFAULT_LAYOUT,
    ) -> None:
        """Show a story; the reader's decisions are kept in the file that `review` finds."""
        super().__init__()
        self._source_options = source_options
        self._layout = layout
        host = self.host = ScreenHost(self)
        self.jobs = Jobs(lambda progress: host.post(messages.JobProgress(progress)))
        self.navigator = Navigator(story.articles[0].id)
        self.review = ReviewController(host, review)
        self.runner = ComparisonRunner(host, self.jobs, settings, self.review.load)
        self.sources = SourcesController(
            host, self.jobs, story, source_options, compare=self.runner.start
        )
        self.overlays = Overlays(self, host, self.review)
        self.view = CompareView(self, self.navigator, has_brief=layout.has_brief)

    def compose(self) -> ComposeResult:
        """Bar, columns, inspector, keys."""
        yield StoryBar()
        columns = Columns(self.story.articles, self._layout.arrangement)
        columns.set_reactive(Columns.has_legend, self._layout.has_legend)
        yield columns
        yield Inspector()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the text at once; the rest waits until it is shown."""
        self.bar.story = self.story.title
        self.bar.counts = "aligning …"
        self.view.show_and_align_columns()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc_control.enable_after_start()
        self.runner.start(self.story)
        if self._source_options.watch:
            self.set_interval(self.WATCH_SECONDS, self._watch_sources)

    @property
    def story(self) -> Story:
        """The story that is shown."""
        return self.sources.shown.story

    @property
    def comparison(self) -> Comparison | None:
        """The comparison that is shown; None until the articles have been compared."""
        return self.navigator.comparison

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self.navigator.place

    @property
    def outlets(self) -> Sequence[str]:
        """The outlets by the number of their column, the first being 1."""
        return [article.outlet for article in self.story.articles]

    # A comparison arrives, or does not

    async def on_compared(self, event: messages.Compared) -> None:
        """Show a new comparison, with the reader where they were."""
        before, comparison = self.comparison, event.comparison
        await self.view.replace_columns_if_needed(comparison)
        self.navigator.show(comparison)
        self.review.show(comparison)
        self.sources.show(event.story, comparison.articles)
        self.view.show(self.story.title, before, comparison)
        self.overlays.show(comparison)
        self.host.run_in_background(self.navigator.prepare, group="walks")
        self.sources.remember()
        if before is None:
            self.view.offer_tip(self.host, self._source_options.state)
        # It lives as long as it is shown: looking through it for garbage would hold up a key.
        self.call_after_refresh(gc_control.freeze_now)

    async def on_brief_made(self, event: messages.BriefMade) -> None:
        """Show it beside the text, where the screen is wide enough."""
        await self.view.show_brief(event.sections)

    def on_compare_stopped(self) -> None:
        """Leave everything as it is shown."""
        self._revert()
        self.view.report_no_comparison(self.host)

    def on_compare_failed(self, event: messages.CompareFailed) -> None:
        """Say why; the articles can still be read."""
        self._revert()
        self.view.report_no_comparison(self.host, event.cause)

    def _revert(self) -> None:
        self.sources.revert()
        self.runner.revert(self.comparison)

    async def on_tip_available(self, event: messages.TipAvailable) -> None:
        """Show how to begin, or what has changed."""
        await self.view.show_tip(event.lines)

    def on_job_progress(self, event: messages.JobProgress) -> None:
        """Show in the first row how far a job is, and the key that stops it."""
        self.bar.stop_key = hint_line(self, {"end": "stop"})
        self.bar.working = event.progress

    def on_failed(self, event: messages.Failed) -> None:
        """Say in one line what went wrong."""
        self.host.say(event.cause, severity="error")

    def on_review_saved(self) -> None:
        """Compare again with what the reader has decided."""
        if self.comparison is not None:
            self._compare()

    def action_threshold(self, by: int) -> None:
        """Link fewer (1) or more (-1) passages."""
        if self.comparison is not None:
            self.runner.move_threshold(by)
            self._compare()

    def _compare(self) -> None:
        """Compare the articles again: those that are to come, where others are to come."""
        self.runner.start(self.sources.pending.story)

    # Escape

    def action_end(self) -> None:
        """End the first of these that is on; a tip does not count."""
        if self.bar.working:
            self.jobs.stop()
            return
        self.view.remove_tip()
        if self.selections:
            self.clear_selection()
        elif self.navigator.search is not None:
            self.view.end_search()
        elif self.navigator.filter is not None:
            self.view.end_filter()

    # Moving

    def action_walk(self, name: WalkName, by: int) -> None:
        """Go to the next stop of a walk, or the one before."""
        self.view.walk(name, by)

    def action_page(self, by: int) -> None:
        """Go a page down or up the focused article."""
        if (place := self.view.page_end(by)) is not None:
            self.view.follow(moved=self.navigator.go(place))

    def action_edge(self, by: int) -> None:
        """Go to the first or the last passage of the focused article."""
        self.view.go_to_edge(by)

    def action_trail(self, by: int) -> None:
        """Go back to where the reader was, or forward again."""
        self.view.follow(moved=self.navigator.go_back(by))

    def action_column(self, by: int) -> None:
        """Go to the next column, staying on the point."""
        article = self.columns.beside(self.place.article, by)
        self.view.follow(moved=self.navigator.go_to_column(article), keep_row=True)

    def action_column_number(self, number: int) -> None:
        """Go to the column with this number, staying on the point."""
        for column in self.columns.open:
            if column.number == number:
                moved = self.navigator.go_to_column(column.article.id)
                self.view.follow(moved=moved, keep_row=True)

    def action_counterpart(self) -> None:
        """Go to the next counterpart, in the end back to the first; at a gap's line, open it."""
        if self.view.toggle_gap():
            return
        articles = self.columns.after(self.place.article)
        self.view.follow(moved=self.navigator.go_to_counterpart(articles), keep_row=True)

    def on_passage_chosen(self, event: messages.PassageChosen) -> None:
        """Go to the passage that was pointed at; where its number was, on to its counterpart."""
        self.view.follow(moved=self.navigator.go(Place(event.article, event.passage)))
        if event.on_number:
            self.action_counterpart()

    def on_gap_chosen(self, event: messages.GapChosen) -> None:
        """Open the gap whose line was pointed at, or close it."""
        self.view.follow(moved=self.navigator.go(Place(self.place.article, None, event.gap)))
        self.view.toggle_gap()

    def action_filter(self, by: int) -> None:
        """Take the next filter that shows anything, and after the last none."""
        self.view.change_filter(by)

    async def action_ask(self, question: Question) -> None:
        """Ask for words to search, for the number of a point, or for a note."""
        await self.view.ask(question)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Search while the words are typed."""
        if event.question == "search":
            self.view.find(event.text)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Go to the first match or to the numbered point, or write the note."""
        if event.question == "search":
            self.view.find(event.text)
            self.action_walk("shared", 1)
        elif event.question == "note":
            self.review.add_note(self.place, event.text)
        else:
            self.view.follow(moved=self.navigator.go_to_typed(event.text))

    def on_prompt_closed(self, event: Prompt.Closed) -> None:
        """End the search that was being typed."""
        if event.question == "search":
            self.view.end_search()

    # The review

    def action_confirm(self) -> None:
        """Confirm the link that is shown or, at a gap, the omission."""
        self.review.confirm(self.place, self.view.link)

    def action_reject(self) -> None:
        """Reject the link that is shown."""
        self.review.reject(self.place, self.view.link)

    def action_link(self) -> None:
        """Begin a link by hand at the chosen passage, or end it there."""
        if self.review.link(self.place):
            key = key_of(self, "link")
            self.inspector.counter = f"New link: go to the other passage and press {key} again"

    def action_bookmark(self) -> None:
        """Set a bookmark at the chosen passage, or remove it."""
        self.review.toggle_bookmark(self.place)

    def action_undo(self) -> None:
        """Undo the last change of the review."""
        self.review.undo()

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.review.redo()

    # The sources

    def action_reload(self) -> None:
        """Read the sources again; after the first comparison was stopped, compare them."""
        if self.comparison is None and not self.jobs.any_running:
            self._compare()
        else:
            self.sources.reload()

    def action_add(self) -> None:
        """Ask for sources, and compare them with the others."""
        self.overlays.add_sources(self.sources)

    def action_sources(self) -> None:
        """List the sources, to remove one or add others."""
        self.overlays.change_sources(self.sources, self.place.article)

    def action_edit(self) -> None:
        """Open the focused article's file in the reader's editor, and read it again."""
        self.overlays.edit(self.sources, self.place)

    def action_open_page(self) -> None:
        """Open the focused article's page in the browser."""
        self.overlays.open_page(self.sources, self.place.article)

    def on_sources_read(self, event: messages.SourcesRead) -> None:
        """Compare what was read, if anything has changed."""
        self.sources.receive(event)

    def _watch_sources(self) -> None:
        if self.app.screen is self:
            self.sources.look()

    # Lists and dialogs

    def action_table(self, name: TableName) -> None:
        """List findings, points, facts or voices, and go where the reader points."""
        self.overlays.table(name, self.view.reference, self._go_to_result)

    def action_doubtful(self) -> None:
        """List the links just below the threshold, to confirm or reject."""
        self.overlays.doubtful_links(self._go_to_result)

    def action_check(self) -> None:
        """Ask what is uncertain, and go where the reader points."""
        self.overlays.check(self._go_to_result)

    def action_marks(self) -> None:
        """List the review, to take back entries, and go where the reader points."""
        self.overlays.your_review(self._go_to_result)

    def action_brief(self) -> None:
        """Show the brief, and go where the reader points."""
        self.overlays.brief(self._go_to_result)

    def _go_to_result(self, place: Place) -> None:
        self.view.follow(moved=self.navigator.go_to_result(place))

    def action_export(self) -> None:
        """Ask for a format and a path, and write the report."""
        self.overlays.export(self.story, self.view.reference)

    def action_help(self) -> None:
        """Show every key."""
        self.overlays.help()

    # Columns and what is shown in them

    def action_view(self, change: ViewChange) -> None:
        """Change what is shown."""
        self.view.change(change)

    def action_move_column(self, by: int) -> None:
        """Move the focused column one place to the right or to the left."""
        self.view.move_column(by)

    def action_more(self, by: int) -> None:
        """Scroll the inspector, where it is longer than there is room."""
        self.inspector.scroll_relative(y=by, animate=False)

    def on_column_scrolled(self, event: messages.ColumnScrolled) -> None:
        """Scroll every column by as much or, where they are unlinked, one alone."""
        self.view.scroll(event.article, event.rows)

    def on_resize(self) -> None:
        """Keep the place at the new size."""
        self.view.resize()

    def on_text_selected(self) -> None:
        """Copy what was dragged over, as soon as the button is released."""
        copy_selection(self, self.host)

    def action_copy(self) -> None:
        """Copy what is selected or else the chosen passage with its source, on one line."""
        copy(self, self.navigator, self.host)
