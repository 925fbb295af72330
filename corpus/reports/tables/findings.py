"""One row a finding: the first passage that proves it, and the one to hold against it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.alignment.link import Link
from corpus.article import article_of
from corpus.comparison import Comparison
from corpus.findings.finding import Near, Omission
from corpus.reports.evidence import Proved
from corpus.reports.figures import figures
from corpus.reports.quotes import quotes
from corpus.reports.tables.ledger import (
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
from corpus.reports.wording import wording
from corpus.selection import weight

WORDED = (*PLACE, "words")
COLUMNS = (
    *("id", "kind", "verdict", "weight", "says"),
    *WORDED,
    *counterparts(WORDED),
    *("score", "label", "told_by", "told_in_part_by", "not_found_in", "left_out_says_a_person"),
    *("passages", "nearest"),
    *PERSON,
    *SOURCE,
    *counterparts(SOURCE),
    *RECORD,
)


def table(comparison: Comparison) -> Table:
    """Findings in the order of the comparison.

    The counterpart of an omission is the nearest passage where it is not found, its score how near
    that is; the counterpart of another finding is the first passage of another article.
    """
    return Table(COLUMNS, _rows(comparison))


def _rows(comparison: Comparison) -> Iterator[Row]:
    ledger = Ledger(comparison)
    proved = {
        one.finding.id: one
        for find in (figures, quotes, wording)
        for chapter in (find(comparison, ledger.cite),)
        for one in (*chapter.differing, *chapter.alike)
    }
    points = {point.id: point for point in comparison.points}
    for finding in comparison.findings:
        head: Row = {
            "id": finding.id,
            "kind": finding.kind,
            "verdict": finding.verdict,
            "weight": round(weight(comparison, finding), 4),
            "says": finding.says,
            "passages": " ".join(finding.passages),
            **ledger.person(*finding.passages),
            **ledger.record,
        }
        if isinstance(finding, Omission):
            point = points[finding.point]
            told: Row = {
                **ledger.place(point.core),
                "words": point.text,
                "told_in_part_by": ledger.outlets(point.told_in_part_by),
            }
            yield {**head, **told, **_absence(ledger, finding)}
        else:
            yield {**head, **_evidence(ledger, proved[finding.id])}


def _absence(ledger: Ledger, finding: Omission) -> Row:
    row: Row = {
        "told_by": ledger.outlets(finding.included_by),
        "not_found_in": ledger.outlets(finding.not_found_in),
        "left_out_says_a_person": ledger.outlets(finding.left_out_by),
        "nearest": " ".join(near.passage for near in finding.nearest),
    }
    if not finding.nearest:
        return row
    near = max(finding.nearest, key=_score)
    return {**row, **ledger.place(near.passage, COUNTERPART), "score": round(near.score, 4)}


def _score(near: Near) -> float:
    return near.score


def _evidence(ledger: Ledger, proved: Proved) -> Row:
    first = proved.given[0]
    own = first.passages[0]
    tellers = dict.fromkeys(article_of(one.passages[0]) for one in proved.given if one.marked)
    row: Row = {
        **ledger.place(own),
        "words": first.words,
        "told_by": ledger.outlets(tellers or (article_of(own),)),
    }
    others = (one for one in proved.given if article_of(one.passages[0]) != article_of(own))
    if not (other := next(others, None)):
        return row
    return {
        **row,
        **ledger.place(other.passages[0], COUNTERPART),
        "counterpart_words": other.words if other.marked else "",
        **_tie(_link(ledger.comparison, own, other.passages[0])),
    }


def _link(comparison: Comparison, one: str, other: str) -> Link | None:
    return next(
        (link for link in comparison.links_of.get(one, ()) if other in (link.a, link.b)), None
    )


def _tie(link: Link | None) -> Row:
    return {"score": round(link.score, 4), "label": link.label} if link else {}
