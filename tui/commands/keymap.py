"""The keys that hold: those that the commands come with, or those that the reader wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from textual.binding import Binding
from textual.content import Content
from textual.message_pump import MessagePump

from tui.commands.registry import COMMANDS, EVERY, Command

# The key bindings that the commands stand for.


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


# Keys and what they do on one line, each key as the key bar draws it.

Hint = tuple[str, str]
"""A key as it is printed, and what it does: ("Enter", "goes there")."""


def key_line(hints: Iterable[Hint], between: str = "   ") -> Content:
    """The hints one after another."""
    shown = (Content.assemble((key, "$primary bold"), f" {what}") for key, what in hints)
    return Content(between).join(shown)


@dataclass(frozen=True, slots=True)
class Keymap:
    """Every command with the keys that hold, and what has to be said about them."""

    commands: tuple[Command, ...] = EVERY
    bindings: Mapping[str, str] = field(default_factory=dict)
    """What differs from the commands' own bindings, by a binding's id, as Textual takes it."""
    warnings: tuple[str, ...] = ()
    """Keys that the reader took from a command that comes with them, a line each."""


def commands_of(node: MessagePump) -> tuple[Command, ...]:
    """The commands with the keys that hold in the app of a screen or a widget."""
    keymap = getattr(node.app, "keymap", None)
    return keymap.commands if isinstance(keymap, Keymap) else EVERY


def key_of(node: MessagePump, command: str) -> str:
    """The first key of a command, as it is printed; empty where it has none."""
    shown = next(one.shown for one in commands_of(node) if one.id == command)
    return shown.partition(" ")[0]


def hints(node: MessagePump, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Keys and what they do, `words` by command; none without a key."""
    for command, what in words.items():
        if key := key_of(node, command):
            yield key, what


def hint_line(node: MessagePump, words: Mapping[str, str]) -> str:
    """The same as one line of plain text: "f filter · / search"."""
    return " · ".join(f"{key} {what}" for key, what in hints(node, words))
