"""Any text in ASCII, for a screen that shows nothing else."""

from __future__ import annotations

from rich.cells import cell_len

from tui.layout.glyphs import CELLS, bare


def in_ascii(text: str) -> str:
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
