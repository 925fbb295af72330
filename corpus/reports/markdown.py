"""The report as Markdown: for a forge, an editor, or whatever turns it into a page."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.alignment.link import Link
from corpus.article import Passage, Span
from corpus.comparison import Comparison
from corpus.findings.naming import listing
from corpus.reports.absent import Absence, Nearest
from corpus.reports.cited import Cited
from corpus.reports.escape import code
from corpus.reports.escape import markdown as shown
from corpus.reports.evidence import Evidence
from corpus.reports.outline import Outline, Source, outline
from corpus.reports.phrases import day, differing, in_common, told
from corpus.reports.remarks import Remarks
from corpus.reports.together import Aligned

BOLD = "Where a passage is told in part, what both tell stands in bold."


def render(comparison: Comparison) -> str:
    """The report in GitHub's Markdown; where tables are unknown, it still reads."""
    return "\n".join(_lines(outline(comparison))) + "\n"


def _lines(report: Outline) -> Iterator[str]:
    yield f"# {shown(report.title)}"
    yield ""
    for sentence in report.opening:
        yield f"- {shown(sentence)}"
    yield from ("", "## The articles", "")
    for source in report.sources:
        yield _article(source)
    yield ""
    yield from _coverage(report.sources)
    for problem in report.problems:
        yield from ("", f"Not read: {code(problem.source)}: {shown(problem.cause)}")
    for chapter in report.absent:
        yield from ("", f"## {shown(chapter.heading)} ({len(chapter.absences)})")
        for number, absence in enumerate(chapter.absences, 1):
            yield from _absence(number, absence)
    for evidence in report.evidence:
        yield from _evidence(evidence)
    if report.aligned:
        yield from ("", f"## {report.together} ({len(report.aligned)})")
        for number, aligned in enumerate(report.aligned, 1):
            yield from _aligned(number, aligned)
    yield from _remarks(report.remarks)
    if report.apart:
        yield from ("", f"## Set apart, neither compared nor counted ({len(report.apart)})", "")
        for cited in report.apart:
            yield f"- {_where(cited)}, {shown(cited.passage.reason)}: {shown(cited.passage.text)}"
    yield from ("", "## The sources", "")
    for source in report.sources:
        yield _source(source)
    yield from ("", "## How to read this", "")
    for note in (*report.notes, BOLD):
        yield f"- {shown(note)}"


def _article(source: Source) -> str:
    article = source.article
    published = f", {day(article.published)}" if article.published else ""
    said = " · ".join(shown(text) for text in (article.headline, article.byline) if text)
    return f"- **{shown(source.name)}**{published}" + (f": {said}" if said else "")


def _coverage(sources: tuple[Source, ...]) -> Iterator[str]:
    yield "| | passages | told elsewhere too | in part | only here | words |"
    yield "|:--|--:|--:|--:|--:|--:|"
    for name, _, coverage in sources:
        figures = (
            coverage.passages,
            coverage.shared,
            coverage.partial,
            coverage.only_here,
            coverage.words,
        )
        yield f"| {shown(name)} | {' | '.join(f'{figure:,}' for figure in figures)} |"


def _source(source: Source) -> str:
    article = source.article
    address = f", {code(article.url)}" if article.url else ""
    return (
        f"- **{shown(source.name)}**: {code(article.source)}{address}, SHA-256 `{article.sha256}`"
    )


def _absence(number: int, absence: Absence) -> Iterator[str]:
    also = f"; also {listing([_where(cited) for cited in absence.also])}" if absence.also else ""
    missing = f"; not found in **{shown(listing(absence.missing))}**" if also else ""
    yield from _quoted(
        number,
        absence.told,
        shown(absence.text),
        also + missing,
        f"weight {absence.finding.weight:.2f}",
        f"`{absence.finding.id}`",
    )
    yield ""
    if absence.left_out:
        yield f"- Left out by **{shown(listing(absence.left_out))}**, as a person confirmed"
    for nearest in absence.close:
        where = f"{_where(nearest.cited)} (score {nearest.score:.2f})"
        yield f"- Nearest: {where}: {shown(nearest.cited.passage.text)}"
    if absence.far:
        far = [_far(name, nearest) for name, nearest in absence.far]
        yield f"- Nothing close in {listing(far, 'or')}"


def _far(name: str, nearest: Nearest | None) -> str:
    if nearest is None:
        return shown(name)
    place = shown(nearest.cited.place("¶"))
    return f"{shown(name)} (nearest: {place}, score {nearest.score:.2f})"


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from ("", f"## {evidence.heading} ({len(evidence.differing)})")
    for number, (finding, verdict, given) in enumerate(evidence.differing, 1):
        yield from ("", f"**{number}. {verdict}:** {shown(finding.says)} · `{finding.id}`", "")
        for cited, words, (start, end) in given:
            yield f"- {_where(cited)}: {shown(words)} · characters {start}–{end}"
    if evidence.agreeing:
        yield from ("", shown(evidence.agreeing))


def _aligned(number: int, aligned: Aligned) -> Iterator[str]:
    text = _emphasised(aligned.told.passage, aligned.common)
    yield from _quoted(number, aligned.told, text)
    for cited, link, common, differences in aligned.counterparts:
        text = _emphasised(cited.passage, common)
        yield from ("", f"- **{_where(cited)}**, {told(link)}: {text}")
        if differences:
            yield from ("", f"  Differs: {shown(differing(differences))}")
        yield from ("", f"  {_grounds(link)} · {_span(cited.passage)}")
    for one, other, link in aligned.among:
        yield from ("", f"- {_where(one)}, and {_where(other)}, {told(link)}")
        yield from ("", f"  {_grounds(link)}")


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.notes:
        yield from ("", f"## Notes of a person ({len(remarks.notes)})")
    for number, note in enumerate(remarks.notes, 1):
        where = listing([_where(cited) for cited in note.on])
        yield from ("", f"**{number}. {where}**", "")
        yield "\n>\n".join(f"> {shown(cited.passage.text)}" for cited in note.on)
        for row in note.lines:
            yield from ("", shown(row))
    if remarks.bookmarks:
        yield from ("", f"## Marked by a person ({len(remarks.bookmarks)})", "")
    for cited in remarks.bookmarks:
        yield f"- {_where(cited)}: {shown(cited.passage.text)}"
    if remarks.lapsed:
        yield from ("", f"## In the review, but no longer standing ({len(remarks.lapsed)})", "")
    for lapsed in remarks.lapsed:
        yield f"- {shown(lapsed)}"


def _emphasised(passage: Passage, common: tuple[Span, ...]) -> str:
    """The passage with what is told in common in bold."""
    first = passage.span.start
    return shown(passage.text, [Span(start - first, end - first) for start, end in common])


def _grounds(link: Link) -> str:
    """Why two passages are linked, and how strongly."""
    common = in_common(link.reasons)
    why = f"In common: {shown(common)} · " if common else ""
    return f"{why}*{link.label}* {link.score:.2f}"


def _quoted(number: int, cited: Cited, text: str, more: str = "", *facts: str) -> Iterator[str]:
    """The number, place and words (in Markdown) of the passage that an entry is about."""
    yield ""
    yield " · ".join((f"**{number}. {_where(cited)}**{more}", *facts, _span(cited.passage)))
    yield ""
    yield f"> {text}"


def _where(cited: Cited) -> str:
    return f"{shown(cited.name)}, {shown(cited.place('¶'))}"


def _span(passage: Passage) -> str:
    return f"characters {passage.span.start}–{passage.span.end}"
