"""Preferences: options over environment over files; what is not understood is named with place."""

from __future__ import annotations

import codecs
from dataclasses import fields
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from corpus.settings import Settings
from corpus.toml import line_of
from tui.preferences import (
    NAMES,
    Preferences,
    Rebinding,
    SettingsError,
    load_preferences,
    settings_files,
)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """The two files of settings, strongest first; neither exists yet."""
    return [tmp_path / "here.toml", tmp_path / "home.toml"]


def test_nothing_set_means_defaults(paths: list[Path]) -> None:
    assert load_preferences({}, {}, paths) == Preferences()
    empty = {"SRCDIFF_THEME": "", "HOME": "x"}
    assert load_preferences({"threshold": None}, empty, paths) == Preferences()


def test_options_override_environment_which_overrides_near_file_then_far_file(
    paths: list[Path],
) -> None:
    here, home = paths
    home.write_text("threshold = 0.1\ntheme = 'far'")
    assert load_preferences({}, {}, paths) == Preferences(Settings(0.1), theme="far")
    here.write_text("threshold = 0.2")
    assert load_preferences({}, {}, paths) == Preferences(Settings(0.2), theme="far")
    environment = {"SRCDIFF_THRESHOLD": "0.3"}
    assert load_preferences({}, environment, paths) == Preferences(Settings(0.3), theme="far")
    options = {"threshold": 0.4}
    assert load_preferences(options, environment, paths) == Preferences(Settings(0.4), theme="far")


@pytest.mark.parametrize("value", [-0.1, "half", True])
def test_bad_threshold_names_the_option(value: object) -> None:
    with pytest.raises(SettingsError, match=r"^--threshold: .* is not a number from 0 to 1$"):
        load_preferences({"threshold": value}, {}, [])


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("threshhold = 0.2", ":1: unknown setting 'threshhold'; did you mean 'threshold'?"),
        (
            "\ncolour = 'red'",
            ":2: unknown setting 'colour'; known are brief, glyphs, keys, layout, legend, theme, "
            "threshold",
        ),
        ("# mine\n\nthreshold = 'high'", ":3: threshold: 'high' is not a number from 0 to 1"),
        ("threshold = 2", ":1: threshold: 2 is not a number from 0 to 1"),
        ("theme = 3", ":1: theme: 3 is not a name"),
        ("theme = ' '", ":1: theme: ' ' is not a name"),
        ("theme = dark", ": line 1, column 9: invalid value"),
        ("layout = 'row'", ":1: layout: 'row' is not a layout; did you mean 'rows'?"),
        ("layout = ['rows']", ":1: layout: ['rows'] is not a layout; did you mean 'rows'?"),
        (
            "glyphs = 'x'",
            ":1: glyphs: 'x' is not a choice of glyphs; known are ascii, auto, unicode",
        ),
        ("keys = 'q'", ":1: keys: 'q' is not a table of commands"),
        ("[keys]\nquit = 3", ":2: keys.quit: 3 is not a key or a list of keys"),
        ("# a\u2028b\x85c\n\ntheme = 3", ":3: theme: 3 is not a name"),
        ("keys.quit = ['x', '']", ":1: keys.quit: ['x', ''] is not a key or a list of keys"),
    ],
)
def test_error_in_file_names_file_line_and_cause(paths: list[Path], text: str, cause: str) -> None:
    paths[1].write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_preferences({}, {}, paths)
    assert str(error.value) == f"{paths[1]}{cause}"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_of_a_byte_that_is_not_utf_8_is_named(mark: bytes, paths: list[Path]) -> None:
    paths[1].write_bytes(mark + b"layout = 'rows'\n\xff")
    with pytest.raises(SettingsError, match=r": line 2: not UTF-8$"):
        load_preferences({}, {}, paths)


def test_only_line_feeds_end_a_line_as_in_toml() -> None:
    data = "\ufeff# a\u2028b\x85c\fd\r\n[keys]\r\nquit = 'x'\r\n"
    assert line_of(data.encode(), "keys", "quit") == 3


def test_each_preference_knows_where_it_was_set(paths: list[Path]) -> None:
    here, home = paths
    home.write_text("layout = 'rows'\ntheme = 'light'\n[keys]\n'pin' = 'P'\nquit = []\n")
    here.write_text("\ntheme = 'dark'\nkeys.pin = ['ctrl+n', 'N']\n")
    loaded = load_preferences({"threshold": "0.3"}, {"SRCDIFF_GLYPHS": "ascii"}, paths)
    assert loaded.origin("layout") == f"{home}:1"
    assert loaded.origin("theme") == f"{here}:2"
    assert loaded.origin("threshold") == "--threshold"
    assert loaded.origin("glyphs") == "SRCDIFF_GLYPHS"
    assert {one: one.origin for one in loaded.keys} == {
        Rebinding("pin", ("ctrl+n", "N")): f"{here}:3",
        Rebinding("quit", ()): f"{home}:5",
    }
    assert Preferences().origin("theme") == "default"


def test_keys_can_be_set_in_the_environment(paths: list[Path]) -> None:
    paths[0].write_text("keys.quit = 'x'\nkeys.pin = 'P'")
    environment = {"SRCDIFF_KEYS": 'quit = "ctrl+x", undo = ["u", "Z"]'}
    assert set(load_preferences({}, environment, paths).keys) == {
        Rebinding("quit", ("ctrl+x",)),
        Rebinding("pin", ("P",)),
        Rebinding("undo", ("u", "Z")),
    }


@pytest.mark.parametrize("text", ["quit", "quit = x", '} x = { quit = "q"', "\ud800"])
def test_malformed_keys_in_the_environment_are_rejected_with_an_example(text: str) -> None:
    expected = r"^SRCDIFF_KEYS: .*; write it like this: next-shared = "
    with pytest.raises(SettingsError, match=expected):
        load_preferences({}, {"SRCDIFF_KEYS": text}, [])


def error_in(path: Path) -> str:
    """Why a file of settings is rejected; empty if it is accepted."""
    try:
        load_preferences({}, {}, [path])
    except SettingsError as error:
        return str(error)
    return ""


@given(st.text(), st.text())
def test_any_file_is_accepted_or_rejected_by_name(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str
) -> None:
    path = tmp_path_factory.mktemp("settings") / "srcdiff.toml"
    path.write_text(tomli_w.dumps({"keys": {name: text, text: [name]}}), "utf-8")
    assert error_in(path).startswith(f"{path}:" if name == "" else "")
    path.write_text(tomli_w.dumps({name: text}), "utf-8")
    assert error_in(path).startswith(f"{path}:")


def test_unreadable_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="a folder, not a file"):
        load_preferences({}, {}, [tmp_path])


@pytest.mark.parametrize(
    ("variable", "value", "cause"),
    [
        ("SRCDIFF_THRESHOLD", "high", "'high' is not a number from 0 to 1"),
        ("SRCDIFF_TRESHOLD", "0.2", "no such setting; did you mean 'SRCDIFF_THRESHOLD'?"),
    ],
)
def test_bad_environment_variable_is_named(variable: str, value: str, cause: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_preferences({}, {variable: value}, [])
    assert str(error.value) == f"{variable}: {cause}"


def test_every_preference_can_be_set_in_a_file(paths: list[Path]) -> None:
    own = {*NAMES} - {"threshold"}
    assert {field.name for field in fields(Preferences)} == {"settings", "origins", *own}
    for name in NAMES:
        paths[0].write_text(f"{name} = []")
        with pytest.raises(SettingsError, match=rf":1: {name}: \[\] is not a"):
            load_preferences({}, {}, paths)


def test_files_are_in_the_working_folder_and_the_users_config_folder() -> None:
    here, home = settings_files()
    assert here == Path("srcdiff.toml")
    assert home.is_absolute()
    assert home.name == "srcdiff.toml"
