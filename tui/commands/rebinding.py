"""The user's own keys, applied to the commands in place of their default keys."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from textual.keys import KEY_NAME_REPLACEMENTS

from corpus.toml import nearest_word
from tui.commands.keymap import Keymap
from tui.commands.registry import COMMANDS, EVERY, LISTS, PLACES, SHARED, Command
from tui.preferences import Rebinding, SettingsError

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "spacebar": "space",
    "del": "delete",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "page_down": "pagedown",
    "page_up": "pageup",
    "↓": "down",
    "↑": "up",
    "←": "left",
    "→": "right",
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
    # A terminal sends the same code for these.
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_LABELS = {"escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp"}
_ARROWS = {"down": ("↓", "Down"), "up": ("↑", "Up"), "left": ("←", "Left"), "right": ("→", "Right")}


def _textual_character(character: str) -> str:
    """Return Textual's name of a character: "question_mark"; letters and digits stay."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_PUNCTUATION = {_textual_character(mark): mark for mark in string.punctuation}
KEY_NAMES = (
    *("escape", "enter", "tab", "space", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
    *_PUNCTUATION,
)
"""Textual's names of all keys whose name is longer than one character."""


def textual_name(written: str) -> str | None:
    """Return Textual's name of a key: "question_mark" for "?"; None if there is no such key."""
    *modifiers, key = _split(written.strip())
    key = _ALIASES.get(key.lower(), key if len(key) == 1 else key.lower())
    key = _textual_character(key) if len(key) == 1 else key
    held = sorted({_ALIASES.get(one.lower(), one.lower()) for one in modifiers})
    if not set(held) <= set(_MODIFIERS) or not (len(key) == 1 or key in KEY_NAMES):
        return None
    if len(key) == 1 and key.isalpha():
        if held == ["shift"]:
            return key.upper()
        key = key.lower() if held else key
    return _ALIASES.get(name := "+".join((*held, key)), name)


def _split(written: str) -> list[str]:
    """Return the parts of a key combination; the second plus of "ctrl++" is a key."""
    if written in ("", "+"):
        return [written]
    if written.endswith("++"):
        return [*written[:-2].split("+"), "+"]
    return written.split("+")


def key_label(name: str, *, ascii_only: bool = False) -> str:
    """Return how a key is printed, by Textual's name: "?", "Ctrl+N", "PgDn", "↓"."""
    *modifiers, key = name.split("+")
    if key in _ARROWS:
        key = _ARROWS[key][ascii_only]
    elif len(key) == 1:
        key = key.upper() if modifiers else key
    else:
        key = _PUNCTUATION.get(key) or _LABELS.get(key) or key.capitalize()
    return "+".join((*(modifier.capitalize() for modifier in modifiers), key))


NO_KEY = "no_key"
"""A key that no keyboard has, for a command without a key."""

_IDS = {
    "articles": frozenset(command.id for command in COMMANDS),
    "lists": frozenset((*SHARED, *(command.id for command in LISTS))),
}
"""The commands of the Compare screen, and those of the lists."""

Keys = tuple[str, ...]
"""Textual's names of keys."""
KeyOnScreen = tuple[str, str]
"""A key, and the screen on which it is pressed."""


def rebind(rebindings: Iterable[Rebinding], *, ascii_only: bool = False) -> Keymap:
    """Return the commands with the user's keys.

    A key that the user gives to one command is taken from another that has it by default, with a
    warning.

    Raises:
        SettingsError: an unknown command or key, or one key for two commands.

    """
    wanted = {one.command: one for one in rebindings}
    changed = {command: _keys(one) for command, one in wanted.items()}
    owners = _owners(wanted, changed)
    warnings = []
    for command in EVERY:
        if command.id not in wanted:
            own = tuple(command.keys.split(","))
            takers = {key: taker for key in own if (taker := _taker(owners, command.id, key))}
            if takers:
                changed[command.id] = tuple(key for key in own if key not in takers)
            warnings += [
                f"{wanted[taker].origin}: {key_label(key)} is now {taker}, no longer {command.id}"
                for key, taker in takers.items()
            ]
    commands = (_command(command, changed, ascii_only=ascii_only) for command in EVERY)
    return Keymap(tuple(commands), dict(_bindings(changed)), tuple(warnings))


def _keys(rebinding: Rebinding) -> Keys:
    """Return Textual's names of the keys for a command, each once."""
    ids = [command.id for command in EVERY]
    if rebinding.command not in ids:
        near = nearest_word(rebinding.command, ids) or "; srcdiff config --keys lists them"
        raise SettingsError(f"{rebinding.origin}: unknown command {rebinding.command!r}{near}")
    named = {written: textual_name(written) for written in rebinding.keys}
    for written, key in named.items():
        where = f"{rebinding.origin}: {rebinding.command}"
        if key is None:
            raise SettingsError(
                f"{where}: unknown key {written!r}{nearest_word(written, KEY_NAMES)}"
            )
        if key == "ctrl+q":
            raise SettingsError(f"{where}: Ctrl+Q always quits")
    return tuple(dict.fromkeys(filter(None, named.values())))


def _owners(wanted: Mapping[str, Rebinding], changed: Mapping[str, Keys]) -> dict[KeyOnScreen, str]:
    """Return the command that the user gives each key to, by key and screen."""
    owners: dict[KeyOnScreen, str] = {}
    for command, keys in changed.items():
        for key in keys:
            for place in _places(command):
                other = owners.setdefault((key, place), command)
                if other != command:
                    raise SettingsError(
                        f"{wanted[command].origin}: {key_label(key)} is set for both {command} "
                        f"and {other} ({wanted[other].origin})"
                    )
    return owners


def _taker(owners: Mapping[KeyOnScreen, str], command: str, key: str) -> str | None:
    return next((owners[key, at] for at in _places(command) if (key, at) in owners), None)


def _places(command: str) -> tuple[str, ...]:
    """Return the screens on which a command has its keys."""
    screens = [name for name, ids in _IDS.items() if command in ids]
    return (*screens, *PLACES.get(command, ()))


def _command(command: Command, changed: Mapping[str, Keys], *, ascii_only: bool) -> Command:
    if command.id in changed:
        keys = changed[command.id]
    elif ascii_only and not command.key_labels.isascii():
        keys = tuple(command.keys.split(","))
    else:
        return command
    labels = " ".join(key_label(key, ascii_only=ascii_only) for key in keys)
    return command._replace(keys=",".join(keys), key_labels=labels)


def _bindings(changed: Mapping[str, Keys]) -> Iterator[tuple[str, str]]:
    numbered = {command.id for command in COMMANDS if "{key}" in command.action}
    for command, keys in changed.items():
        if command in numbered:
            for number in range(1, 10):
                yield f"{command}-{number}", keys[number - 1] if number <= len(keys) else NO_KEY
        else:
            yield command, ",".join(keys) or NO_KEY
