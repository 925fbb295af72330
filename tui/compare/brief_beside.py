"""The brief beside the text, on a screen that is wide enough for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from corpus.comparison import Comparison

WIDE = 160
"""Cells of a screen from which on the brief stands beside the text."""
WIDEST = 60
"""Cells that it takes at most; else three tenths of the screen."""


class BriefBeside:
    """Keeps the brief of the comparison at the right edge of a wide screen, once there is one."""

    def __init__(self, screen: Screen[None], *, wanted: bool) -> None:
        """Show it on `screen`, or never where it is not wanted."""
        self._screen = screen
        self._wanted = wanted

    @property
    def _is_wide(self) -> bool:
        return self._wanted and self._screen.app.size.width >= WIDE

    async def show(self, comparison: Comparison) -> None:
        """Show the brief of another comparison, where there is room."""
        await self._screen.query("BriefPanel").remove()
        self.add(comparison)

    def add(self, comparison: Comparison) -> None:
        """Show the brief of the comparison, where there is room and it is not there yet."""
        if self._is_wide and not self._screen.query("BriefPanel"):
            from tui.lists.brief_screen import BriefPanel  # lists are slow to import

            self._screen.mount(BriefPanel(comparison))

    def fit(self) -> int:
        """Hide it where there is no room any more; returns the cells that it takes."""
        cells = min(WIDEST, self._screen.app.size.width * 3 // 10)
        taken = 0
        for panel in self._screen.query("BriefPanel"):
            panel.display = self._is_wide
            panel.styles.width = cells
            taken = cells if self._is_wide else 0
        return taken
