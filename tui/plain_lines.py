"""The whole screen in signs on whose width terminals agree: what is drawn is changed last."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.cells import plain


class PlainLines(LineFilter):
    """Keeps each piece of a row at the width that it was laid out for; nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A row of the screen."""
        return [
            segment if segment.text.isascii() else Segment(drawn(segment.text), *segment[1:])
            for segment in segments
        ]


def drawn(text: str) -> str:
    """A text in signs of a sure width, in as many cells."""
    sure = plain(text)
    return text if sure == text else set_cell_size(sure, cell_len(text))
