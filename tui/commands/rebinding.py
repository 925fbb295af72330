"""The reader's own keys, laid over those that the commands come with."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from textual.keys import KEY_NAME_REPLACEMENTS

from corpus.toml import nearest_word
from tui.commands.keymap import Keymap
from tui.commands.registry import COMMANDS, EVERY, LISTS, PLACES, SHARED, Command
from tui.preferences import Rebinding, SettingsError

# Keys as people write them, as Textual names them, and as they are printed on a keyboard.

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
    # What a terminal cannot tell from another key.
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_PRINTED = {"pagedown": "PgDn", "pageup": "PgUp"}
_ARROWS = {"down": ("↓", "Down"), "up": ("↑", "Up"), "left": ("←", "Left"), "right": ("→", "Right")}


def _named(character: str) -> str:
    """Textual's name of a character: "question_mark"; a letter or digit is its own."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_MARKS = {_named(mark): mark for mark in string.punctuation}
NAMES = (
    *("escape", "enter", "tab", "space", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
    *_MARKS,
)
"""Keys that are no single character."""


def textual_name(written: str) -> str | None:
    """What Textual calls a key: "question_mark" for "?"; None where there is no such key."""
    *modifiers, key = _split(written.strip())
    key = _ALIASES.get(key.lower(), key if len(key) == 1 else key.lower())
    key = _named(key) if len(key) == 1 else key
    held = sorted({_ALIASES.get(one.lower(), one.lower()) for one in modifiers})
    if not set(held) <= set(_MODIFIERS) or not (len(key) == 1 or key in NAMES):
        return None
    if len(key) == 1 and key.isalpha():
        if held == ["shift"]:
            return key.upper()
        key = key.lower() if held else key
    return _ALIASES.get(name := "+".join((*held, key)), name)


def _split(written: str) -> list[str]:
    """The parts of a combination; the plus of "ctrl++" is a key."""
    if written in ("", "+"):
        return [written]
    if written.endswith("++"):
        return [*written[:-2].split("+"), "+"]
    return written.split("+")


def key_label(name: str, *, ascii_only: bool = False) -> str:
    """How a key of Textual's name is printed: "?", "Ctrl+N", "PgDn", "↓"."""
    *modifiers, key = name.split("+")
    if key in _ARROWS:
        key = _ARROWS[key][ascii_only]
    elif len(key) == 1:
        key = key.upper() if modifiers else key
    else:
        key = _MARKS.get(key) or _PRINTED.get(key) or key.capitalize()
    return "+".join((*(modifier.capitalize() for modifier in modifiers), key))


NOWHERE = "no_key"
"""A key that no keyboard has, for a command that is left without one."""

_IDS = {
    "articles": frozenset(command.id for command in COMMANDS),
    "lists": frozenset((*SHARED, *(command.id for command in LISTS))),
}
"""The commands that have their keys among the articles, and in the lists."""

Keys = tuple[str, ...]
"""As Textual names them."""
Holder = tuple[str, str]
"""A key, and the screens on which it is pressed."""


def keymap(rebindings: Iterable[Rebinding], *, ascii_only: bool = False) -> Keymap:
    """Give commands the keys that the reader wants; raises SettingsError.

    A key that is wanted for one command is taken from another that comes with it, and that is
    said; one that is wanted for two is refused.
    """
    wanted = {one.command: one for one in rebindings}
    changed = {command: _keys(one) for command, one in wanted.items()}
    holders = _holders(wanted, changed)
    warnings = []
    for command in EVERY:
        if command.id not in wanted:
            own = tuple(command.keys.split(","))
            takers = {key: taker for key in own if (taker := _taker(holders, command.id, key))}
            if takers:
                changed[command.id] = tuple(key for key in own if key not in takers)
            warnings += [
                f"{wanted[taker].origin}: {key_label(key)} is now {taker}, no longer {command.id}"
                for key, taker in takers.items()
            ]
    commands = (_command(command, changed, ascii_only=ascii_only) for command in EVERY)
    return Keymap(tuple(commands), dict(_bindings(changed)), tuple(warnings))


def _keys(rebinding: Rebinding) -> Keys:
    """The keys that are wanted for a command, each once."""
    ids = [command.id for command in EVERY]
    if rebinding.command not in ids:
        near = nearest_word(rebinding.command, ids) or "; srcdiff config --keys lists them"
        raise SettingsError(f"{rebinding.origin}: unknown command {rebinding.command!r}{near}")
    named = {written: textual_name(written) for written in rebinding.keys}
    for written, key in named.items():
        where = f"{rebinding.origin}: {rebinding.command}"
        if key is None:
            raise SettingsError(f"{where}: unknown key {written!r}{nearest_word(written, NAMES)}")
        if key == "ctrl+q":
            raise SettingsError(f"{where}: Ctrl+Q quits, always")
    return tuple(dict.fromkeys(filter(None, named.values())))


def _holders(wanted: Mapping[str, Rebinding], changed: Mapping[str, Keys]) -> dict[Holder, str]:
    """The command that each key is wanted for."""
    holders: dict[Holder, str] = {}
    for command, keys in changed.items():
        for key in keys:
            for place in _places(command):
                other = holders.setdefault((key, place), command)
                if other != command:
                    raise SettingsError(
                        f"{wanted[command].origin}: {key_label(key)} stands for {command}, "
                        f"and in {wanted[other].origin} for {other}"
                    )
    return holders


def _taker(holders: Mapping[Holder, str], command: str, key: str) -> str | None:
    return next((holders[key, at] for at in _places(command) if (key, at) in holders), None)


def _places(command: str) -> tuple[str, ...]:
    """The screens on which a command has its keys."""
    of = [name for name, ids in _IDS.items() if command in ids]
    return (*of, *PLACES.get(command, ()))


def _command(command: Command, changed: Mapping[str, Keys], *, ascii_only: bool) -> Command:
    if command.id in changed:
        keys = changed[command.id]
    elif ascii_only and not command.shown.isascii():
        keys = tuple(command.keys.split(","))
    else:
        return command
    shown = " ".join(key_label(key, ascii_only=ascii_only) for key in keys)
    return replace(command, keys=",".join(keys), shown=shown)


def _bindings(changed: Mapping[str, Keys]) -> Iterator[tuple[str, str]]:
    numbered = {command.id for command in COMMANDS if "{key}" in command.action}
    for command, keys in changed.items():
        if command in numbered:
            for number in range(1, 10):
                yield f"{command}-{number}", keys[number - 1] if number <= len(keys) else NOWHERE
        else:
            yield command, ",".join(keys) or NOWHERE
