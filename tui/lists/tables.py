"""The rows of the lists: findings, points by outlet, doubtful links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.article import Passage, article_of
from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names
from corpus.model import (
    AGREEING_VERDICTS,
    DIFFERING_VERDICTS,
    FigureFinding,
    Finding,
    Link,
    Omission,
    Point,
)
from corpus.passage_status import GLYPHS, marker_in_point
from corpus.reports.citations import CopiedText
from corpus.reports.introduction import origin_counts
from corpus.statistics import Column, absences, is_firmly_missing, origin_columns, origins_reporting
from tui.layout.columns import TEXT_CELLS
from tui.view_model.inspection import finding_words
from tui.view_model.place import Place

NOT_FOUND = "⌀"
"""Marks an omission; a gap is drawn with it too."""
MAY_BE_MISSING = GLYPHS["likely-only-here"]
"""Marks an omission that is only likely, and its gap."""
UNDECIDED = "undecided"
DECISIONS = (UNDECIDED, "confirmed", "rejected", "added")
"""What can be decided about a link, in the order of the filters."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a list, and the place that Enter leads to."""

    cells: tuple[str, ...]
    place: Place
    groups: frozenset[str]
    """The filters that it passes."""
    subject: CopiedText | str
    """What the row is about; it is copied as a citation, a text as it is."""
    outlets: frozenset[str] = frozenset()
    """The outlets that it concerns."""
    places: Mapping[int, Place] = field(default_factory=dict)
    """The place that a click on a cell leads to, by the cell's number, where it is another one."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its headings and its filters."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    filters: tuple[str, ...]
    """Names of the filters, in the order in which they are offered."""
    outlets: tuple[str, ...] = ()
    """The outlets that can be filtered by, in the order in which they are offered."""
    text_columns: tuple[int, ...] = (-1,)
    """The columns with passages; they share the width that the others leave."""
    least_text: int = TEXT_CELLS
    """Cells that each of these keeps where the other columns would fill the width."""
    legend: str = ""
    """What its signs mean."""
    note: str = ""
    """What a heading means, in a sentence below the selected row."""
    empty: str = "Nothing here yet"
    """What a list without any row says."""


def not_found_filter(name: str) -> str:
    """Return the name of the filter for what was not found in an outlet or an origin."""
    return f"not found in {name}"


def verdict_word(verdict: str) -> str:
    """Return the word for a verdict in a list, the one that reports use where it is short."""
    return _VERDICT_WORDS.get(verdict, verdict)


_VERDICT_WORDS = {"conflict": "differ", "agree": "same", "identical": "same"}


def findings_table(comparison: Comparison) -> Table:
    """Return every difference: differing figures and quotes, then omissions, then wording."""
    found = [finding for finding in comparison.findings if finding.verdict not in AGREEING_VERDICTS]
    found.sort(key=_urgency)
    rows = tuple(_finding_row(comparison, finding) for finding in found)
    kinds = (finding.kind for finding in found)
    verdicts = (verdict_word(one.verdict) for one in found if one.verdict != "not found")
    missing = (not_found_filter(article.outlet) for article in comparison.articles)
    every = dict.fromkeys((*kinds, *verdicts, *missing, "firm", "likely"))
    filters = tuple(name for name in every if any(name in row.groups for row in rows))
    outlets = tuple(dict.fromkeys(article.outlet for article in comparison.articles))
    headings = ("", "kind", "where", "finding")
    return Table("Findings", headings, rows, filters, outlets, empty="No differences were found")


def _urgency(finding: Finding) -> int:
    return 0 if finding.verdict in DIFFERING_VERDICTS else 1 if isinstance(finding, Omission) else 2


def _finding_row(comparison: Comparison, finding: Finding) -> TableRow:
    passage = comparison.passage[finding.passages[0]]
    place = Place(article_of(passage.id), passage.id)
    mark = GLYPHS["differs"] if finding.verdict in DIFFERING_VERDICTS else ""
    groups, text = {finding.kind, verdict_word(finding.verdict)}, finding.says
    if isinstance(finding, FigureFinding):
        groups.add(finding.tier)
    if isinstance(finding, Omission):
        lacking = [comparison.article[article].outlet for article in finding.not_found_in]
        groups |= set(map(not_found_filter, lacking)) | {finding.tier}
        mark = NOT_FOUND if finding.tier == "firm" else MAY_BE_MISSING
        says = comparison.point[finding.point].shown or passage.text
        text = f"{says} ({_absences(comparison, finding)})"
    where = f"{comparison.article[place.article].outlet} ¶{passage.paragraph}"
    outlets = (comparison.article[article_of(one)].outlet for one in finding.passages)
    cells = (mark, finding_words(finding), where, text)
    return TableRow(cells, place, frozenset(groups), finding, frozenset(outlets))


def _absences(comparison: Comparison, omission: Omission) -> str:
    """Where a point was not found: "not found in A and B, may be missing from C"."""
    left_out = omission.left_out_by
    open_ = [one for one in absences(comparison, omission) if one.article not in left_out]
    called = comparison.names.of_origin
    where = {
        "left out by": [comparison.article[article].outlet for article in left_out],
        "not found in": [called(one.article) for one in open_ if one.tier == "firm"],
        "may be missing from": [called(one.article) for one in open_ if one.tier == "likely"],
    }
    return ", ".join(f"{how} {join_names(names)}" for how, names in where.items() if names)


def points_table(comparison: Comparison) -> Table:
    """Return the matrix: every point by weight, and where it stands in each origin."""
    outlets = tuple(dict.fromkeys(article.outlet for article in comparison.articles))
    columns = origin_columns(comparison)
    has_copies = any(len(column.articles) > 1 for column in columns)
    counted = f" · {origin_counts(comparison)}" if has_copies else ""
    return Table(
        f"Points by {'origin' if has_copies else 'outlet'}{counted}",
        ("weight", *(column.name for column in columns), "point"),
        tuple(_point_row(comparison, point, columns) for point in comparison.points),
        ("differs", "in all", "in one only", *(not_found_filter(one.name) for one in columns)),
        outlets,
        legend="(¶) in part, – not found, ? may be missing"
        + (", · 3 of 4: not in all copies" if has_copies else ""),
        note="Weight, 0 to 1: how many "
        + ("origins" if has_copies else "reports")
        + " have the point, how early, and what it is about.",
        empty="No report has a point to list",
    )


def _point_row(comparison: Comparison, point: Point, columns: Sequence[Column]) -> TableRow:
    of: dict[str, list[Passage]] = {}
    for id_ in point.passages:
        of.setdefault(article_of(id_), []).append(comparison.passage[id_])
    cells: list[str] = []
    places: dict[int, Place] = {}
    groups = set[str]()
    for number, column in enumerate(columns, 1):
        article, share = column.first_of(of)
        if article:
            shown = (
                f"{GLYPHS[marker_in_point(comparison, point, one)]} ¶{one.paragraph}"
                for one in of[article][:2]
            )
            cells.append(" ".join((*shown, share)).rstrip())
            places[number] = Place(article, of[article][0].id)
        else:
            cells.append(_cell_without(comparison, point, column))
            if set(column.articles) <= set(point.not_found_in):
                groups.add(not_found_filter(column.name))
    told = len(origins_reporting(comparison, point))
    groups |= {"in one only"} if told == 1 else set()
    groups |= {"in all"} if told == len(columns) else set()
    groups |= {"differs"} if comparison.at_odds & set(point.passages) else set()
    return TableRow(
        (
            f"{point.weight:.2f}",
            *cells,
            point.shown or point.text or comparison.passage[point.core].text,
        ),
        Place(article_of(point.core), point.core),
        frozenset(groups),
        point,
        frozenset(comparison.article[article].outlet for article in of),
        places,
    )


def _cell_without(comparison: Comparison, point: Point, column: Column) -> str:
    """Return where an origin has part of a point: "(¶5)"; "–" where it was not found, else "?"."""
    for article in column.articles:
        if partial := comparison.in_part(point, article):
            return f"(¶{comparison.passage[partial[0]].paragraph})"
    return "–" if is_firmly_missing(comparison, point, column.articles[0]) else "?"


def links_table(comparison: Comparison) -> Table:
    """Return doubtful and decided links, most likely first, with both passages of each."""
    decided = [link for link in comparison.links if link.origin != "computed"]
    known = {_passage_ids(link) for link in (*comparison.doubtful, *decided)}
    rejected = [Link(a, b, 0.0, "partial") for a, b in comparison.rejected]
    links = [
        *comparison.doubtful,
        *decided,
        *(link for link in rejected if _passage_ids(link) not in known),
    ]
    links.sort(key=lambda link: (-link.score, link.a, link.b))
    rows = tuple(link_row(comparison, link) for link in links)
    outlets = dict.fromkeys(article.outlet for article in comparison.articles)
    linked = {outlet for row in rows for outlet in row.outlets}
    return Table(
        "Doubtful links",
        ("decision", "score", "where", "", "where", ""),
        rows,
        DECISIONS,
        tuple(outlet for outlet in outlets if outlet in linked),
        (3, 5),
        empty="No links are in doubt, and none has been decided",
    )


def link_row(comparison: Comparison, link: Link) -> TableRow:
    """Return a link as a row: the decision, the score, and where its two passages stand."""
    a, b = comparison.passage[link.a], comparison.passage[link.b]
    decision = _decision(comparison, link)
    outlets = [comparison.article[article_of(one)].outlet for one in (link.a, link.b)]
    first, second = (Place(article_of(passage.id), passage.id) for passage in (a, b))
    return TableRow(
        (
            "" if decision == UNDECIDED else decision,
            f"{link.score:.2f}" if link.score else "–",
            f"{outlets[0]} ¶{a.paragraph}",
            a.text,
            f"{outlets[1]} ¶{b.paragraph}",
            b.text,
        ),
        first,
        frozenset({decision}),
        link,
        frozenset(outlets),
        {4: second, 5: second},
    )


def _decision(comparison: Comparison, link: Link) -> str:
    """Return one of DECISIONS: what the user has decided about two passages."""
    return comparison.reviewed.decisions.get(frozenset((link.a, link.b)), UNDECIDED)


def _passage_ids(link: Link) -> tuple[str, str]:
    return (link.a, link.b) if link.a < link.b else (link.b, link.a)
