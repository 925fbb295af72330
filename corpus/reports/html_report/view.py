"""The articles side by side, each passage with what the others tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.coverage import Coverage
from corpus.model import Article, Passage, Span, article_of
from corpus.model__finding import QuoteFinding, WordingFinding
from corpus.model__verdicts import AT_ODDS
from corpus.passage_status import Sign, Telling, sign, telling, told
from corpus.reports.citations__cited import Cited
from corpus.reports.evidence import Proved
from corpus.reports.html_report.grouping__marking import Mark, Stretch, stretches
from corpus.reports.outline import Outline, Source
from corpus.reports.outline__remarks import Remark
from corpus.reports.shared_passages import Counterpart, counterparts
from corpus.statistics import signs


class Missing(NamedTuple):
    """An article in which a passage has no counterpart, and the nearest that it has."""

    name: str
    nearest: Cited | None
    score: float
    is_partial: bool
    """Whether `nearest` tells something of the same point, though not of the passage."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage where it stands in its column."""

    cited: Cited
    telling: Telling
    sign: Sign
    stretches: tuple[Stretch, ...]
    counterparts: tuple[Counterpart, ...]
    beside: tuple[str, ...]
    """The ids of all passages that light up with it."""
    missing: tuple[Missing, ...]
    proved: tuple[Proved, ...]
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
    strip: tuple[Sign, ...]
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


def desk(comparison: Comparison, outline: Outline, cite: Mapping[str, Cited]) -> tuple[Column, ...]:
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

    def __init__(self, comparison: Comparison, outline: Outline, cite: Mapping[str, Cited]) -> None:
        self.comparison, self.cite = comparison, cite
        self.name = {
            article.id: source.name
            for article, source in zip(comparison.articles, outline.sources, strict=True)
        }
        self.proved: dict[str, list[Proved]] = {}
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
        common = told(self.comparison, passage)
        marks: list[tuple[Span, Mark]] = [(span, "told") for span in common]
        marks += self.marks.get(own, ())
        is_body = passage.kind == "body"
        return Shown(
            cited=self.cite[passage.id],
            telling=telling(self.comparison, passage),
            sign=sign(self.comparison, passage),
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
                cited, score = (self.cite[near.passage], near.score) if near else (None, 0.0)
                yield Missing(name, cited, score, score >= self.comparison.settings.threshold)


def _marked(proved: Proved) -> Iterator[tuple[str, Span, Mark]]:
    """The words of a finding that are marked in the text, with the article they stand in."""
    finding = proved.finding
    if isinstance(finding, WordingFinding) or (isinstance(finding, QuoteFinding) and finding.words):
        mark: Mark = "worded" if isinstance(finding, WordingFinding) else "differs"
        for passage, start, end in finding.words:
            yield article_of(passage), Span(start, end), mark
    elif finding.verdict in AT_ODDS:
        for given in proved.given:
            yield article_of(given.cited.passage.id), given.span, "differs"
