"""What the lists of the dashboard show, row by row."""

from __future__ import annotations

from tui.lists.tables import link_row, links_table
from tui.lists.tables__findings import findings_table
from tui.lists.tables__lists import Lists
from tui.lists.tables__marks import marks_table
from tui.lists.tables__points import points_table
from tui.lists.tables__table import Table, TableRow

__all__ = [
    "Lists",
    "Table",
    "TableRow",
    "findings_table",
    "link_row",
    "links_table",
    "marks_table",
    "points_table",
]
