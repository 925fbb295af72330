"""One row an entry of the review that no longer stands."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.reports.csv_report.rows import RECORD, Ledger, Table
from corpus.text_cleaning import line

LAPSED_COLUMNS = ("kind", "lapsed_decision_of_a_person", *RECORD)


def lapsed_table(comparison: Comparison) -> Table:
    """What a person decided about passages that are no longer there, and why it lapsed."""
    record = Ledger(comparison).record
    rows = (
        {"kind": lapsed.kind, LAPSED_COLUMNS[1]: line(lapsed.says), **record}
        for lapsed in comparison.lapsed
    )
    return Table(LAPSED_COLUMNS, rows)
