"""What can stand around the text: the brief beside it on a wide screen, a tip below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.widgets.inspector import Inspector

if TYPE_CHECKING:
    from tui.view_model.brief import BriefSection

WIDE = 160
"""Cells of a screen from which on the brief stands beside the text."""
WIDEST = 60
"""Cells that it takes at most; else three tenths of the screen."""


class AroundText:
    """Shows the brief, once there is one, and a tip until it is hidden."""

    def __init__(self, screen: Screen[None], *, has_brief: bool) -> None:
        """Show them on `screen`; the brief never where `has_brief` is not set."""
        self._screen = screen
        self._has_brief = has_brief
        self._brief: Sequence[BriefSection] = ()

    @property
    def _is_wide(self) -> bool:
        return self._has_brief and self._screen.app.size.width >= WIDE

    async def show_brief(self, sections: Sequence[BriefSection]) -> None:
        """Show another brief, where there is room."""
        self._brief = sections
        await self._screen.query("BriefPanel").remove()
        self.add_brief()

    def add_brief(self) -> None:
        """Show the brief, where there is one and room for it, and it is not there yet."""
        if self._brief and self._is_wide and not self._screen.query("BriefPanel"):
            from tui.lists.brief_screen import BriefPanel  # lists are slow to import

            self._screen.mount(BriefPanel(self._brief))

    def remove_brief(self) -> None:
        """Show no brief until there is another: its lines may lead to an article that is gone."""
        self._brief = ()
        self._screen.query("BriefPanel").remove()

    def fit_brief(self) -> int:
        """Hide the brief where there is no room any more; returns the cells that it takes."""
        cells = min(WIDEST, self._screen.app.size.width * 3 // 10)
        taken = 0
        for panel in self._screen.query("BriefPanel"):
            panel.display = self._is_wide
            panel.styles.width = cells
            taken = cells if self._is_wide else 0
        return taken

    async def show_tip(self, lines: Sequence[str]) -> None:
        """Show how to begin, between the articles and the inspector."""
        from tui.compare.welcome import Tip

        await self._screen.mount(Tip(lines), before=self._screen.query_one(Inspector))

    @property
    def has_tip(self) -> bool:
        """Whether the tip is shown."""
        return bool(self._screen.query("Tip"))

    def remove_tip(self) -> None:
        """Hide the tip."""
        self._screen.query("Tip").remove()
