"""What the lists of the dashboard show, row by row."""

from __future__ import annotations

from tui.lists.tables import (
    Lists,
    Table,
    TableRow,
    findings_table,
    link_row,
    links_table,
    marks_table,
    points_table,
)

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
