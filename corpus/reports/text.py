"""The report as plain text: one thing after another, for a terminal, a mail, a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import DIFFERING_VERDICTS, Link
from corpus.reports.citations import IN_WORDS, Citation
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import OmissionEntry
from corpus.reports.outline import (
    CITED,
    EXCLUDED,
    MATCHES,
    NOTES,
    REMARKS,
    Outline,
    ReviewRemarks,
    Source,
    outline,
)
from corpus.reports.phrases import count, day, in_common, link_label, word_changes
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, StyleRow, VoiceChapter

WIDTH = 78
"""Columns, whatever the terminal: a mail quotes them without breaking a line."""
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
"""Where a line may end: at any space but a no-break one."""

_INDENT = "    "

Role = Literal["", "heading", "shared", "only-here", "differs", "quiet"]


class Line(str):
    """A line that knows its role, which a terminal may show in colour and words say without it."""

    role: Role

    def __new__(cls, text: str, role: Role) -> Line:
        """A line with its role."""
        line = super().__new__(cls, text)
        line.role = role
        return line


def render(view: ComparisonView) -> str:
    """The report in lines of at most WIDTH characters, where no single word is longer."""
    return "\n".join(lines(view)) + "\n"


def lines(view: ComparisonView) -> Iterator[str]:
    """The lines of the report; one that has a role is a `Line`."""
    return _lines(outline(view))


def _lines(report: Outline) -> Iterator[str]:
    yield from _title(report.title)
    for sentence in report.opening:
        yield from _wrap(sentence)
    yield ""
    yield from _heading("Articles")
    for source in report.sources:
        yield from _article(source)
    for problem in report.problems:
        yield from _wrap(f"Not read: {problem.source}: {problem.cause}", role="differs")
        yield ""
    for chapter in report.omissions:
        yield from _heading(chapter.heading, len(chapter.entries))
        for number, entry in enumerate(chapter.entries, 1):
            yield from _omission(number, entry)
    for evidence in report.evidence:
        yield from _evidence(evidence)
    for made in report.provenance:
        yield from _heading(made.heading)
        for line in made.lines:
            yield from _wrap(line.text, "  ", "* ")
        yield ""
    yield from _voices(report.voices)
    yield from _style(report.style)
    if report.matches:
        yield from _heading(MATCHES, len(report.matches))
    for number, match in enumerate(report.matches, 1):
        yield from _match(number, match)
    yield from _remarks(report.remarks)
    yield from _other_passages(report)
    yield from _heading("Sources")
    for source in report.sources:
        yield from _source(source)
    yield from _heading(NOTES)
    for note in report.notes:
        yield from _wrap(note, "  ", "* ")


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


def _source(source: Source) -> Iterator[str]:
    yield source.name
    yield from _wrap(source.article.source, _INDENT)
    yield from _wrap(source.article.url, _INDENT)
    yield from _wrap(f"SHA-256 {source.article.sha256}", _INDENT)
    yield ""


def _omission(number: int, entry: OmissionEntry) -> Iterator[str]:
    place = IN_WORDS.where(entry.cited)
    if entry.also:
        also = join_names([IN_WORDS.at(cited) for cited in entry.also])
        place += f"; also {also}; {entry.missing_from}"
    yield from _wrap(place, _INDENT, _numbered(number), role="only-here")
    yield from _wrap(entry.text, _INDENT)
    if entry.left_out:
        left_out = join_names(entry.left_out)
        yield from _wrap(f"Left out by {left_out}, confirmed by a reviewer", _INDENT)
    for closest in entry.quoted:
        if closest.cited:
            role: Role = "quiet" if closest.is_firm else ""
            says = closest.says(closest.cited, IN_WORDS)
            yield from _wrap(f"{says}:", _INDENT, role=role)
            yield from _wrap(f"“{closest.cited.passage.text}”", _INDENT * 2, role=role)
    for missing in entry.missing_too(IN_WORDS):
        yield from _wrap(missing, _INDENT, role="quiet")
    yield from _facts(
        f"finding {entry.finding.id}",
        f"weight {entry.finding.weight:.2f}",
        IN_WORDS.characters(entry.span),
    )


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from _heading(evidence.heading)
    for number, proven in enumerate(evidence.differing, 1):
        verdict = proven.finding.verdict
        role: Role = "differs" if verdict in DIFFERING_VERDICTS else "heading"
        yield from _wrap(proven.summary, _INDENT, _numbered(number), role=role)
        for one in proven.proof:
            yield from _wrap(_words(one), _INDENT)
            if one.marked:
                yield from _wrap(one.quoted, _INDENT * 2)
        yield from _facts(verdict, f"finding {proven.finding.id}")
    if evidence.differing and evidence.agreeing:
        yield from _wrap(f"{evidence.agreement}:")
        yield ""
    for proven in evidence.agreeing:
        yield from _wrap("; ".join(map(_words, proven.proof)), "  ", "* ")
        yield from _facts(proven.finding.verdict, f"finding {proven.finding.id}", indent="  ")


def _words(one: CitedWords) -> str:
    return f"{IN_WORDS.where(one.cited)}: {one.words} [{IN_WORDS.characters(one.span)}]"


def _voices(chapter: VoiceChapter) -> Iterator[str]:
    if chapter.rows:
        yield from _heading(VOICES, len(chapter.rows))
    for row in chapter.rows:
        more = row.role or (ANONYMOUS if row.anonymous else "")
        heard = (
            f"{outlet} {counted}"
            for outlet, counted in zip(chapter.outlets, row.counts, strict=True)
            if counted
        )
        yield from _wrap(
            f"{', '.join(filter(None, (row.called, more)))}: {'; '.join(heard)}", "  ", "* "
        )
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


def _match(number: int, match: LinkedPassage) -> Iterator[str]:
    yield from _wrap(IN_WORDS.where(match.cited), _INDENT, _numbered(number), role="shared")
    yield from _wrap(match.cited.passage.text, _INDENT)
    yield from _facts(IN_WORDS.characters(match.cited.passage.span))
    for cited, link, _, differing in match.counterparts:
        yield from _wrap(f"{IN_WORDS.where(cited)}: {link_label(link)}", _INDENT, role="shared")
        yield from _wrap(cited.passage.text, _INDENT * 2)
        if differing:
            yield from _wrap(f"Differs: {word_changes(differing)}", _INDENT * 2)
        yield from _reasons(link, IN_WORDS.characters(cited.passage.span))
    for one, other, link in match.among:
        both = f"{IN_WORDS.where(one)}, and {IN_WORDS.where(other)}"
        yield from _wrap(f"{both}: {link_label(link)}", _INDENT)
        yield from _reasons(link)


def _reasons(link: Link, *characters: str) -> Iterator[str]:
    """Why two passages are linked, and where the second stands."""
    if common := in_common(link.reasons):
        yield from _wrap(f"In common: {common}", _INDENT * 2)
    if characters:
        yield from _facts(*characters, indent=_INDENT * 2)
    else:
        yield ""


def _remarks(remarks: ReviewRemarks) -> Iterator[str]:
    if remarks.notes:
        yield from _heading(REMARKS["notes"], len(remarks.notes))
    for number, note in enumerate(remarks.notes, 1):
        on = join_names([IN_WORDS.at(cited) for cited in note.on])
        yield from _wrap(on, _INDENT, _numbered(number))
        for cited in note.on:
            yield from _wrap(cited.passage.text, _INDENT)
        for line in note.lines:
            yield from _wrap(line, _INDENT * 2)
        yield ""
    if remarks.bookmarks:
        yield from _heading(REMARKS["bookmarks"], len(remarks.bookmarks))
    for cited in remarks.bookmarks:
        yield from _quoted(cited)
    if remarks.rejected:
        yield from _heading(REMARKS["rejected"], len(remarks.rejected))
    for number, pair in enumerate(remarks.rejected, 1):
        for cited, first in zip(pair, (_numbered(number), _INDENT), strict=True):
            yield from _wrap(IN_WORDS.at(cited), _INDENT, first)
            yield from _wrap(cited.passage.text, _INDENT * 2)
        yield ""
    if remarks.lapsed:
        yield from _heading(REMARKS["lapsed"], len(remarks.lapsed))
    for lapsed in remarks.lapsed:
        yield from _wrap(lapsed, "  ", "* ")


def _other_passages(report: Outline) -> Iterator[str]:
    if report.cited:
        yield from _heading(CITED, len(report.cited))
    for cited in report.cited:
        yield from _quoted(cited)
    if report.excluded:
        yield from _heading(EXCLUDED, len(report.excluded))
    for cited in report.excluded:
        yield from _wrap(f"{IN_WORDS.where(cited)}, {cited.passage.reason}", _INDENT, "")
        yield from _wrap(cited.passage.text, _INDENT)
        yield from _facts(IN_WORDS.characters(cited.passage.span))


def _title(text: str) -> Iterator[str]:
    """The title of the report over a double line."""
    yield from _wrap(text, role="heading")
    yield Line("=" * min(len(text), WIDTH), "heading")
    yield ""


def _heading(text: str, number: int | None = None) -> Iterator[str]:
    """A heading over a line, with how many entries follow it."""
    whole = text if number is None else f"{text} ({number:,})"
    yield from ("", Line(whole, "heading"), Line("-" * len(whole), "heading"), "")


def _numbered(number: int) -> str:
    """What an entry begins with, as wide as the indent of its lines."""
    return f"{number}.".ljust(len(_INDENT) - 1) + " "


def _quoted(cited: Citation) -> Iterator[str]:
    """A passage under its place."""
    yield from _wrap(IN_WORDS.at(cited), _INDENT, "")
    yield from _wrap(cited.passage.text, _INDENT)
    yield ""


def _facts(*known: str, indent: str = _INDENT) -> Iterator[str]:
    """What a checker or a program wants to know, at the end of an entry."""
    yield from _wrap(f"[{', '.join(known)}]", indent, role="quiet")
    yield ""


def _wrap(
    text: str, indent: str = "", first: str | None = None, *, role: Role = ""
) -> Iterable[str]:
    """Lines of at most WIDTH characters, where no single word is longer."""
    text = _SPACES.sub(" ", text).strip(" ")
    lines, before, start = list[str](), indent if first is None else first, 0
    while len(text) - start > (room := WIDTH - len(before)):
        end = text.rfind(" ", start, start + room + 1)
        if end < 0 and (end := text.find(" ", start)) < 0:
            break
        lines.append(before + text[start:end])
        before, start = indent, end + 1
    if text:
        lines.append(before + text[start:])
    return [Line(line, role) for line in lines] if role else lines
