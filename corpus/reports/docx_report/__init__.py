"""The report as a document for editors, who read it in Word and write into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.article import article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.model import Point
from corpus.reports.brief import missing_words
from corpus.reports.citations import Citation, citations, page_address
from corpus.reports.docx_report.chapters import Chapters
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.outline import (
    CITED,
    COUNTS,
    EXCLUDED,
    EXPLANATIONS,
    FULL_HINT,
    REPORTS,
    SOURCES,
    Depth,
    Outline,
    Source,
    outline,
)
from corpus.reports.phrases import day, excerpt, few
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, VoiceChapter, heard_by
from corpus.statistics import Column, all_origins, is_firmly_missing, origin_columns
from corpus.version import __version__

NOTHING = "–"
"""A cell of a table that has nothing to say."""
NOT_FOUND = "–"
"""A cell of an article that firmly lacks the point. It looks like `NOTHING`, but is explained."""
MAY_BE_MISSING = "may be missing"
"""A cell of an article that has no match, though the point may be there."""
LEFT_OUT = "left out"
"""A cell of an article that leaves the point out, as a reviewer confirmed."""

WIDE = 8
"""The most outlets or origins that have a column each in a table; more are named in one."""
_UPRIGHT = 4
"""The most outlets or origins for which the table of points fits an upright page."""

_SIGNS_EXPLAINED = (
    "● has the point, ◆ is likely to, ◐ has part of it, ≠ has another figure or quote than others; "
    f"¶ is the paragraph. {NOT_FOUND} means not found; “{MAY_BE_MISSING}” that no match was found, "
    f"but the point may be there; “{LEFT_OUT}” was confirmed by a reviewer."
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
            sheet.small(FULL_HINT)
    return sheet.content()


def _detail(sheet: Sheet, chapters: Chapters, report: Outline, view: ComparisonView) -> None:
    for evidence in report.evidence:
        chapters.evidence(evidence)
    for chapter in report.omissions:
        chapters.omissions(chapter)
    chapters.matches(report.shared)
    _points(sheet, view)
    for provenance in report.provenance:
        sheet.heading(provenance.heading)
        for line in provenance.lines:
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
    sheet.heading(EXPLANATIONS)
    for explanation in appendix.explanations:
        sheet.item(explanation)


def _articles(sheet: Sheet, report: Outline) -> None:
    sheet.heading(REPORTS)
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
    head = " · ".join(text for text in (article.headline, article.byline) if text)
    words = Run(f": {head}", language=article.language) if head else ""
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
        rows = ((name, verbs or NOTHING, hedges or NOTHING) for name, verbs, hedges in report.style)
        sheet.table(("Outlet", "Reporting verbs", "Hedges"), rows, (2, 4, 3))


def _points(sheet: Sheet, view: ComparisonView) -> None:
    if not view.points:
        return
    columns = len(all_origins(view.comparison))
    what = "outlet" if columns == len(view.comparison.articles) else "origin"
    is_landscape = _UPRIGHT < columns <= WIDE
    if is_landscape:
        sheet.toggle_orientation()
    sheet.heading(f"Points by {what} ({len(view.points):,})")
    sheet.paragraph(_SIGNS_EXPLAINED)
    head, rows = _matrix(view, citations(view.comparison))
    width = 1.7 if columns <= WIDE else 4
    sheet.table(head, rows, (6, 1.3, *(width for _ in head[2:])))
    if is_landscape:
        sheet.toggle_orientation()


def _matrix(
    view: ComparisonView, cite: Mapping[str, Citation]
) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
    """The heading and the rows of the table of points: a row a point, a column an origin.

    Of many origins, a cell names all that have the point, and another one those where it is
    missing.
    """
    columns = origin_columns(view.comparison)
    if len(columns) > WIDE:
        head = ("Point", "Weight", "In", "Missing")
        return head, (_named_row(view.comparison, point) for point in view.points)
    rows = (
        (
            excerpt(point.shown or point.text),
            f"{point.weight:.2f}",
            *(_cell(view.comparison, cite, point, column) for column in columns),
        )
        for point in view.points
    )
    return ("Point", "Weight", *(column.name for column in columns)), rows


def _named_row(comparison: Comparison, point: Point) -> Sequence[str]:
    having = few(comparison.names.listed(point.included_by))
    having_part = comparison.names.listed(point.told_in_part_by)
    in_part = f"; ◐ {few(having_part)}" if having_part else ""
    return (
        excerpt(point.shown or point.text),
        f"{point.weight:.2f}",
        f"{having}{in_part}",
        missing_words(comparison, point) or NOTHING,
    )


def _cell(
    comparison: Comparison, cite: Mapping[str, Citation], point: Point, column: Column
) -> str:
    """What the articles of an origin have of a point, with its paragraphs.

    All of it ("● ¶3 ¶4", or "● ¶3 · 3 of 4" if 3 of 4 copies have it), part of it ("◐ ¶3"), or
    none: LEFT_OUT, NOT_FOUND or MAY_BE_MISSING.
    """
    article, share = column.first_of(point.included_by)  # such as "· 3 of 4"
    if article:
        own = [passage for passage in point.passages if article_of(passage) == article]
        sign = _sign(comparison, point, own)
        return f"{sign} {_paragraphs(cite, own)} {share}".rstrip()
    article, _ = column.first_of(point.told_in_part_by)
    if article:
        return f"◐ {_paragraphs(cite, comparison.in_part(point, article))}"
    omission = comparison.omission_of.get(point.id)
    if omission and set(column.articles) <= set(omission.left_out_by):
        return LEFT_OUT
    is_firm = is_firmly_missing(comparison, point, column.articles[0])
    return NOT_FOUND if is_firm else MAY_BE_MISSING


def _sign(comparison: Comparison, point: Point, own: Sequence[str]) -> str:
    """How an article has a point in its `own` passages (ids): ≠ differs, ● firmly, ◆ likely."""
    if not comparison.at_odds.isdisjoint(own):
        return "≠"
    if len(point.included_by) == 1:
        return "●"
    # A few words that two articles have alike can make a point without any link: likely.
    links = (link for passage in own for link in comparison.links_of.get(passage, ()))
    return "●" if any(link.tier == "firm" for link in links) else "◆"


def _paragraphs(cite: Mapping[str, Citation], passages: Iterable[str]) -> str:
    numbers = sorted({cite[passage].passage.paragraph for passage in passages})
    return " ".join(f"¶{number}" for number in numbers)


def _sources(sheet: Sheet, report: Outline) -> None:
    sheet.heading(SOURCES)
    rows = (
        (name, " ".join(filter(None, (article.source, article.url))), article.sha256)
        for name, article, _ in report.sources
    )
    sheet.table(("Outlet", "Path or address", "SHA-256"), rows, (2, 3.4, 4))
