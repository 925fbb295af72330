"""The comparison as CSV (RFC 4180), one table a file: for a spreadsheet, or for a program."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import date

from corpus.comparison import ComparisonView
from corpus.reports.csv_report import tables
from corpus.reports.csv_report.findings_table import findings_table
from corpus.reports.csv_report.rows import Cell, Table

WRITERS: Mapping[str, Callable[[ComparisonView], Table]] = {
    "findings": findings_table,
    "passages": tables.passages_table,
    "links": tables.links_table,
    "points": tables.points_table,
    "articles": tables.articles_table,
    "voices": tables.voices_table,
    "diction": tables.diction_table,
    "lapsed": tables.lapsed_table,
}
"""What makes each of TABLES."""

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds, as UTF-16 counts them."""

_MARK = "\ufeff"
"""Says that it is UTF-8; without it, spreadsheets read letters as an old code page has them."""

# "[…]*(?![…])" takes all there is and gives nothing back, so that a million spaces are read once.
# The space of `\s` but for the tab and the ends of lines, which begin a formula; the apostrophe.
_LEADING = r"[ '\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_LEAD = rf"{_LEADING}*(?!{_LEADING})"
_FORMULA = rf"{_LEAD}[=+\-@\t\r\n＝＋－＠]"
_IN_NUMBER = r"[\d\s.,:/()$€£¥%+\-]"
_NUMBER = rf"{_IN_NUMBER}+(?!{_IN_NUMBER})(?:e[+\-]?\d+)?(?:[ap]\.?m\.?)?"
_BETWEEN = r"[\s.,/\-]"
_GAP = rf"{_BETWEEN}*(?!{_BETWEEN})"
_DATE = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)?{_GAP})?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    rf"[a-z]{{0,6}}\.?{_GAP}\d{{0,4}}(?:st|nd|rd|th)?(?:{_BETWEEN}+\d{{2,4}})?"
)
_VALUE = rf"{_LEAD}(?:(?=\D*\d)(?:{_NUMBER}|{_DATE})|true|false)\s*\Z"
_TAKEN = re.compile(rf"^(?={_FORMULA}|{_VALUE})|(?<=;)(?={_FORMULA})", re.IGNORECASE)
_MARKED = re.compile(rf"^'(?={_FORMULA}|{_VALUE})|(?<=;)'(?={_FORMULA})", re.IGNORECASE)


def render(view: ComparisonView, table: str = "findings") -> str:
    """One of TABLES; every text in quotation marks, every number bare."""
    filled = WRITERS[table](view)
    written = io.StringIO(newline="")
    written.write(_MARK)
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(map(_written, filled.columns))
    writer.writerows(
        [_written(row.get(column, "")) for column in filled.columns] for row in filled.rows
    )
    return written.getvalue()


def defused(text: str) -> str:
    r"""Text that a spreadsheet leaves text: an apostrophe stands before what it would not.

    That is what begins a formula: = + - @, a tab or the end of a line, also behind a semicolon, at
    which some spreadsheets begin a new cell. And what is as a whole a number, a date or a time to
    them: the id 83770e93, the words "5 March". Spaces and apostrophes before it change nothing.

    >>> print(defused("=1+1"), defused("'-5"), defused("a;@b"), defused("a-b"), defused("1e9"))
    '=1+1 ''-5 a;'@b a-b '1e9
    """
    return _TAKEN.sub("'", text)


def restored(text: str) -> str:
    """The text that was defused."""
    return _MARKED.sub("", text)


def _written(cell: Cell) -> Cell:
    if isinstance(cell, date):
        return cell.isoformat()
    return _cut(defused(cell)) if isinstance(cell, str) else cell


def _cut(text: str) -> str:
    """What a cell holds of a text; a spreadsheet would push the rest into the next row."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: (LONGEST - 1) * 2]
    return kept.decode("utf-16-le", "ignore") + "…"
