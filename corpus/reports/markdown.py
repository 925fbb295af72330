"""The report as Markdown: for a forge, an editor, or whatever turns it into a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from corpus.article import Span
from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.reports.citations import IN_SIGNS, Citation, page_address
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.lead import HOW_SURE, Lead, LeadLine
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import OmissionEntry
from corpus.reports.outline import (
    BOLD_NOTE,
    CITED,
    COUNTS,
    EXCLUDED,
    EXPLANATIONS,
    FULL_HINT,
    INDEX,
    LINKS,
    MATCHES,
    REMARKS,
    REPORTS,
    SOURCES,
    Depth,
    IndexEntry,
    Outline,
    Quotations,
    ReviewRemarks,
    Source,
    outline,
)
from corpus.reports.phrases import (
    day,
    excerpt,
    few,
    link_label,
    listed,
    match_label,
    why_linked,
    word_changes,
)
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, StyleRow, VoiceChapter


def render(view: ComparisonView, depth: Depth = "report") -> str:
    """The report in GitHub's Markdown; still readable without table support."""
    return "\n".join(_lines(outline(view), depth)) + "\n"


def _lines(report: Outline, depth: Depth) -> Iterator[str]:
    yield f"# {escape(report.lead.title)}"
    yield ""
    yield from _lead(report.lead)
    if depth == "brief":
        return
    yield from _detail(report)
    if depth == "full":
        yield from _appendix(report)
    else:
        yield from ("", f"*{escape(FULL_HINT)}*")


def _lead(page: Lead) -> Iterator[str]:
    yield " ".join(map(escape, page.says))
    yield ""
    for text, article in page.articles:
        address = page_address(article) if article else ""
        yield f"- {_linked(text, address)}"
    for section in page.sections:
        yield from _heading(section.heading)
        yield ""
        yield from (f"- {_sentence(line)}" for line in section.lines)
    yield from _heading(HOW_SURE)
    yield ""
    yield " ".join(map(escape, page.sure))


def _sentence(line: LeadLine) -> str:
    """A sentence of the lead, its places as links to the passages."""
    places = ", ".join(_linked(line.place(cited), cited.address) for cited in line.cited)
    inside = "; ".join(filter(None, (places, *map(escape, line.more))))
    return f"{escape(line.text)} ({inside})" if inside else escape(line.text)


def _detail(report: Outline) -> Iterator[str]:
    quotations = Quotations()
    for evidence in report.evidence:
        yield from _evidence(evidence, quotations)
    for chapter in report.omissions:
        yield from _heading(chapter.heading, len(chapter.entries))
        for number, entry in enumerate(chapter.entries, 1):
            yield from _omission(number, entry, quotations)
    if report.shared:
        yield from _heading(MATCHES, len(report.shared))
        yield from ("", escape(BOLD_NOTE))
    for number, match in enumerate(report.shared, 1):
        yield from _match(number, match, quotations)
    yield from _voices(report.voices)
    yield from _style(report.style)
    yield from _heading(REPORTS)
    yield ""
    for source in report.sources:
        yield _article(source)
    yield ""
    yield from _coverage(report.sources)
    for problem in report.problems:
        yield from ("", f"Not read: {code(problem.source)}: {escape(problem.cause)}")
    for provenance in report.provenance:
        yield from _heading(provenance.heading)
        yield ""
        yield from (f"- {escape(line.text)}" for line in provenance.lines)
    yield from _remarks(report.remarks)


def _article(source: Source) -> str:
    article = source.article
    published = f", {day(article.published)}" if article.published else ""
    head = " · ".join(escape(text) for text in (article.headline, article.byline) if text)
    name = _linked(source.name, page_address(article))
    return f"- **{name}**{published}" + (f": {head}" if head else "")


def _coverage(sources: tuple[Source, ...]) -> Iterator[str]:
    yield f"| | {' | '.join(COUNTS)} |"
    yield f"|:--|{'--:|' * len(COUNTS)}"
    for name, _, counts in sources:
        yield f"| {escape(name)} | {' | '.join(f'{number:,}' for number in counts)} |"


def _omission(number: int, entry: OmissionEntry, quotations: Quotations) -> Iterator[str]:
    more = entry.copies
    if entry.also:
        more += f"; also {few([_where(cited) for cited in entry.also])}"
        more += f"; {escape(entry.missing_from)}"
    yield from _entry(number, entry.cited, escape(entry.text), more)
    quotations.mark_quoted(*entry.quoted_here)
    yield ""
    if entry.left_out:
        yield f"- Left out by **{escape(join_names(entry.left_out))}**, confirmed by a reviewer"
    for lacking in entry.quoted:
        if lacking.closest:
            claim = f"{escape(lacking.claim)}; {lacking.leads_to_closest}"
            place = _linked(lacking.place(IN_SIGNS), lacking.closest.address)
            yield f"- {claim} {place}: {escape(quotations.text(lacking.closest))}"
    for missing in entry.missing_too(IN_SIGNS):
        yield f"- {escape(missing)}"


def _evidence(evidence: Evidence, quotations: Quotations) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from _heading(evidence.heading)
    for number, proven in enumerate(evidence.differing, 1):
        yield from ("", f"**{number}.** {escape(proven.summary)}", "")
        for one in proven.once:
            yield from _proof(one, quotations)
    if evidence.agreeing:
        yield ""
    if evidence.differing and evidence.agreeing:
        yield from (f"{evidence.agreement}:", "")
    for proven in evidence.agreeing:
        yield f"- {listed([_words(one) for one in proven.once])}"


def _proof(one: CitedWords, quotations: Quotations) -> Iterator[str]:
    """The words that prove a finding, and the passage around them unless it was quoted before."""
    if one.marked and quotations.mark_quoted(*one.passages):
        label = f": {escape(one.label)}" if one.label else ""
        yield f"- {_where(one.cited)}{one.copies}{label}"
        yield f"  > {escape(one.quoted, [one.marked])}"
    elif one.marked:
        yield f"- {_words(one)} (quoted above)"
    else:
        yield f"- {_where(one.cited)}{one.copies}: {escape(quotations.text(one.cited))}"


def _words(one: CitedWords) -> str:
    return f"{_where(one.cited)}{one.copies}: {escape(one.words)}"


def _voices(chapter: VoiceChapter) -> Iterator[str]:
    if chapter.rows:
        yield from _heading(VOICES, len(chapter.rows))
        heads = " | ".join(map(escape, chapter.outlets))
        yield from ("", f"| | role | {heads} |", f"|:--|:--|{':--|' * len(chapter.outlets)}")
    for row in chapter.rows:
        more = row.role or (ANONYMOUS if row.anonymous else "")
        yield f"| {' | '.join(map(escape, (row.called, more, *row.counts)))} |"
    for sentence in chapter.only_in:
        yield from ("", escape(sentence))


def _style(rows: tuple[StyleRow, ...]) -> Iterator[str]:
    if rows:
        yield from _heading(STYLE)
        yield from ("", "| | reporting verbs | hedges |", "|:--|:--|:--|")
    for name, verbs, hedges in rows:
        yield f"| {escape(name)} | {escape(verbs)} | {escape(hedges)} |"


def _match(number: int, match: LinkedPassage, quotations: Quotations) -> Iterator[str]:
    quotation = _quoted(match.cited, match.common, quotations)
    yield from _entry(number, match.cited, quotation, match.copies)
    for same in match.wordings:
        cited, link, common, differing = same.first
        places = few([f"**{_where(one.cited)}**" for one in (same.first, *same.others)])
        text = "" if link.label == "verbatim" else f": {_quoted(cited, common, quotations)}"
        yield from ("", f"- {places}, {match_label(link)}{text}")
        if differing:
            yield from ("", f"  Differs: {escape(word_changes(differing))}")


def _quoted(cited: Citation, common: tuple[Span, ...], quotations: Quotations) -> str:
    """A passage with what it has in common in bold; its first words where it was quoted before."""
    if quotations.mark_quoted(cited.passage.id):
        start = cited.passage.span.start
        return escape(cited.passage.text, [span.counted_from(start) for span in common])
    return f"{escape(excerpt(cited.passage.text))} (quoted above)"


def _remarks(remarks: ReviewRemarks) -> Iterator[str]:
    if remarks.notes:
        yield from _heading(REMARKS["notes"], len(remarks.notes))
    for number, note in enumerate(remarks.notes, 1):
        yield from ("", f"**{number}. {join_names([_at(cited) for cited in note.on])}**", "")
        yield "\n>\n".join(f"> {escape(cited.passage.text)}" for cited in note.on)
        for line in note.lines:
            yield from ("", escape(line))
    if remarks.bookmarks:
        yield from _heading(REMARKS["bookmarks"], len(remarks.bookmarks))
        yield ""
        yield from map(_item, remarks.bookmarks)
    if remarks.rejected:
        yield from _heading(REMARKS["rejected"], len(remarks.rejected))
    for number, pair in enumerate(remarks.rejected, 1):
        yield from ("", f"**{number}. {join_names([_where(cited) for cited in pair])}**", "")
        yield from map(_item, pair)
    if remarks.lapsed:
        yield from _heading(REMARKS["lapsed"], len(remarks.lapsed))
        yield ""
    for lapsed in remarks.lapsed:
        yield f"- {escape(lapsed)}"


def _appendix(report: Outline) -> Iterator[str]:
    appendix = report.appendix
    if appendix.findings:
        yield from _heading(INDEX, len(appendix.findings))
        yield ""
    for found in appendix.findings:
        yield f"- {_indexed(found)}"
    if report.matches:
        yield from _heading(LINKS)
        yield ""
    for match in report.matches:
        yield from _links(match)
    if appendix.cited:
        yield from _heading(CITED, len(appendix.cited))
        yield ""
        yield from map(_item, appendix.cited)
    if appendix.excluded:
        yield from _heading(EXCLUDED, len(appendix.excluded))
        yield ""
    for cited in appendix.excluded:
        yield f"- {_at(cited)}, {escape(cited.passage.reason)}: {escape(cited.passage.text)}"
    yield from _heading(SOURCES)
    yield ""
    for name, article, _ in report.sources:
        address = f", {code(article.url)}" if article.url else ""
        where = f"{code(article.source)}{address}"
        yield f"- **{escape(name)}**: {where}, SHA-256 `{article.sha256}`"
    yield from _heading(EXPLANATIONS)
    yield ""
    for explanation in appendix.explanations:
        yield f"- {escape(explanation)}"


def _indexed(entry: IndexEntry) -> str:
    places = listed([_at(*place) for place in entry.places])
    near = listed([f"closest {_at(cited)}, score {score:.2f}" for cited, score in entry.closest])
    about = escape(f"{entry.reference}, {entry.facts}")
    return f"`{entry.finding.id}` {about}: {'; '.join(filter(None, (places, near)))}"


def _links(match: LinkedPassage) -> Iterator[str]:
    """The links of a passage: where, how likely, why; of many among the others, only how many."""
    yield f"- {_at(match.cited)}"
    for same in match.alike:
        places = "; ".join(_at(one.cited) for one in (same.first, *same.others))
        link = same.first.link
        yield f"  - {places}: {link_label(link)}{escape(why_linked(link))}"
    for one, other, link in match.listed_among:
        yield f"  - {_where(one)}, and {_where(other)}: {link_label(link)}"
    if match.unlisted_among:
        yield f"  - {match.unlisted_among}"


def _heading(text: str, number: int | None = None) -> Iterator[str]:
    """A heading of the second level, with how many entries follow it."""
    yield from ("", f"## {escape(text)}" + ("" if number is None else f" ({number:,})"))


def _entry(number: int, cited: Citation, text: str, more: str = "") -> Iterator[str]:
    """The number and place of an entry, `more` about it, then its text as a quote.

    All but the number and the place is Markdown already.
    """
    yield from ("", f"**{number}. {_where(cited)}**{more}", "", f"> {text}")


def _item(cited: Citation) -> str:
    """A passage with its place, as an item of a list."""
    return f"- {_at(cited)}: {escape(cited.passage.text)}"


def _where(cited: Citation) -> str:
    """The outlet and the paragraph of a passage, a link to it where its address is known."""
    return _linked(IN_SIGNS.where(cited), cited.address)


def _at(cited: Citation, span: Span | None = None) -> str:
    """The outlet, the paragraph and the characters of a passage, or of another `span`."""
    return f"{_where(cited)} ({IN_SIGNS.characters(span or cited.passage.span)})"


def _linked(text: str, address: str) -> str:
    """One line of text, as a link if there is an address, which has no spaces and no brackets."""
    if not address:
        return escape(text)
    return f"[{escape(text)}]({address.replace('&', '&amp;')})"


# Text from articles as text and nothing else, in a language that would read more into it.

_ACTIVE = re.compile(
    r"[\\`*_{}\[\]<>|~$^#@]"  # emphasis, code, links, HTML, tables, formulas, mentions
    r"|&(?=#?\w+;)"  # an entity
    r"|:(?=//|[\w+-]+:)"  # an address, an emoji's name
    r"|(?<=\w)\.(?=[^\W\d_]{2})"  # example.com, which some dialects link
    r"|(?<==)="  # ==marked==
    r"|^[-+=:]"  # a list, a rule, the line under a heading
)
_NUMBERED = re.compile(r"^\d{1,9}(?=[.)])")
_TICKS = re.compile("`+")


def escape(text: str, bold: Iterable[Span] = ()) -> str:
    r"""Markdown that shows one line of text letter for letter, wherever in a line it is put.

    A backslash may stand before any ASCII punctuation. Only what some dialect takes for more
    than itself gets one, so that the source can still be read.

    >>> print(escape("2. Pay *now* <b>$5</b>", [Span(3, 6)]))
    2\. **Pay** \*now\* \<b\>\$5\</b\>
    """
    marks = {match.start(): "\\" for match in _ACTIVE.finditer(text)}
    if numbered := _NUMBERED.match(text):
        marks[numbered.end()] = "\\"
    for start, end in _bold(text, bold):
        marks[start] = "**" + marks.get(start, "")
        marks[end] = "**" + marks.get(end, "")
    shown, at = [], 0
    for place in sorted(marks):
        shown += [text[at:place], marks[place]]
        at = place
    return "".join(shown) + text[at:]


def code(text: str) -> str:
    """Markdown that shows one line of text as code; not for tables, whose bars split even code."""
    fence = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _bold(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans joined where they meet, each from a letter to a letter, as emphasis must be."""
    found: list[Span] = []
    for span in sorted(_trimmed(text, span) for span in spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        elif span.start < span.end:
            found.append(span)
    return found


def _trimmed(text: str, span: Span) -> Span:
    """A span without separators (spaces, punctuation, symbols) at its ends; it may be empty."""
    kept = [at for at in range(*span) if unicodedata.category(text[at])[0] not in "ZPS"]
    return Span(kept[0], kept[-1] + 1) if kept else Span(span.start, span.start)
