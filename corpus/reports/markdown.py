"""The report as Markdown: for a forge, an editor, or whatever turns it into a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from corpus.comparison import ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import Link, Passage, Span
from corpus.reports.citations import IN_SIGNS, Citation
from corpus.reports.evidence import CitedWords, Evidence
from corpus.reports.linked_passages import LinkedPassage
from corpus.reports.omissions import OmissionEntry
from corpus.reports.outline import (
    BOLD,
    CITED,
    COUNTS,
    EXCLUDED,
    MATCHES,
    NOTES,
    REMARKS,
    Outline,
    ReviewRemarks,
    Source,
    outline,
)
from corpus.reports.phrases import day, in_common, link_label, word_changes
from corpus.reports.voices import ANONYMOUS, STYLE, VOICES, StyleRow, VoiceChapter


def render(view: ComparisonView) -> str:
    """The report in GitHub's Markdown; where tables are unknown, it still reads."""
    return "\n".join(_lines(outline(view))) + "\n"


def _lines(report: Outline) -> Iterator[str]:
    yield f"# {escape(report.title)}"
    yield ""
    for sentence in report.opening:
        yield f"- {escape(sentence)}"
    yield from _heading("Articles")
    yield ""
    for source in report.sources:
        yield _article(source)
    yield ""
    yield from _coverage(report.sources)
    for problem in report.problems:
        yield from ("", f"Not read: {code(problem.source)}: {escape(problem.cause)}")
    for chapter in report.omissions:
        yield from _heading(chapter.heading, len(chapter.entries))
        for number, entry in enumerate(chapter.entries, 1):
            yield from _omission(number, entry)
    for evidence in report.evidence:
        yield from _evidence(evidence)
    for made in report.provenance:
        yield from _heading(made.heading)
        yield ""
        yield from (f"- {escape(line.text)}" for line in made.lines)
    yield from _voices(report.voices)
    yield from _style(report.style)
    if report.matches:
        yield from _heading(MATCHES, len(report.matches))
    for number, match in enumerate(report.matches, 1):
        yield from _match(number, match)
    yield from _remarks(report.remarks)
    yield from _other_passages(report)
    yield from _heading("Sources")
    yield ""
    for source in report.sources:
        yield _source(source)
    yield from _heading(NOTES)
    yield ""
    for note in (*report.notes, BOLD):
        yield f"- {escape(note)}"


def _article(source: Source) -> str:
    article = source.article
    published = f", {day(article.published)}" if article.published else ""
    said = " · ".join(escape(text) for text in (article.headline, article.byline) if text)
    return f"- **{escape(source.name)}**{published}" + (f": {said}" if said else "")


def _coverage(sources: tuple[Source, ...]) -> Iterator[str]:
    yield f"| | {' | '.join(COUNTS)} |"
    yield f"|:--|{'--:|' * len(COUNTS)}"
    for name, _, counts in sources:
        yield f"| {escape(name)} | {' | '.join(f'{number:,}' for number in counts)} |"


def _source(source: Source) -> str:
    article = source.article
    address = f", {code(article.url)}" if article.url else ""
    return (
        f"- **{escape(source.name)}**: {code(article.source)}{address}, SHA-256 `{article.sha256}`"
    )


def _omission(number: int, entry: OmissionEntry) -> Iterator[str]:
    more = ""
    if entry.also:
        also = join_names([_at(cited) for cited in entry.also])
        more = f"; also {also}; {escape(entry.missing_from)}"
    facts = f"weight {entry.finding.weight:.2f}", f"`{entry.finding.id}`"
    yield from _entry(number, entry.cited, entry.span, escape(entry.text), more, *facts)
    yield ""
    if entry.left_out:
        yield f"- Left out by **{escape(join_names(entry.left_out))}**, confirmed by a reviewer"
    for closest in entry.quoted:
        if closest.cited:
            says = closest.says(closest.cited, IN_SIGNS)
            yield f"- {escape(f'{says}: “{closest.cited.passage.text}”')}"
    for missing in entry.missing_too(IN_SIGNS):
        yield f"- {escape(missing)}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    if evidence.differing or evidence.agreeing:
        yield from _heading(evidence.heading)
    for number, proven in enumerate(evidence.differing, 1):
        yield ""
        yield f"**{number}.** {escape(proven.summary)} · `{proven.finding.id}`"
        yield ""
        for one in proven.proof:
            yield f"- {_words(one)}"
            if one.marked:
                yield f"  > {escape(one.quoted, [one.marked])}"
    if evidence.agreeing:
        yield ""
    if evidence.differing and evidence.agreeing:
        yield from (f"{evidence.agreement}:", "")
    for proven in evidence.agreeing:
        yield f"- {'; '.join(map(_words, proven.proof))} · `{proven.finding.id}`"


def _words(one: CitedWords) -> str:
    return f"{_where(one.cited)}: {escape(one.words)} · {IN_SIGNS.characters(one.span)}"


def _voices(chapter: VoiceChapter) -> Iterator[str]:
    if chapter.rows:
        yield from _heading(VOICES, len(chapter.rows))
        heads = (escape(outlet) for outlet in chapter.outlets)
        yield from (
            "",
            f"| | role | {' | '.join(heads)} |",
            f"|:--|:--|{':--|' * len(chapter.outlets)}",
        )
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


def _match(number: int, match: LinkedPassage) -> Iterator[str]:
    passage = match.cited.passage
    yield from _entry(number, match.cited, passage.span, _with_bold(passage, match.common))
    for cited, link, common, differing in match.counterparts:
        text = _with_bold(cited.passage, common)
        yield from ("", f"- **{_where(cited)}**, {link_label(link)}: {text}")
        if differing:
            yield from ("", f"  Differs: {escape(word_changes(differing))}")
        facts = (_reasons(link), IN_SIGNS.characters(cited.passage.span))
        yield from ("", f"  {' · '.join(filter(None, facts))}")
    for one, other, link in match.among:
        yield from ("", f"- {_where(one)}, and {_where(other)}: {link_label(link)}")
        if reasons := _reasons(link):
            yield from ("", f"  {reasons}")


def _reasons(link: Link) -> str:
    """Why two passages are linked; empty where nothing is known."""
    common = in_common(link.reasons)
    return f"In common: {escape(common)}" if common else ""


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


def _other_passages(report: Outline) -> Iterator[str]:
    if report.cited:
        yield from _heading(CITED, len(report.cited))
        yield ""
        yield from map(_item, report.cited)
    if report.excluded:
        yield from _heading(EXCLUDED, len(report.excluded))
        yield ""
    for cited in report.excluded:
        place = f"{_where(cited)}, {escape(cited.passage.reason)}"
        characters = IN_SIGNS.characters(cited.passage.span)
        yield f"- {place} ({characters}): {escape(cited.passage.text)}"


def _heading(text: str, number: int | None = None) -> Iterator[str]:
    """A heading of the second level, with how many entries follow it."""
    yield from ("", f"## {escape(text)}" + ("" if number is None else f" ({number:,})"))


def _entry(
    number: int, cited: Citation, span: Span, text: str, more: str = "", *facts: str
) -> Iterator[str]:
    """The number and place of an entry, `more` about it, its facts, then its text as a quote.

    All but the number and the place is Markdown already.
    """
    yield ""
    yield " · ".join((f"**{number}. {_where(cited)}**{more}", *facts, IN_SIGNS.characters(span)))
    yield from ("", f"> {text}")


def _item(cited: Citation) -> str:
    """A passage with its place, as an item of a list."""
    return f"- {_at(cited)}: {escape(cited.passage.text)}"


def _where(cited: Citation) -> str:
    """The outlet and the paragraph of a passage."""
    return escape(IN_SIGNS.where(cited))


def _at(cited: Citation) -> str:
    """The outlet, the paragraph and the characters of a passage."""
    return escape(IN_SIGNS.at(cited))


def _with_bold(passage: Passage, common: tuple[Span, ...]) -> str:
    """A passage with what it has in common in bold."""
    first = passage.span.start
    return escape(passage.text, [Span(start - first, end - first) for start, end in common])


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
