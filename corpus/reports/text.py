"""The report as plain text: one thing after another, for a terminal, a mail, a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper
from typing import Literal

from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import DIFFERING_VERDICTS, Link
from corpus.reports.citations import Citation
from corpus.reports.evidence import Evidence, Given
from corpus.reports.omissions import Absence
from corpus.reports.outline import Outline, Remarks, Source, outline
from corpus.reports.phrases import count, day, differing, in_common, told
from corpus.reports.place_format import IN_WORDS
from corpus.reports.reporting_style import CHAPTER, StyleRow
from corpus.reports.linked_passages import SharedPassage

# Lines of a plain text report: wrapped and numbered.

WIDTH = 78
"""Columns, whatever the terminal: a mail quotes them without breaking a line."""

INDENT = "    "

Role = Literal["", "heading", "shared", "only-here", "differs", "quiet"]


class Line(str):
    """A line that knows its role, which a terminal may show in colour and words say without it."""

    role: Role

    def __new__(cls, text: str, role: Role) -> Line:
        """A line with its role."""
        line = super().__new__(cls, text)
        line.role = role
        return line


def title(text: str) -> Iterable[str]:
    """The title of a report with a double line under it."""
    return (*wrap(text, role="heading"), Line("=" * min(len(text), WIDTH), "heading"), "")


def heading(text: str) -> Iterable[str]:
    """A heading with a line under it."""
    return ("", Line(text, "heading"), Line("-" * len(text), "heading"), "")


def numbered(number: int) -> str:
    """What an entry begins with, as wide as INDENT."""
    return f"{number}.".ljust(len(INDENT) - 1) + " "


def quoted(cited: Citation) -> Iterator[str]:
    """A passage with its place."""
    yield from wrap(IN_WORDS.at(cited), INDENT, "")
    yield from wrap(cited.passage.text, INDENT)
    yield ""


def facts(*known: str, indent: str = INDENT) -> Iterator[str]:
    """What a program or a checker wants to know, at the end of an entry."""
    yield from wrap(f"[{', '.join(known)}]", indent, role="quiet")
    yield ""


def wrap(
    text: str, indent: str = "", first: str | None = None, *, role: Role = ""
) -> Iterable[str]:
    """Lines of at most WIDTH characters, where no single word is longer."""
    lines = TextWrapper(
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(text)
    return [Line(line, role) for line in lines] if role else lines


def render(view: ComparisonView) -> str:
    """The report in lines of at most WIDTH characters, where no single word is longer."""
    return "\n".join(lines(view)) + "\n"


def lines(view: ComparisonView) -> Iterator[str]:
    """The lines of the report; one that has a role is a `Line`."""
    return _lines(outline(view))


def _lines(report: Outline) -> Iterator[str]:
    yield from title(report.title)
    for sentence in report.opening:
        yield from wrap(sentence)
    yield ""
    yield from heading("The articles")
    for source in report.sources:
        yield from _article(source)
    for problem in report.problems:
        yield from wrap(f"Not read: {problem.source}: {problem.cause}", role="differs")
        yield ""
    for chapter in report.absent:
        yield from heading(f"{chapter.heading} ({len(chapter.absences)})")
        for number, absence in enumerate(chapter.absences, 1):
            yield from _absence(number, absence)
    for evidence in report.evidence:
        yield from _evidence(evidence)
    yield from _diction(report.diction)
    if report.aligned:
        yield from heading(f"{report.together} ({len(report.aligned)})")
        for number, aligned in enumerate(report.aligned, 1):
            yield from _aligned(number, aligned)
    yield from _remarks(report.remarks)
    yield from _quotations(report)
    yield from heading("The sources")
    for source in report.sources:
        yield from _source(source)
    yield from heading("How to read this")
    for note in report.notes:
        yield from wrap(note, "  ", "* ")


def _article(source: Source) -> Iterator[str]:
    article, coverage = source.article, source.coverage
    published = (day(article.published),) if article.published else ()
    yield ", ".join((source.name, *published))
    yield from wrap(article.headline, INDENT)
    yield from wrap(article.byline, INDENT)
    yield from wrap(
        f"{count(coverage.passages, 'passage')}, {count(coverage.words, 'word')}: "
        f"{coverage.shared:,} told elsewhere too, {coverage.partial:,} in part, "
        f"{coverage.only_here:,} only here",
        INDENT,
    )
    yield ""


def _source(source: Source) -> Iterator[str]:
    yield source.name
    yield from wrap(source.article.source, INDENT)
    yield from wrap(source.article.url, INDENT)
    yield from wrap(f"SHA-256 {source.article.sha256}", INDENT)
    yield ""


def _absence(number: int, absence: Absence) -> Iterator[str]:
    others = [IN_WORDS.at(cited) for cited in absence.also]
    also = f"; also {join_names(others)}" if others else ""
    missing = f"; not found in {join_names(absence.missing)}" if also else ""
    place = IN_WORDS.where(absence.told) + also + missing
    yield from wrap(place, INDENT, numbered(number), role="only-here")
    yield from wrap(absence.text, INDENT)
    if absence.left_out:
        yield from wrap(
            f"Left out by {join_names(absence.left_out)}, as a person confirmed", INDENT
        )
    for nearest in absence.close:
        yield from wrap(f"Nearest: {IN_WORDS.at(nearest.cited)}, score {nearest.score:.2f}", INDENT)
        yield from wrap(nearest.cited.passage.text, INDENT * 2)
    if absence.far:
        far = [IN_WORDS.far(name, nearest) for name, nearest in absence.far]
        yield from wrap(f"Nothing close in {join_names(far, 'or')}", INDENT, role="quiet")
    yield from facts(
        f"finding {absence.finding.id}",
        f"weight {absence.finding.weight:.2f}",
        IN_WORDS.characters(absence.told.passage.span),
    )


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from heading(f"{evidence.heading} ({len(evidence.differing)})")
    for number, (finding, verdict, given) in enumerate(evidence.differing, 1):
        role: Role = "differs" if finding.verdict in DIFFERING_VERDICTS else "heading"
        yield from wrap(f"{verdict}: {finding.says}", INDENT, numbered(number), role=role)
        for one in given:
            yield from wrap(_given(one), INDENT)
            if one.marked:
                yield from wrap(one.quoted, INDENT * 2)
        yield from facts(finding.verdict, f"finding {finding.id}")
    if evidence.agreeing:
        yield from wrap(evidence.agreeing)
        yield ""
    for proved in evidence.alike:
        yield from wrap("; ".join(map(_given, proved.given)), "  ", "* ")
        yield from facts(proved.finding.verdict, f"finding {proved.finding.id}", indent="  ")


def _given(given: Given) -> str:
    return f"{IN_WORDS.where(given.cited)}: {given.words} [{IN_WORDS.characters(given.span)}]"


def _diction(outlets: tuple[StyleRow, ...]) -> Iterator[str]:
    if outlets:
        yield from heading(CHAPTER)
    for name, verbs, hedges in outlets:
        yield from wrap(name)
        yield from wrap(f"Verbs of telling: {verbs or 'none'}", INDENT)
        yield from wrap(f"Words of doubt: {hedges or 'none'}", INDENT)
        yield ""


def _aligned(number: int, aligned: SharedPassage) -> Iterator[str]:
    yield from wrap(IN_WORDS.where(aligned.told), INDENT, numbered(number), role="shared")
    yield from wrap(aligned.told.passage.text, INDENT)
    yield from facts(IN_WORDS.characters(aligned.told.passage.span))
    for cited, link, _, differences in aligned.counterparts:
        yield from wrap(f"{IN_WORDS.where(cited)}, {told(link)}", INDENT, role="shared")
        yield from wrap(cited.passage.text, INDENT * 2)
        if differences:
            yield from wrap(f"Differs: {differing(differences)}", INDENT * 2)
        yield from _grounds(link, IN_WORDS.characters(cited.passage.span))
    for one, other, link in aligned.among:
        yield from wrap(f"{IN_WORDS.where(one)}, and {IN_WORDS.where(other)}, {told(link)}", INDENT)
        yield from _grounds(link)


def _grounds(link: Link, *more: str) -> Iterator[str]:
    """Why two passages are linked, and how strongly."""
    if common := in_common(link.reasons):
        yield from wrap(f"In common: {common}", INDENT * 2)
    yield from facts(link.label, f"score {link.score:.2f}", *more, indent=INDENT * 2)


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.notes:
        yield from heading(f"Notes of a person ({len(remarks.notes)})")
    for number, note in enumerate(remarks.notes, 1):
        on = join_names([IN_WORDS.at(cited) for cited in note.on])
        yield from wrap(on, INDENT, numbered(number))
        for cited in note.on:
            yield from wrap(cited.passage.text, INDENT)
        for row in note.lines:
            yield from wrap(row, INDENT * 2)
        yield ""
    if remarks.bookmarks:
        yield from heading(f"Marked by a person ({len(remarks.bookmarks)})")
    for cited in remarks.bookmarks:
        yield from quoted(cited)
    if remarks.rejected:
        yield from heading(f"Links that a person rejected ({len(remarks.rejected)})")
    for number, pair in enumerate(remarks.rejected, 1):
        for cited, first in zip(pair, (numbered(number), INDENT), strict=True):
            yield from wrap(IN_WORDS.at(cited), INDENT, first)
            yield from wrap(cited.passage.text, INDENT * 2)
        yield ""
    if remarks.lapsed:
        yield from heading(f"In the review, but no longer standing ({len(remarks.lapsed)})")
    for lapsed in remarks.lapsed:
        yield from wrap(lapsed, "  ", "* ")


def _quotations(report: Outline) -> Iterator[str]:
    """What is quoted so that nobody must open the articles."""
    if report.named:
        yield from heading(f"Named above, quoted here ({len(report.named)})")
        for cited in report.named:
            yield from quoted(cited)
    if report.apart:
        yield from heading(f"Set apart, neither compared nor counted ({len(report.apart)})")
        for cited in report.apart:
            yield from wrap(f"{IN_WORDS.where(cited)}, {cited.passage.reason}", INDENT, "")
            yield from wrap(cited.passage.text, INDENT)
            yield from facts(IN_WORDS.characters(cited.passage.span))
