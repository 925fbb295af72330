"""The settings that a report states, so that another can repeat it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from corpus.comparison import Comparison
from corpus.settings__settings_init import Settings

ON_SCREEN_ONLY = frozenset({"theme", "layout", "glyphs", "keys", "origins"})
"""Settings that change no comparison, and so stand in no report."""


def stated(used: Settings) -> dict[str, Any]:
    """The settings that decide what is linked, by their names."""
    return {
        field.name: getattr(used, field.name)
        for field in fields(used)
        if field.name not in ON_SCREEN_ONLY
    }


def said(comparison: Comparison) -> str:
    """The same in words: "threshold 0.27"."""
    return ", ".join(f"{name} {value}" for name, value in stated(comparison.settings).items())
