"""A stand-in for the Compare screen, as its controllers see it."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from tui.compare.host import IsCancelled, Severity


class FakeHost:
    """Remembers what it is given; background work runs when a test says so."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.undoable: list[str] = []
        self.messages: list[Message] = []
        self.background: list[tuple[str, Callable[[IsCancelled], None]]] = []

    def say(
        self, message: str, *, severity: Severity = "information", can_undo: bool = False
    ) -> None:
        """Remember a line."""
        self.said.append(message)
        if can_undo:
            self.undoable.append(message)

    def post(self, message: Message) -> None:
        """Remember a message."""
        self.messages.append(message)

    def run_in_background(self, work: Callable[[IsCancelled], None], *, group: str) -> None:
        """Remember work."""
        self.background.append((group, work))

    def run(self, *, cancelled: bool = False) -> None:
        """Run what waits in the background, as if it had been cancelled meanwhile or not."""
        waiting, self.background = self.background, []
        for _, work in waiting:
            work(lambda: cancelled)
