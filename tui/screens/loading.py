"""Shown while sources are read: the progress, and a key to stop."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from corpus.progress import StoppedError
from corpus.stories.story import Story
from styles import DIALOGS
from tui.background_job import Job


class LoadingScreen(ModalScreen[Story | None]):
    """A dialog over the start screen; it returns the story, or None if reading was stopped."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop")]

    PATIENCE = 0.5
    """Seconds before anything is shown: quick reading needs no dialog."""
    INTERVAL = 0.05
    """Seconds between two checks of the job."""

    def __init__(self, job: Job[Story]) -> None:
        super().__init__(classes="-quick")
        self._job = job
        self._started = monotonic()

    def compose(self) -> ComposeResult:
        """What is being read, and how to stop."""
        with Vertical(id="loading", classes="dialog"):
            yield Label("Reading", classes="dialog--title")
            yield Static(id="progress")
            yield Static("Esc stop", id="message")

    def on_mount(self) -> None:
        """Check the job regularly."""
        self.set_interval(self.INTERVAL, self._check)

    def action_stop(self) -> None:
        """Stop reading."""
        self._job.abandon()
        self.dismiss(None)

    def _check(self) -> None:
        if not self.is_current:
            return
        if self._job.wait(0):
            self.dismiss(self._result())
        elif monotonic() - self._started >= self.PATIENCE:
            self.remove_class("-quick")
            self.query_one("#progress", Static).update(
                Content(self._job.progress.removeprefix("reading "))
            )

    def _result(self) -> Story | None:
        try:
            return self._job.result()
        except StoppedError:
            return None
        except Exception as error:
            self.notify(f"{type(error).__name__}: {error}", severity="error", markup=False)
            return None
