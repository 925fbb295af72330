"""Where the terminal's own cursor stands: on the chosen row, for screen readers and braille.

Nothing is drawn for it. A screen or a widget that has a chosen row says so by an attribute
`cursor_cell`, the cell at which that row begins on the screen, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.geometry import Offset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

SHOWN = "\x1b[?25h"
"""Makes the cursor visible: Textual hides it, and programs that follow it would lose it."""

CHOSEN_COLUMN = ".-focused ArticlePane"
"""The text on the Compare screen that keys move in: no widget there has Textual's focus."""


def cursor_cell(screen: Screen[Any]) -> Offset:
    """Return the cell for the cursor: the screen's, else that of the widget with the focus.

    Where neither has a chosen row, it is where the widget begins, or the line with the keys.
    """
    return next(_cells(screen), Offset(0, 0))


def _cells(screen: Screen[Any]) -> Iterator[Offset]:
    """Yield the cells that it may stand at, the best first."""
    focused = screen.focused
    owners = [screen, *([focused] if focused else screen.query(CHOSEN_COLUMN))]
    for owner in owners:
        for name in ("cursor_cell", "cursor_screen_offset"):  # the second is Textual's, of fields
            if isinstance(cell := getattr(owner, name, None), Offset):
                yield cell
    if focused is not None:
        yield focused.content_region.offset
    for line in screen.query("#message, #keys"):
        if line.display:
            yield line.content_region.offset
