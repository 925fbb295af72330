"""The strongest word counts, and one that is not understood is named with its place."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from corpus import settings
from corpus.settings import Settings, SettingsError, load


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
        ("threshhold = 0.2", "unknown key 'threshhold'; did you mean 'threshold'?"),
        ("colour = 'red'", "unknown key 'colour'; known are theme, threshold"),
        ("threshold = 'high'", "threshold: 'high' is no number from 0 to 1"),
        ("threshold = 2", "threshold: 2 is no number from 0 to 1"),
        ("theme = 3", "theme: 3 is no name"),
        ("theme = ' '", "theme: ' ' is no name"),
        ("theme = dark", "line 1, column 9: invalid value"),
    ],
)
def test_a_file_that_is_not_understood_is_named_with_the_cause(
    paths: list[Path], text: str, cause: str
) -> None:
    paths[1].write_text(text)
    with pytest.raises(SettingsError) as error:
        load({}, {}, paths)
    assert str(error.value) == f"{paths[1]}: {cause}"


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
    for field in fields(Settings):
        paths[0].write_text(f"{field.name} = []")
        with pytest.raises(SettingsError, match=rf": {field.name}: \[\] is no"):
            load({}, {}, paths)


def test_settings_are_looked_for_here_and_in_the_users_folder() -> None:
    here, home = settings.files()
    assert here == Path("srcdiff.toml")
    assert home.is_absolute()
    assert home.name == "srcdiff.toml"
