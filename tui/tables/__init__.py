"""What the lists of the dashboard show, row by row."""

from __future__ import annotations

from tui.tables.findings import findings_table
from tui.tables.links import link_row, links_table
from tui.tables.lists import Lists
from tui.tables.marks import marks_table
from tui.tables.points import points_table
from tui.tables.table import Table, TableRow

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
