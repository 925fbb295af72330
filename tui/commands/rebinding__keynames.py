"""Keys as people write them, as Textual names them, and as they are printed on a keyboard."""

from __future__ import annotations

import string
import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS

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


def printed(name: str, *, ascii_only: bool = False) -> str:
    """How a key of Textual's name is printed: "?", "Ctrl+N", "PgDn", "↓"."""
    *modifiers, key = name.split("+")
    if key in _ARROWS:
        key = _ARROWS[key][ascii_only]
    elif len(key) == 1:
        key = key.upper() if modifiers else key
    else:
        key = _MARKS.get(key) or _PRINTED.get(key) or key.capitalize()
    return "+".join((*(modifier.capitalize() for modifier in modifiers), key))
