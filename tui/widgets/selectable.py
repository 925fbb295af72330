"""Text that one drags over with the mouse, taken as it stands in the article, not as it wraps."""

from __future__ import annotations

from abc import abstractmethod

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from corpus.model import Span
from tui.widgets.selectable import Inked


class Draggable(Inked):
    """A widget whose selection is a run of characters of one text.

    Textual's own would run on over the columns beside it, and end a line with every row. It is
    told of ours all the same, so that its key for copying knows what is selected.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._begun: int | None = None
        """The character at which the button was pressed."""

    @property
    @abstractmethod
    def whole_text(self) -> str:
        """What characters are counted in."""

    @abstractmethod
    def character_at(self, x: int, y: int) -> int | None:
        """The character under a cell of the widget, or the nearest; None where there is none."""

    @property
    def selected(self) -> Span:
        """The characters that are selected; an empty span for none."""
        selection = self.text_selection
        if selection is None or selection.start is None or selection.end is None:
            return Span(0, 0)
        return Span(selection.start.x, selection.end.x)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, and what ends it."""
        return self.selected.of(self.whole_text), "\n"

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select; wherever the pointer goes now, this widget hears of it."""
        if event.button == 1:
            self._begun = self.character_at(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer."""
        if self._begun is None:
            return
        at = self.character_at(event.x, event.y)
        if at is not None:
            first, last = sorted((self._begun, at))
            ends = Offset(first, 0), Offset(min(last + 1, len(self.whole_text)), 0)
            self.screen.selections = {self: Selection(*ends)}

    def on_mouse_up(self) -> None:
        """Select no further."""
        self._begun = None
        self.release_mouse()


def character(text: str, row: Span, cell: int) -> int:
    """The character of a row of text that stands at a cell, counted from the row's first one."""
    used = 0
    for at in range(row.start, row.end):
        used += cell_len(text[at])
        if used > cell:
            return at
    return max(row.start, row.end - 1)
