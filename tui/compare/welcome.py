"""The tip of the first run: three lines on how to begin."""

from __future__ import annotations

import re
from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from tui.commands.keymap import key_of

NAME = "welcomed"
"""The file, in the user's state folder, that says that the tip has been shown."""

LINES = (
    "New here? {next-shared}  next shared passage (other columns follow)",
    "{next-missing}  next point missing here · {next-difference}  next difference",
    "{help}  all keys · {export}  export a report · {end} hides this tip",
)
"""Three lines, the ids of commands in the place of their keys."""


def is_first_run(folder: Path) -> bool:
    """Whether the tip was never shown before; False ever after.

    False too where nothing can be written to the state folder: it would be shown at every start.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).open("x").close()
    except OSError:
        return False
    return True


class Tip(Static):
    """Takes no key; a click hides it."""

    def on_mount(self) -> None:
        """Name the keys as they are set."""
        lines = [self._line(line) for line in LINES]
        self.update(Content("\n").join(lines))

    def on_click(self) -> None:
        """Hide the tip."""
        self.remove()

    def _line(self, line: str) -> Content:
        """A line with its keys, each in bold."""
        parts = re.split(r"\{([\w-]+)\}", line)
        return Content("").join(
            Content.styled(self._key(part), "$primary bold") if number % 2 else Content(part)
            for number, part in enumerate(parts)
        )

    def _key(self, command: str) -> str:
        """The key of a command; where it has none, the one that finds commands."""
        return key_of(self, command) or "Ctrl+P"
