"""One row a finding: the first passage that proves it, and the one to hold against it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.comparison import Comparison, ComparisonView
from corpus.model import Link, Omission, Point, article_of
from corpus.reports.csv_report.rows import (
    COUNTERPART,
    PERSON,
    PLACE,
    RECORD,
    SOURCE,
    Row,
    RowWriter,
    Table,
    counterparts,
)
from corpus.reports.evidence import ProvenFinding, figure_evidence, quote_evidence, wording_evidence
from corpus.selection import finding_weight

WORDED = (*PLACE, "words")
COLUMNS = (
    *("id", "kind", "verdict", "weight", "says"),
    *WORDED,
    *counterparts(WORDED),
    *("score", "label", "told_by", "told_in_part_by", "not_found_in", "left_out_says_a_person"),
    *("others", "passages", "nearest"),
    *PERSON,
    *SOURCE,
    *counterparts(SOURCE),
    *RECORD,
)


def findings_table(view: ComparisonView) -> Table:
    """Findings in the order of the comparison.

    The counterpart of an omission is the nearest passage where it is not found, its score how near
    that is; the counterpart of another finding is the first passage of another article.
    `others` quotes what else proves it.
    """
    return Table(COLUMNS, _rows(view))


def _rows(view: ComparisonView) -> Iterator[Row]:
    comparison = view.comparison
    ledger = RowWriter(comparison)
    proved = {
        one.finding.id: one
        for find in (figure_evidence, quote_evidence, wording_evidence)
        for chapter in (find(view, ledger.cite),)
        for one in (*chapter.differing, *chapter.alike)
    }
    points = {point.id: point for point in comparison.points}
    for finding in view.findings:
        if isinstance(finding, Omission):
            row = _absence(ledger, finding, points[finding.point])
        else:
            row = _evidence(ledger, proved[finding.id])
        yield {
            "id": finding.id,
            "kind": finding.kind,
            "verdict": finding.verdict,
            "weight": round(finding_weight(comparison, finding), 4),
            "says": finding.says,
            "passages": " ".join(finding.passages),
            **row,
            **ledger.person(*finding.passages),
            **ledger.record,
        }


def _absence(ledger: RowWriter, finding: Omission, point: Point) -> Row:
    near = max(finding.nearest, key=lambda near: near.score, default=None)
    shown = {point.core, near.passage if near else ""}
    every = (*finding.passages, *(near.passage for near in finding.nearest))
    return {
        **ledger.place(point.core),
        "words": point.text,
        **(ledger.place(near.passage, COUNTERPART) if near else {}),
        "score": round(near.score, 4) if near else "",
        "told_by": ledger.outlets(finding.included_by),
        "told_in_part_by": ledger.outlets(point.told_in_part_by),
        "not_found_in": ledger.outlets(finding.not_found_in),
        "left_out_says_a_person": ledger.outlets(finding.left_out_by),
        "others": ledger.quoted(passage for passage in every if passage not in shown),
        "nearest": " ".join(near.passage for near in finding.nearest),
    }


def _evidence(ledger: RowWriter, proved: ProvenFinding) -> Row:
    first = proved.given[0]
    own = first.passages[0]
    facing = (one for one in proved.given if article_of(one.passages[0]) != article_of(own))
    second = next(facing, None)
    other = second.passages[0] if second else ""
    tellers = dict.fromkeys(article_of(one.passages[0]) for one in proved.given if one.marked)
    link = _link(ledger.comparison, own, other)
    return {
        **ledger.place(own),
        "words": first.words,
        **(ledger.place(other, COUNTERPART) if other else {}),
        "counterpart_words": second.words if second and second.marked else "",
        "score": round(link.score, 4) if link else "",
        "label": link.label if link else "",
        "told_by": ledger.outlets(tellers or (article_of(own),)),
        "others": ledger.quoted(one for one in proved.finding.passages if one not in (own, other)),
    }


def _link(comparison: Comparison, one: str, other: str) -> Link | None:
    return next(
        (link for link in comparison.links_of.get(one, ()) if other in (link.a, link.b)), None
    )
