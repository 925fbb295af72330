"""Reading that takes its time: how far it is, and a key to stop it."""

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


class WaitingScreen(ModalScreen[Story | None]):
    """Gives the story when it has been read, None where the reader stopped it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop")]

    PATIENCE = 0.5
    """Seconds in which nothing is said."""
    LOOK = 0.05
    """Seconds between two looks at the work."""

    def __init__(self, job: Job[Story]) -> None:
        super().__init__(classes="-quick")
        self._job = job
        self._begun = monotonic()

    def compose(self) -> ComposeResult:
        """What is being done, and how to stop it."""
        with Vertical(id="waiting", classes="dialog"):
            yield Label("Reading", classes="dialog--title")
            yield Static(id="said")
            yield Static("Escape stops", id="answer")

    def on_mount(self) -> None:
        """Look whether it is done, now and again."""
        self.set_interval(self.LOOK, self._look)

    def action_stop(self) -> None:
        """Wait no longer."""
        self._job.abandon()
        self.dismiss(None)

    def _look(self) -> None:
        if not self.is_current:
            return
        if self._job.wait(0):
            self.dismiss(self._read())
        elif monotonic() - self._begun >= self.PATIENCE:
            self.remove_class("-quick")
            self.query_one("#said", Static).update(
                Content(self._job.progress.removeprefix("reading "))
            )

    def _read(self) -> Story | None:
        try:
            return self._job.result()
        except StoppedError:
            return None
        except Exception as error:
            self.notify(f"{type(error).__name__}: {error}", severity="error", markup=False)
            return None
