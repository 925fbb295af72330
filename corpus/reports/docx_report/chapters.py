"""The chapters of a document: what each entry says, and what a checker finds below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import Link, Passage, Point, Span, article_of
from corpus.reports.citations import IN_SIGNS, Citation
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import Chapter, OmissionEntry
from corpus.reports.outline import MATCHES, REMARKS, ReviewRemarks
from corpus.reports.phrases import in_common, link_label, word_changes
from corpus.statistics import is_firmly_missing

NOT_FOUND = "–"
"""An empty cell of a table: the article has nothing there."""
MAY_BE_MISSING = "may be missing"
"""A cell of an article that has no match, though the point may be told there."""


def matrix(
    view: ComparisonView, cite: Mapping[str, Citation]
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """The heading and the rows of the table of points: a row a point, a column an article.

    A cell is a sign and the paragraphs: ● has the point, ◐ has part of it, ≠ has another figure or
    quote than others.
    """
    labels = view.comparison.labels
    head = ("Point", "Weight", *labels.values())
    rows = (
        (
            point.shown or point.text,
            f"{point.weight:.2f}",
            *(_cell(view.comparison, cite, point, article) for article in labels),
        )
        for point in view.points
    )
    return head, rows


def _cell(comparison: Comparison, cite: Mapping[str, Citation], point: Point, article: str) -> str:
    own = [passage for passage in point.passages if article_of(passage) == article]
    if own:
        sign = "●" if comparison.at_odds.isdisjoint(own) else "≠"
        return f"{sign} {_paragraphs(cite, own)}"
    if article in point.told_in_part_by:
        return f"◐ {_paragraphs(cite, comparison.in_part(point, article))}"
    omission = comparison.omission_of.get(point.id)
    if omission and article in omission.left_out_by:
        return "left out"
    return NOT_FOUND if is_firmly_missing(comparison, point, article) else MAY_BE_MISSING


def _paragraphs(cite: Mapping[str, Citation], passages: Iterable[str]) -> str:
    numbers = sorted({cite[passage].passage.paragraph for passage in passages})
    return " ".join(f"¶{number}" for number in numbers)


class Chapters:
    """Writes what an outline holds onto a sheet."""

    def __init__(self, sheet: Sheet, comparison: Comparison) -> None:
        self._sheet = sheet
        self._comparison = comparison

    def omissions(self, chapter: Chapter) -> None:
        """What some articles have and others lack."""
        self._heading(chapter.heading, len(chapter.entries))
        for number, entry in enumerate(chapter.entries, 1):
            self._omission(number, entry)

    def evidence(self, evidence: Evidence) -> None:
        """Findings about figures, quotes or wording."""
        if evidence.differing or evidence.agreeing:
            self._sheet.heading(evidence.heading, 1)
        for number, proven in enumerate(evidence.differing, 1):
            self._sheet.heading(f"{number}. {proven.summary}", 2)
            for one in proven.proof:
                place = Run(IN_SIGNS.where(one.cited), bold=True)
                self._sheet.paragraph(place, f": {_words(one)}")
                if one.marked:
                    self._quote(one.cited.passage, one.quoted, (one.marked,))
            self._sheet.small(f"finding {proven.finding.id} · {proven.finding.verdict}")
        if evidence.differing and evidence.agreeing:
            self._sheet.paragraph(f"{evidence.agreement}:")
        for proven in evidence.agreeing:
            places = (f"{IN_SIGNS.where(one.cited)}: {_words(one)}" for one in proven.proof)
            self._sheet.item(f"{'; '.join(places)} · finding {proven.finding.id}")

    def matches(self, matches: tuple[LinkedPassage, ...]) -> None:
        """Every link once."""
        if matches:
            self._heading(MATCHES, len(matches))
        for number, match in enumerate(matches, 1):
            self._match(number, match)

    def remarks(self, remarks: ReviewRemarks) -> None:
        """A reviewer's notes, bookmarks and rejected links, and the entries that have lapsed."""
        if remarks.notes:
            self._heading(REMARKS["notes"], len(remarks.notes))
        for number, note in enumerate(remarks.notes, 1):
            self._pair(number, note.on)
            for line in note.lines:
                self._sheet.paragraph(line)
        self.passages(REMARKS["bookmarks"], remarks.bookmarks)
        if remarks.rejected:
            self._heading(REMARKS["rejected"], len(remarks.rejected))
        for number, pair in enumerate(remarks.rejected, 1):
            self._pair(number, pair)
        if remarks.lapsed:
            self._heading(REMARKS["lapsed"], len(remarks.lapsed))
        for lapsed in remarks.lapsed:
            self._sheet.item(lapsed)

    def passages(self, heading: str, passages: tuple[Citation, ...]) -> None:
        """Passages with their places."""
        if passages:
            self._heading(heading, len(passages))
        for cited in passages:
            reason = f", {cited.passage.reason}" if cited.passage.kind == "boilerplate" else ""
            characters = IN_SIGNS.characters(cited.passage.span)
            place = Run(IN_SIGNS.where(cited), bold=True)
            self._sheet.paragraph(place, f"{reason} ({characters})")
            self._quote(cited.passage, cited.passage.text)

    def _omission(self, number: int, entry: OmissionEntry) -> None:
        missing = f"; {entry.missing_from}" if entry.also else ""
        self._sheet.heading(f"{number}. {IN_SIGNS.where(entry.cited)}{missing}", 2)
        self._quote(entry.cited.passage, entry.text)
        if entry.also:
            also = join_names([IN_SIGNS.at(cited) for cited in entry.also])
            self._sheet.item(f"Also in {also}")
        if entry.left_out:
            left_out = join_names(entry.left_out)
            self._sheet.item(f"Left out by {left_out}, confirmed by a reviewer")
        for closest in entry.quoted:
            if closest.cited:
                passage = closest.cited.passage
                quote = Run(passage.text, language=self._language(passage))
                self._sheet.item(f"{closest.says(closest.cited, IN_SIGNS)}: “", quote, "”")
        for missing in entry.missing_too(IN_SIGNS):
            self._sheet.item(missing)
        finding = entry.finding
        characters = IN_SIGNS.characters(entry.span)
        self._sheet.small(f"finding {finding.id} · weight {finding.weight:.2f} · {characters}")

    def _match(self, number: int, match: LinkedPassage) -> None:
        passage = match.cited.passage
        self._sheet.heading(f"{number}. {IN_SIGNS.where(match.cited)}", 2)
        self._quote(passage, passage.text, _inside(passage, match.common))
        self._sheet.small(IN_SIGNS.characters(passage.span))
        for cited, link, common, differing in match.counterparts:
            place = Run(IN_SIGNS.where(cited), bold=True)
            self._sheet.paragraph(place, f": {link_label(link)}")
            self._quote(cited.passage, cited.passage.text, _inside(cited.passage, common))
            if differing:
                self._sheet.paragraph(f"Differs: {word_changes(differing)}")
            facts = (_reasons(link), IN_SIGNS.characters(cited.passage.span))
            self._sheet.small(" · ".join(filter(None, facts)))
        for one, other, link in match.among:
            both = f"{IN_SIGNS.where(one)}, and {IN_SIGNS.where(other)}"
            self._sheet.paragraph(f"{both}: {link_label(link)}")
            if reasons := _reasons(link):
                self._sheet.small(reasons)

    def _heading(self, text: str, number: int) -> None:
        self._sheet.heading(f"{text} ({number:,})", 1)

    def _pair(self, number: int, passages: tuple[Citation, ...]) -> None:
        """One passage or two under a heading that says where they stand."""
        places = join_names([IN_SIGNS.at(cited) for cited in passages])
        self._sheet.heading(f"{number}. {places}", 2)
        for cited in passages:
            self._quote(cited.passage, cited.passage.text)

    def _quote(self, passage: Passage, text: str, bold: tuple[Span, ...] = ()) -> None:
        self._sheet.quotation(text, self._language(passage), bold)

    def _language(self, passage: Passage) -> str:
        return self._comparison.article[article_of(passage.id)].language


def _inside(passage: Passage, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans of an article's text, counted from the start of a passage."""
    first = passage.span.start
    return tuple(Span(start - first, end - first) for start, end in spans)


def _reasons(link: Link) -> str:
    """Why two passages are linked; empty where nothing is known."""
    common = in_common(link.reasons)
    return f"In common: {common}" if common else ""


def _words(one: CitedWords) -> str:
    return f"{one.words} · {IN_SIGNS.characters(one.span)}"
