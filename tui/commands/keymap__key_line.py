"""Keys and what they do on one line, each key as the key bar draws it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

Hint = tuple[str, str]
"""A key as it is printed, and what it does: ("Enter", "goes there")."""


def key_line(hints: Iterable[Hint], between: str = "   ") -> Content:
    """The hints one after another."""
    shown = (Content.assemble((key, "$primary bold"), f" {what}") for key, what in hints)
    return Content(between).join(shown)
