"""What the reader has set: flags over environment over files over defaults."""

from corpus.settings import NAME, PREFIX, files, load
from corpus.settings__settings import DEFAULT, Glyphs, Layout, Rebinding, Settings, SettingsError

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
