"""The user's own keys: how they are written, what they replace, which conflict."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.commands.keymap import Keymap
from tui.commands.rebinding import KEY_NAMES, NO_KEY, key_label, rebind, textual_name
from tui.commands.registry import DIALOGS, EVERY, PLACES, Command
from tui.preferences import Rebinding, SettingsError


def wanted(**keys: str | Sequence[str]) -> Keymap:
    """The keymap of a file in which each command stands on a line of its own."""
    lines = enumerate(keys.items(), 1)
    return rebind(
        Rebinding(
            command.replace("_", "-"), (of,) if isinstance(of, str) else tuple(of), f"mine:{line}"
        )
        for line, (command, of) in lines
    )


def command(made: Keymap, name: str) -> Command:
    return next(one for one in made.commands if one.id == name)


def test_without_rebindings_every_command_keeps_its_keys() -> None:
    assert rebind(()) == Keymap()


def test_command_gets_the_keys_in_the_settings() -> None:
    made = wanted(next_shared=["ctrl+n", "?", "ctrl+n"], help="F1")
    assert made.bindings == {"next-shared": "ctrl+n,question_mark", "help": "f1"}
    assert command(made, "next-shared").key_labels == "Ctrl+N ?"
    assert made.warnings == ()


def test_taking_a_default_key_gives_a_warning() -> None:
    made = wanted(next_shared="j")
    assert made.warnings == ("mine:1: j is now next-shared, no longer next-passage",)
    assert made.bindings == {"next-shared": "j", "next-passage": "down"}
    assert command(made, "next-passage").key_labels == "↓"


def test_command_can_be_left_without_a_key() -> None:
    made = wanted(quit=[], next_shared="d")
    assert made.bindings == {"quit": NO_KEY, "next-shared": "d", "next-difference": NO_KEY}
    assert (command(made, "quit").key_labels, command(made, "quit").keys) == ("", "")


def test_swapped_keys_give_no_warning() -> None:
    made = wanted(next_shared="p", previous_shared="n")
    assert made.warnings == ()
    assert made.bindings == {"next-shared": "p", "previous-shared": "n"}


def test_one_key_for_two_commands_is_refused() -> None:
    with pytest.raises(SettingsError) as error:
        wanted(next_shared="ctrl+n", pin="Ctrl+N")
    assert str(error.value) == "mine:2: Ctrl+N is set for both pin and next-shared (mine:1)"


def test_key_can_differ_between_compare_screen_and_lists() -> None:
    assert wanted(next_outlet="g").warnings == ()
    assert wanted(pin="X", next_outlet="X").warnings == ()
    made = wanted(search="f")
    assert made.warnings == ("mine:1: f is now search, no longer next-filter",)


def test_key_of_a_dialog_conflicts_only_within_that_dialog() -> None:
    assert wanted(open_demo="n").warnings == ()
    assert wanted(pin="d", open_demo="d").warnings == (
        "mine:1: d is now pin, no longer next-difference",
    )
    made = wanted(open_demo="j")
    assert made.warnings == ("mine:1: j is now open-demo, no longer next-passage",)
    with pytest.raises(SettingsError, match="is set for both remove and open-demo"):
        wanted(open_demo="F3", remove="F3")


def test_every_command_of_a_dialog_has_a_place() -> None:
    assert {command.id for command in DIALOGS} <= set(PLACES)
    assert set(PLACES) <= {command.id for command in EVERY}


def test_digits_can_be_rebound() -> None:
    made = wanted(column=["f2", "f3"])
    assert made.bindings["column-1"] == "f2"
    assert made.bindings["column-2"] == "f3"
    assert {made.bindings[f"column-{n}"] for n in range(3, 10)} == {NO_KEY}


@pytest.mark.parametrize(
    ("keys", "cause"),
    [
        ({"next_shred": "n"}, "unknown command 'next-shred'; did you mean 'next-shared'?"),
        ({"zzz": "n"}, "unknown command 'zzz'; srcdiff config --keys lists them"),
        ({"quit": "escap"}, "quit: unknown key 'escap'; did you mean 'escape'?"),
        ({"quit": "hold+x"}, "quit: unknown key 'hold+x'"),
        ({"pin": "ctrl+q"}, "pin: Ctrl+Q always quits"),
    ],
)
def test_unknown_name_is_reported_with_the_nearest(keys: dict[str, str], cause: str) -> None:
    with pytest.raises(SettingsError) as error:
        wanted(**keys)
    assert str(error.value) == f"mine:1: {cause}"


def test_arrow_keys_are_words_in_ascii() -> None:
    made = rebind((), ascii_only=True)
    assert command(made, "next-passage").key_labels == "j Down"
    assert all(one.key_labels.isascii() for one in made.commands)
    assert made.bindings == {}


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
def test_key_is_recognized_in_every_spelling(written: str, name: str) -> None:
    assert textual_name(written) == name


@pytest.mark.parametrize("written", ["", "nn", "ctrl+", "hold+n", "ctrl+nope", "f25", "ctrl", "+n"])
def test_unknown_key_has_no_name(written: str) -> None:
    assert textual_name(written) is None


def test_key_labels_of_commands_match_their_keys() -> None:
    for command in EVERY:
        if command.id != "column":
            assert " ".join(map(key_label, command.keys.split(","))) == command.key_labels


@pytest.mark.parametrize("name", [*KEY_NAMES, "n", "N", "7", "é", "ctrl+n", "ctrl+shift+left"])
def test_key_label_can_be_used_in_the_settings(name: str) -> None:
    assert textual_name(key_label(name)) == name
    assert textual_name(key_label(name, ascii_only=True)) == name
    assert name == "é" or key_label(name, ascii_only=True).isascii()
