"""What the lists of the dashboard show, row by row: findings, and points by outlet."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.alignment.point import Point
from corpus.article import Article, Passage
from corpus.comparison import Comparison, article_of
from corpus.findings.finding import Finding, Omission
from corpus.findings.naming import listing
from corpus.findings.verdicts import AGREEING, AT_ODDS
from corpus.reference import lacks
from corpus.telling import GLYPHS, sign
from tui.place import Place


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a list, and where Enter leads from it."""

    cells: tuple[str, ...]
    place: Place
    groups: frozenset[str]
    """The filters that let it through."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its headings and its filters."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    filters: tuple[str, ...]
    """Names of the groups in the order in which they are offered."""


def findings_table(comparison: Comparison) -> Table:
    """Every finding that is a difference: at odds first, then omissions by weight, then wording."""
    found = [finding for finding in comparison.findings if finding.verdict not in AGREEING]
    found.sort(key=_urgency)
    rows = tuple(_finding_row(comparison, finding) for finding in found)
    kinds = dict.fromkeys(finding.kind for finding in found)
    lacking = [_lacks(article) for article in comparison.articles]
    every = (*kinds, *(name for name in lacking if any(name in row.groups for row in rows)))
    return Table("Findings", ("", "kind", "where", "says"), rows, every)


def points_table(comparison: Comparison) -> Table:
    """Every point by weight, and where in each article it stands."""
    rows = []
    for point in comparison.points:
        of: dict[str, list[Passage]] = {article.id: [] for article in comparison.articles}
        for passage in point.passages:
            of[article_of(passage)].append(comparison.passage[passage])
        cells = tuple(
            " ".join(f"{GLYPHS[sign(comparison, p)]} ¶{p.paragraph}" for p in passages[:2])
            or _in_part(comparison, point, article)
            for article, passages in of.items()
        )
        groups = {_lacks(comparison.article[article]) for article in point.not_found_in}
        groups |= {"told by one"} if len(point.included_by) == 1 else set()
        groups |= {"told by all"} if len(point.included_by) == len(of) else set()
        groups |= {"differs"} if comparison.at_odds & set(point.passages) else set()
        place = Place(article_of(point.core), point.core)
        text = point.text or comparison.passage[point.core].text
        rows.append(TableRow((f"{point.weight:.2f}", *cells, text), place, frozenset(groups)))
    outlets = tuple(article.outlet for article in comparison.articles)
    filters = ("differs", "told by all", "told by one", *map(_lacks, comparison.articles))
    return Table("Points by outlet", ("weight", *outlets, "point"), tuple(rows), filters)


def _in_part(comparison: Comparison, point: Point, article: str) -> str:
    """Where an article tells a point in part: "(¶5)"; "–" where it does not."""
    partly = comparison.in_part(point, article)
    return f"(¶{comparison.passage[partly[0]].paragraph})" if partly else "–"


def _lacks(article: Article) -> str:
    return f"not found in {article.outlet}"


def _urgency(finding: Finding) -> int:
    return 0 if finding.verdict in AT_ODDS else 1 if isinstance(finding, Omission) else 2


def _finding_row(comparison: Comparison, finding: Finding) -> TableRow:
    passage = comparison.passage[finding.passages[0]]
    place = Place(article_of(passage.id), passage.id)
    mark = GLYPHS["differs"] if finding.verdict in AT_ODDS else " "
    lacking = [article for article in comparison.articles if lacks(finding, article.id)]
    groups, says = {finding.kind, *map(_lacks, lacking)}, finding.says
    if isinstance(finding, Omission):
        says = f"not found in {listing([article.outlet for article in lacking])}: {passage.text}"
    where = f"{comparison.article[place.article].outlet} ¶{passage.paragraph}"
    return TableRow((mark, finding.kind, where, says), place, frozenset(groups))
