"""The Textual application: themes, commands, and the first screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from corpus.settings import Settings, SettingsError
from corpus.story import Story
from corpus.toml import meant
from styles import COMPARE
from styles.themes import OURS, THEMES, VARIABLES
from tui.keymap import Keymap
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", "Quit", show=False),
        Binding("ctrl+p", "command_palette", "Palette", show=False, priority=True, id="palette"),
    ]

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
        self.keymap = self._read_keys()
        self._own_filters = self._drawing()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._named_theme()
        self.set_class(self.console.color_system in FEW_COLORS, "-few-colors")

    def on_mount(self) -> None:
        """Say what the reader's own keys have done to others."""
        for warning in self.keymap.warnings:
            self.notify(warning, severity="warning", markup=False, timeout=10)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our hues, for themes that do not know them."""
        return VARIABLES

    def get_default_screen(self) -> CompareScreen:
        """The articles side by side."""
        return CompareScreen(
            self.story, self.settings, self.read, watch=self.watch_sources, review=self.review
        )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes each row before it is drawn."""
        return [*super().get_line_filters(), *self._own_filters]

    def _drawing(self) -> tuple[LineFilter, ...]:
        if self.settings.glyphs != "ascii":
            return ()
        from tui.ascii_lines import AsciiLines

        return (AsciiLines(),)

    def _read_keys(self) -> Keymap:
        """The keys that hold; raises SettingsError."""
        ascii_only = self.settings.glyphs == "ascii"
        if not self.settings.keys and not ascii_only:
            return Keymap()
        from tui.rebinding import keymap

        made = keymap(self.settings.keys, ascii_only=ascii_only)
        self.set_keymap(made.bindings)
        return made

    def _named_theme(self) -> str:
        """The theme that was asked for; ours need not be called by their whole name."""
        asked = self.settings.theme
        for name in (asked, f"{OURS}{asked}"):
            if name in self.available_themes:
                return name
        known = {*self.available_themes, *(theme.name.removeprefix(OURS) for theme in THEMES)}
        raise SettingsError(
            f"{self.settings.where('theme')}: unknown theme {asked!r}{meant(asked, known)}"
        )
