"""The first row of the screen: the story, and how much of it there is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.commands.keymap import commands_of
from tui.commands.registry import Command
from tui.layout.cells import cut

# The last row of the screen: the keys that are of use now.

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


class StoryBar(Widget):
    """The title at the left, counts at the right; what does not fit is cut from the title.

    What holds until a key ends it stands before the counts or, in a narrow window, in their place;
    what is being done stands in the place of both.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"story-bar--program", "story-bar--state"}

    LEAST = 20
    """Cells that are left to the title beside a state, as long as there are counts to drop."""

    story: reactive[str] = reactive("")
    """The story's title."""
    state: reactive[str] = reactive("")
    """What holds until a key ends it: "f only here · 12 of 38"; empty for nothing."""
    counts: reactive[str] = reactive("")
    """What there is: "2 sources · 28 points"."""
    working: reactive[str] = reactive("")
    """What is being done, as long as it takes; it stands in the place of the counts."""
    stops: reactive[str] = reactive("")
    """The key that stops it; it is shown whole, whatever is cut."""

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, plain = self.size.width, self.visual_style.rich_style
        program, counts = " srcdiff ", f" {self._at_work(width * 2 // 3) or self.counts} "
        state = f" {self.state} " if self.state else ""
        if cell_len(program + state + counts) + self.LEAST > width and state:
            state, counts = ("", counts) if self.working else (state, " ")
        room = max(0, width - cell_len(program + state + counts) - 1)
        title = cut(self.story, room)
        return Strip(
            [
                Segment(program, self.get_visual_style("story-bar--program").rich_style),
                Segment(" " + set_cell_size(title, room), plain),
                Segment(state, self.get_visual_style("story-bar--state").rich_style),
                Segment(counts, plain),
            ]
        ).adjust_cell_length(width, plain)

    def _at_work(self, room: int) -> str:
        if not self.working:
            return ""
        stops = f" · {self.stops}" if self.stops else ""
        return cut(self.working, room - cell_len(stops)) + stops
