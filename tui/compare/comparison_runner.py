"""Compares the articles in the background, and again with another threshold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from corpus.progress import StoppedError
from tui.background_job import Job, Jobs
from tui.gc_control import FROZEN, paused
from tui.messages import Compared, CompareFailed, CompareStopped

if TYPE_CHECKING:
    from textual.message import Message

    from corpus.comparison import Comparison
    from corpus.review import Review
    from corpus.settings import Settings
    from corpus.stories.story import Story
    from tui.compare.host import Host, IsCancelled


class ComparisonRunner:
    """Runs one comparison at a time: a newer one cancels the one before.

    Its result is a message to the host: Compared, CompareStopped or CompareFailed. The result of a
    cancelled run is dropped.
    """

    STEP = 0.05
    """How far one key press moves the threshold."""
    LEAST, MOST = 0.05, 0.95

    def __init__(
        self,
        host: Host,
        jobs: Jobs,
        settings: Settings,
        load_review: Callable[[], Review | None],
    ) -> None:
        self._host = host
        self._jobs = jobs
        self._load_review = load_review
        self.settings = settings
        """Those of the comparison that is shown or, while another one runs, of that one."""

    def start(self, story: Story) -> None:
        """Compare the articles of a story in the background."""
        work = partial(self._run, story, self.settings)
        self._host.run_in_background(work, group="compare")

    def move_threshold(self, by: int) -> None:
        """Raise (1) or lower (-1) the threshold by a step, for the next run."""
        threshold = round(self.settings.threshold + by * self.STEP, 2)
        threshold = min(self.MOST, max(self.LEAST, threshold))
        self.settings = replace(self.settings, threshold=threshold)

    def revert(self, shown: Comparison | None) -> None:
        """Go back to the settings of what is shown: a run was stopped, or failed."""
        if shown is not None:
            self.settings = shown.settings

    def _run(self, story: Story, settings: Settings, is_cancelled: IsCancelled) -> None:
        message = self._compare(story, settings, is_cancelled)
        if not is_cancelled():  # else a newer one is on its way
            self._host.post(message)

    def _compare(self, story: Story, settings: Settings, is_cancelled: IsCancelled) -> Message:
        from corpus.comparison import compare

        FROZEN.collect_if_grown()
        try:
            work = partial(
                paused()(compare),
                story.articles,
                settings,
                title=story.title,
                problems=story.problems,
                review=self._load_review(),
            )
            job = Job(work)
            self._jobs.wait(job, is_cancelled)
            comparison = job.result()
            _ = comparison.questions  # ranked here, so that no key has to wait for it
            return Compared(comparison, story)
        except StoppedError:
            return CompareStopped()
        except Exception as error:
            return CompareFailed(f"{type(error).__name__}: {error}")
