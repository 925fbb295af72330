"""The chapters of a document: what each entry says, and what a checker finds below it.

They say what the Markdown report says in the same order; a passage is quoted whole only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.article import Passage, Span, article_of
from corpus.comparison import Comparison
from corpus.findings.phrasing import join_names
from corpus.reports.citations import IN_SIGNS, Citation, page_address
from corpus.reports.docx_report.document import Run, Sheet
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.lead import HOW_SURE, Lead, LeadLine
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import Chapter, OmissionEntry
from corpus.reports.outline import (
    BOLD_NOTE,
    INDEX,
    LINKS,
    MATCHES,
    REMARKS,
    IndexEntry,
    Quotations,
    ReviewRemarks,
)
from corpus.reports.phrases import few, link_label, match_label, why_linked, word_changes

Words = tuple[Run | str, ...]
"""Words one after another, some of them bold, links, or in an article's language."""


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
            for words in proven.once:
                self._proof(words)
        if evidence.differing and evidence.agreeing:
            self._sheet.paragraph(f"{evidence.agreement}:")
        for proven in evidence.agreeing:
            self._sheet.item(*_first_few([_place_and_words(words) for words in proven.once]))

    def omissions(self, chapter: Chapter) -> None:
        """What some articles have and others lack."""
        self._heading(chapter.heading, len(chapter.entries))
        for number, entry in enumerate(chapter.entries, 1):
            self._omission(number, entry)

    def matches(self, matches: tuple[LinkedPassage, ...]) -> None:
        """What several articles have, each passage once."""
        if matches:
            self._heading(MATCHES, len(matches))
            self._sheet.paragraph(BOLD_NOTE)
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
            self._quotation(cited.passage, cited.passage.text)

    def findings(self, findings: tuple[IndexEntry, ...]) -> None:
        """What a checker or a program wants to know of each finding."""
        if findings:
            self._heading(INDEX, len(findings))
        for entry in findings:
            proving = [_at(cited, span) for cited, span in entry.places]
            closest: list[Words] = [
                ("closest ", *_at(cited), f", score {score:.2f}") for cited, score in entry.closest
            ]
            facts = f" {entry.reference}, {entry.facts}: "
            places = _first_few([*proving, *closest])
            self._sheet.small(Run(entry.finding.id, bold=True), facts, *places)

    def links(self, matches: tuple[LinkedPassage, ...]) -> None:
        """Every link with its score and its reasons; of many copies, only how many there are.

        First the links of a passage with its counterparts, those alike on one line; then the links
        of its counterparts with one another.
        """
        if matches:
            self._sheet.heading(LINKS)
        for match in matches:
            self._sheet.small(*_at(match.cited))
            for same in match.alike:
                places = _joined(_at(one.cited) for one in (same.first, *same.others))
                link = same.first.link
                self._sheet.small(*places, f": {link_label(link)}{why_linked(link)}")
            for one, other, link in match.listed_among:
                self._sheet.small(_where(one), ", and ", _where(other), f": {link_label(link)}")
            if match.unlisted_among:
                self._sheet.small(match.unlisted_among)

    def _proof(self, words: CitedWords) -> None:
        """The words that prove a finding, and the passage around them if it is not quoted yet."""
        if not words.marked:
            in_marks = self._in_marks(words.cited)
            self._sheet.paragraph(_where(words.cited), f"{words.copies}: ", in_marks)
        elif self._quotations.mark_quoted(*words.passages):
            label = f": {words.label}" if words.label else ""
            self._sheet.paragraph(_where(words.cited), f"{words.copies}{label}")
            self._quotation(words.cited.passage, words.quoted, (words.marked,))
        else:
            self._sheet.paragraph(*_place_and_words(words), " (quoted above)")

    def _omission(self, number: int, entry: OmissionEntry) -> None:
        missing_from = f"; {entry.missing_from}" if entry.also else ""
        in_heading = f"{entry.copies}{missing_from}"
        self._sheet.heading(f"{number}. ", _where(entry.cited), in_heading, level=2)
        self._quotation(entry.cited.passage, entry.text)
        self._quotations.mark_quoted(*entry.quoted_here)
        if entry.also:
            self._sheet.item(f"Also in {few([IN_SIGNS.where(cited) for cited in entry.also])}")
        if entry.left_out:
            left_out = join_names(entry.left_out)
            self._sheet.item(f"Left out by {left_out}, confirmed by a reviewer")
        for lacking in entry.quoted:
            if lacking.closest:
                claim = f"{lacking.claim}; {lacking.leads_to_closest} "
                place = Run(lacking.place(IN_SIGNS), address=lacking.closest.address)
                self._sheet.item(claim, place, ": ", self._in_marks(lacking.closest))
        for line in entry.missing_too(IN_SIGNS):
            self._sheet.item(line)

    def _match(self, number: int, match: LinkedPassage) -> None:
        """A passage, then its counterparts: those with the same words are quoted once."""
        self._sheet.heading(f"{number}. ", _where(match.cited), match.copies, level=2)
        self._quote_once(match.cited, match.common)
        for same in match.wordings:
            cited, link, common, differing = same.first
            places = _first_few([(_where(one.cited),) for one in (same.first, *same.others)])
            self._sheet.paragraph(*places, f": {match_label(link)}")
            if link.label != "verbatim":
                self._quote_once(cited, common)
            if differing:
                self._sheet.paragraph(f"Differs: {word_changes(differing)}")

    def _pair(self, number: int, passages: tuple[Citation, ...]) -> None:
        """One passage or two under a heading that says where they stand."""
        places = join_names([IN_SIGNS.at(cited) for cited in passages])
        self._sheet.heading(f"{number}. {places}", level=2)
        for cited in passages:
            self._quotation(cited.passage, cited.passage.text)

    def _heading(self, text: str, number: int) -> None:
        """A heading with how many entries follow it."""
        self._sheet.heading(f"{text} ({number:,})")

    def _quote_once(self, cited: Citation, bold: tuple[Span, ...]) -> None:
        """A passage as a quotation of its own; its first words where it was quoted before.

        The spans in `bold` are those of the article's text.
        """
        if self._quotations.mark_quoted(cited.passage.id):
            start = cited.passage.span.start
            in_passage = tuple(span.counted_from(start) for span in bold)
            self._quotation(cited.passage, cited.passage.text, in_passage)
        else:
            self._sheet.paragraph(self._in_marks(cited))

    def _quotation(self, passage: Passage, text: str, bold: tuple[Span, ...] = ()) -> None:
        """A text as a quotation of its own, in the language of a passage's article."""
        self._sheet.quotation(text, self._language(passage), bold)

    def _in_marks(self, cited: Citation) -> Run:
        """A passage in quotation marks; its first words where it was quoted before."""
        return Run(self._quotations.text(cited), language=self._language(cited.passage))

    def _language(self, passage: Passage) -> str:
        return self._comparison.article[article_of(passage.id)].language


def _sentence(line: LeadLine) -> Iterator[Run | str]:
    """A sentence of the lead, its places as links to the passages: "Rain fell (AP ¶2; likely)"."""
    places = list(
        _joined(((Run(line.place(one), address=one.address),) for one in line.cited), ", ")
    )
    if not places and not line.more:
        yield line.text
        return
    yield f"{line.text} ("
    yield from places
    between = "; " if places and line.more else ""
    yield f"{between}{'; '.join(line.more)})"


def _joined(parts: Iterable[Words], by: str = "; ") -> Iterator[Run | str]:
    """Parts one after another, with `by` between them."""
    for number, part in enumerate(parts):
        if number:
            yield by
        yield from part


def _first_few(parts: Sequence[Words], most: int = 6) -> Iterator[Run | str]:
    """Parts one after another, of many only the first: "A; B; …; and 57 more"."""
    if len(parts) <= most + 1:
        yield from _joined(parts)
    else:
        yield from _joined((*parts[:most], (f"and {len(parts) - most:,} more",)))


def _place_and_words(words: CitedWords) -> Words:
    return _where(words.cited), f"{words.copies}: {words.words}"


def _where(cited: Citation) -> Run:
    """The outlet and the paragraph of a passage, a link to it where its address is known."""
    return Run(IN_SIGNS.where(cited), bold=True, address=cited.address)


def _at(cited: Citation, span: Span | None = None) -> Words:
    """Outlet, paragraph and characters of a passage, or the characters of another `span`."""
    characters = IN_SIGNS.characters(span or cited.passage.span)
    return Run(IN_SIGNS.where(cited), address=cited.address), f" ({characters})"
