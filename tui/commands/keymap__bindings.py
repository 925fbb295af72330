"""The key bindings that the commands stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.binding import Binding

from tui.commands.registry import COMMANDS, Command
from tui.commands.registry__list_keys import EVERY


def bindings(*omitted: str) -> list[Binding]:
    """A binding for every command but those of these ids."""
    return [
        binding for command in COMMANDS if command.id not in omitted for binding in _of(command)
    ]


def bindings_for(actions: Mapping[str, str]) -> list[Binding]:
    """Bindings of another screen: what the keys of a command, by its id, do there."""
    return [
        Binding(command.keys, actions[command.id], command.title, show=False, id=command.id)
        for command in EVERY
        if command.id in actions
    ]


def _of(command: Command) -> Iterator[Binding]:
    if "{key}" in command.action:
        for key in command.keys.split(","):
            action = command.action.format(key=key)
            yield Binding(key, action, command.title, show=False, id=f"{command.id}-{key}")
    else:
        yield Binding(command.keys, command.action, command.title, show=False, id=command.id)
