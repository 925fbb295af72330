"""The comparison as CSV (RFC 4180), one table a file: for a spreadsheet, or for a program."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from corpus.alignment.certainty import is_close
from corpus.article import article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.model import FigureFinding, Link, Omission, Point
from corpus.reports.csv_report import tables
from corpus.reports.csv_report.tables import (
    COUNTERPART,
    ENVIRONMENT,
    PERSON,
    PLACE,
    RECORD,
    SOURCE,
    Cell,
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


def render(view: ComparisonView, table: str = "findings", *, environment: bool = True) -> str:
    """One of TABLES; every text in quotation marks, every number bare.

    Without the `environment`, a column of that name is left out.
    """
    filled = WRITERS[table](view)
    if not environment:
        columns = tuple(column for column in filled.columns if column != ENVIRONMENT)
        filled = filled._replace(columns=columns)
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
