"""What a report says, in the order it says it; every format for a reader writes this down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from corpus.comparison import Comparison, ComparisonView
from corpus.findings.kinds import KINDS, listed
from corpus.findings.phrasing import join_names
from corpus.model import Article, Coverage, Finding, Omission, Problem
from corpus.reports.citations import Citation, citations
from corpus.reports.evidence import Evidence, figure_evidence, quote_evidence, wording_evidence
from corpus.reports.omissions import Chapter, omission_chapters
from corpus.reports.phrases import count
from corpus.reports.reporting_style import StyleRow, style_rows
from corpus.reports.linked_passages import SharedPassage, shared_passages
from corpus.settings import Settings
from corpus.text_cleaning import clean_line
from corpus.version import __version__

# What a report says of the findings that it does not show.


def chosen(view: ComparisonView) -> tuple[str, ...]:
    """How many findings of how many are shown, by what choice, and what was left out.

    Nothing where every finding is shown.
    """
    if not view.is_narrowed:
        return ()
    left_out = [*_left_out(view), "the chapters on what is told in common and set apart"]
    return (f"{_shown(view)} Left out: {join_names(left_out)}.",)


def chosen_rows(view: ComparisonView, table: str) -> str:
    """The same of a table, which has no place to say it itself; empty where all is shown."""
    if not view.is_narrowed:
        return ""
    if table == "findings":
        left_out = _left_out(view)
        return _shown(view) + (f" Left out: {join_names(left_out)}." if left_out else "")
    if table == "points":
        return f"{len(view.points):,} of {count(len(view.comparison.points), 'point')} shown here."
    return f"Every row of {table} is shown: what was asked for narrows findings and points."


def _shown(view: ComparisonView) -> str:
    shown, every = len(view.findings), count(len(view.comparison.findings), "finding")
    return f"{shown:,} of {every} {'is' if shown == 1 else 'are'} shown here: {_asked(view)}."


def _left_out(view: ComparisonView) -> list[str]:
    gone = tally(view.comparison.findings)
    gone.subtract(tally(view.findings))
    return [_counted(kind, number) for kind, number in gone.items() if number]


def tally(findings: tuple[Finding, ...]) -> Counter[str]:
    """How many findings there are of each kind, by its name in KINDS and in their order."""
    of = Counter(listed(finding.kind) for finding in findings)
    return Counter({kind: of[kind] for kind in KINDS if of[kind]})


def _asked(view: ComparisonView) -> str:
    asked = view.selection
    kinds = ["what headlines say" if kind == "headline" else kind for kind in asked.only]
    parts = [f"only {join_names(kinds)}"] if kinds else []
    if asked.min_weight:
        parts.append(f"of a weight of {asked.min_weight:g} or more")
    if asked.reference:
        own = view.comparison.labels[asked.reference]
        parts.append(f"what others tell and {own} lacks or tells otherwise")
    return ", ".join(parts)


def _counted(kind: str, number: int) -> str:
    if kind == "wording":
        return f"{count(number, 'difference')} of wording"
    return count(number, kind.removesuffix("s"))


# The first lines of a report: what there is to see, in a sentence or one an article.


def opening(comparison: Comparison) -> tuple[str, ...]:
    """What is told in common and what is not found where, heaviest news first."""
    copies = _copies(comparison)
    if len(comparison.articles) == 2:
        return (*copies, _only_one(comparison), _in_common(comparison))
    return (*copies, _shares(comparison), *_each(comparison))


def _copies(comparison: Comparison) -> list[str]:
    """Which articles are largely one text, as when two outlets print an agency's copy."""
    called = comparison.labels
    return [
        f"{called[copy.a]} and {called[copy.b]} are largely one text: "
        f"{copy.share:.0%} of the shorter stands in the other."
        for copy in comparison.copies
    ]


def _only_one(comparison: Comparison) -> str:
    one, two = (article.id for article in comparison.articles)
    called = comparison.labels
    lacks = _lacks(comparison)
    if not lacks:
        return f"Nothing that {called[one]} or {called[two]} tells is missing from the other."
    clauses = [
        f"{called[teller]} tells {_things(lacks[other])} not found in {called[other]}"
        for teller, other in ((one, two), (two, one))
    ]
    return "; ".join(clauses) + "."


def _in_common(comparison: Comparison) -> str:
    both = sum(len(point.included_by) == 2 for point in comparison.points)
    return f"Both tell {_things(both)}."


def _shares(comparison: Comparison) -> str:
    tellers = Counter(len(point.included_by) for point in comparison.points)
    every = len(comparison.articles)
    some = sum(tellers[number] for number in range(2, every))
    return (
        f"Of {count(len(comparison.points), 'thing')} told, {tellers[every]:,} "
        f"{_be(tellers[every])} told by all {every} articles, {some:,} by some of them, "
        f"{tellers[1]:,} by one alone."
    )


def _each(comparison: Comparison) -> list[str]:
    lacks = _lacks(comparison)
    alone = Counter(
        point.included_by[0] for point in comparison.points if len(point.included_by) == 1
    )
    return [
        f"{name} alone tells {_things(alone[article])}; {count(lacks[article], 'thing')} told by "
        f"others {_be(lacks[article])} not found in it."
        for article, name in comparison.labels.items()
    ]


def _lacks(comparison: Comparison) -> Counter[str]:
    """How many points told by others are not found in each article."""
    return Counter(article for point in comparison.points for article in point.not_found_in)


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _things(number: int) -> str:
    return count(number, "thing") if number else "nothing"


# What a person noted, marked, or decided about passages that are no longer there.


class Remark(NamedTuple):
    """A note, in lines, with the passage or the two that it is on."""

    on: tuple[Citation, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Everything that a person added and that is neither a link nor an omission."""

    notes: tuple[Remark, ...]
    bookmarks: tuple[Citation, ...]
    """In the order of the articles and their texts."""
    lapsed: tuple[str, ...]
    rejected: tuple[tuple[Citation, Citation], ...]
    """Passages of which a person said that they do not tell the same."""


def remarks(comparison: Comparison, cite: Mapping[str, Citation]) -> Remarks:
    """The remarks of a comparison."""
    marked = frozenset(comparison.bookmarks)
    return Remarks(
        tuple(
            Remark(
                tuple(cited for passage, cited in cite.items() if passage in note.passages),
                tuple(filter(None, map(clean_line, note.text.splitlines()))),
            )
            for note in comparison.notes
        ),
        tuple(cited for passage, cited in cite.items() if passage in marked),
        tuple(clean_line(lapsed.says) for lapsed in comparison.lapsed),
        tuple((cite[a], cite[b]) for a, b in comparison.rejected),
    )


def decisions(comparison: Comparison) -> tuple[str, ...]:
    """In one sentence, how far a person had a hand in the links; nothing where nobody had."""
    origins = [link.origin for link in comparison.links]
    done = {
        "confirmed": origins.count("confirmed"),
        "added": origins.count("added"),
        "rejected": len(comparison.rejected),
    }
    if not any(done.values()):
        return ()
    said = ", ".join(f"{count(number, 'link')} {how}" for how, number in done.items() if number)
    return (f"By a person: {said}. Rejected links are left aside, whatever their score.",)


# The settings that a report states, so that another can repeat it.


def stated(used: Settings) -> dict[str, Any]:
    """The settings that decide what is linked, by their names."""
    return asdict(used)


def said(comparison: Comparison) -> str:
    """The same in words: "threshold 0.27"."""
    return ", ".join(f"{name} {value}" for name, value in stated(comparison.settings).items())


# Passages that prove a finding and that a report names without quoting them.


def unquoted(
    view: ComparisonView,
    cite: Mapping[str, Citation],
    absent: Iterable[Chapter],
    evidence: Iterable[Evidence],
    aligned: Iterable[SharedPassage],
) -> tuple[Citation, ...]:
    """Each of them once, so that nobody must open the articles to check a finding.

    They are mostly nearest passages that are not near: the same few, again and again.
    """
    named = {passage for finding in view.findings for passage in finding.passages} | {
        near.passage
        for finding in view.findings
        if isinstance(finding, Omission)
        for near in finding.nearest
    }
    named.difference_update(_of_chapters(absent), _of_evidence(evidence), _of_links(aligned))
    return tuple(cited for passage, cited in cite.items() if passage in named)


def _of_chapters(absent: Iterable[Chapter]) -> Iterator[str]:
    for chapter in absent:
        for absence in chapter.absences:
            if absence.text == absence.told.passage.text:
                yield absence.told.passage.id
            yield from (near.cited.passage.id for near in absence.close)


def _of_evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    for chapter in evidence:
        for proved in chapter.differing:
            for given in proved.given:
                yield from given.passages


def _of_links(aligned: Iterable[SharedPassage]) -> Iterator[str]:
    for one in aligned:
        yield one.told.passage.id
        yield from (counterpart.cited.passage.id for counterpart in one.counterparts)


class Source(NamedTuple):
    """An article at the head of the report."""

    name: str
    article: Article
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Outline:
    """A report before it has a format."""

    title: str
    opening: tuple[str, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    absent: tuple[Chapter, ...]
    evidence: tuple[Evidence, ...]
    """Figures, quotes and wording."""
    diction: tuple[StyleRow, ...]
    """The words of telling and of doubt that each outlet uses, counted."""
    together: str
    """The heading over `aligned`."""
    aligned: tuple[SharedPassage, ...]
    """Every link exactly once, in the order of the first article's text, then of the next; none
    where the reader asked for some findings only."""
    remarks: Remarks
    named: tuple[Citation, ...]
    """Passages that prove something and are quoted nowhere before."""
    apart: tuple[Citation, ...]
    """Boilerplate; none where the reader asked for some findings only."""
    notes: tuple[str, ...]
    """What a reader must know to check it."""


def outline(view: ComparisonView) -> Outline:
    """A comparison in reading order: what is absent, what is shared, what was set apart."""
    comparison = view.comparison
    called = comparison.labels
    cite = citations(comparison)
    absent = tuple(omission_chapters(view, cite))
    evidence = (
        figure_evidence(view, cite),
        quote_evidence(view, cite),
        wording_evidence(view, cite),
    )
    aligned = () if view.is_narrowed else tuple(shared_passages(comparison, cite))
    return Outline(
        title=clean_line(comparison.title) or join_names(list(called.values())),
        opening=(*opening(comparison), *chosen(view)),
        sources=tuple(
            Source(called[article.id], _clean(article), comparison.coverage[article.id])
            for article in comparison.articles
        ),
        problems=tuple(
            Problem(clean_line(problem.source), clean_line(problem.cause))
            for problem in comparison.problems
        ),
        absent=absent,
        evidence=evidence,
        diction=style_rows(view),
        together="Told by both" if len(called) == 2 else "Told by more than one",
        aligned=aligned,
        remarks=remarks(comparison, cite),
        named=unquoted(view, cite, absent, evidence, aligned),
        apart=tuple(
            cited
            for cited in cite.values()
            if cited.passage.kind == "boilerplate" and not view.is_narrowed
        ),
        notes=(*_notes(comparison), *decisions(comparison)),
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


def _notes(comparison: Comparison) -> tuple[str, ...]:
    return (
        f"Written by srcdiff {__version__}. Settings: {said(comparison)}.",
        "Two passages are linked where their score, from 0 to 1, reaches the threshold, or comes "
        "near it and one is the likeliest counterpart of the other. The score is how likely they "
        "tell the same, by the words, names and figures that both have, rare ones most, and by "
        "what stands around.",
        "“Not found in” says that the program did not find it, which is no proof that it is not "
        "there. The nearest passage is the one that comes closest to telling it.",
        "Weight, from 0 to 1, says how much a thing matters: how many tell it, how early, and its "
        "names, figures and quotes.",
        "Characters are counted from 0 in the article's text as the JSON report holds it.",
    )
