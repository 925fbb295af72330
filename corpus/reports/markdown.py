"""The report as Markdown: for a forge, an editor, or whatever turns it into a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import Link, Passage, Span
from corpus.reports.citations import Citation
from corpus.reports.evidence import Evidence, Given
from corpus.reports.omissions import Absence
from corpus.reports.outline import Outline, Remarks, Source, outline
from corpus.reports.phrases import day, differing, in_common, told
from corpus.reports.place_format import IN_SIGNS
from corpus.reports.reporting_style import CHAPTER, StyleRow
from corpus.reports.linked_passages import SharedPassage

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
    start, end = span
    while start < end and _is_between(text[start]):
        start += 1
    while start < end and _is_between(text[end - 1]):
        end -= 1
    return Span(start, end)


def _is_between(character: str) -> bool:
    """Whether it stands between words: a space, punctuation, a symbol."""
    return unicodedata.category(character)[0] in "ZPS"


# Pieces of a Markdown report: quotations, and what it calls a place.


def where(cited: Citation) -> str:
    """The outlet and the paragraph of a passage."""
    return escape(IN_SIGNS.where(cited))


def at(cited: Citation) -> str:
    """The outlet, the paragraph and the characters of a passage."""
    return escape(IN_SIGNS.at(cited))


def listed(cited: Citation) -> str:
    """A passage with its place, as an item of a list."""
    return f"- {at(cited)}: {escape(cited.passage.text)}"


def quoted(number: int, cited: Citation, text: str, more: str = "", *facts: str) -> Iterator[str]:
    """The number, place and words (in Markdown) of the passage that an entry is about."""
    yield ""
    yield " · ".join(
        (f"**{number}. {where(cited)}**{more}", *facts, IN_SIGNS.characters(cited.passage.span))
    )
    yield ""
    yield f"> {text}"


def emphasised(passage: Passage, common: tuple[Span, ...]) -> str:
    """The passage with what is told in common in bold."""
    first = passage.span.start
    return escape(passage.text, [Span(start - first, end - first) for start, end in common])


BOLD = "Where a passage is told in part, what both tell stands in bold."


def render(view: ComparisonView) -> str:
    """The report in GitHub's Markdown; where tables are unknown, it still reads."""
    return "\n".join(_lines(outline(view))) + "\n"


def _lines(report: Outline) -> Iterator[str]:
    yield f"# {escape(report.title)}"
    yield ""
    for sentence in report.opening:
        yield f"- {escape(sentence)}"
    yield from ("", "## The articles", "")
    for source in report.sources:
        yield _article(source)
    yield ""
    yield from _coverage(report.sources)
    for problem in report.problems:
        yield from ("", f"Not read: {code(problem.source)}: {escape(problem.cause)}")
    for chapter in report.absent:
        yield from ("", f"## {escape(chapter.heading)} ({len(chapter.absences)})")
        for number, absence in enumerate(chapter.absences, 1):
            yield from _absence(number, absence)
    for evidence in report.evidence:
        yield from _evidence(evidence)
    yield from _diction(report.diction)
    if report.aligned:
        yield from ("", f"## {report.together} ({len(report.aligned)})")
        for number, aligned in enumerate(report.aligned, 1):
            yield from _aligned(number, aligned)
    yield from _remarks(report.remarks)
    yield from _quotations(report)
    yield from ("", "## The sources", "")
    for source in report.sources:
        yield _source(source)
    yield from ("", "## How to read this", "")
    for note in (*report.notes, BOLD):
        yield f"- {escape(note)}"


def _article(source: Source) -> str:
    article = source.article
    published = f", {day(article.published)}" if article.published else ""
    said = " · ".join(escape(text) for text in (article.headline, article.byline) if text)
    return f"- **{escape(source.name)}**{published}" + (f": {said}" if said else "")


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
        yield f"| {escape(name)} | {' | '.join(f'{figure:,}' for figure in figures)} |"


def _source(source: Source) -> str:
    article = source.article
    address = f", {code(article.url)}" if article.url else ""
    return (
        f"- **{escape(source.name)}**: {code(article.source)}{address}, SHA-256 `{article.sha256}`"
    )


def _absence(number: int, absence: Absence) -> Iterator[str]:
    also = f"; also {join_names([at(cited) for cited in absence.also])}" if absence.also else ""
    missing = f"; not found in **{escape(join_names(absence.missing))}**" if also else ""
    yield from quoted(
        number,
        absence.told,
        escape(absence.text),
        also + missing,
        f"weight {absence.finding.weight:.2f}",
        f"`{absence.finding.id}`",
    )
    yield ""
    if absence.left_out:
        yield f"- Left out by **{escape(join_names(absence.left_out))}**, as a person confirmed"
    for nearest in absence.close:
        place = f"{at(nearest.cited)}, score {nearest.score:.2f}"
        yield f"- Nearest: {place}: {escape(nearest.cited.passage.text)}"
    if absence.far:
        far = [escape(IN_SIGNS.far(name, nearest)) for name, nearest in absence.far]
        yield f"- Nothing close in {join_names(far, 'or')}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from ("", f"## {evidence.heading} ({len(evidence.differing)})")
    for number, (finding, verdict, given) in enumerate(evidence.differing, 1):
        yield from ("", f"**{number}. {verdict}:** {escape(finding.says)} · `{finding.id}`", "")
        for one in given:
            yield f"- {_given(one)}"
            if one.marked:
                yield f"  > {escape(one.quoted, [one.marked])}"
    if evidence.agreeing:
        yield from ("", escape(evidence.agreeing), "")
    for proved in evidence.alike:
        yield f"- {'; '.join(map(_given, proved.given))} · `{proved.finding.id}`"


def _given(given: Given) -> str:
    return f"{where(given.cited)}: {escape(given.words)} · {IN_SIGNS.characters(given.span)}"


def _diction(outlets: tuple[StyleRow, ...]) -> Iterator[str]:
    if outlets:
        yield from ("", f"## {CHAPTER}", "", "| | verbs of telling | words of doubt |")
        yield "|:--|:--|:--|"
    for name, verbs, hedges in outlets:
        yield f"| {escape(name)} | {escape(verbs)} | {escape(hedges)} |"


def _aligned(number: int, aligned: SharedPassage) -> Iterator[str]:
    text = emphasised(aligned.told.passage, aligned.common)
    yield from quoted(number, aligned.told, text)
    for cited, link, common, differences in aligned.counterparts:
        text = emphasised(cited.passage, common)
        yield from ("", f"- **{where(cited)}**, {told(link)}: {text}")
        if differences:
            yield from ("", f"  Differs: {escape(differing(differences))}")
        yield from ("", f"  {_grounds(link)} · {IN_SIGNS.characters(cited.passage.span)}")
    for one, other, link in aligned.among:
        yield from ("", f"- {where(one)}, and {where(other)}, {told(link)}")
        yield from ("", f"  {_grounds(link)}")


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.notes:
        yield from ("", f"## Notes of a person ({len(remarks.notes)})")
    for number, note in enumerate(remarks.notes, 1):
        yield from ("", f"**{number}. {join_names([at(cited) for cited in note.on])}**", "")
        yield "\n>\n".join(f"> {escape(cited.passage.text)}" for cited in note.on)
        for row in note.lines:
            yield from ("", escape(row))
    if remarks.bookmarks:
        yield from ("", f"## Marked by a person ({len(remarks.bookmarks)})", "")
    for cited in remarks.bookmarks:
        yield listed(cited)
    if remarks.rejected:
        yield from ("", f"## Links that a person rejected ({len(remarks.rejected)})")
    for number, pair in enumerate(remarks.rejected, 1):
        yield from ("", f"**{number}. {join_names([where(cited) for cited in pair])}**", "")
        yield from map(listed, pair)
    if remarks.lapsed:
        yield from ("", f"## In the review, but no longer standing ({len(remarks.lapsed)})", "")
    for lapsed in remarks.lapsed:
        yield f"- {escape(lapsed)}"


def _grounds(link: Link) -> str:
    """Why two passages are linked, and how strongly."""
    common = in_common(link.reasons)
    why = f"In common: {escape(common)} · " if common else ""
    return f"{why}*{link.label}* {link.score:.2f}"


def _quotations(report: Outline) -> Iterator[str]:
    """What is quoted so that nobody must open the articles."""
    if report.named:
        yield from ("", f"## Named above, quoted here ({len(report.named)})", "")
        yield from map(listed, report.named)
    if report.apart:
        yield from ("", f"## Set apart, neither compared nor counted ({len(report.apart)})", "")
        for cited in report.apart:
            place = f"{where(cited)}, {escape(cited.passage.reason)}"
            characters = IN_SIGNS.characters(cited.passage.span)
            yield f"- {place} ({characters}): {escape(cited.passage.text)}"
