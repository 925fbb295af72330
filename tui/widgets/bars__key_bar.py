"""The last row of the screen: the keys that are of use now."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.commands.keymap import commands_of
from tui.commands.registry import Command

KEPT = "help"
"""The command that has its place at every width: it leads to all others."""


class KeyBar(Widget):
    """As many hints as fit, the most used first; a click on one does what its key does."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, plain = self.size.width, self.visual_style.rich_style
        key = self.get_visual_style("key-bar--key").rich_style
        segments = []
        for command, _ in self._placed():
            segments += [
                Segment(f" {command.shown.split()[0]} ", key),
                Segment(f"{command.hint} ", plain),
            ]
        return Strip(segments).adjust_cell_length(width, plain)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        for command, end in self._placed():
            if event.x < end:
                await self.screen.run_action(command.action)
                return

    def _placed(self) -> list[tuple[Command, int]]:
        """The hints that fit, each with the cell where it ends."""
        hinted = [
            (command, cell_len(command.shown.split()[0]) + cell_len(command.hint) + 3)
            for command in commands_of(self)
            if command.purpose != "Lists" and command.hint and command.shown
        ]
        kept = sum(cells for command, cells in hinted if command.id == KEPT)
        placed, end = [], 0
        for command, cells in hinted:
            if command.id == KEPT:
                kept = 0
            if end + cells + kept <= self.size.width:
                end += cells
                placed.append((command, end))
        return placed
