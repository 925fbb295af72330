"""The whole screen in ASCII: what is drawn is changed last of all, ours and Textual's alike."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.glyphs import CELLS, bare


class AsciiLines(LineFilter):
    """Puts ASCII in the place of everything else; nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A row of the screen in ASCII."""
        return [
            segment if segment.text.isascii() else Segment(drawn(segment.text), *segment[1:])
            for segment in segments
        ]


def drawn(text: str) -> str:
    """A text in ASCII, in as many cells."""
    cells = cell_len(text)
    return text.translate(_DRAWN)[:cells].ljust(cells, "?")


class _Drawn(dict[int, str]):
    """What stands for each character, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        cells = cell_len(character)
        known = character if code < 128 else CELLS.get(character) or bare(character)
        self[code] = known if len(known) == cells else "?" * cells
        return self[code]


_DRAWN = _Drawn()
