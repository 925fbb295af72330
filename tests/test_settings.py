"""The strongest word counts, and one that is not understood is named with its place."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from corpus import settings
from corpus.settings import NAMES, Rebinding, Settings, SettingsError, load


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """The two files of settings, strongest first; neither exists yet."""
    return [tmp_path / "here.toml", tmp_path / "home.toml"]


def test_without_any_word_the_defaults_stand(paths: list[Path]) -> None:
    assert load({}, {}, paths) == Settings()
    assert load({"threshold": None}, {"SRCDIFF_THEME": "", "HOME": "x"}, paths) == Settings()


def test_flags_outdo_the_environment_and_it_the_near_file_and_it_the_far(paths: list[Path]) -> None:
    here, home = paths
    home.write_text("threshold = 0.1\ntheme = 'far'")
    assert load({}, {}, paths) == Settings(threshold=0.1, theme="far")
    here.write_text("threshold = 0.2")
    assert load({}, {}, paths) == Settings(threshold=0.2, theme="far")
    environment = {"SRCDIFF_THRESHOLD": "0.3"}
    assert load({}, environment, paths) == Settings(threshold=0.3, theme="far")
    assert load({"threshold": 0.4}, environment, paths) == Settings(threshold=0.4, theme="far")


@pytest.mark.parametrize(("value", "number"), [("0", 0.0), ("1", 1.0), (".5", 0.5), (1, 1.0)])
def test_a_threshold_is_any_number_from_0_to_1(value: object, number: float) -> None:
    assert load({"threshold": value}, {}, []).threshold == number


@pytest.mark.parametrize("value", [-0.1, 1.1, "nan", "inf", "half", "", True, [0.5], 10**400])
def test_a_threshold_that_is_none_is_refused_by_name(value: object) -> None:
    with pytest.raises(SettingsError, match=r"^--threshold: .* is no number from 0 to 1$"):
        load({"threshold": value}, {}, [])


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("threshhold = 0.2", ":1: unknown setting 'threshhold'; did you mean 'threshold'?"),
        (
            "\ncolour = 'red'",
            ":2: unknown setting 'colour'; known are glyphs, keys, layout, theme, threshold",
        ),
        ("# mine\n\nthreshold = 'high'", ":3: threshold: 'high' is no number from 0 to 1"),
        ("threshold = 2", ":1: threshold: 2 is no number from 0 to 1"),
        ("theme = 3", ":1: theme: 3 is no name"),
        ("theme = ' '", ":1: theme: ' ' is no name"),
        ("theme = dark", ": line 1, column 9: invalid value"),
        ("layout = 'row'", ":1: layout: 'row' is no layout; did you mean 'rows'?"),
        ("layout = ['rows']", ":1: layout: ['rows'] is no layout; did you mean 'rows'?"),
        ("glyphs = 'x'", ":1: glyphs: 'x' is no choice of glyphs; known are ascii, auto, unicode"),
        ("keys = 'q'", ":1: keys: 'q' is no table of commands"),
        ("[keys]\nquit = 3", ":2: keys.quit: 3 is no key, nor a list of keys"),
        ("keys.quit = ['x', '']", ":1: keys.quit: ['x', ''] is no key, nor a list of keys"),
    ],
)
def test_a_file_that_is_not_understood_is_named_with_line_and_cause(
    paths: list[Path], text: str, cause: str
) -> None:
    paths[1].write_text(text)
    with pytest.raises(SettingsError) as error:
        load({}, {}, paths)
    assert str(error.value) == f"{paths[1]}{cause}"


def test_each_setting_knows_where_it_was_said(paths: list[Path]) -> None:
    here, home = paths
    home.write_text("layout = 'rows'\ntheme = 'light'\n[keys]\n'pin' = 'P'\nquit = []\n")
    here.write_text("\ntheme = 'dark'\nkeys.pin = ['ctrl+n', 'N']\n")
    settings = load({"threshold": "0.3"}, {"SRCDIFF_GLYPHS": "ascii"}, paths)
    assert settings.where("layout") == f"{home}:1"
    assert settings.where("theme") == f"{here}:2"
    assert settings.where("threshold") == "--threshold"
    assert settings.where("glyphs") == "SRCDIFF_GLYPHS"
    assert {one: one.where for one in settings.keys} == {
        Rebinding("pin", ("ctrl+n", "N")): f"{here}:3",
        Rebinding("quit", ()): f"{home}:5",
    }
    assert Settings().where("theme") == "default"


def test_keys_can_stand_in_the_environment(paths: list[Path]) -> None:
    paths[0].write_text("keys.quit = 'x'\nkeys.pin = 'P'")
    settings = load({}, {"SRCDIFF_KEYS": 'quit = "ctrl+x", undo = ["u", "Z"]'}, paths)
    assert set(settings.keys) == {
        Rebinding("quit", ("ctrl+x",)),
        Rebinding("pin", ("P",)),
        Rebinding("undo", ("u", "Z")),
    }


@pytest.mark.parametrize("text", ["quit", "quit = x", '} x = { quit = "q"', "\ud800"])
def test_keys_in_the_environment_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"^SRCDIFF_KEYS: .*; write it so: next-shared = "):
        load({}, {"SRCDIFF_KEYS": text}, [])


def refusal(path: Path) -> str:
    """Why a file of settings is not understood; empty where it is."""
    try:
        load({}, {}, [path])
    except SettingsError as error:
        return str(error)
    return ""


@given(st.text(), st.text())
def test_whatever_stands_in_a_file_is_taken_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str
) -> None:
    path = tmp_path_factory.mktemp("settings") / "srcdiff.toml"
    path.write_text(tomli_w.dumps({"keys": {name: text, text: [name]}}), "utf-8")
    assert refusal(path).startswith(f"{path}:" if name == "" else "")
    path.write_text(tomli_w.dumps({name: text}), "utf-8")
    assert refusal(path).startswith(f"{path}:")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="a folder, not a file"):
        load({}, {}, [tmp_path])


@pytest.mark.parametrize(
    ("variable", "value", "cause"),
    [
        ("SRCDIFF_THRESHOLD", "high", "'high' is no number from 0 to 1"),
        ("SRCDIFF_TRESHOLD", "0.2", "no such setting; did you mean 'SRCDIFF_THRESHOLD'?"),
    ],
)
def test_a_variable_that_is_not_understood_is_named(variable: str, value: str, cause: str) -> None:
    with pytest.raises(SettingsError) as error:
        load({}, {variable: value}, [])
    assert str(error.value) == f"{variable}: {cause}"


def test_every_setting_can_be_set(paths: list[Path]) -> None:
    assert {field.name for field in fields(Settings)} == {*NAMES, "origins"}
    for name in NAMES:
        paths[0].write_text(f"{name} = []")
        with pytest.raises(SettingsError, match=rf":1: {name}: \[\] is no"):
            load({}, {}, paths)


def test_settings_are_looked_for_here_and_in_the_users_folder() -> None:
    here, home = settings.files()
    assert here == Path("srcdiff.toml")
    assert home.is_absolute()
    assert home.name == "srcdiff.toml"
