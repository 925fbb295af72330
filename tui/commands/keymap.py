"""The current keys, as Textual's bindings and as hints on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textual.binding import Binding
from textual.content import Content
from textual.message_pump import MessagePump

from tui.commands.registry import COMMANDS, EVERY, Command

Hint = tuple[str, str]
"""A key as it is printed, and what it does: ("Enter", "open")."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Every command with its keys: the default ones, or those that the user has set."""

    commands: tuple[Command, ...] = EVERY
    bindings: Mapping[str, str] = field(default_factory=dict)
    """What differs from the default bindings, by a binding's id, as Textual takes it."""
    warnings: tuple[str, ...] = ()
    """Keys that were taken from another command, a line each."""


def bindings(*omitted: str) -> list[Binding]:
    """Return the bindings of the Compare screen but for the commands with these ids."""
    return [
        binding
        for command in COMMANDS
        if command.id not in omitted
        for binding in _bindings(command)
    ]


def bindings_for(actions: Mapping[str, str]) -> list[Binding]:
    """Return bindings of another screen: the action there of each command, by its id."""
    return [
        Binding(command.keys, actions[command.id], command.title, show=False, id=command.id)
        for command in EVERY
        if command.id in actions
    ]


def commands_of(node: MessagePump) -> tuple[Command, ...]:
    """Return the commands with the current keys in the app of a screen or a widget."""
    keymap = getattr(node.app, "keymap", None)
    return keymap.commands if isinstance(keymap, Keymap) else EVERY


def key_of(node: MessagePump, command: str) -> str:
    """Return the first key of a command, as it is printed; "" if it has none."""
    labels = next(one.key_labels for one in commands_of(node) if one.id == command)
    return labels.partition(" ")[0]


def hints(node: MessagePump, words: Mapping[str, str]) -> Iterator[Hint]:
    """Yield keys and what they do, from words by command; commands without a key are left out."""
    for command, what in words.items():
        if key := key_of(node, command):
            yield key, what


def hint_line(node: MessagePump, words: Mapping[str, str]) -> str:
    """Return the hints as one line of plain text: "f filter · / search"."""
    return " · ".join(f"{key} {what}" for key, what in hints(node, words))


def fitted(hints: Sequence[Hint], room: int, kept: str) -> Sequence[Hint]:
    """Return the hints that fit into so many cells: the first ones, and the one that says `kept`.

    >>> fitted([("f", "filter"), ("s", "sort"), ("Esc", "back")], 18, "back")
    [('f', 'filter'), ('Esc', 'back')]
    """
    left = list(hints)
    while len(left) > 1 and key_line(left).cell_length > room:
        left.remove([one for one in left if one[1] != kept][-1])
    return left


def key_line(hints: Iterable[Hint], between: str = "  ") -> Content:
    """Return hints as one styled line, each key as the key bar draws it."""
    shown = (Content.assemble((key, "$primary bold"), f" {what}") for key, what in hints)
    return Content(between).join(shown)


def _bindings(command: Command) -> Iterator[Binding]:
    if "{key}" in command.action:
        for key in command.keys.split(","):
            action = command.action.format(key=key)
            yield Binding(key, action, command.title, show=False, id=f"{command.id}-{key}")
    else:
        yield Binding(command.keys, command.action, command.title, show=False, id=command.id)
