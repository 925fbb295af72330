"""The list of findings."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.findings.phrasing import listing
from corpus.model import AGREEING, AT_ODDS, Finding, Omission, article_of
from corpus.passage_status import GLYPHS
from tui.compare.place import Place
from tui.lists.tables import Table, TableRow, lacks

NOT_FOUND = "⌀"
"""Drawn at a gap too."""


def findings_table(comparison: Comparison) -> Table:
    """Every finding that is a difference: at odds first, then omissions by weight, then wording."""
    found = [finding for finding in comparison.findings if finding.verdict not in AGREEING]
    found.sort(key=_urgency)
    rows = tuple(_row(comparison, finding) for finding in found)
    kinds = (finding.kind for finding in found)
    verdicts = (finding.verdict for finding in found if finding.verdict != "not found")
    lacking = [lacks(article) for article in comparison.articles]
    every = dict.fromkeys((*kinds, *verdicts, *lacking))
    filters = tuple(name for name in every if any(name in row.groups for row in rows))
    outlets = tuple(dict.fromkeys(article.outlet for article in comparison.articles))
    return Table("Findings", ("", "kind", "where", "says"), rows, filters, outlets)


def _urgency(finding: Finding) -> int:
    return 0 if finding.verdict in AT_ODDS else 1 if isinstance(finding, Omission) else 2


def _row(comparison: Comparison, finding: Finding) -> TableRow:
    passage = comparison.passage[finding.passages[0]]
    place = Place(article_of(passage.id), passage.id)
    mark = GLYPHS["differs"] if finding.verdict in AT_ODDS else ""
    groups, says = {finding.kind, finding.verdict}, finding.says
    if isinstance(finding, Omission):
        lacking = [comparison.article[article] for article in finding.not_found_in]
        groups |= {lacks(article) for article in lacking}
        mark = NOT_FOUND
        says = f"not found in {listing([article.outlet for article in lacking])}: {passage.text}"
    where = f"{comparison.article[place.article].outlet} ¶{passage.paragraph}"
    tellers = (comparison.article[article_of(one)].outlet for one in finding.passages)
    cells = (mark, finding.kind, where, says)
    return TableRow(cells, place, frozenset(groups), finding, frozenset(tellers))
