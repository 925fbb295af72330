"""Comparing the articles, away from the screen, and aligning them anew."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from corpus.progress import StoppedError
from corpus.settings import Settings
from corpus.stories.story import Story
from tui.background_job import Job
from tui.commands.keymap import hint_line, key_of
from tui.compare.review_controller import ReviewScreen
from tui.messages import Compared, CompareFailed, CompareStopped, Failed, Working
from tui.view_model.place import Place
from tui.widgets.bars import KeyBar, StoryBar
from tui.widgets.columns import Columns
from tui.widgets.inspector import Inspector

if TYPE_CHECKING:
    from corpus.comparison import Comparison

# Work away from the screen that is said when it takes long, and stopped by a key.


class WorkingScreen(ReviewScreen):
    """Never waits itself: a worker does, and Escape lets it go."""

    PATIENCE = 0.5
    """Seconds in which nothing is said."""
    LOOK = 0.1
    """Seconds between two looks at the work."""

    def __init__(self, review: Callable[[], Path | None] | None) -> None:
        super().__init__(review)
        self._jobs: list[Job[Any]] = []
        """What is being done."""

    def on_working(self, event: Working) -> None:
        """Say in the first row what is being done, or no longer."""
        self.bar.stops = hint_line(self, {"end": "stops"})
        self.bar.working = event.said

    def on_failed(self, event: Failed) -> None:
        """Say in one line what went wrong."""
        self.notify(event.cause, severity="error", markup=False)

    def action_end(self) -> None:
        """Stop what takes long, or else what stands."""
        if self.bar.working:
            for job in self._jobs:
                job.leave()
        else:
            super().action_end()

    def _wait(self, job: Job[Any]) -> None:
        """Wait for a job in a worker's thread, until it is over or nobody wants it any more."""
        worker, begun, said = get_current_worker(), monotonic(), False
        self._jobs.append(job)
        while not job.wait(self.LOOK):
            if worker.is_cancelled:  # a newer one is on its way, or the program ends
                job.leave()
            elif monotonic() - begun >= self.PATIENCE:
                said = self.post_message(Working(job.said or "working"))
        self._jobs.remove(job)
        if said:
            self.post_message(Working(""))


class ComparingScreen(WorkingScreen):
    """Shows a story at once, and what its comparison finds when it is there."""

    in_rows = False
    """Whether the articles are first arranged in rows."""

    def __init__(
        self,
        story: Story,
        settings: Settings,
        review: Callable[[], Path | None] | None,
    ) -> None:
        """Show a story; what the reader adds is kept in the file that `review` names."""
        super().__init__(review)
        self.story = story
        self.settings = settings
        self._coming = story
        """What is being compared, or is shown already."""

    def compose(self) -> ComposeResult:
        """Bar, columns, inspector, keys."""
        yield StoryBar()
        columns = Columns(self.story.articles, in_rows=self.in_rows)
        yield columns.data_bind(ComparingScreen.comparison)
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
        self.compare(self.story)

    @work(thread=True, exclusive=True)
    def compare(self, story: Story) -> None:
        """Segment, align and compare the articles of a story, away from the screen."""
        done = self._compared(story)
        if not get_current_worker().is_cancelled:  # a newer one is on its way
            self.post_message(done)

    def _compared(self, story: Story) -> Message:
        from corpus.comparison import compare
        from tui.gc_control import FROZEN, uncollected

        FROZEN.release()
        try:
            self._read_review()
            compared = partial(
                uncollected()(compare),
                story.articles,
                self.settings,
                title=story.title,
                problems=story.problems,
                review=self._history.present if self._history else None,
            )
            job = Job(compared)
            self._wait(job)
            return Compared(job.result(), story)
        except StoppedError:
            return CompareStopped()
        except Exception as error:
            return CompareFailed(f"{type(error).__name__}: {error}")

    async def on_compared(self, event: Compared) -> None:
        """Show what was found; anew after another threshold, and where the reader was."""
        from tui.view_model.inspection import HINTS, counts, overview

        before = self.comparison
        await self._set_out(before, event.comparison)
        self.comparison = event.comparison
        self.story = replace(event.story, articles=event.comparison.articles)
        if self._coming is event.story:
            self._coming = self.story
        self._walk_through(event.comparison)
        self.bar.story = self.story.title
        self.bar.counts = counts(event.comparison)
        self.columns.show_words(shown=self._words_shown)
        self.inspector.overview = overview(event.comparison, hint_line(self, HINTS))
        self._take_up(before, event.comparison)
        # It lives as long as it is shown: looking through it for garbage would hold up a key.
        self.call_after_refresh(gc.freeze)

    def on_compare_stopped(self) -> None:
        """Leave everything as it is shown."""
        self._coming = self.story
        if self.comparison is None:
            self.bar.counts = f"not aligned: {key_of(self, 'reload')} aligns"
        else:
            self.settings = self.comparison.settings
            self.notify("Stopped")

    def on_review_kept(self) -> None:
        """Compare anew with what the reader has decided."""
        if self.comparison is not None:
            self.compare(self._coming)

    def on_compare_failed(self, event: CompareFailed) -> None:
        """Say so; the articles can still be read."""
        self._coming = self.story
        if self.comparison is None:
            self.bar.counts = "not compared"
            self.inspector.overview = (f"The articles could not be compared: {event.cause}",)
        else:
            self.settings = self.comparison.settings
            self.notify(f"Not compared: {event.cause}", severity="error", markup=False)

    def action_threshold(self, by: int) -> None:
        """Link more (-1) or fewer (1) passages: five hundredths of a score at a time."""
        if self.comparison is not None:
            threshold = min(0.95, max(0.05, round(self.settings.threshold + by * 0.05, 2)))
            self.settings = replace(self.settings, threshold=threshold)
            self.compare(self._coming)

    async def _set_out(self, before: Comparison | None, comparison: Comparison) -> None:
        """Make room for the articles of a comparison, where they are others than before."""

    def _take_up(self, before: Comparison | None, comparison: Comparison) -> None:
        """Go on where the reader was, and say what another threshold has changed."""
        if self.columns.in_rows:
            self.call_after_refresh(self._lay_rows)
        if before is not None:
            self._row = None
            self._show()
            if before.settings != comparison.settings:
                from tui.view_model.inspection import rethreshold

                self.inspector.counter = rethreshold(before, comparison)

    def _lay_rows(self) -> None:
        """Before the reader has moved, lay the others out beside the first article."""
        if self.place is not None and self.place.passage is None and self._walks is not None:
            self.columns.lay_beside(self.place.article, self._walks.standings)
