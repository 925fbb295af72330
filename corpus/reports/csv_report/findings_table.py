"""The table of findings: a row each, with the passage that proves it and one to compare it with."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.alignment.certainty import is_close
from corpus.comparison import Comparison, ComparisonView
from corpus.model import FigureFinding, Link, Omission, Point, article_of
from corpus.reports.csv_report.rows import (
    COUNTERPART,
    PERSON,
    PLACE,
    RECORD,
    SOURCE,
    Row,
    RowParts,
    Table,
    counterparts,
)
from corpus.reports.evidence import EvidentFinding, ProvenFinding, collect_evidence
from corpus.selection import finding_weight

WORDED = (*PLACE, "words")
COLUMNS = (
    *("id", "kind", "verdict", "weight", "says"),
    *WORDED,
    *counterparts(WORDED),
    *("score", "label", "tier", "certainty"),
    *("included_by", "told_in_part_by", "not_found_in", "absent", "left_out_says_a_person"),
    *("others", "passages", "nearest"),
    *PERSON,
    *SOURCE,
    *counterparts(SOURCE),
    *RECORD,
)


def findings_table(view: ComparisonView) -> Table:
    """Findings in the order of the view.

    The counterpart of an omission is the closest passage where it was not found, and its score how
    close that is; the counterpart of another finding is its first passage in another article.
    `certainty` is the probability that none of the articles named in `not_found_in` has the point.
    `absent` says of each of them how sure that is: "AP: firm 0.97; The Wire: likely 0.62".
    `others` quotes the rest of the proof.
    """
    return Table(COLUMNS, _rows(view))


def _rows(view: ComparisonView) -> Iterator[Row]:
    comparison = view.comparison
    parts = RowParts(comparison)
    proven = {
        one.finding.id: one
        for chapter in collect_evidence(view, parts.cite)
        for one in (*chapter.differing, *chapter.agreeing)
    }
    for finding in view.findings:
        if isinstance(finding, Omission):
            row = _omission(parts, finding, comparison.point[finding.point])
        else:
            row = _evidence(parts, proven[finding.id])
        yield {
            "id": finding.id,
            "kind": finding.kind,
            "verdict": finding.verdict,
            "weight": round(finding_weight(comparison, finding), 4),
            "says": finding.says,
            "passages": " ".join(finding.passages),
            **row,
            **parts.person(*finding.passages),
            **parts.record,
        }


def _omission(parts: RowParts, finding: Omission, point: Point) -> Row:
    near = max(finding.nearest, key=lambda near: near.score, default=None)
    shown = {point.core, near.passage if near else ""}
    every = (*finding.passages, *(near.passage for near in finding.nearest))
    return {
        **parts.place(point.core),
        "words": point.text,
        **(parts.place(near.passage, COUNTERPART) if near and is_close(near.score) else {}),
        "score": round(near.score, 4) if near else "",
        "tier": finding.tier,
        "certainty": finding.certainty,
        "included_by": parts.outlets(finding.included_by),
        "told_in_part_by": parts.outlets(point.told_in_part_by),
        "not_found_in": parts.outlets(finding.not_found_in),
        "absent": "; ".join(
            f"{parts.outlets((one.article,))}: {one.tier} {one.certainty:.2f}"
            for one in finding.absent
        ),
        "left_out_says_a_person": parts.outlets(finding.left_out_by),
        "others": parts.quoted(passage for passage in every if passage not in shown),
        "nearest": " ".join(near.passage for near in finding.nearest),
    }


def _evidence(parts: RowParts, proven: ProvenFinding) -> Row:
    first = proven.proof[0]
    own = first.passages[0]
    facing = (one for one in proven.proof if article_of(one.passages[0]) != article_of(own))
    second = next(facing, None)
    other = second.passages[0] if second else ""
    tellers = dict.fromkeys(article_of(one.passages[0]) for one in proven.proof if one.marked)
    link = _link(parts.comparison, own, other)
    return {
        **parts.place(own),
        "words": first.words,
        **(parts.place(other, COUNTERPART) if other else {}),
        "counterpart_words": second.words if second and second.marked else "",
        "score": round(link.score, 4) if link else "",
        "label": link.label if link else "",
        "tier": _tier(proven.finding, link),
        "included_by": parts.outlets(tellers or (article_of(own),)),
        "others": parts.quoted(one for one in proven.finding.passages if one not in (own, other)),
    }


def _tier(finding: EvidentFinding, link: Link | None) -> str:
    """A figure finding has a tier of its own; another one that of the link shown beside it."""
    if isinstance(finding, FigureFinding):
        return finding.tier
    return link.tier if link else ""


def _link(comparison: Comparison, one: str, other: str) -> Link | None:
    return next(
        (link for link in comparison.links_of.get(one, ()) if other in (link.a, link.b)), None
    )
