"""Work away from the screen that is said when it takes long, and stopped by a key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from textual.worker import get_current_worker

from tui.background_job import Job
from tui.commands.keymap import hint_line
from tui.compare.review import ReviewScreen
from tui.messages import Failed, Working


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
