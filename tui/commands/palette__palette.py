"""The command palette and the choice of a theme, drawn as the other dialogs are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.command import CommandPalette, Provider
from textual.containers import Vertical

from styles import PALETTE


class Palette(CommandPalette):
    """Textual's, in our frame: what is offered, and how to leave it."""

    CSS_PATH = PALETTE

    def __init__(
        self,
        title: str,
        providers: Iterable[type[Provider] | Callable[[], type[Provider]]] | None = None,
    ) -> None:
        """Offer what `providers` have; of none, what the app and its screen have."""
        super().__init__(providers, placeholder="Type some letters of it")
        self._says = title

    def on_mount(self) -> None:
        """Name the frame."""
        frame = self.query_one("#--container", Vertical)
        frame.border_title = self._says
        frame.border_subtitle = "↑ ↓ · Enter takes · Escape closes"
