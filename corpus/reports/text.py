"""The report as plain text: one thing after another, for a terminal, a mail, a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeVar

from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import DIFFERING_VERDICTS
from corpus.reports.citations import IN_WORDS, Citation
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.lead import HOW_SURE, WIDTH, Lead, wrapped
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import OmissionEntry
from corpus.reports.outline import (
    CITED,
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
    count,
    day,
    few,
    in_common,
    link_label,
    listed,
    match_label,
    why_linked,
    word_changes,
)
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, StyleRow, VoiceChapter, heard_by

_INDENT = "    "
Entry = TypeVar("Entry")

Role = Literal["", "heading", "shared", "only-here", "differs", "quiet"]


class Line(str):
    """A line that knows its role, which a terminal may show in colour and words say without it."""

    role: Role

    def __new__(cls, text: str, role: Role) -> Line:
        """A line with its role."""
        line = super().__new__(cls, text)
        line.role = role
        return line


def render(view: ComparisonView, depth: Depth = "report") -> str:
    """The report in lines of at most WIDTH characters, where no single word is longer."""
    return "\n".join(lines(view, depth)) + "\n"


def lines(view: ComparisonView, depth: Depth = "report") -> Iterator[str]:
    """The lines of the report; one that has a role is a `Line`."""
    report = outline(view)
    yield from _title(report.lead.title)
    yield from _lead(report.lead)
    if depth == "brief":
        return
    yield from _detail(report)
    if depth == "full":
        yield from _appendix(report)
    else:
        yield ""
        yield from _wrap(FULL_HINT, role="quiet")


def _lead(page: Lead) -> Iterator[str]:
    for sentence in page.says:
        yield from _wrap(sentence)
    yield ""
    for article, _ in page.articles:
        yield from _wrap(article, _INDENT, "  ")
    for section in page.sections:
        yield from ("", Line(section.heading, "heading"))
        for line in section.lines:
            role: Role = "differs" if section.kind == "differ" and line.cited else ""
            yield from _wrap(line.whole, _INDENT, "  * ", role=role)
    yield from ("", Line(HOW_SURE, "heading"))
    for sentence in page.sure:
        yield from _wrap(sentence)


def _detail(report: Outline) -> Iterator[str]:
    quotations = Quotations()
    for evidence in report.evidence:
        yield from _evidence(evidence, quotations)
    for chapter in report.omissions:
        yield from _heading(chapter.heading, len(chapter.entries))
        for first, entry in _numbered(chapter.entries):
            yield from _omission(first, entry, quotations)
    if report.shared:
        yield from _heading(MATCHES, len(report.shared))
    for first, match in _numbered(report.shared):
        yield from _match(first, match, quotations)
    yield from _voices(report.voices)
    yield from _style(report.style)
    yield from _heading(REPORTS)
    for source in report.sources:
        yield from _article(source)
    for problem in report.problems:
        yield from _wrap(f"Not read: {problem.source}: {problem.cause}", role="differs")
        yield ""
    for made in report.provenance:
        yield from _heading(made.heading)
        for line in made.lines:
            yield from _wrap(line.text, "  ", "* ")
        yield ""
    yield from _remarks(report.remarks)


def _article(source: Source) -> Iterator[str]:
    article, counts = source.article, source.counts
    published = (day(article.published),) if article.published else ()
    yield ", ".join((source.name, *published))
    yield from _wrap(article.headline, _INDENT)
    yield from _wrap(article.byline, _INDENT)
    yield from _wrap(
        f"{count(counts.passages, 'passage')}, {count(counts.words, 'word')}: "
        f"{counts.shared:,} shared, {counts.likely_shared:,} more likely to be; "
        f"{counts.only_here:,} only here, {counts.likely_only_here:,} more likely to be",
        _INDENT,
    )
    yield ""


def _omission(first: str, entry: OmissionEntry, quotations: Quotations) -> Iterator[str]:
    indent, place = _indent(first), _where(entry)
    if entry.also:
        also = few([IN_WORDS.where(cited) for cited in entry.also])
        place += f"; also {also}; {entry.missing_from}"
    yield from _wrap(place, indent, first, role="only-here")
    yield from _wrap(entry.text, indent)
    quotations.mark_quoted(*entry.quoted_here)
    if entry.left_out:
        left_out = join_names(entry.left_out)
        yield from _wrap(f"Left out by {left_out}, confirmed by a reviewer", indent)
    for lacking in entry.quoted:
        if lacking.closest:
            role: Role = "quiet" if lacking.is_firm else ""
            quoted = quotations.text(lacking.closest)
            yield from _wrap(f"{lacking.says(IN_WORDS)}: {quoted}", indent, role=role)
    for missing in entry.missing_too(IN_WORDS):
        yield from _wrap(missing, indent, role="quiet")
    yield ""


def _evidence(evidence: Evidence, quotations: Quotations) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from _heading(evidence.heading)
    for first, proven in _numbered(evidence.differing):
        verdict = proven.finding.verdict
        role: Role = "differs" if verdict in DIFFERING_VERDICTS else "heading"
        yield from _wrap(proven.summary, _indent(first), first, role=role)
        for one in proven.once:
            yield from _proof(one, _indent(first), quotations)
        yield ""
    if evidence.differing and evidence.agreeing:
        yield from _wrap(f"{evidence.agreement}:")
        yield ""
    for proven in evidence.agreeing:
        yield from _wrap(listed([_words(one) for one in proven.once]), "  ", "* ")


def _proof(one: CitedWords, indent: str, quotations: Quotations) -> Iterator[str]:
    """The words that prove a finding, and the passage around them unless it was quoted before."""
    if one.marked and quotations.mark_quoted(*one.passages):
        label = f": {one.label}" if one.label else ""
        yield from _wrap(f"{_where(one)}{label}", indent)
        yield from _wrap(one.quoted, indent + _INDENT)
    elif one.marked:
        yield from _wrap(f"{_words(one)} (quoted above)", indent)
    else:
        yield from _wrap(f"{_where(one)}: {quotations.text(one.cited)}", indent)


def _words(one: CitedWords) -> str:
    return f"{_where(one)}: {one.words}"


def _where(one: CitedWords | LinkedPassage | OmissionEntry) -> str:
    return f"{IN_WORDS.where(one.cited)}{one.copies}"


def _voices(chapter: VoiceChapter) -> Iterator[str]:
    if chapter.rows:
        yield from _heading(VOICES, len(chapter.rows))
    for row in chapter.rows:
        more = row.role or (ANONYMOUS if row.anonymous else "")
        heard = heard_by(chapter.outlets, row.counts)
        yield from _wrap(f"{', '.join(filter(None, (row.called, more)))}: {heard}", "  ", "* ")
    for sentence in chapter.only_in:
        yield ""
        yield from _wrap(sentence)


def _style(rows: tuple[StyleRow, ...]) -> Iterator[str]:
    if rows:
        yield from _heading(STYLE)
    for name, verbs, hedges in rows:
        yield from _wrap(name)
        yield from _wrap(f"Reporting verbs: {verbs or 'none'}", _INDENT)
        yield from _wrap(f"Hedges: {hedges or 'none'}", _INDENT)
        yield ""


def _match(first: str, match: LinkedPassage, quotations: Quotations) -> Iterator[str]:
    indent = _indent(first)
    yield from _wrap(_where(match), indent, first, role="shared")
    yield from _wrap(quotations.text(match.cited), indent)
    for same in match.wordings:
        cited, link, _, differing = same.first
        places = few([IN_WORDS.where(one.cited) for one in (same.first, *same.others)])
        yield from _wrap(f"{places}: {match_label(link)}", indent, role="shared")
        if link.label != "verbatim":
            yield from _wrap(quotations.text(cited), indent + _INDENT)
        if differing:
            yield from _wrap(f"Differs: {word_changes(differing)}", indent + _INDENT)
        elif link.label == "partial" and (common := in_common(link.reasons)):
            yield from _wrap(f"In common: {common}", indent + _INDENT)
    yield ""


def _remarks(remarks: ReviewRemarks) -> Iterator[str]:
    if remarks.notes:
        yield from _heading(REMARKS["notes"], len(remarks.notes))
    for first, note in _numbered(remarks.notes):
        indent = _indent(first)
        on = join_names([IN_WORDS.at(cited) for cited in note.on])
        yield from _wrap(on, indent, first)
        for cited in note.on:
            yield from _wrap(cited.passage.text, indent)
        for line in note.lines:
            yield from _wrap(line, indent + _INDENT)
        yield ""
    if remarks.bookmarks:
        yield from _heading(REMARKS["bookmarks"], len(remarks.bookmarks))
    for cited in remarks.bookmarks:
        yield from _quoted(cited)
    if remarks.rejected:
        yield from _heading(REMARKS["rejected"], len(remarks.rejected))
    for first, pair in _numbered(remarks.rejected):
        indent = _indent(first)
        for cited, begins in zip(pair, (first, indent), strict=True):
            yield from _wrap(IN_WORDS.at(cited), indent, begins)
            yield from _wrap(cited.passage.text, indent + _INDENT)
        yield ""
    if remarks.lapsed:
        yield from _heading(REMARKS["lapsed"], len(remarks.lapsed))
    for lapsed in remarks.lapsed:
        yield from _wrap(lapsed, "  ", "* ")


def _appendix(report: Outline) -> Iterator[str]:
    appendix = report.appendix
    if appendix.findings:
        yield from _heading(INDEX, len(appendix.findings))
    for entry in appendix.findings:
        yield from _wrap(_indexed(entry), _INDENT, "")
    if report.matches:
        yield from _heading(LINKS)
    for match in report.matches:
        yield from _links(match)
    if appendix.cited:
        yield from _heading(CITED, len(appendix.cited))
    for cited in appendix.cited:
        yield from _quoted(cited)
    if appendix.excluded:
        yield from _heading(EXCLUDED, len(appendix.excluded))
    for cited in appendix.excluded:
        yield from _wrap(f"{IN_WORDS.at(cited)}, {cited.passage.reason}", _INDENT, "")
        yield from _wrap(cited.passage.text, _INDENT)
        yield ""
    yield from _heading(SOURCES)
    for source in report.sources:
        yield source.name
        yield from _wrap(source.article.source, _INDENT)
        yield from _wrap(source.article.url, _INDENT)
        yield from _wrap(f"SHA-256 {source.article.sha256}", _INDENT)
        yield ""
    yield from _heading(EXPLANATIONS)
    for note in appendix.explanations:
        yield from _wrap(note, "  ", "* ")


def _indexed(entry: IndexEntry) -> str:
    places = listed([IN_WORDS.at(*place) for place in entry.places])
    near = [f"closest {IN_WORDS.at(cited)}, score {score:.2f}" for cited, score in entry.closest]
    whole = "; ".join(filter(None, (places, listed(near))))
    return f"{entry.finding.id}  {entry.reference}, {entry.facts}: {whole}"


def _links(match: LinkedPassage) -> Iterator[str]:
    """The links of a passage: where, how likely, why; of many among the others, only how many."""
    yield from _wrap(IN_WORDS.at(match.cited), _INDENT, "", role="shared")
    for same in match.alike:
        places = "; ".join(IN_WORDS.at(one.cited) for one in (same.first, *same.others))
        link = same.first.link
        yield from _wrap(f"{places}: {link_label(link)}{why_linked(link)}", _INDENT * 2, _INDENT)
    for one, other, link in match.listed_among:
        both = f"{IN_WORDS.where(one)}, and {IN_WORDS.where(other)}"
        yield from _wrap(f"{both}: {link_label(link)}", _INDENT * 2, _INDENT)
    if match.unlisted_among:
        yield from _wrap(match.unlisted_among, _INDENT * 2, _INDENT)


def _title(text: str) -> Iterator[str]:
    """The title of the report over a double line."""
    yield from _wrap(text, role="heading")
    yield Line("=" * min(len(text), WIDTH), "heading")
    yield ""


def _heading(text: str, number: int | None = None) -> Iterator[str]:
    """A heading over a line, with how many entries follow it."""
    whole = text if number is None else f"{text} ({number:,})"
    yield from ("", Line(whole, "heading"), Line("-" * len(whole), "heading"), "")


def _numbered(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """The entries of a list, each with what its first line begins with: its number.

    That is as wide for all as for the last; the other lines of an entry are indented by as much.
    """
    width = max(len(_INDENT), len(f"{len(entries)}. "))
    for number, entry in enumerate(entries, 1):
        yield f"{number}. ".ljust(width), entry


def _indent(first: str) -> str:
    """The indent of the other lines of an entry, by what its first line begins with."""
    return " " * len(first)


def _quoted(cited: Citation) -> Iterator[str]:
    """A passage under its place."""
    yield from _wrap(IN_WORDS.at(cited), _INDENT, "")
    yield from _wrap(cited.passage.text, _INDENT)
    yield ""


def _wrap(
    text: str, indent: str = "", first: str | None = None, *, role: Role = ""
) -> Iterable[str]:
    """Lines of at most WIDTH characters, where no single word is longer."""
    lines = wrapped(text, indent, first)
    return [Line(line, role) for line in lines] if role else lines
