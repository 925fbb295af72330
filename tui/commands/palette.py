"""The command palette: every command, by its title."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, runtime_checkable

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Vertical
from textual.content import Content

from styles import PALETTE
from tui.commands.keymap import commands_of

# The command palette and the choice of a theme, drawn as the other dialogs are.


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


@runtime_checkable
class HasColumns(Protocol):
    """A screen with a column for each outlet."""

    @property
    def outlets(self) -> Sequence[str]:
        """The outlets by the number of their column, the first being 1."""
        ...


class Commands(Provider):
    """Finds the commands of the screen below the palette."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for title, keys, action in self._commands():
            shown = _line(keys, Content(title))
            yield DiscoveryHit(shown, self._runner(action), text=title)

    async def search(self, query: str) -> Hits:
        """The commands whose title matches."""
        matcher = self.matcher(query)
        for title, keys, action in self._commands():
            if (score := matcher.match(title)) > 0:
                # What an outlet is called is text, and highlighting would take it for markup.
                shown = Content(title) if "[" in title else matcher.highlight(title)
                yield Hit(score, _line(keys, shown), self._runner(action), text=title)

    def _commands(self) -> Iterator[tuple[str, str, str]]:
        """Title, keys and action of each; a command for each column stands for the digits."""
        for command in commands_of(self.screen):
            if command.purpose == "Lists" or not self._is_possible(command.action):
                continue
            if "{key}" not in command.action:
                yield command.title, command.shown, command.action
            elif isinstance(self.screen, HasColumns):
                keys = command.keys.split(",")
                for number, outlet in enumerate(self.screen.outlets, 1):
                    action = command.action.format(key=number)
                    key = "".join(keys[number - 1 : number])
                    yield f"Column {number}: {outlet}", key, action

    def _is_possible(self, action: str) -> bool:
        """Whether the screen below can do it: the start screen walks through nothing."""
        name = action.partition("(")[0]
        return name.startswith("app.") or hasattr(self.screen, f"action_{name}")

    def _runner(self, action: str) -> partial[Coroutine[Any, Any, None]]:
        return partial(self.screen.run_action, action)


def _line(keys: str, title: Content) -> Content:
    """A command as the help shows it: its keys, then what it does."""
    return Content.assemble((f" {keys:<14} ", "bold"), title)
