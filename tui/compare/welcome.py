"""Three lines of how to begin, between the articles and the inspector."""

from __future__ import annotations

import re

from textual.content import Content
from textual.widgets import Static

from tui.commands.keymap import key_of
from tui.compare.welcome__welcome import LINES


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
