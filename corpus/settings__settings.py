"""One value for every setting, and where each was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

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
