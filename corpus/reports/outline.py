"""What a report says, in the order it says it; every format for a reader writes this down.

At the end: what a report was made with, its settings and environment, for every format.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from corpus.alignment.certainty import CLOSE, is_close
from corpus.article import Article, Problem, Span, article_of
from corpus.comparison import Comparison, ComparisonView
from corpus.model import FigureFinding, Finding, Omission
from corpus.reports.citations import Citation, citations
from corpus.reports.evidence import Evidence, collect_evidence
from corpus.reports.introduction import ProvenanceChapter, provenance_chapters, review_summary
from corpus.reports.lead import Lead, lead
from corpus.reports.linked_passages import LinkedPassage, between_origins, linked_passages
from corpus.reports.omissions import Chapter, omission_chapters
from corpus.reports.phrases import certainty_words, excerpt, in_marks
from corpus.reports.voices import StyleRow, VoiceChapter, style_rows, voice_chapter
from corpus.settings import Settings
from corpus.statistics import PassageCounts, passage_counts
from corpus.text_cleaning import clean_line
from corpus.version import __version__

Depth = Literal["brief", "report", "full"]
"""How much of a report is written: the lead; also the detail; also the appendix."""

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
    """A reviewer's notes, bookmarks and rejected links, and entries that no longer apply.

    Links that a reviewer confirmed or added are among the matches.
    """

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


class IndexEntry(NamedTuple):
    """What a checker or a program wants to know of a finding, in words."""

    reference: str
    """The chapter and the number of the finding: "Figures 1"."""
    finding: Finding
    places: tuple[tuple[Citation, Span], ...]
    """The passages that prove it, with the characters that it is about."""
    closest: tuple[tuple[Citation, float], ...]
    """Of an omission: the closest passages where it is missing, with their scores."""

    @property
    def facts(self) -> str:
        """The verdict, the weight and how sure it is: "not found, weight 0.24, certainty 0.92"."""
        found = self.finding
        tier = found.tier if isinstance(found, (Omission, FigureFinding)) else ""
        of_omission = (
            (f"weight {found.weight:.2f}", certainty_words(found.certainty))
            if isinstance(found, Omission)
            else ()
        )
        return ", ".join(filter(None, (found.verdict, tier, *of_omission)))


@dataclass(frozen=True, slots=True)
class Appendix:
    """What one needs to check a report by hand or by a program, and for nothing else."""

    findings: tuple[IndexEntry, ...]
    cited: tuple[Citation, ...]
    """Passages that prove something and are quoted nowhere else in the report, nor in a copy."""
    excluded: tuple[Citation, ...]
    """Boilerplate; none in a narrowed report."""
    explanations: tuple[str, ...]
    """What a reader must know to check the report, in paragraphs."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A report before it has a format: its lead, its detail from `evidence` on, its appendix."""

    lead: Lead
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    provenance: tuple[ProvenanceChapter, ...]
    """What reports were made from, and what their editions changed; none in a narrowed report."""
    evidence: tuple[Evidence, ...]
    """Figures, quotes and wording; chapters may be empty."""
    omissions: tuple[Chapter, ...]
    voices: VoiceChapter
    style: tuple[StyleRow, ...]
    """The reporting verbs and hedges of each outlet."""
    shared: tuple[LinkedPassage, ...]
    """What reports of different origins have in common; none in a narrowed report."""
    matches: tuple[LinkedPassage, ...]
    """Every link once; none in a narrowed report."""
    remarks: ReviewRemarks
    appendix: Appendix


# Headings of chapters: of the detail, then of the appendix.

REPORTS = "Reports"
"""The articles, with how much of each is shared."""
MATCHES = "Matching passages"
INDEX = "Findings by id"
LINKS = "Links"
CITED = "Other passages cited above"
EXCLUDED = "Excluded text"
SOURCES = "Sources"
EXPLANATIONS = "How to read this report"

FULL_HINT = (
    "srcdiff report --full adds the ids, offsets and hashes, and all links with their scores."
)
"""The last line of a report without its appendix."""
BOLD_NOTE = "Where two passages match only in part, what they have in common is in bold."
"""Stands over the matches, in formats that have bold letters."""
REMARKS = {
    "notes": "Reviewer’s notes",
    "bookmarks": "Reviewer’s bookmarks",
    "rejected": "Links rejected by the reviewer",
    "lapsed": "Review entries that no longer apply",
}
"""Headings over what a reviewer added, by its place in ReviewRemarks."""


def outline(view: ComparisonView) -> Outline:
    """A comparison in reading order: the page to send, what differs, what is missing, the rest."""
    comparison = view.comparison
    cite = citations(comparison)
    omissions = tuple(omission_chapters(view, cite))
    evidence = collect_evidence(view, cite)
    matches = () if view.is_narrowed else tuple(linked_passages(comparison, cite))
    shared = tuple(between_origins(comparison, matches))
    quoted = {*_quoted_omissions(omissions), *_quoted_evidence(evidence), *_quoted_matches(shared)}
    unquoted = _proofs(view) - quoted
    return Outline(
        lead=lead(view, cite),
        sources=tuple(
            Source(label, _clean(comparison.article[article]), passage_counts(comparison, article))
            for article, label in comparison.labels.items()
        ),
        problems=tuple(
            Problem(clean_line(problem.source), clean_line(problem.cause))
            for problem in comparison.problems
        ),
        provenance=() if view.is_narrowed else provenance_chapters(comparison),
        evidence=evidence,
        omissions=omissions,
        voices=voice_chapter(view),
        style=style_rows(view),
        shared=shared,
        matches=matches,
        remarks=_remarks(comparison, cite),
        appendix=Appendix(
            findings=tuple(_index(evidence, omissions, cite)),
            cited=tuple(_unquoted_without_copies(comparison, quoted, unquoted, cite)),
            excluded=tuple(
                cited
                for cited in cite.values()
                if cited.passage.kind == "boilerplate" and not view.is_narrowed
            ),
            explanations=(*_explanations(comparison), *review_summary(comparison)),
        ),
    )


def _unquoted_without_copies(
    comparison: Comparison, quoted: Set[str], unquoted: Set[str], cite: Mapping[str, Citation]
) -> Iterator[Citation]:
    """The passages of `unquoted` (ids), without those that are quoted in a copy of their article.

    What several copies of one text have is returned once.
    """

    def words_of(passage: str) -> tuple[str, str]:
        return comparison.counts_as[article_of(passage)], cite[passage].passage.text

    shown = set(map(words_of, quoted))
    for passage, cited in cite.items():
        if passage in unquoted and (words := words_of(passage)) not in shown:
            shown.add(words)
            yield cited


def _index(
    evidence: Iterable[Evidence], omissions: Iterable[Chapter], cite: Mapping[str, Citation]
) -> Iterator[IndexEntry]:
    """Every finding in the order in which the report has them."""
    for chapter in evidence:
        for number, proven in enumerate(chapter.differing, 1):
            places = tuple((one.cited, one.span) for one in proven.proof)
            yield IndexEntry(f"{chapter.name} {number}", proven.finding, places, ())
        for proven in chapter.agreeing:
            places = tuple((one.cited, one.span) for one in proven.proof)
            yield IndexEntry(f"{chapter.name}, the same", proven.finding, places, ())
    for missing in omissions:
        for number, entry in enumerate(missing.entries, 1):
            near = ((cite[one.passage], one.score) for one in entry.finding.nearest)
            yield IndexEntry(
                f"{missing.heading} {number}",
                entry.finding,
                (
                    (entry.cited, entry.span),
                    *((cited, cited.passage.span) for cited in entry.also),
                ),
                tuple((cited, score) for cited, score in near if is_close(score)),
            )


class Quotations:
    """Which passages a report has quoted so far, so that it quotes none of them twice."""

    def __init__(self) -> None:
        self._quoted: set[str] = set()

    def mark_quoted(self, *passages: str) -> bool:
        """Note that these passages (ids) are quoted now; False if all of them were before."""
        is_new = not self._quoted.issuperset(passages)
        self._quoted.update(passages)
        return is_new

    def text(self, cited: Citation) -> str:
        """A passage in quotation marks; its first words where it was quoted before."""
        if self.mark_quoted(cited.passage.id):
            return in_marks(cited.passage.text)
        return f"{in_marks(excerpt(cited.passage.text))} (quoted above)"


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


def _explanations(comparison: Comparison) -> tuple[str, ...]:
    settings = settings_line(comparison.settings)
    # Their figures are those of `corpus/alignment/certainty.py`, and of decision 0035.
    return (
        f"Written by srcdiff {__version__}. Settings: {settings}.",
        "Two passages match when their score, from 0 to 1, reaches the threshold, or comes close "
        "and one is the other’s most likely counterpart. The score estimates how likely they are "
        "to report the same thing, from the words, names and figures they share (rare ones count "
        "most) and from the passages around them.",
        "“Not found” means that the program found no match and is sure enough to say so: on new "
        "stories at least 94 of 100 such claims are right. The closest passage is quoted, so that "
        f"you can check; “no close match” means that no passage scores {CLOSE} or more.",
        "“May be missing” means that no match was found, but the point may be there in other words "
        "in the passage that is quoted: read it before you say that anything is missing. A “likely "
        "match” may be wrong; of the others at least 93 in 100 are right. Certainty, from 0 to 1, "
        "is how likely it is that a report does not have the point.",
        "Words in square brackets after the first word of a point, as in “He [Ada Brook] agreed”, "
        "are the program’s: they say who or what that word means, where the article makes it "
        "plain.",
        "Weight, from 0 to 1, estimates how important a point is: how many reports have it, how "
        "early, and what it is about: casualties, charges, decisions, accusations and sums count "
        "more than quotes and names.",
        "Character positions count from 0 in the article’s text, as the JSON report has it.",
    )


# What a report was made with: the settings and the environment that decide its results.


_LIBRARIES = (
    *("nltk", "rapidfuzz"),  # what is linked
    *("charset-normalizer", "markdown-it-py", "feedparser", "pypdf", "python-docx", "striprtf"),
    "trafilatura",  # the text of a source
)
"""Libraries whose version can change a result; extras are recorded where they are installed."""
_WEIGHTS = ("alignment/scoring.toml", "extraction/news_value.toml")
"""Files with fitted weights, below `corpus`."""


def recorded_settings(settings: Settings) -> dict[str, Any]:
    """The settings that decide what is linked, by their names."""
    return asdict(settings)


def settings_line(settings: Settings) -> str:
    """The settings in words: "threshold 0.32"."""
    return ", ".join(f"{name} {value}" for name, value in recorded_settings(settings).items())


@cache
def environment() -> Mapping[str, Any]:
    """The version of Python, those of libraries by their names, and the weights as a SHA-256.

    Two reports of the same sources and settings differ only where these do.
    """
    weights = sha256()
    for name in _WEIGHTS:
        weights.update(Path(__file__).parents[1].joinpath(name).read_bytes())
    return {
        "python": platform.python_version(),
        "libraries": {name: found for name in _LIBRARIES if (found := _version(name))},
        "weights": weights.hexdigest(),
    }


def environment_line() -> str:
    """The environment in one line: "Python 3.11.7; nltk 3.9.2; …; weights 3f2a91c0"."""
    made = environment()
    libraries = (f"{name} {number}" for name, number in made["libraries"].items())
    return "; ".join((f"Python {made['python']}", *libraries, f"weights {made['weights'][:8]}"))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


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
        yield from (lacking.closest.passage.id for lacking in entry.quoted if lacking.closest)


def _quoted_evidence(chapters: Iterable[Evidence]) -> Iterator[str]:
    """Ids of the passages quoted; of findings that agree, reports give only the words."""
    for proven in (proven for chapter in chapters for proven in chapter.differing):
        for words in proven.once:
            yield from words.passages


def _quoted_matches(matches: Iterable[LinkedPassage]) -> Iterator[str]:
    for match in matches:
        yield match.cited.passage.id
        yield from (counterpart.cited.passage.id for counterpart in match.counterparts)
