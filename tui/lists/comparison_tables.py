"""The lists of one comparison, each made once: facts and voices, a column for each origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.article import article_of
from corpus.comparison import Comparison
from corpus.model import AGREEING_VERDICTS, DIFFERING_VERDICTS, FigureFinding, QuoteFinding
from corpus.passage_status import GLYPHS, Marker, body_markers
from corpus.reports.voices import ANONYMOUS, StyleRow, heard_most, style_rows, voice_line
from corpus.statistics import (
    Column,
    Grid,
    coverage_grid,
    findings_grid,
    origin_columns,
    overlap_grid,
)
from tui.lists.tables import Table, TableRow, findings_table, points_table, verdict_word
from tui.view_model.brief import BriefSection, brief
from tui.view_model.place import Place

if TYPE_CHECKING:
    from corpus.findings.voices import Voice, VoiceCount
    from corpus.model import FigureValue, QuotedWords


DIFFERS, AGREES, ONLY_HERE = "differs", "agrees", "in one only"
NAMED = "named"
_BEFORE_ORIGINS = ("", "kind", "verdict")
"""Headings of the facts before those of the origins; below the empty one stands a sign."""
SHORT_TEXT_CELLS = 16
"""Cells for a name or a role, and for what a fact is about: the columns beside it say more."""


def facts_table(comparison: Comparison) -> Table:
    """Every figure and quotation in a finding: first those that differ, then by kind and place."""
    found = [one for one in comparison.findings if isinstance(one, FigureFinding | QuoteFinding)]
    columns = origin_columns(comparison)
    rows = [_fact_row(comparison, finding, columns) for finding in found]
    rows.sort(key=lambda row: DIFFERS not in row.groups)
    filters = (DIFFERS, AGREES, ONLY_HERE, "figure", "quote")
    return Table(
        "Facts",
        (*_BEFORE_ORIGINS, *(column.name for column in columns), "what"),
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
    """What it is: the things that are counted, or the longest form of the quotation."""


def _fact_row(
    comparison: Comparison, finding: FigureFinding | QuoteFinding, columns: Sequence[Column]
) -> TableRow:
    if isinstance(finding, FigureFinding):
        said = _figure(comparison, finding)
    else:
        said = _quotation(comparison, finding)
    differs = finding.verdict in DIFFERING_VERDICTS
    group = DIFFERS if differs else AGREES if finding.verdict in AGREEING_VERDICTS else ONLY_HERE
    first = finding.passages[0]
    shown = (column.first_of(said.places)[0] for column in columns)
    numbered = enumerate(shown, len(_BEFORE_ORIGINS))
    return TableRow(
        (
            GLYPHS["differs"] if differs else "=" if group == AGREES else "",
            finding.kind,
            said.verdict,
            *(_of_origin(said, column) for column in columns),
            said.text,
        ),
        next(iter(said.places.values()), Place(article_of(first), first)),
        frozenset({group, finding.kind}),
        finding,
        frozenset(comparison.article[article].outlet for article in said.places),
        {number: said.places[article] for number, article in numbered if article},
    )


def _of_origin(said: _Said, column: Column) -> str:
    """What an origin has of a figure or quotation: each form that its articles give it."""
    forms = dict.fromkeys(said.cells[one] for one in column.articles if one in said.cells)
    return " / ".join(forms) or "–"


def _figure(comparison: Comparison, finding: FigureFinding) -> _Said:
    values: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    for value in finding.values:
        article = article_of(value.passage)
        values.setdefault(article, []).append(_written(comparison, article, value))
        places.setdefault(article, Place(article, value.passage))
    cells = {article: ", ".join(dict.fromkeys(texts)) for article, texts in values.items()}
    word = verdict_word(finding.verdict)
    verdict = word if finding.tier == "firm" else f"{word}, likely"
    counted = dict.fromkeys(value.of for value in finding.values if value.of)
    return _Said(cells, places, verdict, " · ".join(counted))


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
    word = verdict_word(finding.verdict)
    return _Said(cells, places, word, f"“{longest}”" if longest else finding.says)


def _written(comparison: Comparison, article: str, part: FigureValue | QuotedWords) -> str:
    """A part of an article's text on one line."""
    return " ".join(comparison.article[article].text[part.start : part.end].split())


def voices_table(comparison: Comparison) -> Table:
    """Everybody who is quoted or cited: those with a name first, then by how often."""
    columns = origin_columns(comparison)
    rows = tuple(_voice_row(comparison, voice, columns) for voice in comparison.voices)
    only = tuple(f"only in {column.name}" for column in columns)
    filters = (NAMED, ANONYMOUS, *only)
    return Table(
        "Voices",
        ("name", *(column.name for column in columns), "role"),
        rows,
        tuple(name for name in filters if any(name in row.groups for row in rows)),
        tuple(dict.fromkeys(article.outlet for article in comparison.articles)),
        text_columns=(0, -1),
        least_text=SHORT_TEXT_CELLS,
        legend="2+1: two direct, one indirect",
        empty="Nobody is quoted or cited by name or by role",
    )


def _voice_row(comparison: Comparison, voice: Voice, columns: Sequence[Column]) -> TableRow:
    heard = [heard_most(voice, column) for column in columns]
    places = {
        number: Place(article_of(count.passages[0]), count.passages[0])
        for number, count in enumerate(heard, 1)
        if count and count.passages
    }
    groups = {ANONYMOUS if voice.anonymous else NAMED}
    if len(hearing := [column for column, count in zip(columns, heard, strict=True) if count]) == 1:
        groups.add(f"only in {hearing[0].name}")
    role = "" if voice.anonymous else voice.role or ""
    called = f"{voice.called} ({ANONYMOUS})" if voice.anonymous else voice.called
    return TableRow(
        (called, *map(_heard, heard), role),
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
    def brief(self) -> tuple[BriefSection, ...]:
        """What both say, where they differ, what only one has, who is quoted."""
        return brief(self.comparison)

    @cached_property
    def markers(self) -> tuple[Sequence[Marker], ...]:
        """For each article, the markers of its body passages."""
        return tuple(body_markers(self.comparison, one) for one in self.comparison.articles)

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
