"""The Textual application: themes, commands, and the first screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from corpus.stories.story import Sources, Story
from styles import COMPARE, PLAIN, START
from styles.themes import OURS, TERMINAL, THEMES, variables
from tui.commands.keymap import Keymap
from tui.compare.screen import CompareScreen
from tui.compare.sources_controller import SourceOptions
from tui.layout.cells import DrawnLines, sure
from tui.preferences import DEFAULT, Preferences, SettingsError
from tui.shutdown import end_well

if TYPE_CHECKING:
    from textual.command import Provider

    from tui.background_job import Job
    from tui.screens.start import StartScreen


SIXTEEN = ("standard", "windows")
"""Rich's names for terminals with the sixteen colours that their owners choose."""
FEW_COLORS = (*SIXTEEN, "256")
"""Those that cannot show a faint tint: it comes out black."""


def _commands() -> type[Provider]:
    """The palette's provider, imported when the palette is first opened."""
    from tui.commands.palette import Commands

    return Commands


class Srcdiff(App[None]):
    """Compares the articles of one story on the screen."""

    TITLE = "srcdiff"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", "Quit", show=False),
        Binding("ctrl+p", "command_palette", "Palette", show=False, priority=True, id="palette"),
    ]

    state: Path | None = None
    """The folder in which recent comparisons are kept; None for nowhere."""

    def __init__(
        self,
        story: Story | Job[Story] | None,
        preferences: Preferences,
        sources: Sources | None = None,
        *,
        watch: bool = False,
        review: Callable[[Story], Path | None] | None = None,
    ) -> None:
        """Show a story, or what is still being read, or what could be opened.

        Its `sources` can be read again, which `watch` does every second. What the reader adds is
        kept in the file that `review` names.
        """
        # Textual does not look for the sheets of an app's first screen.
        chosen = preferences.theme != Preferences().theme or preferences.origin("theme") != DEFAULT
        super().__init__(
            css_path=[COMPARE] if isinstance(story, Story) else [COMPARE, START],
            ansi_color=True if "NO_COLOR" in environ and not chosen else None,
        )
        self.story = story
        self.sources = sources
        self.watch_sources = watch
        self.review = review
        self.preferences = preferences
        self.keymap = self._read_keys()
        self._own_filters = self._drawing()
        for theme in THEMES:
            self.register_theme(theme)
        few = self.no_color or self.console.color_system in SIXTEEN
        self._begin_with(TERMINAL.name if few and not chosen else self._named_theme())
        self.set_class(self.console.color_system in FEW_COLORS, "-few-colors", update=False)

    async def on_event(self, event: events.Event) -> None:
        """Give a field what was typed ahead: it comes by after it passed where no field was yet."""
        if isinstance(event, events.Key) and event.is_forwarded:
            field = self.focused
            if field is not None and field.check_consume_key(event.key, event.character):
                await field.on_event(events.Key(event.key, event.character))
                return
        await super().on_event(event)

    def on_load(self) -> None:
        """Be ready to end at any moment."""
        end_well(lambda code: self.exit(return_code=code))

    def on_mount(self) -> None:
        """Say what the reader's own keys have done to others."""
        for warning in self.keymap.warnings:
            self.notify(warning, severity="warning", markup=False, timeout=10)

    def watch_theme(self) -> None:
        """Read what only themes without tints need, when there is one."""
        if self.no_color or self.native_ansi_color:
            self.stylesheet.read(PLAIN)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our hues, for themes that do not know them."""
        return variables(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """The articles side by side; where there are none yet, what can be opened."""
        if isinstance(self.story, Story):
            return self.comparing(self.story, self.sources)
        return self.start(self.story, self.sources)

    def comparing(self, story: Story, sources: Sources | None) -> CompareScreen:
        """A screen that compares a story."""
        review = partial(self.review, story) if self.review is not None else None
        return CompareScreen(
            story,
            self.preferences.settings,
            SourceOptions(sources or Sources(), watch=self.watch_sources, state=self.state),
            review=review,
            in_rows=self.preferences.layout == "rows",
        )

    def action_command_palette(self) -> None:
        """Offer every command."""
        from tui.commands.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette("Commands"))

    def search_themes(self) -> None:
        """Offer every theme."""
        from textual.theme import ThemeProvider

        from tui.commands.palette import Palette

        self.push_screen(Palette("Themes", [ThemeProvider]))

    def action_open(self) -> None:
        """Show what can be opened: below the comparison where it began there, else over it."""
        from tui.screens.start import StartScreen

        below = [screen for screen in self.screen_stack if isinstance(screen, StartScreen)]
        if not below:
            self.push_screen(self.start())
        while below and self.screen is not below[-1]:
            self.pop_screen()

    def start(self, job: Job[Story] | None = None, sources: Sources | None = None) -> StartScreen:
        """A screen that shows what can be opened, beginning with what `job` reads."""
        from tui.screens.start import StartScreen

        return StartScreen(self.comparing, self.state, job, sources)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes each row before it is drawn."""
        return [*super().get_line_filters(), *self._own_filters]

    def _begin_with(self, theme: str) -> None:
        """Take the first theme. A dark one differs from Textual's own in its hues alone.

        So it need not be taken as a change, upon which every sheet would be read once more.
        """
        begun = self.get_theme(theme)
        if begun is not None and begun.dark and not begun.ansi and not self.no_color:
            self.set_reactive(App.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = theme

    def _drawing(self) -> tuple[LineFilter, ...]:
        if self.preferences.glyphs != "ascii":
            return (DrawnLines(sure),)
        from tui.layout.cells import in_ascii

        return (DrawnLines(in_ascii),)

    def _read_keys(self) -> Keymap:
        """The keys that hold; raises SettingsError."""
        ascii_only = self.preferences.glyphs == "ascii"
        if not self.preferences.keys and not ascii_only:
            return Keymap()
        from tui.commands.rebinding import keymap

        made = keymap(self.preferences.keys, ascii_only=ascii_only)
        self.set_keymap(made.bindings)
        return made

    def _named_theme(self) -> str:
        """The theme that was asked for; ours need not be called by their whole name."""
        asked = self.preferences.theme
        for name in (asked, f"{OURS}{asked}"):
            if name in self.available_themes:
                return name
        from corpus.toml import suggestion

        known = {*self.available_themes, *(theme.name.removeprefix(OURS) for theme in THEMES)}
        raise SettingsError(
            f"{self.preferences.origin('theme')}: unknown theme {asked!r}{suggestion(asked, known)}"
        )
