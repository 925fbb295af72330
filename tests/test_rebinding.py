"""The reader's keys hold, what they take is said, and what contradicts itself is refused."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.commands.keymap import Keymap
from tui.commands.rebinding import NO_KEY, rebind
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


def test_without_a_word_every_command_keeps_its_keys() -> None:
    assert rebind(()) == Keymap()


def test_a_command_takes_the_keys_that_are_wanted() -> None:
    made = wanted(next_shared=["ctrl+n", "?", "ctrl+n"], help="F1")
    assert made.bindings == {"next-shared": "ctrl+n,question_mark", "help": "f1"}
    assert command(made, "next-shared").key_labels == "Ctrl+N ?"
    assert made.warnings == ()


def test_a_key_is_taken_from_the_command_that_comes_with_it_and_that_is_said() -> None:
    made = wanted(next_shared="j")
    assert made.warnings == ("mine:1: j is now next-shared, no longer next-passage",)
    assert made.bindings == {"next-shared": "j", "next-passage": "down"}
    assert command(made, "next-passage").key_labels == "↓"


def test_a_command_may_be_left_without_a_key() -> None:
    made = wanted(quit=[], next_shared="d")
    assert made.bindings == {"quit": NO_KEY, "next-shared": "d", "next-difference": NO_KEY}
    assert (command(made, "quit").key_labels, command(made, "quit").keys) == ("", "")


def test_keys_may_be_swapped_without_a_word() -> None:
    made = wanted(next_shared="p", previous_shared="n")
    assert made.warnings == ()
    assert made.bindings == {"next-shared": "p", "previous-shared": "n"}


def test_one_key_for_two_commands_is_refused_with_both_and_their_places() -> None:
    with pytest.raises(SettingsError) as error:
        wanted(next_shared="ctrl+n", pin="Ctrl+N")
    assert str(error.value) == "mine:2: Ctrl+N is set for both pin and next-shared (mine:1)"


def test_a_key_may_do_one_thing_among_the_articles_and_another_in_a_list() -> None:
    assert wanted(next_outlet="g").warnings == ()
    assert wanted(pin="X", next_outlet="X").warnings == ()
    made = wanted(search="f")
    assert made.warnings == ("mine:1: f is now search, no longer next-filter",)


def test_a_key_of_a_dialog_clashes_with_the_keys_of_that_dialog_only() -> None:
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


def test_the_digits_can_be_given_other_keys() -> None:
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
def test_what_is_not_known_is_said_with_the_nearest(keys: dict[str, str], cause: str) -> None:
    with pytest.raises(SettingsError) as error:
        wanted(**keys)
    assert str(error.value) == f"mine:1: {cause}"


def test_without_unicode_arrows_are_words() -> None:
    made = rebind((), ascii_only=True)
    assert command(made, "next-passage").key_labels == "j Down"
    assert all(one.key_labels.isascii() for one in made.commands)
    assert made.bindings == {}
