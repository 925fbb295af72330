"""A widget that is drawn in the inks of its screen."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

PANE = {
    "pane--shared",
    "pane--only-here",
    "pane--heading",
    "pane--boilerplate",
    "pane--chosen",
    "pane--told",
    "pane--common",
    "pane--own",
    "pane--sought",
    "pane--selected",
    "pane--bar",
    "pane--gap",
    "pane--fold",
}
"""Of the running text."""
SIGNS = {"sign--shared", "sign--partial", "sign--only-here", "sign--differs"}
"""Of the signs beside it."""
MINIMAP = {
    "minimap--shared",
    "minimap--partial",
    "minimap--only-here",
    "minimap--differs",
    "minimap--view",
}
INKS = PANE | SIGNS | MINIMAP
"""Component classes that the screen has for all its columns.

Textual looks in every sheet for each of them, and each column of its own would double that.
"""


class Inked(Widget):
    """Takes colours from the screen, which must have INKS among its component classes."""

    def ink(self, *classes: str) -> Style:
        """How text of some classes is drawn; what is none of INKS has no look of its own."""
        known = tuple(name for name in classes if name in INKS)
        return self.screen.get_visual_style(*known).rich_style

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self.refresh()
