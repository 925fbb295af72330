"""The view model of the page: the articles side by side, and the points as a matrix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from corpus.alignment.certainty import is_close
from corpus.article import Article, Passage, Span, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.language.languages import language_code
from corpus.model import DIFFERING_VERDICTS, Point, QuoteFinding, WordingFinding
from corpus.passage_status import (
    Marker,
    PassageStatus,
    body_markers,
    condense,
    marker,
    marker_in_point,
    passage_status,
    shared_spans,
)
from corpus.reports.citations import Citation, citations
from corpus.reports.evidence import ProvenFinding
from corpus.reports.linked_passages import Counterpart, Mark, Stretch, counterparts, stretches
from corpus.reports.outline import Note, Outline, Source, outline
from corpus.statistics import Column as OriginColumn
from corpus.statistics import (
    Grid,
    findings_grid,
    is_firmly_missing,
    origin_columns,
    origins_reporting,
    overlap_grid,
)


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page's template is given."""

    outline: Outline
    columns: tuple[Column, ...]
    origins: tuple[tuple[str, str], ...]
    """The columns of the matrix: the name of each origin, and the class of the rows it misses."""
    rows: tuple[MatrixRow, ...]
    overlap: Grid
    tally: Grid
    anchor: Mapping[str, str]
    """The HTML id of each passage, by the passage's id."""
    language: Mapping[str, str]
    """The language code of each passage, by the passage's id; empty where unknown."""
    number: Mapping[str, int]
    """The place of each article, from 1, by its id."""
    kinds: tuple[FindingKind, ...]

    @property
    def has_copies(self) -> bool:
        """Whether several articles are of one origin, and the matrix counts them once."""
        return len(self.origins) < len(self.columns)


class FindingKind(NamedTuple):
    """A kind of finding as the filter offers it."""

    name: str
    words: str
    number: int


def page(view: ComparisonView) -> Page:
    """Lay a comparison out."""
    comparison = view.comparison
    cite = citations(comparison)
    report = outline(view)
    number = {article.id: place for place, article in enumerate(comparison.articles, 1)}
    origins = origin_columns(comparison)
    language = {article.id: language_code(article.language) for article in comparison.articles}
    return Page(
        outline=report,
        columns=article_columns(comparison, report, cite),
        origins=tuple((one.name, f"missing-{number[one.articles[0]]}") for one in origins),
        rows=tuple(_matrix_row(comparison, point, cite, origins, number) for point in view.points),
        overlap=overlap_grid(comparison),
        tally=findings_grid(view.findings),
        anchor={
            passage: f"p{number[article_of(passage)]}-{cited.passage.number}"
            for passage, cited in cite.items()
        },
        language={passage: language[article_of(passage)] for passage in cite},
        number=number,
        kinds=tuple(_kinds(report)),
    )


def _kinds(report: Outline) -> Iterator[FindingKind]:
    omissions = sum(len(chapter.entries) for chapter in report.omissions)
    yield FindingKind("omissions", "missing points", omissions)
    for evidence in report.evidence:
        name = evidence.name.lower()
        yield FindingKind(name, name, len(evidence.differing) + len(evidence.agreeing))


def finding_anchor(finding: str) -> str:
    """The HTML id of a finding."""
    return "f-" + re.sub(r"\W", "-", finding, flags=re.ASCII)


# The matrix: a row a point, a column an origin.


class CellPassage(NamedTuple):
    """A passage that has the point."""

    cited: Citation
    marker: Marker


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin has of a point."""

    passages: tuple[CellPassage, ...]
    """Those of the article that stands for the origin, or else of the first that has the point."""
    share: str
    """How many copies have it, where not all do: "3 of 4"."""
    in_part: tuple[Citation, ...]
    """Passages with part of it; only where none has all of it."""
    is_firmly_missing: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A point, and what each origin has of it."""

    point: Point
    core: Citation
    cells: tuple[Cell, ...]
    """In the order of the origins."""
    groups: tuple[str, ...]
    """The filters that show it."""


def _matrix_row(
    comparison: Comparison,
    point: Point,
    cite: Mapping[str, Citation],
    origins: Sequence[OriginColumn],
    number: Mapping[str, int],
) -> MatrixRow:
    groups = [
        f"missing-{number[origin.articles[0]]}"
        for origin in origins
        if set(origin.articles) <= set(point.not_found_in)
    ]
    told = len(origins_reporting(comparison, point))
    if told == 1:
        groups.append("by-one")
    if told == len(origins):
        groups.append("by-all")
    if comparison.at_odds.intersection(point.passages):
        groups.append("differs")
    cells = tuple(_cell(comparison, point, cite, origin) for origin in origins)
    return MatrixRow(point, cite[point.core], cells, tuple(groups))


def _cell(
    comparison: Comparison, point: Point, cite: Mapping[str, Citation], origin: OriginColumn
) -> Cell:
    article, share = origin.first_of(point.included_by)
    partial, _ = origin.first_of(() if article else point.told_in_part_by)
    return Cell(
        tuple(
            CellPassage(
                cite[passage], marker_in_point(comparison, point, comparison.passage[passage])
            )
            for passage in point.passages
            if article_of(passage) == article
        ),
        share,
        tuple(cite[one] for one in comparison.in_part(point, partial)) if partial else (),
        is_firmly_missing(comparison, point, origin.articles[0]),
    )


# The columns: an article each, every passage with what is known of it.


class Missing(NamedTuple):
    """An article in which a passage has no counterpart, and the closest passage there."""

    name: str
    nearest: Citation | None
    score: float
    is_partial: bool
    """Whether `nearest` has part of the same point."""
    is_firm: bool
    """Whether each point of the passage is firmly missing there."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage where it stands in its column."""

    cited: Citation
    status: PassageStatus
    marker: Marker
    stretches: tuple[Stretch, ...]
    counterparts: tuple[Counterpart, ...]
    beside: tuple[str, ...]
    """The ids of all passages that light up with it."""
    missing: tuple[Missing, ...]
    proven: tuple[ProvenFinding, ...]
    notes: tuple[Note, ...]
    is_bookmarked: bool


class Paragraph(NamedTuple):
    """The passages of one paragraph."""

    number: int
    passages: tuple[ShownPassage, ...]

    @property
    def is_heading(self) -> bool:
        """Whether all of them are headings."""
        return all(shown.cited.passage.kind == "heading" for shown in self.passages)


@dataclass(frozen=True, slots=True)
class Column:
    """An article from its head to its last line."""

    number: int
    """Counted from 1."""
    source: Source
    paragraphs: tuple[Paragraph, ...]
    strip: tuple[Marker, ...]
    """The marker of each body passage; where there are many, of equal shares of them."""

    @property
    def headline(self) -> str:
        """The headline; empty where the text holds it."""
        held = any(one.reason == "headline" for one in self.source.article.passages)
        return "" if held else self.source.article.headline


_STRIP = 120
"""The most markers in a strip."""


def article_columns(
    comparison: Comparison, outline: Outline, cite: Mapping[str, Citation]
) -> tuple[Column, ...]:
    """A column for each article, in their order."""
    shown = _PassageViews(comparison, outline, cite)
    return tuple(
        Column(
            number,
            source,
            tuple(shown.paragraphs(article)),
            tuple(condense(body_markers(comparison, article), min(_STRIP, len(article.body)))),
        )
        for number, (source, article) in enumerate(
            zip(outline.sources, comparison.articles, strict=True), 1
        )
    )


class _PassageViews:
    """Looks up what the page shows of each passage."""

    def __init__(
        self, comparison: Comparison, outline: Outline, cite: Mapping[str, Citation]
    ) -> None:
        self._comparison = comparison
        self._cite = cite
        self._bookmarks = frozenset(comparison.bookmarks)
        self._proven: dict[str, list[ProvenFinding]] = {}
        self._marks: dict[str, list[tuple[Span, Mark]]] = {}
        self._notes: dict[str, list[Note]] = {}
        for proven in (one for evidence in outline.evidence for one in evidence.differing):
            for passage in proven.finding.passages:
                self._proven.setdefault(passage, []).append(proven)
            for article, span, mark in _marked_words(proven):
                self._marks.setdefault(article, []).append((span, mark))
        for note in outline.remarks.notes:
            for cited in note.on:
                self._notes.setdefault(cited.passage.id, []).append(note)

    def paragraphs(self, article: Article) -> Iterator[Paragraph]:
        for number, passages in groupby(article.passages, key=lambda one: one.paragraph):
            yield Paragraph(number, tuple(map(self._passage, passages)))

    def _passage(self, passage: Passage) -> ShownPassage:
        common = shared_spans(self._comparison, passage)
        marks: list[tuple[Span, Mark]] = [(span, "common") for span in common]
        marks += self._marks.get(article_of(passage.id), ())
        is_body = passage.kind == "body"
        return ShownPassage(
            cited=self._cite[passage.id],
            status=passage_status(self._comparison, passage),
            marker=marker(self._comparison, passage),
            stretches=stretches(passage.text, marks, passage.span.start),
            counterparts=counterparts(self._comparison, self._cite, passage.id),
            beside=self._comparison.counterparts(passage.id),
            missing=tuple(self._missing(passage)) if is_body else (),
            proven=tuple(self._proven.get(passage.id, ())),
            notes=tuple(self._notes.get(passage.id, ())),
            is_bookmarked=passage.id in self._bookmarks,
        )

    def _missing(self, passage: Passage) -> Iterator[Missing]:
        having = {article_of(other) for other in self._comparison.counterparts(passage.id)}
        for article, label in self._comparison.labels.items():
            if article not in having and article != article_of(passage.id):
                near = self._comparison.nearest(passage.id, article)
                is_firm = all(
                    is_firmly_missing(self._comparison, point, article)
                    for point in self._comparison.points_of.get(passage.id, ())
                )
                if near is None or not (near.has_part or is_close(near.score)):
                    yield Missing(label, None, 0.0, is_partial=False, is_firm=is_firm)
                else:
                    cited = self._cite[near.passage]
                    yield Missing(label, cited, near.score, near.has_part, is_firm)


def _marked_words(proven: ProvenFinding) -> Iterator[tuple[str, Span, Mark]]:
    """The words of a finding that the text marks, with the id of their article."""
    finding = proven.finding
    if isinstance(finding, WordingFinding) or (isinstance(finding, QuoteFinding) and finding.words):
        mark: Mark = "wording" if isinstance(finding, WordingFinding) else "differs"
        for passage, start, end in finding.words:
            yield article_of(passage), Span(start, end), mark
    elif finding.verdict in DIFFERING_VERDICTS:
        for words in proven.proof:
            yield article_of(words.cited.passage.id), words.span, "differs"
