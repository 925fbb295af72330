"""The command palette: finds a command by its title, or a theme by its name."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, runtime_checkable

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset

from styles import PALETTE
from tui.commands.keymap import commands_of
from tui.widgets.choices import row_cell


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
