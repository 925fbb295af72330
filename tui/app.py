"""The Textual application: themes, commands, the first screen, and the terminal's own cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.notifications import Notify
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets._toast import ToastRack

from corpus.stories.story import Sources, Story
from styles import COMPARE, PLAIN, START
from styles.themes import OURS, TERMINAL, THEMES, variables
from tui.background_job import use_daemon_threads
from tui.commands.keymap import Keymap
from tui.compare.screen import CompareScreen
from tui.compare.sources_controller import SourceOptions
from tui.layout.cells import RedrawFilter, safe_glyphs
from tui.preferences import DEFAULT, Preferences, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Provider
    from textual.driver import Driver
    from textual.widget import Widget

    from tui.background_job import Job
    from tui.screens.start import StartScreen


SIXTEEN = ("standard", "windows")
"""Rich's names for terminals with only the sixteen colours that their users set."""
FEW_COLORS = (*SIXTEEN, "256")
"""Rich's names for terminals that cannot show a faint tint: it comes out black."""


def _commands() -> type[Provider]:
    """Return the palette's provider, imported when the palette is first opened."""
    from tui.screens.command_lists import Commands

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
    archive: Path | None = None
    """The archive whose stories the start screen lists; None for recent comparisons alone."""

    def __init__(
        self,
        story: Story | Job[Story] | None,
        preferences: Preferences,
        sources: Sources | None = None,
        *,
        watch: bool = False,
        review: Callable[[Story], Path | None] | None = None,
    ) -> None:
        """Show a story, or one that is still being read, or without either the start screen.

        The `sources` can be read again; with `watch`, every second. `review` returns the path of
        the file in which decisions and notes are saved.
        """
        # Textual does not load the style sheets of an app's first screen.
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
        self._under_way: list[tuple[events.Key, Widget]] = []
        """The keys that may come back, and where they were sent."""
        self.keymap = self._load_keys()
        self._own_filters = self._glyph_filters()
        for theme in THEMES:
            self.register_theme(theme)
        few = self.no_color or self.console.color_system in SIXTEEN
        self._set_first_theme(TERMINAL.name if few and not chosen else self._named_theme())
        self.set_class(self.console.color_system in FEW_COLORS, "-few-colors", update=False)

    @property
    def cursor_position(self) -> Offset:
        """The cell at which the terminal's cursor stands after each update of the screen."""
        return cursor_cell(self.screen) if self._screen_stack else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Ignore what Textual's fields set: the cursor is looked for where the focus is."""

    async def on_event(self, event: events.Event) -> None:
        """Keep keys in the order in which they were pressed, whatever opens a field meanwhile.

        Outside fields a key goes to the focused widget or the screen, and comes back as a command.
        Where the one before has opened a field meanwhile, it belongs there; and until it is back,
        the keys after it go the same way round, or they would be in the field first.
        """
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        field = self.focused if isinstance(self.focused, Input) else None
        if event.is_forwarded:
            is_back = any(key is event for key, _ in self._under_way)
            self._under_way = [(key, to) for key, to in self._under_way if key is not event]
            if field and is_back:
                field._forward_event(events.Key(event.key, event.character))
            else:
                await super().on_event(event)
        elif field and not self._are_keys_under_way:
            await super().on_event(event)
        else:
            to = self.screen if field or self.focused is None else self.focused
            if field is None:
                await super().on_event(event)
            elif not await self._check_bindings(event.key, priority=True):
                to._forward_event(event)
            if event.is_forwarded:  # else a priority binding took it at once
                self._under_way.append((event, to))

    @property
    def _are_keys_under_way(self) -> bool:
        """Whether keys will come back: not those that a widget took, or that went with it."""
        self._under_way = [
            (key, to) for key, to in self._under_way if to.is_running and not key._stop_propagation
        ]
        return bool(self._under_way)

    def on_notify(self, event: Notify) -> None:
        """Show a message in place of the one before it; an error stays beside one message."""
        is_error = event.notification.severity == "error"
        for shown in list(self._notifications):
            if is_error or shown.severity != "error":
                self._unnotify(shown, refresh=False)
                # Textual would remove the message alone, and leave the row that held it.
                self.screen.query(f"#{ToastRack._toast_id(shown)}").remove()

    def on_load(self) -> None:
        """Prepare to exit at any moment."""
        use_daemon_threads()

    def on_mount(self) -> None:
        """Show the terminal's cursor, and warn of key-binding conflicts."""
        self._show_cursor()
        self.app_resume_signal.subscribe(self, lambda _: self._show_cursor())
        if self.keymap.warnings:
            warnings = "\n".join(self.keymap.warnings)
            self.notify(warnings, severity="warning", markup=False, timeout=10)

    def watch_theme(self) -> None:
        """Load the style sheet for themes without tints when one is chosen."""
        if self.no_color or self.native_ansi_color:
            self.stylesheet.read(PLAIN)

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours by name; none before our themes are there, which have others.

        Textual asks for those of its own theme first, and they take as long to work out.
        """
        return super().get_css_variables() if THEMES[0].name in self.available_themes else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colours, for themes that do not define them."""
        return variables(self.current_theme)

    def get_driver_class(self) -> type[Driver]:
        """Return our form of Textual's driver for a terminal or a browser, if there is one."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from tui.drivers import TerminalDriver

            return TerminalDriver
        if driver.__name__ == "WebDriver":
            from tui.browser_driver import BrowserDriver

            return BrowserDriver
        return driver

    def get_default_screen(self) -> Screen[None]:
        """Return the Compare screen, or the start screen if there is no story yet."""
        if isinstance(self.story, Story):
            return self.comparing(self.story, self.sources)
        start = self.start(self.story, self.sources)
        start.archive = self.archive
        return start

    def comparing(self, story: Story, sources: Sources | None) -> CompareScreen:
        """Return a screen that compares a story."""
        review = partial(self.review, story) if self.review is not None else None
        return CompareScreen(
            story,
            self.preferences.settings,
            SourceOptions(sources or Sources(), watch=self.watch_sources, state=self.state),
            review=review,
            layout=self.preferences.first_layout,
        )

    def action_command_palette(self) -> None:
        """Open the command palette."""
        from tui.screens.command_lists import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette("Commands"))

    def search_themes(self) -> None:
        """Choose a theme; what is chosen lasts until the program ends."""
        from tui.screens.pickers import ThemeScreen, theme_setting_line

        def say_kept(name: str | None) -> None:
            if name is not None and name != before:
                kept = f"Theme {name}; to keep it, put {theme_setting_line(name)} into srcdiff.toml"
                self.notify(kept, markup=False)

        before = self.theme
        if not isinstance(self.screen, ThemeScreen):
            self.push_screen(ThemeScreen(before), say_kept)

    def action_open(self) -> None:
        """Show the start screen, or the list of stories that the comparison was chosen from."""
        from tui.screens.start import StartScreen

        kinds: tuple[type[Screen[Any]], ...] = (StartScreen,)
        if self.archive is not None:
            from tui.lists.story_list import StoryListScreen

            kinds += (StoryListScreen,)
        below = [screen for screen in self.screen_stack if isinstance(screen, kinds)]
        if not below:
            self.push_screen(self.start())
        while below and self.screen is not below[-1]:
            self.pop_screen()

    def start(self, job: Job[Story] | None = None, sources: Sources | None = None) -> StartScreen:
        """Return a start screen; it begins with what `job` is reading, if given."""
        from tui.screens.start import StartScreen

        return StartScreen(self.comparing, self.state, job, sources)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that change each row before it is drawn."""
        return [*super().get_line_filters(), *self._own_filters]

    def _show_cursor(self) -> None:
        if self._driver is not None and not self.is_web:
            self._driver.write(SHOWN)

    def _set_first_theme(self, theme: str) -> None:
        """Set the first theme.

        A dark one differs from Textual's default in its colours alone, so it is set without the
        change that would make Textual parse every style sheet again.
        """
        first = self.get_theme(theme)
        if first is not None and first.dark and not first.ansi and not self.no_color:
            self.set_reactive(App.theme, theme)
        else:
            self.theme = theme
        self.stylesheet.set_variables(self.get_css_variables())

    def _glyph_filters(self) -> tuple[LineFilter, ...]:
        if self.preferences.glyphs != "ascii":
            return (RedrawFilter(safe_glyphs),)
        from tui.layout.cells import in_ascii

        return (RedrawFilter(in_ascii),)

    def _load_keys(self) -> Keymap:
        """Return the current keys; raises SettingsError."""
        ascii_only = self.preferences.glyphs == "ascii"
        if not self.preferences.keys and not ascii_only:
            return Keymap()
        from tui.commands.rebinding import rebind

        keymap = rebind(self.preferences.keys, ascii_only=ascii_only)
        self.set_keymap(keymap.bindings)
        return keymap

    def _named_theme(self) -> str:
        """Return the theme in the settings; our own need no prefix; raises SettingsError."""
        wanted = self.preferences.theme
        for name in (wanted, f"{OURS}{wanted}"):
            if name in self.available_themes:
                return name
        from corpus.toml import suggestion

        known = {*self.available_themes, *(theme.name.removeprefix(OURS) for theme in THEMES)}
        near = suggestion(wanted, known)
        raise SettingsError(f"{self.preferences.origin('theme')}: unknown theme {wanted!r}{near}")


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
