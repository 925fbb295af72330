"""The commands of the lists and the summary: what opens over the articles."""

from __future__ import annotations

from tui.commands.registry import COMMANDS, Command
from tui.commands.registry__dialog_keys import DIALOGS

LISTS = (
    Command("leave", "escape", "Escape", "leave", "Back to the articles", "Lists", "back"),
    Command("next-outlet", "o", "o", "outlet(1)", "Next outlet", "Lists", "outlet"),
    Command("previous-outlet", "O", "O", "outlet(-1)", "Previous outlet", "Lists"),
)

SHARED = (
    "search",
    "next-filter",
    "previous-filter",
    "next-passage",
    "previous-passage",
    "summary",
    "copy",
    "confirm",
    "reject",
    "undo",
    "redo",
)
"""Ids of the commands of the main screen whose keys do in a list what is like them."""

EVERY = (*COMMANDS, *LISTS, *DIALOGS)
"""All that keys can be given to."""
