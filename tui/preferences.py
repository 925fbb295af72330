"""The reader's preferences: theme, layout, keys and the settings of a comparison.

A command-line option wins over an environment variable, that over a file (the working folder's over
the user's), and that over the default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from corpus.settings import SETTINGS_FILE, Settings, parse_threshold

Layout = Literal["columns", "rows", "storyline"]
Glyphs = Literal["auto", "unicode", "ascii"]
BriefPlace = Literal["auto", "never"]
Switch = Literal["on", "off"]

LAYOUTS: tuple[Layout, ...] = ("columns", "rows", "storyline")
"""In the order in which the key for the next layout offers them."""

DEFAULT = "default"
"""The origin of a preference that is not set."""

ENVIRONMENT_PREFIX = "SRCDIFF_"
"""Start of the names of environment variables that set preferences, such as `SRCDIFF_THEME`."""


class SettingsError(Exception):
    """A setting that is not understood; its one-line message says where it stands."""


@dataclass(frozen=True, slots=True)
class Rebinding:
    """The keys that the reader wants for a command."""

    command: str
    """Id of the command."""
    keys: tuple[str, ...]
    """As the reader wrote them; an empty tuple leaves the command without keys."""
    origin: str = field(default="", compare=False)
    """Where it was set: "srcdiff.toml:4"."""


class FirstLayout(NamedTuple):
    """How the articles are laid out at first."""

    arrangement: Layout = "columns"
    """In columns, in aligned rows, or as one story line."""
    has_brief: bool = True
    """Whether the brief, a summary of the comparison, stands beside the text on a wide screen."""
    has_legend: bool = False
    """Whether the legend of marks stands below the text."""


DEFAULT_LAYOUT = FirstLayout()


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the dashboard looks and which keys it obeys, and the settings of its comparisons."""

    settings: Settings = field(default_factory=Settings)
    theme: str = "srcdiff-dark"
    layout: Layout = "columns"
    """How the articles are first arranged."""
    brief: BriefPlace = "auto"
    """Whether the brief stands beside the text where the screen is wide: "auto" or "never"."""
    legend: Switch = "off"
    """Whether the legend of marks stands below the text at first."""
    glyphs: Glyphs = "auto"
    """Which characters are drawn: "auto" means ASCII where the locale has no UTF-8."""
    keys: tuple[Rebinding, ...] = ()
    """At most one for each command, sorted by command."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Where each value was set, by name: "--theme", "SRCDIFF_THEME", "srcdiff.toml:2"."""

    @property
    def first_layout(self) -> FirstLayout:
        """How the articles are laid out at first."""
        return FirstLayout(self.layout, self.brief == "auto", self.legend == "on")

    def origin(self, name: str) -> str:
        """Where a preference was set, or `DEFAULT`."""
        return self.origins.get(name, DEFAULT)

    def value(self, name: str) -> object:
        """The value of one of `SINGLE_VALUES`."""
        return self.settings.threshold if name == "threshold" else getattr(self, name)


def parse_theme(value: object) -> str:
    """Return the name of a theme, whether there is such a theme or not; raises ValueError."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not a name")
    return value.strip()


def parse_choice(what: str, choices: tuple[str, ...], value: object) -> str:
    """Return `value` if it is one of the choices; otherwise raises ValueError."""
    if value not in choices:
        from corpus.toml import suggestion

        raise ValueError(f"{value!r} is not a {what}{suggestion(str(value), choices)}")
    return str(value)


def parse_keys(value: object) -> tuple[str, ...]:
    """Return the keys of a command from one key or a list of keys; raises ValueError."""
    keys = value if isinstance(value, list) else [value] if value != "" else []
    if not all(isinstance(key, str) and key for key in keys):
        raise ValueError(f"{value!r} is not a key or a list of keys")
    return tuple(keys)


SINGLE_VALUES: Mapping[str, Callable[[object], Any]] = {
    "threshold": parse_threshold,
    "theme": parse_theme,
    "layout": partial(parse_choice, "layout", LAYOUTS),
    "brief": partial(parse_choice, "place of the brief", ("auto", "never")),
    "legend": partial(parse_choice, "switch", ("on", "off")),
    "glyphs": partial(parse_choice, "choice of glyphs", ("auto", "unicode", "ascii")),
}
"""The parser of each preference except the keys, which are a table; each raises ValueError."""

KEYS = "keys"
NAMES = (*SINGLE_VALUES, KEYS)
"""Every preference; a new one is a field of `Preferences` and an entry of `SINGLE_VALUES`."""


def settings_files() -> tuple[Path, Path]:
    """The files of settings, strongest first: in the working folder, in the user's config folder.

    Neither need exist.
    """
    import platformdirs

    return Path(SETTINGS_FILE), platformdirs.user_config_path("srcdiff") / SETTINGS_FILE


def load_preferences(
    options: Mapping[str, object],
    environment: Mapping[str, str],
    paths: Sequence[Path] | None = None,
) -> Preferences:
    """Return the current preferences.

    Args:
        options: command-line options by preference; None where an option was not given.
        environment: such as `os.environ`.
        paths: files of settings, strongest first; those that do not exist are skipped. By default
            `settings_files()`.

    Raises:
        SettingsError: a preference is unknown or its value is not understood.

    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    rebindings: dict[str, Rebinding] = {}
    for given in _collect(options, environment, settings_files() if paths is None else paths):
        table, _, command = given.name.partition(".")
        try:
            if table == KEYS:
                rebindings[command] = Rebinding(command, parse_keys(given.value), given.origin)
            else:
                values[given.name] = SINGLE_VALUES[given.name](given.value)
                origins[given.name] = given.origin
        except ValueError as error:
            named = given.origin.startswith(("--", ENVIRONMENT_PREFIX)) and table != KEYS
            where = given.origin if named else f"{given.origin}: {given.name}"
            raise SettingsError(f"{where}: {error}") from None
    threshold = values.pop("threshold", None)
    return Preferences(
        **values,
        settings=Settings() if threshold is None else Settings(threshold),
        keys=tuple(rebindings[command] for command in sorted(rebindings)),
        origins=origins,
    )


class _Given(NamedTuple):
    """A value as the reader wrote it."""

    name: str
    """The preference; of a key, `keys.` and the command."""
    value: object
    origin: str


def _collect(
    options: Mapping[str, object], environment: Mapping[str, str], paths: Sequence[Path]
) -> Iterator[_Given]:
    """Yield every value that was set, weakest first."""
    for path in reversed(paths):
        yield from _from_file(path)
    yield from _from_environment(environment)
    for name, value in options.items():
        if value is not None:
            yield _Given(name, value, f"--{name}")


def _from_file(path: Path) -> Iterator[_Given]:
    from corpus.reading.parsed import MissingError, UnreadableError
    from corpus.reading.source import read_bytes
    from corpus.toml import TomlError, parse

    try:
        data = read_bytes(str(path))
        table = parse(data)
    except MissingError:
        return
    except (TomlError, UnreadableError) as error:
        raise SettingsError(f"{path}: {error}") from None
    yield from _from_table(table, str(path), data)


def _from_table(table: Mapping[str, object], origin: str, data: bytes = b"") -> Iterator[_Given]:
    """Yield the values of a table; their lines are looked up in `data`, the file it came from."""
    from corpus.toml import line_of, suggestion

    def place(*key: str) -> str:
        line = line_of(data, *key)
        return f"{origin}:{line}" if line else origin

    for name, value in table.items():
        if name not in NAMES:
            raise SettingsError(f"{place(name)}: unknown setting {name!r}{suggestion(name, NAMES)}")
        if name != KEYS:
            yield _Given(name, value, place(name))
        elif isinstance(value, dict):
            for command, keys in value.items():
                yield _Given(f"{KEYS}.{command}", keys, place(KEYS, command))
        else:
            raise SettingsError(f"{place(name)}: {name}: {value!r} is not a table of commands")


def _from_environment(environment: Mapping[str, str]) -> Iterator[_Given]:
    variables = {ENVIRONMENT_PREFIX + name.upper(): name for name in NAMES}
    for variable, text in environment.items():
        if variable in variables and text:
            name = variables[variable]
            if name == KEYS:
                yield from _from_table({KEYS: _inline_table(text, variable)}, variable)
            else:
                yield _Given(name, text, variable)
        elif variable.startswith(ENVIRONMENT_PREFIX) and variable not in variables:
            from corpus.toml import suggestion

            raise SettingsError(f"{variable}: no such setting{suggestion(variable, variables)}")


def _inline_table(text: str, variable: str) -> object:
    """Parse the keys in an environment variable: `quit = "ctrl+x", pin = "P"`."""
    from corpus.toml import TomlError, parse

    try:
        return parse(f"{KEYS} = {{ {text} }}".encode())[KEYS]
    except (TomlError, UnicodeEncodeError):
        raise SettingsError(
            f"{variable}: {text!r} is not a list of keys; write it like this: "
            """next-shared = "ctrl+n", quit = ["q", "x"]"""
        ) from None
