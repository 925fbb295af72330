"""Settings gathered: flags over environment over files over defaults."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

# One value for every setting, and where each was said.

Layout = Literal["columns", "rows"]
Glyphs = Literal["auto", "unicode", "ascii"]

DEFAULT = "default"
"""Where a setting was said that nobody has set."""


class SettingsError(Exception):
    """A setting that is not understood, and where it stands, in one line."""


@dataclass(frozen=True, slots=True)
class Rebinding:
    """The keys that the reader wants for a command."""

    command: str
    """Its id."""
    keys: tuple[str, ...]
    """As the reader wrote them; none at all takes the command's keys away."""
    where: str = field(default="", compare=False)
    """Where it stands: "srcdiff.toml:4"."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader has set, or else the default."""

    threshold: float = 0.35
    """Least score of a link, 0 to 1."""
    theme: str = "srcdiff-dark"
    layout: Layout = "columns"
    """How the articles stand at first."""
    glyphs: Glyphs = "auto"
    """Which signs are drawn: "auto" takes ASCII where the locale has no UTF-8."""
    keys: tuple[Rebinding, ...] = ()
    """Other keys for commands, a command at most once."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Where each setting that is no default was said: "--theme", "SRCDIFF_THEME", a file:line."""

    def where(self, name: str) -> str:
        """Where a setting was said."""
        return self.origins.get(name, DEFAULT)


# What the value of each setting may be; raises ValueError with the reason.


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


def _choice(what: str, known: tuple[str, ...], value: object) -> str:
    if value not in known:
        from corpus.toml import suggestion

        raise ValueError(f"{value!r} is no {what}{suggestion(str(value), known)}")
    return str(value)


def keys(value: object) -> tuple[str, ...]:
    """The keys of a command: one, or a list of them, or none."""
    named = value if isinstance(value, list) else [value] if value != "" else []
    if not all(isinstance(key, str) and key for key in named):
        raise ValueError(f"{value!r} is no key, nor a list of keys")
    return tuple(named)


READERS: Mapping[str, Callable[[object], Any]] = {
    "threshold": _share,
    "theme": _word,
    "layout": partial(_choice, "layout", ("columns", "rows")),
    "glyphs": partial(_choice, "choice of glyphs", ("auto", "unicode", "ascii")),
}
"""What reads the value of each setting but the keys, which are a table of their own."""

KEYS = "keys"
NAMES = (*READERS, KEYS)
"""Every setting; a new one is a field of Settings and a line here."""


NAME = "srcdiff.toml"
"""The file of settings, in the working folder and in the user's configuration folder."""

PREFIX = "SRCDIFF_"
"""Of the environment's settings: `SRCDIFF_THEME`."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A setting as the reader wrote it."""

    name: str
    value: object
    where: str


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
    origins: dict[str, str] = {}
    rebound: dict[str, Rebinding] = {}
    for said in _said(flags, environment, files() if paths is None else paths):
        table, _, command = said.name.partition(".")
        try:
            if table == KEYS:
                rebound[command] = Rebinding(command, keys(said.value), said.where)
            else:
                values[said.name] = READERS[said.name](said.value)
                origins[said.name] = said.where
        except ValueError as error:
            named = said.where.startswith(("--", PREFIX)) and table != KEYS
            where = said.where if named else f"{said.where}: {said.name}"
            raise SettingsError(f"{where}: {error}") from None
    own = tuple(rebound[command] for command in sorted(rebound))
    return Settings(**values, keys=own, origins=origins)


def files() -> tuple[Path, Path]:
    """Where files of settings are looked for, strongest first: here, and of the user."""
    import platformdirs

    return Path(NAME), platformdirs.user_config_path("srcdiff") / NAME


def _said(
    flags: Mapping[str, object], environment: Mapping[str, str], paths: Sequence[Path]
) -> Iterator[_Said]:
    """Everything that was said, the weakest word first."""
    for path in reversed(paths):
        yield from _of_file(path)
    yield from _of_environment(environment)
    for name, value in flags.items():
        if value is not None:
            yield _Said(name, value, f"--{name}")


def _of_file(path: Path) -> Iterator[_Said]:
    from corpus.reading.errors import MissingError, UnreadableError
    from corpus.reading.source import fetch
    from corpus.toml import TomlError, parse

    try:
        data = fetch(str(path))
        table = parse(data)
    except MissingError:
        return
    except (TomlError, UnreadableError) as error:
        raise SettingsError(f"{path}: {error}") from None
    yield from _of_table(table, str(path), data)


def _of_table(table: Mapping[str, object], where: str, data: bytes = b"") -> Iterator[_Said]:
    """The settings of a table; where each stands in `data`, the file that it was read from."""
    from corpus.toml import line_of, suggestion

    def at(*key: str) -> str:
        line = line_of(data, *key)
        return f"{where}:{line}" if line else where

    for name, value in table.items():
        if name not in NAMES:
            raise SettingsError(f"{at(name)}: unknown setting {name!r}{suggestion(name, NAMES)}")
        if name != KEYS:
            yield _Said(name, value, at(name))
        elif isinstance(value, dict):
            yield from (_Said(f"{KEYS}.{each}", value[each], at(KEYS, each)) for each in value)
        else:
            raise SettingsError(f"{at(name)}: {name}: {value!r} is no table of commands")


def _of_environment(environment: Mapping[str, str]) -> Iterator[_Said]:
    variables = {PREFIX + name.upper(): name for name in NAMES}
    for variable, text in environment.items():
        if variable in variables and text:
            name = variables[variable]
            if name == KEYS:
                yield from _of_table({KEYS: _inline(text, variable)}, variable)
            else:
                yield _Said(name, text, variable)
        elif variable.startswith(PREFIX) and variable not in variables:
            from corpus.toml import suggestion

            raise SettingsError(f"{variable}: no such setting{suggestion(variable, variables)}")


def _inline(text: str, variable: str) -> object:
    """The table of keys in a variable: `quit = "ctrl+x", pin = "P"`."""
    from corpus.toml import TomlError, parse

    try:
        return parse(f"{KEYS} = {{ {text} }}".encode())[KEYS]
    except (TomlError, UnicodeEncodeError):
        raise SettingsError(
            f"{variable}: {text!r} is no list of keys; write it so: "
            """next-shared = "ctrl+n", quit = ["q", "x"]"""
        ) from None


# What the reader has set: flags over environment over files over defaults.

__all__ = [
    "DEFAULT",
    "NAME",
    "PREFIX",
    "Glyphs",
    "Layout",
    "Rebinding",
    "Settings",
    "SettingsError",
    "files",
    "load",
]
