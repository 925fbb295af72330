"""The articles side by side, each passage with what the others tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from corpus.comparison import Comparison, ComparisonView
from corpus.language.languages import language_code
from corpus.model import (
    DIFFERING_VERDICTS,
    Article,
    Coverage,
    Passage,
    Point,
    QuoteFinding,
    Span,
    WordingFinding,
    article_of,
)
from corpus.passage_status import Marker, PassageStatus, marker, passage_status, shared_spans
from corpus.reports.citations import Citation, citations
from corpus.reports.evidence import ProvenFinding
from corpus.reports.html_report.grouping import Mark, Stretch, stretches
from corpus.reports.outline import Outline, Remark, Source, outline
from corpus.reports.linked_passages import Counterpart, counterparts
from corpus.statistics import Grid, findings_grid, overlap_grid, signs

# Points by outlet: who tells what, and where it stands.


class Seen(NamedTuple):
    """A passage that tells a point."""

    cited: Citation
    sign: Marker


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article tells of a point."""

    told: tuple[Seen, ...]
    in_part: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A point, and what each article tells of it."""

    point: Point
    core: Citation
    cells: tuple[Cell, ...]
    """In the order of the articles."""
    groups: tuple[str, ...]
    """The filters that let it through."""


def matrix(view: ComparisonView, cite: Mapping[str, Citation]) -> tuple[Row, ...]:
    """The points that the report lists, by weight."""
    return tuple(_row(view.comparison, point, cite) for point in view.points)


def _row(comparison: Comparison, point: Point, cite: Mapping[str, Citation]) -> Row:
    told: dict[str, list[Seen]] = {article.id: [] for article in comparison.articles}
    for passage in point.passages:
        seen = Seen(cite[passage], marker(comparison, comparison.passage[passage]))
        told[article_of(passage)].append(seen)
    cells = tuple(
        Cell(
            tuple(seen),
            () if seen else tuple(cite[one] for one in comparison.in_part(point, article)),
        )
        for article, seen in told.items()
    )
    groups = [
        f"lacks-{number}"
        for number, article in enumerate(comparison.articles, 1)
        if article.id in point.not_found_in
    ]
    if len(point.included_by) == 1:
        groups.append("by-one")
    if len(point.included_by) == len(told):
        groups.append("by-all")
    if comparison.at_odds.intersection(point.passages):
        groups.append("differs")
    return Row(point, cite[point.core], cells, tuple(groups))


class Missing(NamedTuple):
    """An article in which a passage has no counterpart, and the nearest that it has."""

    name: str
    nearest: Citation | None
    score: float
    is_partial: bool
    """Whether `nearest` tells something of the same point, though not of the passage."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage where it stands in its column."""

    cited: Citation
    telling: PassageStatus
    sign: Marker
    stretches: tuple[Stretch, ...]
    counterparts: tuple[Counterpart, ...]
    beside: tuple[str, ...]
    """The ids of all passages that light up with it."""
    missing: tuple[Missing, ...]
    proved: tuple[ProvenFinding, ...]
    notes: tuple[Remark, ...]
    is_marked: bool
    """Bookmarked by a person."""


class Paragraph(NamedTuple):
    """What stands in one paragraph."""

    number: int
    passages: tuple[Shown, ...]

    @property
    def is_heading(self) -> bool:
        """Whether nothing but headings stand in it."""
        return all(shown.cited.passage.kind == "heading" for shown in self.passages)


@dataclass(frozen=True, slots=True)
class Column:
    """An article from its head to its last line."""

    number: int
    """Counted from 1."""
    source: Source
    paragraphs: tuple[Paragraph, ...]
    strip: tuple[Marker, ...]
    """The sign of each body passage, or of shares of them where there are many."""

    @property
    def coverage(self) -> Coverage:
        """How much of it others tell too."""
        return self.source.coverage

    @property
    def headline(self) -> str:
        """The headline, unless the text begins with it anyway."""
        held = any(one.reason == "headline" for one in self.source.article.passages)
        return "" if held else self.source.article.headline


CELLS = 120
"""The most signs that a strip holds."""


def article_columns(
    comparison: Comparison, outline: Outline, cite: Mapping[str, Citation]
) -> tuple[Column, ...]:
    """A column for each article, in their order."""
    shown = _Showing(comparison, outline, cite)
    return tuple(
        Column(
            number,
            source,
            tuple(shown.paragraphs(article)),
            tuple(signs(comparison, article, min(CELLS, len(article.body)))),
        )
        for number, (source, article) in enumerate(
            zip(outline.sources, comparison.articles, strict=True), 1
        )
    )


class _Showing:
    """Passages with all that is known of them."""

    def __init__(
        self, comparison: Comparison, outline: Outline, cite: Mapping[str, Citation]
    ) -> None:
        self.comparison, self.cite = comparison, cite
        self.name = {
            article.id: source.name
            for article, source in zip(comparison.articles, outline.sources, strict=True)
        }
        self.proved: dict[str, list[ProvenFinding]] = {}
        self.notes: dict[str, list[Remark]] = {}
        self.marks: dict[str, list[tuple[Span, Mark]]] = {}
        self.bookmarks = frozenset(comparison.bookmarks)
        for proved in (one for evidence in outline.evidence for one in evidence.differing):
            for passage in proved.finding.passages:
                self.proved.setdefault(passage, []).append(proved)
            for article, span, mark in _marked(proved):
                self.marks.setdefault(article, []).append((span, mark))
        for note in outline.remarks.notes:
            for cited in note.on:
                self.notes.setdefault(cited.passage.id, []).append(note)

    def paragraphs(self, article: Article) -> Iterator[Paragraph]:
        for number, passages in groupby(article.passages, key=lambda one: one.paragraph):
            yield Paragraph(number, tuple(map(self.passage, passages)))

    def passage(self, passage: Passage) -> Shown:
        own = article_of(passage.id)
        common = shared_spans(self.comparison, passage)
        marks: list[tuple[Span, Mark]] = [(span, "told") for span in common]
        marks += self.marks.get(own, ())
        is_body = passage.kind == "body"
        return Shown(
            cited=self.cite[passage.id],
            telling=passage_status(self.comparison, passage),
            sign=marker(self.comparison, passage),
            stretches=stretches(passage.text, marks, passage.span.start),
            counterparts=counterparts(self.comparison, self.cite, passage.id),
            beside=self.comparison.counterparts(passage.id),
            missing=tuple(self._missing(passage)) if is_body else (),
            proved=tuple(self.proved.get(passage.id, ())),
            notes=tuple(self.notes.get(passage.id, ())),
            is_marked=passage.id in self.bookmarks,
        )

    def _missing(self, passage: Passage) -> Iterator[Missing]:
        own = article_of(passage.id)
        telling = {article_of(other) for other in self.comparison.counterparts(passage.id)}
        for article, name in self.name.items():
            if article not in telling and article != own:
                near = self.comparison.nearest(passage.id, article)
                if near is None:
                    yield Missing(name, None, 0.0, is_partial=False)
                else:
                    yield Missing(name, self.cite[near.passage], near.score, near.has_part)


def _marked(proved: ProvenFinding) -> Iterator[tuple[str, Span, Mark]]:
    """The words of a finding that are marked in the text, with the article they stand in."""
    finding = proved.finding
    if isinstance(finding, WordingFinding) or (isinstance(finding, QuoteFinding) and finding.words):
        mark: Mark = "worded" if isinstance(finding, WordingFinding) else "differs"
        for passage, start, end in finding.words:
            yield article_of(passage), Span(start, end), mark
    elif finding.verdict in DIFFERING_VERDICTS:
        for given in proved.given:
            yield article_of(given.cited.passage.id), given.span, "differs"


# Everything that the page's template is given.


class Kind(NamedTuple):
    """A kind of finding as the filter offers it."""

    name: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Page:
    """A report with the means to lead from each of its passages to every other place it is in."""

    outline: Outline
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    overlap: Grid
    tally: Grid
    anchor: Mapping[str, str]
    """What each passage is called inside the page, by its id."""
    language: Mapping[str, str]
    """The language of each passage's article, by the passage's id; empty where unknown."""
    number: Mapping[str, int]
    """The place of each article, counted from 1, by its id."""
    kinds: tuple[Kind, ...]
    """Of findings, with how many there are of each."""


def page(view: ComparisonView) -> Page:
    """Lay a comparison out."""
    comparison = view.comparison
    cite = citations(comparison)
    report = outline(view)
    number = {article.id: place for place, article in enumerate(comparison.articles, 1)}
    tongue = {article.id: language_code(article.language) for article in comparison.articles}
    return Page(
        outline=report,
        columns=article_columns(comparison, report, cite),
        rows=matrix(view, cite),
        overlap=overlap_grid(comparison),
        tally=findings_grid(view.findings),
        anchor={
            passage: f"p{number[article_of(passage)]}-{cited.passage.number}"
            for passage, cited in cite.items()
        },
        language={passage: tongue[article_of(passage)] for passage in cite},
        number=number,
        kinds=tuple(_kinds(report)),
    )


def _kinds(report: Outline) -> Iterator[Kind]:
    absent = sum(len(chapter.absences) for chapter in report.absent)
    yield Kind("omissions", "not found elsewhere", absent)
    for evidence in report.evidence:
        name = evidence.heading.lower()
        yield Kind(name, name, len(evidence.differing) + len(evidence.alike))


def finding_anchor(finding: str) -> str:
    """What a finding is called inside the page; ids are letters and digits but in made-up ones."""
    return "f-" + re.sub(r"\W", "-", finding, flags=re.ASCII)
