"""The Textual application: themes, commands, and the first screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from corpus.settings import Settings, SettingsError
from corpus.story import Story
from corpus.toml import meant
from styles import COMPARE
from styles.themes import THEMES, VARIABLES
from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from textual.command import Provider


FEW_COLORS = ("standard", "256", "windows")
"""Rich's names for what cannot show a faint tint: it comes out black."""


def _commands() -> type[Provider]:
    """The palette's provider, imported when the palette is first opened."""
    from tui.commands import Commands

    return Commands


class Srcdiff(App[None]):
    """Compares the articles of one story on the screen."""

    TITLE = "srcdiff"
    CSS_PATH = COMPARE
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", "Quit", show=False)]

    def __init__(
        self,
        story: Story,
        settings: Settings,
        read: Callable[[], Story] | None = None,
        *,
        watch: bool = False,
        review: Callable[[], Path | None] | None = None,
    ) -> None:
        """Show a story; `read` reads its sources again, which `watch` does every second.

        What the reader adds is kept in the file that `review` names.
        """
        super().__init__()
        self.story = story
        self.read = read
        self.watch_sources = watch
        self.review = review
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        if settings.theme not in self.available_themes:
            instead = meant(settings.theme, self.available_themes)
            raise SettingsError(f"theme: unknown theme {settings.theme!r}{instead}")
        self.theme = settings.theme
        self.set_class(self.console.color_system in FEW_COLORS, "-few-colors")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our hues, for themes that do not know them."""
        return VARIABLES

    def get_default_screen(self) -> CompareScreen:
        """The articles side by side."""
        return CompareScreen(
            self.story, self.settings, self.read, watch=self.watch_sources, review=self.review
        )
