"""Keys are written as people write them, and printed as they stand on a keyboard."""

from __future__ import annotations

import pytest

from tui.commands.rebinding import KEY_NAMES, key_label, textual_name
from tui.commands.registry import EVERY


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("-", "minus"),
        (",", "comma"),
        ("[", "left_square_bracket"),
        ("n", "n"),
        ("N", "N"),
        ("shift+n", "N"),
        ("é", "é"),
        ("5", "5"),
        ("Ctrl+N", "ctrl+n"),
        ("Control+n", "ctrl+n"),
        ("ctrl++", "ctrl+plus"),
        ("Shift+Tab", "shift+tab"),
        ("shift+ctrl+Left", "ctrl+shift+left"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("Space", "space"),
        ("F12", "f12"),
        ("↓", "down"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+[", "escape"),
    ],
)
def test_a_key_is_known_however_it_is_written(written: str, name: str) -> None:
    assert textual_name(written) == name


@pytest.mark.parametrize("written", ["", "nn", "ctrl+", "hold+n", "ctrl+nope", "f25", "ctrl", "+n"])
def test_what_is_no_key_is_none(written: str) -> None:
    assert textual_name(written) is None


def test_every_command_says_its_keys_as_they_are_printed() -> None:
    for command in EVERY:
        if command.id != "column":
            assert " ".join(map(key_label, command.keys.split(","))) == command.key_labels


@pytest.mark.parametrize("name", [*KEY_NAMES, "n", "N", "7", "é", "ctrl+n", "ctrl+shift+left"])
def test_a_key_as_it_is_printed_can_be_written_again(name: str) -> None:
    assert textual_name(key_label(name)) == name
    assert textual_name(key_label(name, ascii_only=True)) == name
    assert name == "é" or key_label(name, ascii_only=True).isascii()
