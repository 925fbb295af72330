"""The report as plain text: one thing after another, for a terminal, a mail, a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from corpus.alignment.link import Link
from corpus.article import Passage
from corpus.comparison import Comparison
from corpus.findings.naming import listing
from corpus.reports.absent import Absence, Nearest
from corpus.reports.cited import Cited
from corpus.reports.evidence import Evidence
from corpus.reports.outline import Outline, Source, outline
from corpus.reports.phrases import count, day, differing, in_common, told
from corpus.reports.remarks import Remarks
from corpus.reports.together import Aligned

WIDTH = 78
"""Columns, whatever the terminal: a mail quotes them without breaking a line."""

_INDENT = "    "


def render(comparison: Comparison) -> str:
    """The report in lines of at most WIDTH characters, where no single word is longer."""
    return "\n".join(_lines(outline(comparison))) + "\n"


def _lines(report: Outline) -> Iterator[str]:
    yield from _wrap(report.title)
    yield "=" * min(len(report.title), WIDTH)
    yield ""
    for sentence in report.opening:
        yield from _wrap(sentence)
    yield ""
    yield from _heading("The articles")
    for source in report.sources:
        yield from _article(source)
    for problem in report.problems:
        yield from _wrap(f"Not read: {problem.source}: {problem.cause}")
        yield ""
    for chapter in report.absent:
        yield from _heading(f"{chapter.heading} ({len(chapter.absences)})")
        for number, absence in enumerate(chapter.absences, 1):
            yield from _absence(number, absence)
    for evidence in report.evidence:
        yield from _evidence(evidence)
    if report.aligned:
        yield from _heading(f"{report.together} ({len(report.aligned)})")
        for number, aligned in enumerate(report.aligned, 1):
            yield from _aligned(number, aligned)
    yield from _remarks(report.remarks)
    if report.apart:
        yield from _heading(f"Set apart, neither compared nor counted ({len(report.apart)})")
        for cited in report.apart:
            yield from _wrap(f"{_where(cited)}, {cited.passage.reason}", _INDENT, "")
            yield from _wrap(cited.passage.text, _INDENT)
            yield from _facts(f"characters {_span(cited.passage)}")
    yield from _heading("The sources")
    for source in report.sources:
        yield from _source(source)
    yield from _heading("How to read this")
    for note in report.notes:
        yield from _wrap(note, "  ", "* ")


def _heading(text: str) -> Iterable[str]:
    return ("", text, "-" * len(text), "")


def _article(source: Source) -> Iterator[str]:
    article, coverage = source.article, source.coverage
    published = (day(article.published),) if article.published else ()
    yield ", ".join((source.name, *published))
    yield from _wrap(article.headline, _INDENT)
    yield from _wrap(article.byline, _INDENT)
    yield from _wrap(
        f"{count(coverage.passages, 'passage')}, {count(coverage.words, 'word')}: "
        f"{coverage.shared:,} told elsewhere too, {coverage.partial:,} in part, "
        f"{coverage.only_here:,} only here",
        _INDENT,
    )
    yield ""


def _source(source: Source) -> Iterator[str]:
    yield source.name
    yield from _wrap(source.article.source, _INDENT)
    yield from _wrap(source.article.url, _INDENT)
    yield from _wrap(f"SHA-256 {source.article.sha256}", _INDENT)
    yield ""


def _absence(number: int, absence: Absence) -> Iterator[str]:
    also = f"; also {listing([_where(cited) for cited in absence.also])}" if absence.also else ""
    missing = f"; not found in {listing(absence.missing)}" if also else ""
    yield from _wrap(_where(absence.told) + also + missing, _INDENT, _numbered(number))
    yield from _wrap(absence.text, _INDENT)
    if absence.left_out:
        yield from _wrap(f"Left out by {listing(absence.left_out)}, as a person confirmed", _INDENT)
    for nearest in absence.close:
        where = f"{_where(nearest.cited)} (score {nearest.score:.2f})"
        yield from _wrap(f"Nearest: {where}", _INDENT)
        yield from _wrap(nearest.cited.passage.text, _INDENT * 2)
    if absence.far:
        far = [_far(name, nearest) for name, nearest in absence.far]
        yield from _wrap(f"Nothing close in {listing(far, 'or')}", _INDENT)
    yield from _facts(
        f"finding {absence.finding.id}",
        f"weight {absence.finding.weight:.2f}",
        f"characters {_span(absence.told.passage)}",
    )


def _far(name: str, nearest: Nearest | None) -> str:
    if nearest is None:
        return name
    return f"{name} (nearest: {nearest.cited.place('paragraph ')}, score {nearest.score:.2f})"


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from _heading(f"{evidence.heading} ({len(evidence.differing)})")
    for number, (finding, verdict, given) in enumerate(evidence.differing, 1):
        yield from _wrap(f"{verdict}: {finding.says}", _INDENT, _numbered(number))
        for cited, words, (start, end) in given:
            yield from _wrap(f"{_where(cited)}: {words} [characters {start}-{end}]", _INDENT)
        yield from _facts(finding.verdict, f"finding {finding.id}")
    if evidence.agreeing:
        yield from _wrap(evidence.agreeing)
        yield ""


def _aligned(number: int, aligned: Aligned) -> Iterator[str]:
    yield from _wrap(_where(aligned.told), _INDENT, _numbered(number))
    yield from _wrap(aligned.told.passage.text, _INDENT)
    yield from _facts(f"characters {_span(aligned.told.passage)}")
    for cited, link, _, differences in aligned.counterparts:
        yield from _wrap(f"{_where(cited)}, {told(link)}", _INDENT)
        yield from _wrap(cited.passage.text, _INDENT * 2)
        if differences:
            yield from _wrap(f"Differs: {differing(differences)}", _INDENT * 2)
        yield from _grounds(link, f"characters {_span(cited.passage)}")
    for one, other, link in aligned.among:
        yield from _wrap(f"{_where(one)}, and {_where(other)}, {told(link)}", _INDENT)
        yield from _grounds(link)


def _grounds(link: Link, *facts: str) -> Iterator[str]:
    """Why two passages are linked, and how strongly."""
    if common := in_common(link.reasons):
        yield from _wrap(f"In common: {common}", _INDENT * 2)
    yield from _facts(link.label, f"score {link.score:.2f}", *facts, indent=_INDENT * 2)


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.notes:
        yield from _heading(f"Notes of a person ({len(remarks.notes)})")
    for number, note in enumerate(remarks.notes, 1):
        where = listing([_where(cited) for cited in note.on])
        yield from _wrap(where, _INDENT, _numbered(number))
        for cited in note.on:
            yield from _wrap(cited.passage.text, _INDENT)
        for row in note.lines:
            yield from _wrap(row, _INDENT * 2)
        yield ""
    if remarks.bookmarks:
        yield from _heading(f"Marked by a person ({len(remarks.bookmarks)})")
    for cited in remarks.bookmarks:
        yield from _wrap(_where(cited), _INDENT, "")
        yield from _wrap(cited.passage.text, _INDENT)
        yield ""
    if remarks.lapsed:
        yield from _heading(f"In the review, but no longer standing ({len(remarks.lapsed)})")
    for lapsed in remarks.lapsed:
        yield from _wrap(lapsed, "  ", "* ")


def _numbered(number: int) -> str:
    return f"{number}.".ljust(len(_INDENT) - 1) + " "


def _where(cited: Cited) -> str:
    return f"{cited.name}, {cited.place('paragraph ')}"


def _span(passage: Passage) -> str:
    return f"{passage.span.start}-{passage.span.end}"


def _facts(*facts: str, indent: str = _INDENT) -> Iterator[str]:
    yield from _wrap(f"[{', '.join(facts)}]", indent)
    yield ""


def _wrap(text: str, indent: str = "", first: str | None = None) -> list[str]:
    return TextWrapper(
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(text)
