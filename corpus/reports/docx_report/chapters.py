"""The chapters of a document: what each entry says, and what a checker finds below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.article import Passage, Span, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import Point
from corpus.reports.brief import missing_words
from corpus.reports.citations import IN_SIGNS, Citation, page_address
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.lead import HOW_SURE, Lead, LeadLine
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import Chapter, OmissionEntry
from corpus.reports.outline import (
    BOLD,
    INDEX,
    LINKS,
    MATCHES,
    REMARKS,
    IndexEntry,
    Quotations,
    ReviewRemarks,
)
from corpus.reports.phrases import excerpt, few, in_common, link_label, match_label, word_changes
from corpus.statistics import Column, is_firmly_missing, origin_columns

NOT_FOUND = "–"
"""An empty cell of a table: the article has nothing there."""
MAY_BE_MISSING = "may be missing"
"""A cell of an article that has no match, though the point may be there."""


WIDE = 8
"""The most articles that have a column each in a table; more are named in one."""


def matrix(
    view: ComparisonView, cite: Mapping[str, Citation]
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """The heading and the rows of the table of points: a row a point, a column an origin.

    A cell is a sign and the paragraphs: ● has the point, ◆ is likely to, ◐ has part of it, ≠ has
    another figure or quote than others; "3 of 4" says how many copies have it. Of many origins, a
    cell names all that have the point, and another one those where it is missing.
    """
    comparison = view.comparison
    columns = origin_columns(comparison)
    if len(columns) > WIDE:
        head = ("Point", "Weight", "In", "Missing")
        return head, (_named_row(comparison, point) for point in view.points)
    rows = (
        (
            excerpt(point.shown or point.text),
            f"{point.weight:.2f}",
            *(_cell(comparison, cite, point, column) for column in columns),
        )
        for point in view.points
    )
    return ("Point", "Weight", *(column.name for column in columns)), rows


def _named_row(comparison: Comparison, point: Point) -> tuple[str, ...]:
    having = few(comparison.names.listed(point.included_by))
    part = comparison.names.listed(point.told_in_part_by)
    in_part = f"; ◐ {few(part)}" if part else ""
    return (
        excerpt(point.shown or point.text),
        f"{point.weight:.2f}",
        f"{having}{in_part}",
        missing_words(comparison, point) or NOT_FOUND,
    )


def _cell(
    comparison: Comparison, cite: Mapping[str, Citation], point: Point, column: Column
) -> str:
    article, share = column.first_of(point.included_by)
    if article:
        own = [passage for passage in point.passages if article_of(passage) == article]
        if not comparison.at_odds.isdisjoint(own):
            sign = "≠"
        else:
            links = (link for passage in own for link in comparison.links_of.get(passage, ()))
            is_likely = len(point.included_by) > 1 and all(link.tier == "likely" for link in links)
            sign = "◆" if is_likely else "●"
        return f"{sign} {_paragraphs(cite, own)} {share}".rstrip()
    article, _ = column.first_of(point.told_in_part_by)
    if article:
        return f"◐ {_paragraphs(cite, comparison.in_part(point, article))}"
    omission = comparison.omission_of.get(point.id)
    if omission and set(column.articles) <= set(omission.left_out_by):
        return "left out"
    is_firm = is_firmly_missing(comparison, point, column.articles[0])
    return NOT_FOUND if is_firm else MAY_BE_MISSING


def _paragraphs(cite: Mapping[str, Citation], passages: Iterable[str]) -> str:
    numbers = sorted({cite[passage].passage.paragraph for passage in passages})
    return " ".join(f"¶{number}" for number in numbers)


class Chapters:
    """Writes what an outline holds onto a sheet."""

    def __init__(self, sheet: Sheet, comparison: Comparison) -> None:
        self._sheet = sheet
        self._comparison = comparison
        self._quotations = Quotations()

    def lead(self, page: Lead) -> None:
        """The page that can be sent as it is."""
        self._sheet.paragraph(" ".join(page.says))
        for text, article in page.articles:
            address = page_address(article) if article else ""
            self._sheet.item(Run(text, address=address))
        for section in page.sections:
            self._sheet.heading(section.heading)
            for line in section.lines:
                self._sheet.item(*_sentence(line))
        self._sheet.heading(HOW_SURE)
        self._sheet.paragraph(" ".join(page.sure))

    def evidence(self, evidence: Evidence) -> None:
        """Findings about figures, quotes or wording."""
        if evidence.differing or evidence.agreeing:
            self._sheet.heading(evidence.heading)
        for number, proven in enumerate(evidence.differing, 1):
            self._sheet.heading(f"{number}. {proven.summary}", level=2)
            for one in proven.once:
                self._proof(one)
        if evidence.differing and evidence.agreeing:
            self._sheet.paragraph(f"{evidence.agreement}:")
        for proven in evidence.agreeing:
            self._sheet.item(*_listed([_words(one) for one in proven.once]))

    def omissions(self, chapter: Chapter) -> None:
        """What some articles have and others lack."""
        self._heading(chapter.heading, len(chapter.entries))
        for number, entry in enumerate(chapter.entries, 1):
            self._omission(number, entry)

    def matches(self, matches: tuple[LinkedPassage, ...]) -> None:
        """What several articles have, each passage once."""
        if matches:
            self._heading(MATCHES, len(matches))
            self._sheet.paragraph(BOLD)
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
            self._sheet.paragraph(_where(cited), f"{reason} ({characters})")
            self._quote(cited.passage, cited.passage.text)

    def findings(self, findings: tuple[IndexEntry, ...]) -> None:
        """What a checker or a program wants to know of each finding."""
        if findings:
            self._heading(INDEX, len(findings))
        for found in findings:
            places = _listed(
                [
                    *(_at(*place) for place in found.places),
                    *(
                        ("closest ", *_at(cited), f", score {score:.2f}")
                        for cited, score in found.closest
                    ),
                ]
            )
            about = f" {found.reference}, {found.facts}: "
            self._sheet.small(Run(found.finding.id, bold=True), about, *places)

    def links(self, matches: tuple[LinkedPassage, ...]) -> None:
        """Every link with its score and its reasons; of many copies, only how many there are."""
        if matches:
            self._sheet.heading(LINKS)
        for match in matches:
            self._sheet.small(*_at(match.cited))
            for same in match.alike:
                every = (one.cited for one in (same.first, *same.others))
                link = same.first.link
                common = in_common(link.reasons)
                why = f"; in common: {common}" if common and link.label != "verbatim" else ""
                places = _separated(_at(cited) for cited in every)
                self._sheet.small(*places, f": {link_label(link)}{why}")
            for one, other, link in match.listed_among:
                self._sheet.small(_where(one), ", and ", _where(other), f": {link_label(link)}")
            if match.unlisted_among:
                self._sheet.small(match.unlisted_among)

    def _proof(self, one: CitedWords) -> None:
        """The words that prove a finding, and the passage around them if it is not quoted yet."""
        if not one.marked:
            self._sheet.paragraph(_where(one.cited), f"{one.copies}: ", *self._said(one.cited))
        elif self._quotations.is_new(*one.passages):
            said = f": {one.label}" * bool(one.label)
            self._sheet.paragraph(_where(one.cited), f"{one.copies}{said}")
            self._quote(one.cited.passage, one.quoted, (one.marked,))
        else:
            self._sheet.paragraph(*_words(one), " (quoted above)")

    def _omission(self, number: int, entry: OmissionEntry) -> None:
        missing = entry.copies + (f"; {entry.missing_from}" if entry.also else "")
        self._sheet.heading(f"{number}. ", _where(entry.cited), missing, level=2)
        self._quote(entry.cited.passage, entry.text)
        self._quotations.is_new(*entry.quoted_here)
        if entry.also:
            self._sheet.item(f"Also in {few([IN_SIGNS.where(cited) for cited in entry.also])}")
        if entry.left_out:
            left_out = join_names(entry.left_out)
            self._sheet.item(f"Left out by {left_out}, confirmed by a reviewer")
        for closest in entry.quoted:
            if closest.cited:
                near = "closest is" if closest.is_firm else "may be in"
                where = closest.place(closest.cited, IN_SIGNS)
                place = Run(where, address=closest.cited.address)
                said = self._said(closest.cited)
                self._sheet.item(f"{closest.claim}; {near} ", place, ": ", *said)
        for missing in entry.missing_too(IN_SIGNS):
            self._sheet.item(missing)

    def _match(self, number: int, match: LinkedPassage) -> None:
        passage = match.cited.passage
        self._sheet.heading(f"{number}. ", _where(match.cited), match.copies, level=2)
        self._quoted(match.cited, _inside(passage, match.common))
        for same in match.wordings:
            cited, link, common, differing = same.first
            places = _listed([(_where(one.cited),) for one in (same.first, *same.others)])
            self._sheet.paragraph(*places, f": {match_label(link)}")
            if link.label != "verbatim":
                self._quoted(cited, _inside(cited.passage, common))
            if differing:
                self._sheet.paragraph(f"Differs: {word_changes(differing)}")

    def _said(self, cited: Citation) -> tuple[Run | str, ...]:
        """A passage in quotation marks; its first words where it was quoted before."""
        return (Run(self._quotations.text(cited), language=self._language(cited.passage)),)

    def _quoted(self, cited: Citation, bold: tuple[Span, ...]) -> None:
        """A passage as a quotation; its first words where it was quoted before."""
        if self._quotations.is_new(cited.passage.id):
            self._quote(cited.passage, cited.passage.text, bold)
        else:
            self._sheet.paragraph(*self._said(cited))

    def _heading(self, text: str, number: int) -> None:
        self._sheet.heading(f"{text} ({number:,})")

    def _pair(self, number: int, passages: tuple[Citation, ...]) -> None:
        """One passage or two under a heading that says where they stand."""
        places = join_names([IN_SIGNS.at(cited) for cited in passages])
        self._sheet.heading(f"{number}. {places}", level=2)
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


def _sentence(line: LeadLine) -> Iterator[Run | str]:
    """A sentence of the lead, its places as links to the passages."""
    parts = [(Run(line.place(cited), address=cited.address),) for cited in line.cited]
    yield f"{line.text} (" if parts or line.more else line.text
    yield from _separated(parts, ", ")
    if parts or line.more:
        yield "; ".join(("",) * bool(parts) + line.more) + ")"


def _separated(parts: Iterable[tuple[Run | str, ...]], by: str = "; ") -> Iterator[Run | str]:
    """Groups of words one after another."""
    for number, part in enumerate(parts):
        if number:
            yield by
        yield from part


def _listed(parts: Sequence[tuple[Run | str, ...]], most: int = 6) -> Iterator[Run | str]:
    """Groups of words one after another, of many only the first and how many more there are."""
    if len(parts) <= most + 1:
        yield from _separated(parts)
    else:
        yield from _separated((*parts[:most], (f"and {len(parts) - most:,} more",)))


def _words(one: CitedWords) -> tuple[Run | str, ...]:
    return _where(one.cited), f"{one.copies}: {one.words}"


def _where(cited: Citation) -> Run:
    """The outlet and the paragraph of a passage, a link to it where its address is known."""
    return Run(IN_SIGNS.where(cited), bold=True, address=cited.address)


def _at(cited: Citation, span: Span | None = None) -> tuple[Run | str, ...]:
    """Outlet, paragraph and characters of a passage, or the characters of another `span`."""
    characters = IN_SIGNS.characters(span or cited.passage.span)
    return Run(IN_SIGNS.where(cited), address=cited.address), f" ({characters})"
