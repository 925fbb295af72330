"""The comparison as CSV (RFC 4180), one table a file: for a spreadsheet, or for a program."""

from __future__ import annotations

import csv
import io
import re
from importlib import import_module

from corpus.comparison import Comparison
from corpus.reports.tables.ledger import Cell, Table

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds, as UTF-16 counts them."""

_MARK = "\ufeff"
"""Says that it is UTF-8; without it, spreadsheets read letters as an old code page has them."""

_FORMULA = re.compile(r"(?:^|(?<=;))(?=[\s']*[=+\-@\t\r\n＝＋－＠])")
_DEFUSED = re.compile(r"(?:^|(?<=;))'(?=[\s']*[=+\-@\t\r\n＝＋－＠])")


def render(comparison: Comparison, table: str = "findings") -> str:
    """One of TABLES; every text in quotation marks, every number bare."""
    made: Table = import_module(f"corpus.reports.tables.{table}").table(comparison)
    written = io.StringIO(newline="")
    written.write(_MARK)
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(map(_shown, made.columns))
    writer.writerows([_shown(row.get(column, "")) for column in made.columns] for row in made.rows)
    return written.getvalue()


def defused(text: str) -> str:
    r"""Text that no spreadsheet takes for a formula: an apostrophe stands before what begins one.

    That is a text that begins with = + - @, a tab or the end of a line, whatever apostrophes and
    spaces stand before it; also behind a semicolon, at which some spreadsheets begin a new cell.

    >>> print(defused("=1+1"), defused("'-5"), defused("a;@b"), defused("a-b"))
    '=1+1 ''-5 a;'@b a-b
    """
    return _FORMULA.sub("'", text)


def restored(text: str) -> str:
    """The text that was defused."""
    return _DEFUSED.sub("", text)


def _shown(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return _cut(defused(cell))


def _cut(text: str) -> str:
    """What a cell holds of a text; a spreadsheet would push the rest into the next row."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: (LONGEST - 1) * 2]
    return kept.decode("utf-16-le", "ignore") + "…"
