"""What a report says, in the order it says it; every format for a reader writes this down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.findings.coverage import Coverage
from corpus.findings.phrasing import listing, names
from corpus.model import Article
from corpus.reports.citations__cited import Cited, citations
from corpus.reports.evidence import Evidence
from corpus.reports.evidence__figures import figures
from corpus.reports.evidence__quotes import quotes
from corpus.reports.evidence__wording import wording
from corpus.reports.omission_chapters import Chapter, chapters
from corpus.reports.outline__chosen import chosen
from corpus.reports.outline__opening import opening
from corpus.reports.outline__remarks import Remarks, decisions, remarks
from corpus.reports.outline__settings import said
from corpus.reports.outline__unquoted import unquoted
from corpus.reports.reporting_style import Diction, diction
from corpus.reports.shared_passages import Aligned, together
from corpus.stories.story__story import Problem
from corpus.text_cleaning import line
from corpus.version import __version__


class Source(NamedTuple):
    """An article at the head of the report."""

    name: str
    article: Article
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Outline:
    """A report before it has a format."""

    title: str
    opening: tuple[str, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    absent: tuple[Chapter, ...]
    evidence: tuple[Evidence, ...]
    """Figures, quotes and wording."""
    diction: tuple[Diction, ...]
    """The words of telling and of doubt that each outlet uses, counted."""
    together: str
    """The heading over `aligned`."""
    aligned: tuple[Aligned, ...]
    """Every link exactly once, in the order of the first article's text, then of the next; none
    where the reader asked for some findings only."""
    remarks: Remarks
    named: tuple[Cited, ...]
    """Passages that prove something and are quoted nowhere before."""
    apart: tuple[Cited, ...]
    """Boilerplate; none where the reader asked for some findings only."""
    notes: tuple[str, ...]
    """What a reader must know to check it."""


def outline(comparison: Comparison) -> Outline:
    """A comparison in reading order: what is absent, what is shared, what was set apart."""
    called = names(comparison.articles)
    cite = citations(comparison)
    absent = tuple(chapters(comparison, cite))
    evidence = (
        figures(comparison, cite),
        quotes(comparison, cite),
        wording(comparison, cite),
    )
    aligned = () if comparison.narrowed else tuple(together(comparison, cite))
    return Outline(
        title=line(comparison.title) or listing(list(called.values())),
        opening=(*opening(comparison), *chosen(comparison)),
        sources=tuple(
            Source(called[article.id], _clean(article), comparison.coverage[article.id])
            for article in comparison.articles
        ),
        problems=tuple(
            Problem(line(problem.source), line(problem.cause)) for problem in comparison.problems
        ),
        absent=absent,
        evidence=evidence,
        diction=diction(comparison),
        together="Told by both" if len(called) == 2 else "Told by more than one",
        aligned=aligned,
        remarks=remarks(comparison, cite),
        named=unquoted(comparison, cite, absent, evidence, aligned),
        apart=tuple(
            cited
            for cited in cite.values()
            if cited.passage.kind == "boilerplate" and not comparison.narrowed
        ),
        notes=(*_notes(comparison), *decisions(comparison)),
    )


def _clean(article: Article) -> Article:
    """The article with names that are safe to print, whoever made them."""
    return replace(
        article,
        source=line(article.source),
        headline=line(article.headline),
        byline=line(article.byline),
        url=line(article.url),
    )


def _notes(comparison: Comparison) -> tuple[str, ...]:
    return (
        f"Written by srcdiff {__version__}. Settings: {said(comparison)}.",
        "Two passages are linked where their score, from 0 to 1, reaches the threshold, or comes "
        "near it and one is the likeliest counterpart of the other. The score is how likely they "
        "tell the same, by the words, names and figures that both have, rare ones most, and by "
        "what stands around.",
        "“Not found in” says that the program did not find it, which is no proof that it is not "
        "there. The nearest passage is the one that comes closest to telling it.",
        "Weight, from 0 to 1, says how much a thing matters: how many tell it, how early, and its "
        "names, figures and quotes.",
        "Characters are counted from 0 in the article's text as the JSON report holds it.",
    )
