"""Every command of the dashboard: its keys, its words and its purpose.

Bindings, key bar, help, command palette and the tables in README.md all use these words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Purpose = Literal[
    "Compare",
    "Review",
    "Overviews",
    "Read",
    "Columns",
    "Copy and export",
    "Sources",
    "Program",
    "In lists",
    "In Check",
    "Opening files",
]
"""A heading in the help."""


class Command(NamedTuple):
    """One thing that the user can do."""

    id: str
    """Its name in the settings; it stays the same when its keys are changed."""
    keys: str
    """Textual's names of the keys, separated by commas."""
    key_labels: str
    """The keys as they are printed on a keyboard, separated by spaces."""
    action: str
    """Textual's name of the action; `{key}` in it stands for the key that was pressed."""
    title: str
    """What it does, in the help and in the palette: verb first, two to four words."""
    purpose: Purpose
    hint: str = ""
    """One or two words for the key bar; empty if it is not shown there."""
    was: str = ""
    """The key that it had in the version before, if another command has that one now."""


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
        "Next difference",
        "Compare",
        "differs",
    ),
    Command(
        "previous-difference", "D", "D", "walk('differing', -1)", "Previous difference", "Compare"
    ),
    Command(
        "next-only-here",
        "o",
        "o",
        "walk('only_here', 1)",
        "Next passage only here",
        "Compare",
        "only here",
    ),
    Command(
        "previous-only-here",
        "O",
        "O",
        "walk('only_here', -1)",
        "Previous passage only here",
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
        "counterpart", "enter", "Enter", "counterpart", "Go to the next counterpart", "Compare"
    ),
    Command("words", "w", "w", "view('toggle_words')", "Mark differing words", "Compare"),
    Command("back", "left_square_bracket", "[", "trail(-1)", "Go back", "Compare"),
    Command("forward", "right_square_bracket", "]", "trail(1)", "Go forward", "Compare"),
    Command(
        "fewer-links", "plus", "+", "threshold(1)", "Raise the threshold (fewer links)", "Compare"
    ),
    Command(
        "more-links", "minus", "-", "threshold(-1)", "Lower the threshold (more links)", "Compare"
    ),
    Command("check", "C", "C", "check", "Check what is uncertain", "Review", "check"),
    Command("confirm", "c", "c", "confirm", "Confirm link or omission", "Review"),
    Command("reject", "x", "x", "reject", "Reject link", "Review"),
    Command("link", "equals_sign", "=", "link", "Link two passages", "Review", was="l"),
    Command("note", "a", "a", "ask('note')", "Write a note", "Review"),
    Command("bookmark", "b", "b", "bookmark", "Toggle bookmark", "Review"),
    Command(
        "next-marked", "full_stop", ".", "walk('marked', 1)", "Next bookmark or note", "Review"
    ),
    Command(
        "previous-marked", "comma", ",", "walk('marked', -1)", "Previous bookmark or note", "Review"
    ),
    Command("undo", "u", "u", "undo", "Undo", "Review"),
    Command("redo", "U", "U", "redo", "Redo", "Review"),
    Command("findings", "i", "i", "table('findings')", "List findings", "Overviews", "findings"),
    Command("matrix", "m", "m", "table('points')", "List points by outlet", "Overviews", "matrix"),
    Command("facts", "T", "T", "table('facts')", "List figures and quotes", "Overviews", "facts"),
    Command("voices", "V", "V", "table('voices')", "List who is quoted", "Overviews", "voices"),
    Command("brief", "s", "s", "brief", "Show the brief", "Overviews", "brief"),
    Command("doubtful", "L", "L", "doubtful", "Review doubtful links", "Overviews"),
    Command("marks", "B", "B", "marks", "List your review", "Overviews"),
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
    Command("page-down", "pagedown,space", "PgDn Space", "page(1)", "Page down", "Read"),
    Command("page-up", "pageup", "PgUp", "page(-1)", "Page up", "Read"),
    Command("first-passage", "home", "Home", "edge(-1)", "First passage", "Read"),
    Command("last-passage", "end", "End", "edge(1)", "Last passage", "Read"),
    Command(
        "more-below", "J,shift+down", "J Shift+↓", "more(1)", "Scroll the inspector down", "Read"
    ),
    Command("less-below", "K,shift+up", "K Shift+↑", "more(-1)", "Scroll the inspector up", "Read"),
    Command("inspector", "I", "I", "view('toggle_inspector')", "Show / hide the inspector", "Read"),
    Command("legend", "M", "M", "view('toggle_legend')", "Show / hide the legend", "Read"),
    Command("search", "slash", "/", "ask('search')", "Search all reports", "Read", "search"),
    Command("end", "escape", "Esc", "end", "End search or filter", "Read"),
    Command("next-filter", "f", "f", "filter(1)", "Next filter", "Read", "filter"),
    Command("previous-filter", "F", "F", "filter(-1)", "Previous filter", "Read"),
    Command("point-number", "colon", ":", "ask('point')", "Go to a point by number", "Read"),
    Command(
        "next-column", "tab,right,l", "Tab → l", "column(1)", "Next column", "Columns", "column"
    ),
    Command(
        "previous-column",
        "shift+tab,left,h",
        "Shift+Tab ← h",
        "column(-1)",
        "Previous column",
        "Columns",
    ),
    Command(
        "column",
        "1,2,3,4,5,6,7,8,9",
        "1 … 9",
        "column_number({key})",
        "Go to a column by number",
        "Columns",
    ),
    Command("hide-column", "0", "0", "view('hide_column')", "Hide column", "Columns", was="h"),
    Command("show-columns", "H", "H", "view('show_all_columns')", "Show all columns", "Columns"),
    Command("column-left", "less_than_sign", "<", "move_column(-1)", "Move column left", "Columns"),
    Command(
        "column-right", "greater_than_sign", ">", "move_column(1)", "Move column right", "Columns"
    ),
    Command(
        "pin",
        "asterisk",
        "*",
        "view('toggle_reference')",
        "Set as my report (show what it misses)",
        "Columns",
    ),
    Command(
        "layout",
        "v",
        "v",
        "view('switch_layout')",
        "Switch layout (columns, rows, storyline)",
        "Columns",
        "layout",
    ),
    Command("lock", "z", "z", "view('toggle_scroll_lock')", "Unlink / link columns", "Columns"),
    Command("copy", "y", "y", "copy", "Copy passage with its source", "Copy and export"),
    Command("export", "e", "e", "export", "Export report or picture", "Copy and export", "export"),
    Command("add-source", "A", "A", "add", "Add reports", "Sources"),
    Command("sources", "S", "S", "sources", "List or remove sources", "Sources"),
    Command("reload", "r", "r", "reload", "Reload sources", "Sources"),
    Command("edit", "E", "E", "edit", "Edit the source", "Sources"),
    Command("open-page", "W", "W", "open_page", "Open the web page", "Sources"),
    Command("open", "ctrl+o", "Ctrl+O", "app.open", "Open another comparison", "Sources"),
    Command("theme", "t", "t", "app.change_theme", "Theme", "Program"),
    Command("help", "question_mark,f1", "? F1", "help", "Show all keys", "Program", "help"),
    Command("palette", "ctrl+p", "Ctrl+P", "app.command_palette", "Find a command", "Program"),
    Command("quit", "q", "q", "app.quit", "Quit", "Program", "quit"),
)
"""The commands of the Compare screen, in the order of the help."""

LISTS = (
    Command("leave", "escape", "Esc", "leave", "Back to the reports", "In lists", "back"),
    Command("next-outlet", "o", "o", "outlet(1)", "Next outlet", "In lists", "outlet"),
    Command("previous-outlet", "O", "O", "outlet(-1)", "Previous outlet", "In lists"),
    Command("sort", "s", "s", "sort", "Sort by the next column", "In lists", "sort"),
    Command("reverse", "S", "S", "reverse", "Reverse the order", "In lists"),
)
"""The commands of the lists and of the brief."""

CHECK = (
    Command("same", "y", "y", "answer(True)", "Answer: the same", "In Check"),
    Command("not-same", "n", "n", "answer(False)", "Answer: not the same", "In Check"),
    Command("later", "space", "Space", "put_off", "Ask later", "In Check"),
)
"""The commands of Check, where one question is asked after another."""

DIALOGS = (
    Command("open-reports", "o", "o", "files", "Open reports", "Opening files"),
    Command("open-demo", "d", "d", "demo", "Open the demo", "Opening files"),
    Command("remove", "x,delete", "x Delete", "remove", "Remove from the list", "Opening files"),
    Command("add", "a", "a", "dismiss('')", "Add reports", "Opening files"),
    Command("browse", "o", "o", "browse", "Open in the browser", "Opening files"),
    Command("choose", "space", "Space", "mark", "Select / deselect file", "Opening files"),
    Command("type", "slash,colon", "/ :", "type", "Type a path or address", "Opening files"),
    Command("open-folder", "l,right", "l →", "unfold(True)", "Open folder", "Opening files"),
    Command("close-folder", "h,left", "h ←", "unfold(False)", "Close folder", "Opening files"),
    Command(
        "folder-above", "backspace", "Backspace", "up", "Go to the parent folder", "Opening files"
    ),
)
"""The commands of the start screen and of the dialogs that choose sources."""

EVERY = (*COMMANDS, *LISTS, *CHECK, *DIALOGS)
"""Every command, in the order of the help."""

SHARED = (
    "search",
    "next-filter",
    "previous-filter",
    "next-passage",
    "previous-passage",
    "brief",
    "copy",
    "confirm",
    "reject",
    "undo",
    "redo",
    "check",
)
"""Ids of the commands of the Compare screen that do something similar in a list."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "same": ("check",),
    "not-same": ("check",),
    "later": ("check",),
    "undo": ("check",),
    "open-reports": ("start",),
    "open-demo": ("start",),
    "remove": ("start", "sources", "review"),
    "add": ("sources",),
    "browse": ("export", "sources"),
    "choose": ("files",),
    "type": ("files",),
    "open-folder": ("files",),
    "close-folder": ("files",),
    "folder-above": ("files",),
    "next-passage": ("start", "sources", "files", "check"),
    "previous-passage": ("start", "sources", "files", "check"),
    "add-source": ("sources",),
    "sources": ("sources",),
    "quit": ("start", "sources"),
    "leave": ("start", "sources", "check"),
    "page-down": ("export",),
    "page-up": ("export",),
}
"""The other screens and dialogs on which a command has its keys, by the command's id."""
