"""The first row of the screen: the story, and how much of it there is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget


class StoryBar(Widget):
    """The title at the left, counts at the right; what does not fit is cut from the title."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"story-bar--program"}

    story: reactive[str] = reactive("")
    """The story's title."""
    counts: reactive[str] = reactive("")
    """What there is: "2 sources · 28 points"."""

    def render_line(self, y: int) -> Strip:
        """The one row."""
        width, plain = self.size.width, self.visual_style.rich_style
        program, counts = " srcdiff ", f" {self.counts} "
        room = max(0, width - cell_len(program) - cell_len(counts) - 1)
        title = self.story
        if cell_len(title) > room:
            title = set_cell_size(title, max(0, room - 1)) + "…"
        return Strip(
            [
                Segment(program, self.get_visual_style("story-bar--program").rich_style),
                Segment(" " + set_cell_size(title, room), plain),
                Segment(counts, plain),
            ]
        ).adjust_cell_length(width, plain)
