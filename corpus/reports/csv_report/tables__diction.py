"""One row a verb of telling or a word of doubt, for each article that uses it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison import Comparison
from corpus.findings.reporting_style import usage
from corpus.reports.csv_report.rows import RECORD, SOURCE, Ledger, Row, Table

DICTION_COLUMNS = ("outlet", "kind", "word", "times", *SOURCE, *RECORD)


def diction_table(comparison: Comparison) -> Table:
    """By article, the most frequent word first; `kind` is "verb of telling" or "word of doubt"."""
    return Table(DICTION_COLUMNS, _diction_rows(comparison))


def _diction_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = Ledger(comparison)
    for article, used in usage(comparison).items():
        for kind, words in (("verb of telling", used.verbs), ("word of doubt", used.hedges)):
            for word, times in words.items():
                yield {
                    "outlet": ledger.called[article],
                    "kind": kind,
                    "word": word,
                    "times": times,
                    **ledger.source(article),
                    **ledger.record,
                }
