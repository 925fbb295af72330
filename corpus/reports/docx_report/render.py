"""The report as a document for editors, who read it in Word and write into it."""

from __future__ import annotations

from corpus.comparison import ComparisonView
from corpus.reports.citations import citations
from corpus.reports.docx_report.chapters import NOT_FOUND, Chapters, matrix
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.outline import BOLD, CITED, COUNTS, EXCLUDED, NOTES, Outline, Source, outline
from corpus.reports.phrases import day
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, VoiceChapter
from corpus.version import __version__

_UPRIGHT = 4
"""The most articles for which the table of points fits an upright page."""

_KEY = (
    "● has the point, ◐ has part of it, ≠ has another figure or quote than others; ¶ is the "
    f"paragraph. {NOT_FOUND} means not found; “may be missing” that no match was found, but the "
    "point may be there; “left out” was confirmed by a reviewer."
)


def render(view: ComparisonView) -> bytes:
    """The report with headings, quotations and tables as Word knows them."""
    report = outline(view)
    sheet = Sheet(report.title, f"srcdiff {__version__}")
    chapters = Chapters(sheet, view.comparison)
    for sentence in report.opening:
        sheet.item(sentence)
    _articles(sheet, report)
    for chapter in report.omissions:
        chapters.omissions(chapter)
    for evidence in report.evidence:
        chapters.evidence(evidence)
    for made in report.provenance:
        sheet.heading(made.heading, 1)
        for line in made.lines:
            sheet.item(line.text)
    _voices(sheet, report.voices)
    _style(sheet, report)
    _points(sheet, view)
    chapters.matches(report.matches)
    chapters.remarks(report.remarks)
    chapters.passages(CITED, report.cited)
    chapters.passages(EXCLUDED, report.excluded)
    _sources(sheet, report)
    sheet.heading(NOTES, 1)
    for note in (*report.notes, BOLD):
        sheet.item(note)
    return sheet.content()


def _articles(sheet: Sheet, report: Outline) -> None:
    sheet.heading("Articles", 1)
    for source in report.sources:
        sheet.item(*_article(source))
    head = ("Outlet", *COUNTS)
    rows = ((name, *(f"{number:,}" for number in counts)) for name, _, counts in report.sources)
    sheet.table(head, rows, (3, *(1.2 for _ in COUNTS)))
    for problem in report.problems:
        sheet.paragraph(Run("Not read: ", bold=True), f"{problem.source}: {problem.cause}")


def _article(source: Source) -> tuple[Run | str, ...]:
    article = source.article
    published = f", {day(article.published)}" if article.published else ""
    said = " · ".join(text for text in (article.headline, article.byline) if text)
    words = Run(f": {said}", language=article.language) if said else ""
    return Run(source.name, bold=True), published, words


def _voices(sheet: Sheet, chapter: VoiceChapter) -> None:
    if not chapter.rows:
        return
    sheet.heading(VOICES, 1)
    rows = (
        (row.called, row.role or (ANONYMOUS if row.anonymous else ""), *row.counts)
        for row in chapter.rows
    )
    width = 5 / len(chapter.outlets)
    sheet.table(("", "Role", *chapter.outlets), rows, (2, 2, *(width for _ in chapter.outlets)))
    for sentence in chapter.only_in:
        sheet.item(sentence)


def _style(sheet: Sheet, report: Outline) -> None:
    if report.style:
        sheet.heading(STYLE, 1)
        rows = (
            (name, verbs or NOT_FOUND, hedges or NOT_FOUND) for name, verbs, hedges in report.style
        )
        sheet.table(("Outlet", "Reporting verbs", "Hedges"), rows, (2, 4, 3))


def _points(sheet: Sheet, view: ComparisonView) -> None:
    if not view.points:
        return
    lies_on_its_side = len(view.comparison.articles) > _UPRIGHT
    if lies_on_its_side:
        sheet.turn()
    sheet.heading(f"Points by outlet ({len(view.points):,})", 1)
    sheet.paragraph(_KEY)
    head, rows = matrix(view, citations(view.comparison))
    sheet.table(head, rows, (6, 1.3, *(1.7 for _ in view.comparison.articles)))
    if lies_on_its_side:
        sheet.turn()


def _sources(sheet: Sheet, report: Outline) -> None:
    sheet.heading("Sources", 1)
    rows = (
        (name, " ".join(filter(None, (article.source, article.url))), article.sha256)
        for name, article, _ in report.sources
    )
    sheet.table(("Outlet", "Path or address", "SHA-256"), rows, (2, 3.4, 4))
