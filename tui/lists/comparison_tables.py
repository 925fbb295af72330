"""The lists of one comparison, each made once: facts and voices, a column for each outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.comparison import Comparison
from corpus.model import (
    AGREEING_VERDICTS,
    DIFFERING_VERDICTS,
    FigureFinding,
    QuoteFinding,
    article_of,
)
from corpus.passage_status import GLYPHS
from corpus.reports.voices import ANONYMOUS, StyleRow, style_rows, voice_line
from corpus.statistics import Grid, coverage_grid, findings_grid, overlap_grid
from tui.lists.tables import Table, TableRow, findings_table, points_table
from tui.view_model.place import Place

if TYPE_CHECKING:
    from corpus.comparison import Comparison
    from corpus.findings.voices import Voice, VoiceCount
    from corpus.model import FigureValue, QuotedWords


DIFFERS, AGREES, ONLY_HERE = "differs", "agrees", "in one only"
NAMED = "named"
SHORT_TEXT_CELLS = 16
"""Cells for a name or a role, and for a fact whose values the columns beside it have already."""


def facts_table(comparison: Comparison) -> Table:
    """Every figure and quotation in a finding: first those that differ, then by kind and place."""
    found = [one for one in comparison.findings if isinstance(one, FigureFinding | QuoteFinding)]
    rows = [_fact_row(comparison, finding) for finding in found]
    rows.sort(key=lambda row: DIFFERS not in row.groups)
    outlets = tuple(comparison.labels.values())
    filters = (DIFFERS, AGREES, ONLY_HERE, "figure", "quote")
    return Table(
        "Facts",
        ("", "kind", "verdict", *outlets, ""),
        tuple(rows),
        tuple(name for name in filters if any(name in row.groups for row in rows)),
        tuple(dict.fromkeys(article.outlet for article in comparison.articles)),
        least_text=SHORT_TEXT_CELLS,
        empty="No figures and no quotes that can be compared",
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What each article has of one figure or quotation, by its id."""

    cells: Mapping[str, str]
    places: Mapping[str, Place]
    verdict: str
    text: str
    """What it is: the values in one line, or the longest form of the quotation."""


def _fact_row(comparison: Comparison, finding: FigureFinding | QuoteFinding) -> TableRow:
    if isinstance(finding, FigureFinding):
        said = _figure(comparison, finding)
    else:
        said = _quotation(comparison, finding)
    differs = finding.verdict in DIFFERING_VERDICTS
    group = DIFFERS if differs else AGREES if finding.verdict in AGREEING_VERDICTS else ONLY_HERE
    first = finding.passages[0]
    columns = enumerate(comparison.article, 3)
    return TableRow(
        (
            GLYPHS["differs"] if differs else "=" if group == AGREES else "",
            finding.kind,
            said.verdict,
            *(said.cells.get(article, "–") for article in comparison.article),
            said.text,
        ),
        next(iter(said.places.values()), Place(article_of(first), first)),
        frozenset({group, finding.kind}),
        finding,
        frozenset(comparison.article[article].outlet for article in said.places),
        {column: said.places[article] for column, article in columns if article in said.places},
    )


def _figure(comparison: Comparison, finding: FigureFinding) -> _Said:
    values: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    for value in finding.values:
        article = article_of(value.passage)
        values.setdefault(article, []).append(_written(comparison, article, value))
        places.setdefault(article, Place(article, value.passage))
    cells = {article: ", ".join(dict.fromkeys(texts)) for article, texts in values.items()}
    verdict = finding.verdict if finding.tier == "firm" else f"{finding.verdict}, likely"
    return _Said(cells, places, verdict, finding.says)


def _quotation(comparison: Comparison, finding: QuoteFinding) -> _Said:
    cells = {article: str(verdict) for article, verdict in finding.verdicts}
    places: dict[str, Place] = {}
    longest = ""
    for quote in finding.quotes:
        article = article_of(quote.passage)
        longest = max(longest, _written(comparison, article, quote), key=len)
        places.setdefault(article, Place(article, quote.passage))
        cells[article] = quote.speaker or "speaker unclear"
    for passage in finding.passages:
        places.setdefault(article_of(passage), Place(article_of(passage), passage))
    return _Said(cells, places, finding.verdict, f"“{longest}”" if longest else finding.says)


def _written(comparison: Comparison, article: str, part: FigureValue | QuotedWords) -> str:
    """A part of an article's text on one line."""
    return " ".join(comparison.article[article].text[part.start : part.end].split())


def voices_table(comparison: Comparison) -> Table:
    """Everybody who is quoted or cited: those with a name first, then by how often."""
    rows = tuple(_voice_row(comparison, voice) for voice in comparison.voices)
    labels = comparison.labels
    only = tuple(f"only in {label}" for label in labels.values())
    filters = (NAMED, ANONYMOUS, *only)
    return Table(
        "Voices",
        ("name", *labels.values(), "role"),
        rows,
        tuple(name for name in filters if any(name in row.groups for row in rows)),
        tuple(dict.fromkeys(article.outlet for article in comparison.articles)),
        text_columns=(0, -1),
        least_text=SHORT_TEXT_CELLS,
        legend="2+1: quoted twice, told once in other words",
        empty="Nobody is quoted or cited by name or by role",
    )


def _voice_row(comparison: Comparison, voice: Voice) -> TableRow:
    places = {
        column: Place(article, count.passages[0])
        for column, article in enumerate(comparison.article, 1)
        if (count := voice.articles.get(article)) and count.passages
    }
    groups = {ANONYMOUS if voice.anonymous else NAMED}
    if len(voice.articles) == 1:
        groups.add(f"only in {comparison.labels[next(iter(voice.articles))]}")
    role = "" if voice.anonymous else voice.role or ""
    called = f"{voice.called} ({ANONYMOUS})" if voice.anonymous else voice.called
    return TableRow(
        (called, *(_heard(voice.articles.get(one)) for one in comparison.article), role),
        next(iter(places.values())),
        frozenset(groups),
        voice_line(comparison, voice),
        frozenset(comparison.article[article].outlet for article in voice.articles),
        places,
    )


def _heard(count: VoiceCount | None) -> str:
    return f"{count.direct}+{count.indirect}" if count else "–"


class ComparisonTables:
    """The lists and the brief of one comparison, each made once.

    For long articles that takes a while: call `make` in a thread before anybody asks.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    @cached_property
    def findings(self) -> Table:
        """Every finding that is a difference."""
        return findings_table(self.comparison)

    @cached_property
    def points(self) -> Table:
        """Every point, and where it stands in each article."""
        return points_table(self.comparison)

    @cached_property
    def facts(self) -> Table:
        """Every figure and quotation that can be compared, and what each article has."""
        return facts_table(self.comparison)

    @cached_property
    def voices(self) -> Table:
        """Everybody who is quoted or cited, and how often by each article."""
        return voices_table(self.comparison)

    @cached_property
    def coverage(self) -> Grid:
        """How much of each article others have too."""
        return coverage_grid(self.comparison)

    @cached_property
    def overlap(self) -> Grid:
        """The number of points that each two articles share."""
        return overlap_grid(self.comparison)

    @cached_property
    def kinds(self) -> Grid:
        """The number of findings of each kind."""
        return findings_grid(self.comparison.findings)

    @cached_property
    def reporting_style(self) -> tuple[StyleRow, ...]:
        """The reporting verbs and hedges that each outlet uses."""
        return style_rows(self.comparison.whole)

    def make(self) -> ComparisonTables:
        """Make all that has not been made yet."""
        for name, kept in vars(type(self)).items():
            if isinstance(kept, cached_property):
                getattr(self, name)
        return self
