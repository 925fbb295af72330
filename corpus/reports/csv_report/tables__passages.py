"""One row a passage, those that are neither compared nor counted too."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison import Comparison
from corpus.reports.csv_report.rows import PERSON, PLACE, RECORD, SOURCE, Ledger, Row, Table

PASSAGES_COLUMNS = (
    *("id", "kind", "reason", "told"),
    *PLACE,
    *("counterparts", "points"),
    *PERSON,
    *SOURCE,
    *RECORD,
)


def passages_table(comparison: Comparison) -> Table:
    """Passages in the order of the articles and their texts.

    Of a body passage, `told` says whether another article tells it: elsewhere too, in part, or only
    here.
    """
    return Table(PASSAGES_COLUMNS, _passages_rows(comparison))


def _passages_rows(comparison: Comparison) -> Iterator[Row]:
    ledger = Ledger(comparison)
    for name, (_, passage) in ledger.cite.items():
        links = comparison.links_of.get(name, ())
        linked = (link.b if link.a == name else link.a for link in links)
        yield {
            "id": name,
            "kind": passage.kind,
            "reason": passage.reason,
            "told": _told({link.label for link in links}) if passage.kind == "body" else "",
            **ledger.place(name),
            "counterparts": " ".join(linked),
            "points": " ".join(point.id for point in comparison.points_of.get(name, ())),
            **ledger.person(name),
            **ledger.record,
        }


def _told(labels: set[str]) -> str:
    if labels - {"partial"}:
        return "elsewhere too"
    return "in part" if labels else "only here"
