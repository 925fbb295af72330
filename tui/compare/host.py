"""What the controllers of the Compare screen need of it, and how the screen gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol

from textual.worker import get_current_worker

from tui.commands.keymap import hint_line

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen

Severity = Literal["information", "warning", "error"]
IsCancelled = Callable[[], bool]
"""Whether background work was cancelled."""


class Host(Protocol):
    """The screen, as its controllers see it."""

    def say(
        self, message: str, *, severity: Severity = "information", can_undo: bool = False
    ) -> None:
        """Show one line; where it can be undone, with the key that undoes it."""

    def post(self, message: Message) -> None:
        """Hand a message to the screen, from any thread."""

    def run_in_background(self, work: Callable[[IsCancelled], None], *, group: str) -> None:
        """Run work in a thread, and cancel what runs in the same group.

        The thread of cancelled work goes on, but posts nothing once it sees that it was cancelled.
        """


class ScreenHost:
    """A Host over a screen of Textual."""

    ERROR_SECONDS = 10
    """How long an error is shown."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def say(
        self, message: str, *, severity: Severity = "information", can_undo: bool = False
    ) -> None:
        """Show a notification."""
        hint = hint_line(self._screen, {"undo": "undo"}) if can_undo else ""
        self._screen.notify(
            f"{message} · {hint}" if hint else message,
            severity=severity,
            timeout=self.ERROR_SECONDS if severity == "error" else None,
            markup=False,
        )

    def post(self, message: Message) -> None:
        """Put the message in the queue of the screen."""
        self._screen.post_message(message)

    def run_in_background(self, work: Callable[[IsCancelled], None], *, group: str) -> None:
        """Run work in an exclusive worker of the screen."""

        def run() -> None:
            worker = get_current_worker()
            work(lambda: worker.is_cancelled)

        self._screen.run_worker(run, thread=True, exclusive=True, group=group)
