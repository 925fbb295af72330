"""The chapters of a document: what each entry says, and what a checker finds below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import Link, Passage, Point, Span, article_of
from corpus.reports.citations import Citation
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.evidence import Evidence, Given
from corpus.reports.omissions import Absence, Chapter
from corpus.reports.outline import Remarks
from corpus.reports.phrases import differing, in_common, told
from corpus.reports.place_format import IN_SIGNS
from corpus.reports.linked_passages import SharedPassage

# What is told where: a row a point, a column an article.

NOT_FOUND = "–"


def matrix(
    view: ComparisonView, cite: Mapping[str, Citation]
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """The heading and the rows: what is told, its weight, and where each article tells it.

    A sign stands before the paragraph: ● tells it, ◐ tells it in part, ≠ gives another figure or
    quote than others do.
    """
    comparison = view.comparison
    called = comparison.labels
    head = ("What is told", "Weight", *called.values())
    rows = (
        (
            point.text,
            f"{point.weight:.2f}",
            *(_where(comparison, cite, point, one) for one in called),
        )
        for point in view.points
    )
    return head, rows


def _where(comparison: Comparison, cite: Mapping[str, Citation], point: Point, article: str) -> str:
    told = [passage for passage in point.passages if article_of(passage) == article]
    if told:
        sign = "●" if comparison.at_odds.isdisjoint(told) else "≠"
        return f"{sign} {_places(cite, told)}"
    if article in point.told_in_part_by:
        return f"◐ {_places(cite, comparison.in_part(point, article))}"
    omission = comparison.omission_of.get(point.id)
    return "left out" if omission and article in omission.left_out_by else NOT_FOUND


def _places(cite: Mapping[str, Citation], passages: Iterable[str]) -> str:
    paragraphs = sorted({cite[passage].passage.paragraph for passage in passages})
    return " ".join(f"¶{number}" for number in paragraphs)


class Chapters:
    """Writes what an outline holds onto a sheet."""

    def __init__(self, sheet: Sheet, comparison: Comparison) -> None:
        self.sheet = sheet
        self.comparison = comparison

    def absent(self, chapter: Chapter) -> None:
        """What some tell and others do not."""
        self.sheet.heading(f"{chapter.heading} ({len(chapter.absences)})", 1)
        for number, absence in enumerate(chapter.absences, 1):
            self._absence(number, absence)

    def evidence(self, evidence: Evidence) -> None:
        """Findings about figures, quotes or wording."""
        if evidence.differing or evidence.agreeing:
            self.sheet.heading(f"{evidence.heading} ({len(evidence.differing)})", 1)
        for number, (finding, verdict, given) in enumerate(evidence.differing, 1):
            self.sheet.heading(f"{number}. {verdict}: {finding.says}", 2)
            for one in given:
                self.sheet.paragraph(Run(IN_SIGNS.where(one.cited), bold=True), f": {_words(one)}")
                if one.marked:
                    self._quoted(one.cited.passage, one.quoted, (one.marked,))
            self.sheet.small(f"finding {finding.id} · {finding.verdict}")
        if evidence.agreeing:
            self.sheet.paragraph(evidence.agreeing)
        for finding, _, given in evidence.alike:
            places = "; ".join(f"{IN_SIGNS.where(one.cited)}: {_words(one)}" for one in given)
            self.sheet.item(f"{places} · finding {finding.id}")

    def together(self, heading: str, aligned: tuple[SharedPassage, ...]) -> None:
        """What more than one tells."""
        if aligned:
            self.sheet.heading(f"{heading} ({len(aligned)})", 1)
        for number, one in enumerate(aligned, 1):
            self._aligned(number, one)

    def remarks(self, remarks: Remarks) -> None:
        """What a person noted, marked, rejected, and what of it no longer stands."""
        if remarks.notes:
            self.sheet.heading(f"Notes of a person ({len(remarks.notes)})", 1)
        for number, note in enumerate(remarks.notes, 1):
            self.sheet.heading(
                f"{number}. {join_names([IN_SIGNS.at(cited) for cited in note.on])}", 2
            )
            for cited in note.on:
                self._quoted(cited.passage, cited.passage.text)
            for row in note.lines:
                self.sheet.paragraph(row)
        self.listed("Marked by a person", remarks.bookmarks)
        if remarks.rejected:
            self.sheet.heading(f"Links that a person rejected ({len(remarks.rejected)})", 1)
        for number, pair in enumerate(remarks.rejected, 1):
            self.sheet.heading(f"{number}. {join_names([IN_SIGNS.at(cited) for cited in pair])}", 2)
            for cited in pair:
                self._quoted(cited.passage, cited.passage.text)
        if remarks.lapsed:
            self.sheet.heading(f"In the review, but no longer standing ({len(remarks.lapsed)})", 1)
        for lapsed in remarks.lapsed:
            self.sheet.item(lapsed)

    def listed(self, heading: str, passages: tuple[Citation, ...]) -> None:
        """Passages with their places."""
        if passages:
            self.sheet.heading(f"{heading} ({len(passages)})", 1)
        for cited in passages:
            reason = f", {cited.passage.reason}" if cited.passage.kind == "boilerplate" else ""
            characters = IN_SIGNS.characters(cited.passage.span)
            place = Run(IN_SIGNS.where(cited), bold=True)
            self.sheet.paragraph(place, f"{reason} ({characters})")
            self._quoted(cited.passage, cited.passage.text)

    def _absence(self, number: int, absence: Absence) -> None:
        finding = absence.finding
        missing = f"; not found in {join_names(absence.missing)}" if absence.also else ""
        self.sheet.heading(f"{number}. {IN_SIGNS.where(absence.told)}{missing}", 2)
        self._quoted(absence.told.passage, absence.text)
        if absence.also:
            also = join_names([IN_SIGNS.at(cited) for cited in absence.also])
            self.sheet.item(f"Also told in {also}")
        if absence.left_out:
            self.sheet.item(f"Left out by {join_names(absence.left_out)}, as a person confirmed")
        for nearest in absence.close:
            place = f"Nearest: {IN_SIGNS.at(nearest.cited)}, score {nearest.score:.2f}: "
            self.sheet.item(place, self._run(nearest.cited.passage))
        if absence.far:
            far = [IN_SIGNS.far(name, nearest) for name, nearest in absence.far]
            self.sheet.item(f"Nothing close in {join_names(far, 'or')}")
        characters = IN_SIGNS.characters(absence.told.passage.span)
        self.sheet.small(f"finding {finding.id} · weight {finding.weight:.2f} · {characters}")

    def _aligned(self, number: int, aligned: SharedPassage) -> None:
        passage = aligned.told.passage
        self.sheet.heading(f"{number}. {IN_SIGNS.where(aligned.told)}", 2)
        self._quoted(passage, passage.text, _inside(passage, aligned.common))
        self.sheet.small(IN_SIGNS.characters(passage.span))
        for cited, link, common, differences in aligned.counterparts:
            self.sheet.paragraph(Run(IN_SIGNS.where(cited), bold=True), f", {told(link)}:")
            self._quoted(cited.passage, cited.passage.text, _inside(cited.passage, common))
            if differences:
                self.sheet.paragraph(f"Differs: {differing(differences)}")
            self.sheet.small(f"{_grounds(link)} · {IN_SIGNS.characters(cited.passage.span)}")
        for one, other, link in aligned.among:
            both = f"{IN_SIGNS.where(one)}, and {IN_SIGNS.where(other)}"
            self.sheet.paragraph(f"{both}, {told(link)}")
            self.sheet.small(_grounds(link))

    def _quoted(self, passage: Passage, text: str, bold: tuple[Span, ...] = ()) -> None:
        self.sheet.quotation(text, self._language(passage), bold)

    def _run(self, passage: Passage) -> Run:
        return Run(passage.text, language=self._language(passage))

    def _language(self, passage: Passage) -> str:
        return self.comparison.article[article_of(passage.id)].language


def _inside(passage: Passage, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    first = passage.span.start
    return tuple(Span(start - first, end - first) for start, end in spans)


def _grounds(link: Link) -> str:
    """Why two passages are linked, and how strongly."""
    common = in_common(link.reasons)
    why = f"In common: {common} · " if common else ""
    return f"{why}{link.label} {link.score:.2f}"


def _words(given: Given) -> str:
    return f"{given.words} · {IN_SIGNS.characters(given.span)}"
