"""The report as a document for editors, who read it in Word and write into it."""

from __future__ import annotations

from corpus.comparison import ComparisonView
from corpus.reports.citations import citations, page_address
from corpus.reports.docx_report.chapters import NOT_FOUND, WIDE, Chapters, matrix
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.outline import (
    CITED,
    COUNTS,
    COVERAGE,
    EXCLUDED,
    FULL,
    NOTES,
    SOURCES,
    Depth,
    Outline,
    Source,
    outline,
)
from corpus.reports.phrases import day
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, VoiceChapter, heard_by
from corpus.statistics import all_origins
from corpus.version import __version__

_UPRIGHT = 4
"""The most articles for which the table of points fits an upright page."""

_KEY = (
    "● has the point, ◆ is likely to, ◐ has part of it, ≠ has another figure or quote than others; "
    f"¶ is the paragraph. {NOT_FOUND} means not found; “may be missing” that no match was found, "
    "but the point may be there; “left out” was confirmed by a reviewer."
)


def render(view: ComparisonView, depth: Depth = "report") -> bytes:
    """The report with headings, quotations and tables as Word knows them."""
    report = outline(view)
    sheet = Sheet(report.lead.title, f"srcdiff {__version__}")
    chapters = Chapters(sheet, view.comparison)
    chapters.lead(report.lead)
    if depth != "brief":
        _detail(sheet, chapters, report, view)
        if depth == "full":
            _appendix(sheet, chapters, report)
        else:
            sheet.small(FULL)
    return sheet.content()


def _detail(sheet: Sheet, chapters: Chapters, report: Outline, view: ComparisonView) -> None:
    for evidence in report.evidence:
        chapters.evidence(evidence)
    for chapter in report.omissions:
        chapters.omissions(chapter)
    chapters.matches(report.shared)
    _points(sheet, view)
    for made in report.provenance:
        sheet.heading(made.heading)
        for line in made.lines:
            sheet.item(line.text)
    _voices(sheet, report.voices)
    _style(sheet, report)
    _articles(sheet, report)
    chapters.remarks(report.remarks)


def _appendix(sheet: Sheet, chapters: Chapters, report: Outline) -> None:
    appendix = report.appendix
    chapters.findings(appendix.findings)
    chapters.links(report.matches)
    chapters.passages(CITED, appendix.cited)
    chapters.passages(EXCLUDED, appendix.excluded)
    _sources(sheet, report)
    sheet.heading(NOTES)
    for note in appendix.notes:
        sheet.item(note)


def _articles(sheet: Sheet, report: Outline) -> None:
    sheet.heading(COVERAGE)
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
    return Run(source.name, bold=True, address=page_address(article)), published, words


def _voices(sheet: Sheet, chapter: VoiceChapter) -> None:
    if not chapter.rows:
        return
    sheet.heading(VOICES)
    roles = (row.role or (ANONYMOUS if row.anonymous else "") for row in chapter.rows)
    if len(chapter.outlets) > WIDE:
        rows = (
            (row.called, role, heard_by(chapter.outlets, row.counts))
            for row, role in zip(chapter.rows, roles, strict=True)
        )
        sheet.table(("", "Role", "In"), rows, (2, 2, 5))
    else:
        cells = (
            (row.called, role, *row.counts) for row, role in zip(chapter.rows, roles, strict=True)
        )
        width = 5 / len(chapter.outlets)
        head = ("", "Role", *chapter.outlets)
        sheet.table(head, cells, (2, 2, *(width for _ in chapter.outlets)))
    for sentence in chapter.only_in:
        sheet.item(sentence)


def _style(sheet: Sheet, report: Outline) -> None:
    if report.style:
        sheet.heading(STYLE)
        rows = (
            (name, verbs or NOT_FOUND, hedges or NOT_FOUND) for name, verbs, hedges in report.style
        )
        sheet.table(("Outlet", "Reporting verbs", "Hedges"), rows, (2, 4, 3))


def _points(sheet: Sheet, view: ComparisonView) -> None:
    if not view.points:
        return
    columns = len(all_origins(view.comparison))
    what = "outlet" if columns == len(view.comparison.articles) else "origin"
    lies_on_its_side = _UPRIGHT < columns <= WIDE
    if lies_on_its_side:
        sheet.turn()
    sheet.heading(f"Points by {what} ({len(view.points):,})")
    sheet.paragraph(_KEY)
    head, rows = matrix(view, citations(view.comparison))
    width = 1.7 if columns <= WIDE else 4
    sheet.table(head, rows, (6, 1.3, *(width for _ in head[2:])))
    if lies_on_its_side:
        sheet.turn()


def _sources(sheet: Sheet, report: Outline) -> None:
    sheet.heading(SOURCES)
    rows = (
        (name, " ".join(filter(None, (article.source, article.url))), article.sha256)
        for name, article, _ in report.sources
    )
    sheet.table(("Outlet", "Path or address", "SHA-256"), rows, (2, 3.4, 4))
