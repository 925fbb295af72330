"""The report as a document for editors, who read it in Word and write into it."""

from __future__ import annotations

from corpus.comparison import ComparisonView
from corpus.reports.citations import citations
from corpus.reports.docx_report.chapters import NOT_FOUND, Chapters, matrix
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.outline import Outline, Source, outline
from corpus.reports.phrases import day
from corpus.reports.reporting_style import CHAPTER
from corpus.version import __version__

WIDE = 4
"""Articles from which on the table of points lies on its side."""

_COVERAGE = {
    "passages": "passages",
    "shared": "told elsewhere too",
    "partial": "in part",
    "only_here": "only here",
    "words": "words",
}
"""The columns of the table of articles, by what a coverage calls them."""

SIGNS = (
    "● tells it, ◐ tells it in part, ≠ gives another figure or quote than others do; ¶ is the "
    f"paragraph in which it stands. {NOT_FOUND} was not found there; “left out” was confirmed by "
    "a person."
)
BOLD = "Where a passage is told in part, what both tell stands in bold."


def render(view: ComparisonView) -> bytes:
    """The report with headings, quotations and tables as Word knows them."""
    report = outline(view)
    sheet = Sheet(report.title, f"srcdiff {__version__}")
    chapters = Chapters(sheet, view.comparison)
    for sentence in report.opening:
        sheet.item(sentence)
    _articles(sheet, report)
    for chapter in report.absent:
        chapters.absent(chapter)
    for evidence in report.evidence:
        chapters.evidence(evidence)
    _diction(sheet, report)
    _points(sheet, view)
    chapters.together(report.together, report.aligned)
    chapters.remarks(report.remarks)
    chapters.listed("Named above, quoted here", report.named)
    chapters.listed("Set apart, neither compared nor counted", report.apart)
    _sources(sheet, report)
    sheet.heading("How to read this", 1)
    for note in (*report.notes, BOLD):
        sheet.item(note)
    return sheet.content()


def _articles(sheet: Sheet, report: Outline) -> None:
    sheet.heading("The articles", 1)
    for source in report.sources:
        sheet.item(*_article(source))
    head = ("Outlet", *_COVERAGE.values())
    rows = (
        (name, *(f"{getattr(coverage, column):,}" for column in _COVERAGE))
        for name, _, coverage in report.sources
    )
    sheet.table(head, rows, (3, 1.2, 1.2, 1.2, 1.2, 1.2))
    for problem in report.problems:
        sheet.paragraph(Run("Not read: ", bold=True), f"{problem.source}: {problem.cause}")


def _article(source: Source) -> tuple[Run | str, ...]:
    article = source.article
    published = f", {day(article.published)}" if article.published else ""
    said = " · ".join(text for text in (article.headline, article.byline) if text)
    words = Run(f": {said}", language=article.language) if said else ""
    return Run(source.name, bold=True), published, words


def _diction(sheet: Sheet, report: Outline) -> None:
    if report.diction:
        sheet.heading(CHAPTER, 1)
        rows = (
            (name, verbs or NOT_FOUND, hedges or NOT_FOUND)
            for name, verbs, hedges in report.diction
        )
        sheet.table(("Outlet", "Verbs of telling", "Words of doubt"), rows, (2, 4, 3))


def _points(sheet: Sheet, view: ComparisonView) -> None:
    if not view.points:
        return
    wide = len(view.comparison.articles) > WIDE
    if wide:
        sheet.turn()
    sheet.heading(f"What is told where ({len(view.points):,})", 1)
    sheet.paragraph(SIGNS)
    head, rows = matrix(view, citations(view.comparison))
    sheet.table(head, rows, (6, 1.3, *(1.7 for _ in view.comparison.articles)))
    if wide:
        sheet.turn()


def _sources(sheet: Sheet, report: Outline) -> None:
    sheet.heading("The sources", 1)
    rows = (
        (name, " ".join(filter(None, (article.source, article.url))), article.sha256)
        for name, article, _ in report.sources
    )
    sheet.table(("Outlet", "Path or address", "SHA-256"), rows, (2, 3.4, 4))
