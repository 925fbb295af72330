"""Three lines of how to begin, between the articles and the inspector."""

from __future__ import annotations

import re
from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from tui.commands.keymap import key_of

# How to begin, told once.

NAME = "welcomed"
"""The file, in the user's state folder, that tells that it has been told."""

LINES = (
    "New here? {next-shared} walks what the reports tell in common; the other columns follow.",
    "{next-missing} walks what others tell and this one does not, {next-difference} what differs.",
    "{help} shows every key, {export} writes a report. {end} puts these lines away.",
)
"""Three lines, the ids of commands in the place of their keys."""


def first_time(folder: Path) -> bool:
    """Whether nobody was ever told before; never again after this, so not where none can know."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NAME).open("x").close()
    except OSError:
        return False
    return True


class Welcome(Static):
    """Takes no key; a click puts it away."""

    def on_mount(self) -> None:
        """Name the keys that hold."""
        lines = [self._line(line) for line in LINES]
        self.update(Content("\n").join(lines))

    def on_click(self) -> None:
        """Go away."""
        self.remove()

    def _line(self, line: str) -> Content:
        """A line with its keys, each in bold."""
        parts = re.split(r"\{([\w-]+)\}", line)
        return Content("").join(
            Content.styled(key_of(self, part) or "Ctrl+P", "$primary bold")
            if number % 2
            else Content(part)
            for number, part in enumerate(parts)
        )
