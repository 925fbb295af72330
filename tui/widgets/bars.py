"""The first row of the screen: the story, and how much of it there is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.layout.glyphs import cut


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
