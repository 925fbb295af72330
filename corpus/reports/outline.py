"""What a report says, in the order it says it; every format for a reader writes this down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from corpus.alignment.certainty import is_close
from corpus.comparison import Comparison, ComparisonView
from corpus.findings.phrasing import join_names
from corpus.model import Article, Omission, Problem
from corpus.reports.citations import Citation, citations
from corpus.reports.evidence import Evidence, collect_evidence
from corpus.reports.introduction import narrowing, opening, review_summary
from corpus.reports.linked_passages import LinkedPassage, linked_passages
from corpus.reports.omissions import Chapter, omission_chapters
from corpus.reports.origins import ProvenanceChapter, provenance_chapters
from corpus.reports.voices import StyleRow, VoiceChapter, style_rows, voice_chapter
from corpus.settings import Settings
from corpus.statistics import PassageCounts, passage_counts
from corpus.text_cleaning import clean_line
from corpus.version import __version__

COUNTS = ("passages", "words", "shared", "likely shared", "only here", "likely only here")
"""What the counts of a source's passages are called, in their order."""


class Source(NamedTuple):
    """An article at the head of the report."""

    name: str
    article: Article
    counts: PassageCounts


class Note(NamedTuple):
    """A reviewer's note, in lines, with the one or two passages that it is on."""

    on: tuple[Citation, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewRemarks:
    """What a reviewer added besides confirmed and added links."""

    notes: tuple[Note, ...]
    bookmarks: tuple[Citation, ...]
    """In the order of the articles and their texts."""
    lapsed: tuple[str, ...]
    """Entries whose passages have changed or gone, each in one line."""
    rejected: tuple[tuple[Citation, Citation], ...]
    """Pairs of passages that do not match, as the reviewer decided."""

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.notes or self.bookmarks or self.lapsed or self.rejected)


@dataclass(frozen=True, slots=True)
class Outline:
    """A report before it has a format."""

    title: str
    opening: tuple[str, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    provenance: tuple[ProvenanceChapter, ...]
    """What reports were made from, and what their editions changed; none in a narrowed report."""
    omissions: tuple[Chapter, ...]
    evidence: tuple[Evidence, ...]
    """Figures, quotes and wording; chapters may be empty."""
    voices: VoiceChapter
    style: tuple[StyleRow, ...]
    """The reporting verbs and hedges of each outlet."""
    matches: tuple[LinkedPassage, ...]
    """Every link once; none in a narrowed report."""
    remarks: ReviewRemarks
    cited: tuple[Citation, ...]
    """Passages that prove something and are quoted nowhere else in the report."""
    excluded: tuple[Citation, ...]
    """Boilerplate; none in a narrowed report."""
    notes: tuple[str, ...]
    """What a reader must know to check the report."""


MATCHES = "Matching passages"
CITED = "Other passages cited above"
EXCLUDED = "Excluded text"
NOTES = "How to read this report"
"""Headings of chapters."""
BOLD = "Where two passages match only in part, what they have in common is in bold."
"""One more of the notes, for formats that have bold letters."""
REMARKS = {
    "notes": "Reviewer’s notes",
    "bookmarks": "Reviewer’s bookmarks",
    "rejected": "Links rejected by the reviewer",
    "lapsed": "Review entries that no longer apply",
}
"""Headings over what a reviewer added, by its place in ReviewRemarks."""


def outline(view: ComparisonView) -> Outline:
    """A comparison in reading order: what is missing, what differs, what matches, the rest."""
    comparison = view.comparison
    cite = citations(comparison)
    omissions = tuple(omission_chapters(view, cite))
    evidence = collect_evidence(view, cite)
    matches = () if view.is_narrowed else tuple(linked_passages(comparison, cite))
    quoted = {*_quoted_omissions(omissions), *_quoted_evidence(evidence), *_quoted_matches(matches)}
    unquoted = _proofs(view) - quoted
    return Outline(
        title=clean_line(comparison.title) or join_names(list(comparison.labels.values())),
        opening=(*opening(comparison), *narrowing(view)),
        sources=tuple(
            Source(label, _clean(comparison.article[article]), passage_counts(comparison, article))
            for article, label in comparison.labels.items()
        ),
        problems=tuple(
            Problem(clean_line(problem.source), clean_line(problem.cause))
            for problem in comparison.problems
        ),
        provenance=() if view.is_narrowed else provenance_chapters(comparison),
        omissions=omissions,
        evidence=evidence,
        voices=voice_chapter(view),
        style=style_rows(view),
        matches=matches,
        remarks=_remarks(comparison, cite),
        cited=tuple(cited for passage, cited in cite.items() if passage in unquoted),
        excluded=tuple(
            cited
            for cited in cite.values()
            if cited.passage.kind == "boilerplate" and not view.is_narrowed
        ),
        notes=(*_notes(comparison), *review_summary(comparison)),
    )


def _clean(article: Article) -> Article:
    """The article with names that are safe to print, whoever made them."""
    return replace(
        article,
        source=clean_line(article.source),
        headline=clean_line(article.headline),
        byline=clean_line(article.byline),
        url=clean_line(article.url),
    )


def _remarks(comparison: Comparison, cite: Mapping[str, Citation]) -> ReviewRemarks:
    marked = frozenset(comparison.bookmarks)
    return ReviewRemarks(
        notes=tuple(
            Note(
                tuple(cited for passage, cited in cite.items() if passage in note.passages),
                tuple(filter(None, map(clean_line, note.text.splitlines()))),
            )
            for note in comparison.notes
        ),
        bookmarks=tuple(cited for passage, cited in cite.items() if passage in marked),
        lapsed=tuple(clean_line(lapsed.says) for lapsed in comparison.lapsed),
        rejected=tuple((cite[a], cite[b]) for a, b in comparison.rejected),
    )


def _notes(comparison: Comparison) -> tuple[str, ...]:
    settings = settings_line(comparison.settings)
    return (
        f"Written by srcdiff {__version__}. Settings: {settings}.",
        "Two passages match when their score, from 0 to 1, reaches the threshold, or comes close "
        "and one is the other’s most likely counterpart. The score estimates how likely they are "
        "to report the same thing, from the words, names and figures they share (rare ones count "
        "most) and from the passages around them.",
        "“Not found” means that the program found no match and is sure enough to say so: on new "
        "stories at least 94 of 100 such claims are right. The closest passage is quoted, so that "
        "you can check; “nothing close to it” means that no passage scores 0.05 or more.",
        "“May be missing” means that no match was found, but the point may be told in other words "
        "in the passage that is quoted: read it before you say that anything is missing. A “likely "
        "match” may be none; of the others at least 93 in 100 are right. Certainty, from 0 to 1, "
        "is how likely it is that a report does not have the point.",
        "Words in square brackets after the first word of a point, as in “He [Ada Brook] agreed”, "
        "are the program’s: they say whom or what that word means, where the article makes it "
        "plain.",
        "Weight, from 0 to 1, estimates how important a point is: how many reports have it, how "
        "early, and what it is about: casualties, charges, decisions, accusations and sums count "
        "more than quotes and names.",
        "Character positions count from 0 in the article’s text, as the JSON report has it.",
    )


# The settings that a report records, so that the comparison can be repeated.


def recorded_settings(settings: Settings) -> dict[str, Any]:
    """The settings that decide what is linked, by their names."""
    return asdict(settings)


def settings_line(settings: Settings) -> str:
    """The same in words: "threshold 0.35"."""
    return ", ".join(f"{name} {value}" for name, value in recorded_settings(settings).items())


# Passages that prove a finding, and those of them that the chapters quote anyway.


def _proofs(view: ComparisonView) -> set[str]:
    """Ids of the passages that findings rest on, and of those closest to a missing point."""
    proofs = {passage for finding in view.findings for passage in finding.passages}
    omissions = (finding for finding in view.findings if isinstance(finding, Omission))
    return proofs | {
        near.passage for omission in omissions for near in omission.nearest if is_close(near.score)
    }


def _quoted_omissions(chapters: Iterable[Chapter]) -> Iterator[str]:
    for entry in (entry for chapter in chapters for entry in chapter.entries):
        yield from entry.quoted_here
        yield from (closest.cited.passage.id for closest in entry.quoted if closest.cited)


def _quoted_evidence(chapters: Iterable[Evidence]) -> Iterator[str]:
    for proven in (proven for chapter in chapters for proven in chapter.differing):
        for words in proven.proof:
            yield from words.passages


def _quoted_matches(matches: Iterable[LinkedPassage]) -> Iterator[str]:
    for match in matches:
        yield match.cited.passage.id
        yield from (counterpart.cited.passage.id for counterpart in match.counterparts)
