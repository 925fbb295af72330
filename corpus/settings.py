"""What the reader has set: flags over environment over files over defaults."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "srcdiff.toml"
"""The file of settings, in the working folder and in the user's configuration folder."""

PREFIX = "SRCDIFF_"
"""Of the environment's settings: `SRCDIFF_THEME`."""


class SettingsError(Exception):
    """A setting that is not understood, and where it stands, in one line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One value for every setting."""

    threshold: float = 0.27
    """Least score of a link, 0 to 1."""
    theme: str = "srcdiff-dark"


def load(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    paths: Sequence[Path] | None = None,
) -> Settings:
    """The settings in force; raises SettingsError.

    Args:
        flags: by setting; None where a flag was not given.
        environment: such as `os.environ`.
        paths: files of settings, strongest first; those that do not exist are passed over.

    """
    values: dict[str, Any] = {}
    for path in reversed(files() if paths is None else paths):
        values |= _of_file(path)
    values |= _of_environment(environment)
    values |= {
        name: _read(name, value, f"--{name}") for name, value in flags.items() if value is not None
    }
    return Settings(**values)


def files() -> tuple[Path, Path]:
    """Where files of settings are looked for, strongest first."""
    import platformdirs

    return Path(NAME), platformdirs.user_config_path("srcdiff") / NAME


def _of_file(path: Path) -> dict[str, Any]:
    from corpus import toml
    from corpus.reading.errors import MissingError, UnreadableError
    from corpus.reading.source import fetch

    try:
        table = toml.parse(fetch(str(path)))
        toml.only(table, _READERS)
    except MissingError:
        return {}
    except (toml.TomlError, UnreadableError) as error:
        raise SettingsError(f"{path}: {error}") from None
    return {name: _read(name, value, f"{path}: {name}") for name, value in table.items()}


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    variables = {PREFIX + name.upper(): name for name in _READERS}
    values = {}
    for variable, text in environment.items():
        if variable in variables and text:
            values[variables[variable]] = _read(variables[variable], text, variable)
        elif variable.startswith(PREFIX) and variable not in variables:
            from corpus import toml

            raise SettingsError(f"{variable}: no such setting{toml.meant(variable, variables)}")
    return values


def _read(name: str, value: object, where: str) -> Any:
    try:
        return _READERS[name](value)
    except ValueError as error:
        raise SettingsError(f"{where}: {error}") from None


def _share(value: object) -> float:
    """A number from 0 to 1, from TOML or as it is typed."""
    number = math.nan
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):
            number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} is no number from 0 to 1")
    return number


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is no name")
    return value.strip()


# What reads the value of each setting; a new setting is a field of Settings and a line here.
_READERS: dict[str, Callable[[object], Any]] = {"threshold": _share, "theme": _word}
