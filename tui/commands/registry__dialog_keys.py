"""The commands of the start screen and of the dialogs in which sources are chosen."""

from __future__ import annotations

from collections.abc import Mapping

from tui.commands.registry import Command

DIALOGS = (
    Command("open-reports", "o", "o", "files", "On the start screen: open reports", "Opening"),
    Command("open-demo", "d", "d", "demo", "On the start screen: open the demo", "Opening"),
    Command("take-away", "x,delete", "x Delete", "forget", "Take it from the list", "Opening"),
    Command("add", "a", "a", "dismiss('')", "Among the sources: add reports", "Opening"),
    Command("choose", "space", "Space", "mark", "Choose the file, or give it up", "Opening"),
    Command("type", "slash,colon", "/ :", "type", "Type a path or an address", "Opening"),
    Command("open-folder", "l,right", "l →", "unfold(True)", "Open the folder", "Opening"),
    Command("close-folder", "h,left", "h ←", "unfold(False)", "Close the folder", "Opening"),
    Command("folder-above", "backspace", "Backspace", "up", "The folder above", "Opening"),
)

PLACES: Mapping[str, tuple[str, ...]] = {
    "open-reports": ("start",),
    "open-demo": ("start",),
    "take-away": ("start", "sources"),
    "add": ("sources",),
    "choose": ("files",),
    "type": ("files",),
    "open-folder": ("files",),
    "close-folder": ("files",),
    "folder-above": ("files",),
    "next-passage": ("start", "sources", "files"),
    "previous-passage": ("start", "sources", "files"),
    "add-source": ("sources",),
    "sources": ("sources",),
    "quit": ("start", "sources"),
    "leave": ("start", "sources"),
    "page-down": ("export",),
    "page-up": ("export",),
}
"""The dialogs in which a command has its keys, by its id."""
