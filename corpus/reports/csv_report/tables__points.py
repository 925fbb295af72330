"""One row a point: a matrix with a column for each article."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison import Comparison
from corpus.model import article_of
from corpus.model__point import Point
from corpus.reports.csv_report.rows import PERSON, PLACE, RECORD, SOURCE, Ledger, Row, Table

HEAD = ("id", "weight", "words", *PLACE, "told_by", "told_in_part_by", "not_found_in", "passages")


def points_table(comparison: Comparison) -> Table:
    """Points by weight, heaviest first; each article's column says in which paragraphs it tells it.

    The place is that of the passage that stands for the point, `words` what of it the point is.
    """
    ledger = Ledger(comparison)
    articles = tuple(f"in {name}" for name in ledger.called.values())
    return Table((*HEAD, *articles, *PERSON, *SOURCE, *RECORD), _points_rows(ledger))


def _points_rows(ledger: Ledger) -> Iterator[Row]:
    for point in ledger.comparison.listed:
        yield {
            "id": point.id,
            "weight": round(point.weight, 4),
            "words": point.text,
            **ledger.place(point.core),
            "told_by": ledger.outlets(point.included_by),
            "told_in_part_by": ledger.outlets(point.told_in_part_by),
            "not_found_in": ledger.outlets(point.not_found_in),
            "passages": " ".join(point.passages),
            **{f"in {name}": _where(ledger, point, one) for one, name in ledger.called.items()},
            **ledger.person(*point.passages),
            **ledger.record,
        }


def _where(ledger: Ledger, point: Point, article: str) -> str:
    """The paragraphs in which an article tells a point: "¶3 ¶12", "in part ¶4", or nothing."""
    if article in point.included_by:
        return _paragraphs(ledger, [one for one in point.passages if article_of(one) == article])
    if article in point.told_in_part_by:
        return f"in part {_paragraphs(ledger, ledger.comparison.in_part(point, article))}"
    return ""


def _paragraphs(ledger: Ledger, passages: list[str] | tuple[str, ...]) -> str:
    numbers = sorted({ledger.cite[one].passage.paragraph for one in passages})
    return " ".join(f"¶{number}" for number in numbers)
