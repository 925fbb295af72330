"""The two dialogs that list every command: the palette, which finds one, and the help."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, ClassVar, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from styles import DIALOGS, PALETTE
from tui.commands.keymap import bindings_for, commands_of, key_of
from tui.commands.registry import Command
from tui.screens.steady_screen import SteadyDialog
from tui.widgets.gutter import LEGEND
from tui.widgets.inputs import row_cell


class Palette(CommandPalette):
    """Textual's palette, framed as our dialogs are."""

    CSS_PATH = PALETTE

    def __init__(
        self,
        title: str,
        providers: Iterable[type[Provider] | Callable[[], type[Provider]]] | None = None,
    ) -> None:
        """Offer what `providers` find; without any, the commands of the app and its screen."""
        super().__init__(providers, placeholder="Type to filter")
        self._frame_title = title

    @property
    def cursor_cell(self) -> Offset | None:
        """The row that is selected, though keys go to the field."""
        return row_cell(self.query_one(CommandList))

    def on_mount(self) -> None:
        """Write the title and the keys into the frame."""
        frame = self.query_one("#--container", Vertical)
        frame.border_title = self._frame_title
        frame.border_subtitle = "↑ ↓ move · Enter select · Esc close"


@runtime_checkable
class HasColumns(Protocol):
    """A screen with a column for each outlet."""

    @property
    def outlets(self) -> Sequence[str]:
        """The outlets by the number of their column, the first being 1."""
        ...


class Commands(Provider):
    """Finds the commands that the screen below the palette has."""

    async def discover(self) -> Hits:
        """Yield every command, before anything is typed."""
        for title, keys, action in self._commands():
            shown = _line(keys, Content(title))
            yield DiscoveryHit(shown, self._runner(action), text=title)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose titles match."""
        matcher = self.matcher(query)
        for title, keys, action in self._commands():
            if (score := matcher.match(title)) > 0:
                # Highlighting would take the brackets in an outlet's name for markup.
                shown = Content(title) if "[" in title else matcher.highlight(title)
                yield Hit(score, _line(keys, shown), self._runner(action), text=title)

    def _commands(self) -> Iterator[tuple[str, str, str]]:
        """Yield title, keys and action; the digits become one command for each column."""
        for command in commands_of(self.screen):
            if command.purpose == "In lists" or not self._is_possible(command.action):
                continue
            if "{key}" not in command.action:
                yield command.title, command.key_labels, command.action
            elif isinstance(self.screen, HasColumns):
                keys = command.keys.split(",")
                for number, outlet in enumerate(self.screen.outlets, 1):
                    action = command.action.format(key=number)
                    key = "".join(keys[number - 1 : number])
                    yield f"Column {number}: {outlet}", key, action

    def _is_possible(self, action: str) -> bool:
        """Return whether the screen below has the action: the start screen lacks most."""
        name = action.partition("(")[0]
        return name.startswith("app.") or hasattr(self.screen, f"action_{name}")

    def _runner(self, action: str) -> partial[Coroutine[Any, Any, None]]:
        return partial(self.screen.run_action, action)


def _line(keys: str, title: Content) -> Content:
    """Return a row as in the help: the keys, then the title."""
    return Content.assemble((f" {keys:<14} ", "bold"), title)


COUNT = (
    "3 of 12",
    "reviewed, of all likely links and omissions",
    "sign--reviewed",
)
MAP = "█ ▓ ░", "the map at the edge: shared, in part, only here; ▐ in view", "sign--shared"
"""What stands elsewhere than beside the text: signs, what they mean, and their class of style."""

SPACED = 3
"""Signs in one line up to which there is room between them."""


class HelpScreen(SteadyDialog[None]):
    """The help dialog; any of the usual keys closes it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "Close"),
        *bindings_for(dict.fromkeys(("leave", "quit", "help"), "dismiss(None)")),
    ]

    def compose(self) -> ComposeResult:
        """The glyphs, then the keys by purpose."""
        with VerticalScroll(id="help", classes="dialog") as dialog:
            dialog.border_title = "Signs and keys"
            dialog.border_subtitle = f"{key_of(self, 'leave') or 'Enter'} close · ↓ PgDn more"
            yield Static("Signs", classes="dialog--title")
            for meaning in LEGEND:
                between = " " if len(meaning.signs) <= SPACED else ""
                yield from _meaning(between.join(meaning.signs), meaning.long, meaning.look)
            yield from _meaning(*COUNT)
            yield from _meaning(*MAP)
            for purpose, commands in groupby(commands_of(self), lambda command: command.purpose):
                yield Static(purpose, classes="dialog--title")
                for command in commands:
                    yield Static(_key_row(command))

    def on_mount(self) -> None:
        """Focus the keys, so that the arrow keys scroll them."""
        self.query_one(VerticalScroll).focus()


def _meaning(glyph: str, meaning: str, style: str) -> ComposeResult:
    """Yield a glyph and what it means, in the style of the glyph."""
    with Horizontal(classes="help--meaning"):
        yield Static(Content(f"  {glyph}"), classes=f"help--sign {style}")
        yield Static(Content(meaning), classes=f"help--means {style}")


def _key_row(command: Command) -> Content:
    """Return the keys of a command and what it does; and the key it had before, if it moved."""
    key = (f"  {command.key_labels:<14}", "$foreground bold")
    moved = f"  (was {command.was})" if command.was else ""
    return Content.assemble(key, command.title, (moved, "$quiet"))
