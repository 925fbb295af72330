"""One row a link: those that stand, those just below the threshold, and the rejected ones."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison import Comparison
from corpus.model__link import Link
from corpus.reports.csv_report.rows import (
    COUNTERPART,
    PERSON,
    PLACE,
    RECORD,
    SOURCE,
    Ledger,
    Row,
    Table,
    counterparts,
)
from corpus.reports.phrases import in_common

LINKS_COLUMNS = (
    *("standing", "origin", "score", "label", "passage"),
    *PLACE,
    "counterpart",
    *counterparts(PLACE),
    "in_common",
    *PERSON,
    *SOURCE,
    *counterparts(SOURCE),
    *RECORD,
)

ORIGINS = {
    "computed": "computed",
    "confirmed": "confirmed by a person",
    "added": "added by a person",
}


def links_table(comparison: Comparison) -> Table:
    """Links in the order of the comparison, then the doubtful ones, then the rejected ones."""
    return Table(LINKS_COLUMNS, _links_rows(comparison))


def _links_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = Ledger(comparison)
    for standing, links in (("linked", comparison.links), ("doubtful", comparison.doubtful)):
        for link in links:
            yield {"standing": standing, **_why(link), **_ends(ledger, link.a, link.b)}
    for a, b in comparison.rejected:
        origin = {"standing": "rejected", "origin": "rejected by a person"}
        yield {**origin, **_ends(ledger, a, b)}


def _why(link: Link) -> Row:
    return {
        "origin": ORIGINS[link.origin],
        "score": round(link.score, 4),
        "label": link.label,
        "in_common": in_common(link.reasons),
    }


def _ends(ledger: Ledger, a: str, b: str) -> Row:
    return {
        "passage": a,
        **ledger.place(a),
        "counterpart": b,
        **ledger.place(b, COUNTERPART),
        **ledger.person(a, b),
        **ledger.record,
    }
