"""The tips below the articles: on the very first run how to begin, on an update what keys moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui.commands.keymap import key_of
from tui.messages import TipAvailable

if TYPE_CHECKING:
    from tui.compare.host import Host, IsCancelled

NAME = "welcomed"
"""The file, in the user's state folder, that says that how to begin has been shown."""
MOVED_NAME = "welcomed-0.2"
"""The file that says that the keys that moved have been shown, or need not be."""

LINES = (
    "New here? {next-shared}  next shared passage (other columns follow)",
    "{next-missing}  heaviest point missing here · {next-difference}  next difference",
    "{help}  all keys · {export}  export a report · {end} hides this tip",
)
"""How to begin: three lines, the ids of commands in the place of their keys."""
MOVED = (
    "Keys that moved: {link}  link two passages (was l)",
    "{hide-column}  hide column (was h) · h and l go to the column beside",
    "{help}  signs and all keys · {end} hides this tip",
)
"""What keys moved since the version before: three lines too."""


def offer_tip(host: Host, state: Path) -> None:
    """Find out in the background which tip to show, if any, and post it as `TipAvailable`."""

    def look(_: IsCancelled) -> None:
        if lines := tip(state):
            host.post(TipAvailable(lines))

    host.run_in_background(look, group="tip")


def tip(folder: Path) -> tuple[str, ...]:
    """Return the lines that the user has not seen yet: how to begin, or what keys moved; or none.

    If nothing can be written to the state folder, there are none: they would come at every start.
    """
    is_new = _mark(folder, NAME)
    is_first_start = _mark(folder, MOVED_NAME)  # a new user has nothing to relearn
    return LINES if is_new else MOVED if is_first_start else ()


def _mark(folder: Path, name: str) -> bool:
    """Make a file that was not there; returns whether it was made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).open("x").close()
    except OSError:
        return False
    return True


class Tip(Static):
    """A tip of three lines; a click hides it."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def on_mount(self) -> None:
        """Name the keys as they are set."""
        lines = [self._line(line) for line in self._lines]
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
