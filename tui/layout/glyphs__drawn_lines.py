"""What is drawn is changed last of all, ours and Textual's alike: each row, piece by piece."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.layout.glyphs import plain


class DrawnLines(LineFilter):
    """Draws each piece of a row anew that is not ASCII, in as many cells; nothing moves."""

    def __init__(self, drawn: Callable[[str], str]) -> None:
        """Draw as `drawn` says, which gives a text as wide as the one it is given."""
        super().__init__()
        self._drawn = drawn

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A row of the screen."""
        return [
            segment if segment.text.isascii() else Segment(self._drawn(segment.text), *segment[1:])
            for segment in segments
        ]


def sure(text: str) -> str:
    """A text in signs on whose width terminals agree, in as many cells."""
    drawn = plain(text)
    return text if drawn == text else set_cell_size(drawn, cell_len(text))
