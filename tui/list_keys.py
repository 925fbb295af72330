"""The commands of the lists and the summary: what opens over the articles."""

from __future__ import annotations

from tui.keys import COMMANDS, Command

LISTS = (
    Command("leave", "escape", "Escape", "leave", "Back to the articles", "Lists", "back"),
    Command("next-filter", "f", "f", "filter(1)", "Next filter", "Lists", "filter"),
    Command("previous-filter", "F", "F", "filter(-1)", "Previous filter", "Lists"),
)

SHARED = ("search", "next-passage", "previous-passage", "summary")
"""Ids of the commands of the main screen whose keys do in a list what is like them."""

EVERY = (*COMMANDS, *LISTS)
"""All that keys can be given to."""
