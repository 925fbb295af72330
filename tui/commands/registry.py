"""Every command of the dashboard: its keys, its words, and what one uses it for.

Bindings, key bar, help and command palette are all made from this one list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Purpose = Literal[
    "Compare",
    "Review",
    "Overviews",
    "Read",
    "Columns",
    "Report",
    "Sources",
    "Program",
    "Lists",
    "Opening",
]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reader can do."""

    id: str
    """Stays the same when its keys are changed."""
    keys: str
    """As Textual names them, separated by commas."""
    shown: str
    """As they are printed on a keyboard, separated by spaces."""
    action: str
    """As Textual names it; `{key}` in it stands for the key that was pressed."""
    title: str
    """In the help and in the palette."""
    purpose: Purpose
    hint: str = ""
    """One or two words for the key bar; empty where it is not shown there."""


COMMANDS = (
    Command(
        "next-shared", "n", "n", "walk('shared', 1)", "Next shared passage", "Compare", "shared"
    ),
    Command(
        "previous-shared", "p", "p", "walk('shared', -1)", "Previous shared passage", "Compare"
    ),
    Command(
        "next-difference",
        "d",
        "d",
        "walk('differing', 1)",
        "Next figure or quote that differs",
        "Compare",
        "differs",
    ),
    Command(
        "previous-difference",
        "D",
        "D",
        "walk('differing', -1)",
        "Previous figure or quote that differs",
        "Compare",
    ),
    Command(
        "next-only-here",
        "o",
        "o",
        "walk('only_here', 1)",
        "Next passage that only this article has",
        "Compare",
        "only here",
    ),
    Command(
        "previous-only-here",
        "O",
        "O",
        "walk('only_here', -1)",
        "Previous passage that only this article has",
        "Compare",
    ),
    Command(
        "next-missing",
        "g",
        "g",
        "walk('missing', 1)",
        "Next point missing from this report",
        "Compare",
        "missing",
    ),
    Command(
        "previous-missing",
        "G",
        "G",
        "walk('missing', -1)",
        "Previous point missing from this report",
        "Compare",
    ),
    Command(
        "counterpart",
        "enter",
        "Enter",
        "counterpart",
        "Counterpart in the next column that has one",
        "Compare",
    ),
    Command("words", "w", "w", "words", "Mark the words in which passages differ", "Compare"),
    Command("back", "left_square_bracket", "[", "trail(-1)", "Back to where you were", "Compare"),
    Command("forward", "right_square_bracket", "]", "trail(1)", "Forward again", "Compare"),
    Command(
        "fewer-links",
        "plus",
        "+",
        "threshold(1)",
        "Raise the threshold: fewer, surer links",
        "Compare",
    ),
    Command("more-links", "minus", "-", "threshold(-1)", "Lower it: more links", "Compare"),
    Command(
        "confirm", "c", "c", "confirm", "Confirm the link; at a gap, that it is left out", "Review"
    ),
    Command("reject", "x", "x", "reject", "Reject the link", "Review"),
    Command("link", "l", "l", "link", "Link by hand: here, then at the other end", "Review"),
    Command("note", "a", "a", "ask('note')", "Write a note on the passage", "Review"),
    Command("bookmark", "b", "b", "bookmark", "Bookmark, or take it away", "Review"),
    Command(
        "next-marked", "full_stop", ".", "walk('marked', 1)", "Next bookmark or note", "Review"
    ),
    Command(
        "previous-marked", "comma", ",", "walk('marked', -1)", "Previous bookmark or note", "Review"
    ),
    Command("undo", "u", "u", "undo(1)", "Undo the last act", "Review"),
    Command("redo", "U", "U", "undo(-1)", "Do again what was undone", "Review"),
    Command("findings", "i", "i", "findings", "List of findings", "Overviews", "findings"),
    Command("matrix", "m", "m", "matrix", "Points by outlet", "Overviews", "matrix"),
    Command("summary", "s", "s", "summary", "Summary in numbers", "Overviews", "summary"),
    Command("doubtful", "L", "L", "doubtful", "Doubtful links, to confirm or reject", "Overviews"),
    Command("marks", "B", "B", "marks", "List of bookmarks and notes", "Overviews"),
    Command("next-passage", "j,down", "j ↓", "walk('every', 1)", "Next passage", "Read"),
    Command("previous-passage", "k,up", "k ↑", "walk('every', -1)", "Previous passage", "Read"),
    Command(
        "next-paragraph",
        "right_curly_bracket",
        "}",
        "walk('paragraph', 1)",
        "Next paragraph",
        "Read",
    ),
    Command(
        "previous-paragraph",
        "left_curly_bracket",
        "{",
        "walk('paragraph', -1)",
        "Previous paragraph",
        "Read",
    ),
    Command("page-down", "pagedown,space", "PgDn Space", "page(1)", "One page down", "Read"),
    Command("page-up", "pageup", "PgUp", "page(-1)", "One page up", "Read"),
    Command("first-passage", "home", "Home", "edge(-1)", "First passage", "Read"),
    Command("last-passage", "end", "End", "edge(1)", "Last passage", "Read"),
    Command(
        "more-below", "J,shift+down", "J Shift+↓", "more(1)", "Read on in the inspector", "Read"
    ),
    Command(
        "less-below", "K,shift+up", "K Shift+↑", "more(-1)", "Back up in the inspector", "Read"
    ),
    Command("search", "slash", "/", "ask('search')", "Search in all columns", "Read", "search"),
    Command("end", "escape", "Escape", "end", "End the search, then the filter", "Read"),
    Command(
        "next-filter",
        "f",
        "f",
        "filter(1)",
        "Fold all but some passages away: next filter",
        "Read",
        "filter",
    ),
    Command("previous-filter", "F", "F", "filter(-1)", "The filter before", "Read"),
    Command("passage-number", "colon", ":", "ask('passage')", "Passage by its number", "Read"),
    Command(
        "next-column",
        "tab,right",
        "Tab →",
        "column(1)",
        "Next column, staying on the point",
        "Columns",
        "column",
    ),
    Command(
        "previous-column",
        "shift+tab,left",
        "Shift+Tab ←",
        "column(-1)",
        "Previous column, staying on the point",
        "Columns",
    ),
    Command(
        "column",
        "1,2,3,4,5,6,7,8,9",
        "1 … 9",
        "column_number({key})",
        "Column by its number, staying on the point",
        "Columns",
    ),
    Command("hide-column", "h", "h", "hide", "Put this column away", "Columns"),
    Command("show-columns", "H", "H", "show_all", "Bring every column back", "Columns"),
    Command(
        "column-left", "less_than_sign", "<", "move_column(-1)", "Column to the left", "Columns"
    ),
    Command(
        "column-right", "greater_than_sign", ">", "move_column(1)", "Column to the right", "Columns"
    ),
    Command("pin", "asterisk", "*", "pin", "Pin as my own: lists say what it lacks", "Columns"),
    Command(
        "layout", "v", "v", "layout", "Columns, or rows beside this article", "Columns", "layout"
    ),
    Command("lock", "z", "z", "lock", "Scroll one column alone, or all", "Columns"),
    Command("copy", "y", "y", "copy", "Copy the passage with its source", "Report"),
    Command("export", "e", "e", "export", "Export a report", "Report", "export"),
    Command("add-source", "A", "A", "add", "Add reports to compare", "Sources"),
    Command("sources", "S", "S", "sources", "List the sources, take one away", "Sources"),
    Command("reload", "r", "r", "reload", "Read the sources again", "Sources"),
    Command("open", "ctrl+o", "Ctrl+O", "app.open", "Open another comparison", "Sources"),
    Command("theme", "t", "t", "app.change_theme", "Choose other colours", "Program"),
    Command("help", "question_mark,f1", "? F1", "help", "Show all keys", "Program", "help"),
    Command("palette", "ctrl+p", "Ctrl+P", "app.command_palette", "Find a command", "Program"),
    Command("quit", "q", "q", "app.quit", "Quit", "Program", "quit"),
)


# The commands of the start screen and of the dialogs in which sources are chosen.

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


# The commands of the lists and the summary: what opens over the articles.

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
