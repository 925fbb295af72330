"""Omissions in a report: in chapters by which articles have the point.

Each quotes the closest passages of the articles in which it was not found. Articles that print one
text are one origin and count once; `origins_reporting` are the origins that have a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.alignment.certainty import is_close
from corpus.article import Span
from corpus.comparison import Comparison, ComparisonView, article_of
from corpus.findings.phrasing import join_names
from corpus.model import Absence, Omission
from corpus.reports.citations import Citation, PlaceFormat
from corpus.reports.phrases import certainty_words, copies_words, excerpt, few, in_marks
from corpus.statistics import absences, all_origins, origins_reporting

QUOTED = 3
"""How many of the closest passages an entry quotes in full; of others it gives the first words."""
NAMED = 6
"""How many other articles get a line each; if there are more, one line names all of them."""


class Closest(NamedTuple):
    """An article in which a point was not found, and the passage there that comes closest."""

    name: str
    """The name of its outlet or origin."""
    cited: Citation | None
    """The passage; None where nothing comes close to the point."""
    score: float
    """How close it comes, 0 to 1."""
    absence: Absence
    """How sure it is that the point is missing."""

    @property
    def is_firm(self) -> bool:
        """Whether it is firm that the article lacks the point."""
        return self.absence.tier == "firm"

    @property
    def claim(self) -> str:
        """The claim: "No match found in" or "May be missing from" the article; and how sure."""
        how = "No match found in" if self.is_firm else "May be missing from"
        return f"{how} {self.name}{self.sure}"

    @property
    def sure(self) -> str:
        """How sure the claim is, and why no surer; empty where a reviewer confirmed it."""
        reason = ", in another language" if self.absence.reason and not self.is_firm else ""
        if self.absence.certainty == 1:
            return reason
        return f"{reason} ({certainty_words(self.absence.certainty)})"

    def says(self, cited: Citation, places: PlaceFormat) -> str:
        """The claim, and where the closest passage, `cited`, is."""
        near = "closest is" if self.is_firm else "may be in"
        return f"{self.claim}; {near} {self.place(cited, places)}"

    def place(self, cited: Citation, places: PlaceFormat) -> str:
        """Where `cited` is; with its outlet, where the claim is about several outlets."""
        return cited.place(places.paragraph) if cited.name == self.name else places.where(cited)

    def says_briefly(self, cited: Citation, places: PlaceFormat) -> str:
        """The claim, where the closest passage, `cited`, is, and its first words."""
        return f"{self.says(cited, places)}: {in_marks(excerpt(cited.passage.text))}"


@dataclass(frozen=True, slots=True)
class OmissionEntry:
    """An omission with the passages that prove it."""

    finding: Omission
    cited: Citation
    """The passage that best states the point."""
    text: str
    """The point: the whole passage, or the statement that begins with it. Brackets say who an
    opening "he" is: "He [Carl Brook] agreed."."""
    span: Span
    """Where the point is in the article's text."""
    quoted_here: tuple[str, ...]
    """Ids of the passages whose words are in `text`."""
    copies: str
    """How many copies of its article have the point too: " and 3 copies"; empty if none has."""
    also: tuple[Citation, ...]
    """The other passages that have the point; of an origin, those of one article."""
    missing: tuple[str, ...]
    """The outlets, or origins, in which it was not found, as is firm."""
    may_be_missing: tuple[str, ...]
    """The outlets, or origins, from which it may be missing."""
    left_out: tuple[str, ...]
    """The outlets of which a reviewer confirmed that they left it out."""
    quoted: tuple[Closest, ...]
    """The closest passages that are quoted in full, in the order of the articles."""
    named: tuple[Closest, ...]
    """The other articles in which it was not found."""

    @property
    def missing_from(self) -> str:
        """Where it is missing and where it may be: "not found in A; may be missing from B"."""
        clauses = (("not found in", self.missing), ("may be missing from", self.may_be_missing))
        return "; ".join(f"{how} {join_names(names)}" for how, names in clauses if names)

    def missing_too(self, places: PlaceFormat) -> list[str]:
        """Where else it is missing, in lines: one for each article with a passage that comes close.

        The articles without one share a line for each tier, as do all if there are too many.
        """
        near = self.named if len(self.named) <= NAMED else ()
        lines = [one.says_briefly(one.cited, places) for one in near if one.cited]
        rest = [one for one in self.named if one not in near or not one.cited]
        for how, is_firm in (("No match found in", True), ("May be missing from", False)):
            found = [one for one in rest if one.is_firm is is_firm]
            if len(found) > NAMED:
                least = certainty_words(min(one.absence.certainty for one in found))
                lines.append(f"{how} {few([one.name for one in found])} ({least} or more)")
            elif found:
                names = [f"{one.name}{one.sure}" for one in found]
                nothing = "" if any(one.cited for one in found) else "; no close match"
                lines.append(f"{how} {join_names(names)}{nothing}")
        return lines


class Chapter(NamedTuple):
    """Omissions under one heading, heaviest first."""

    heading: str
    entries: tuple[OmissionEntry, ...]


def omission_chapters(view: ComparisonView, cite: Mapping[str, Citation]) -> Iterator[Chapter]:
    """Yield chapters of the firm omissions, then of those that are only likely.

    Of each tier, first the points of several articles; then, article by article, those that only
    one has. With a reference, one chapter for each tier: what the reference lacks.
    """
    omissions = [one for one in view.findings if isinstance(one, Omission)]
    reference = view.selection.reference
    write = _EntryWriter(view.comparison, cite).entry
    for is_firm in (True, False):
        some = [one for one in omissions if _is_firm(one, reference) is is_firm]
        chapters = _chapters(view.comparison, reference, some, is_firm=is_firm)
        for heading, found in chapters.items():
            if found:
                yield Chapter(heading, tuple(map(write, found)))


def _is_firm(omission: Omission, reference: str) -> bool:
    """Whether the claim of its heading is firm.

    The claim is that the reference lacks it. Without a reference, it is that some article lacks
    what several have, or that all others lack what one has.
    """
    if reference:
        return any(one.tier == "firm" for one in omission.absent if one.article == reference)
    if len(omission.included_by) > 1:
        return any(one.tier == "firm" for one in omission.absent)
    return omission.tier == "firm"


def _chapters(
    comparison: Comparison, reference: str, omissions: Sequence[Omission], *, is_firm: bool
) -> Mapping[str, Sequence[Omission]]:
    """Omissions of one tier by the heading that they stand under."""
    missing = "not found in" if is_firm else "may be missing from"
    if reference:
        return {f"In other reports, {missing} {comparison.labels[reference]}": omissions}
    told = {one.id: origins_reporting(comparison, comparison.point[one.point]) for one in omissions}
    chapters = {
        f"In several reports, {missing} others": [one for one in omissions if len(told[one.id]) > 1]
    }
    labels = {article: comparison.names.of_origin(article) for article in all_origins(comparison)}
    for article, label in labels.items():
        others = [name for other, name in labels.items() if other != article]
        if len(others) == 1:
            heading = f"In {label}, {missing} {others[0]}"
        else:
            heading = f"Only in {label}" if is_firm else f"In {label}, {missing} the others"
        chapters[heading] = [one for one in omissions if told[one.id] == {article}]
    return chapters


class _EntryWriter:
    """Looks up what the entries of one comparison need."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Citation]) -> None:
        self._cite = cite
        self._comparison = comparison

    def entry(self, finding: Omission) -> OmissionEntry:
        """One omission as an entry."""
        comparison = self._comparison
        point = comparison.point[finding.point]
        core = self._cite[point.core].passage
        own = (one for one in point.passages if article_of(one) == article_of(point.core))
        run = tuple(own) if point.text != core.text else (point.core,)
        closest = list(self._closest(finding))
        ranked = sorted(closest, key=lambda one: -one.score)
        quoted = {one for one in ranked[:QUOTED] if one.cited}
        others = [one for one in point.passages if one not in run]
        of_copies, also = self._apart(article_of(point.core), others)
        return OmissionEntry(
            finding,
            cited=self._cite[point.core],
            text=point.shown or point.text,
            span=Span(core.span.start, self._cite[run[-1]].passage.span.end),
            quoted_here=tuple(one for one in run if self._cite[one].passage.text in point.text),
            copies=copies_words(of_copies),
            also=tuple(self._cite[one] for one in also),
            missing=tuple(one.name for one in closest if one.is_firm),
            may_be_missing=tuple(one.name for one in closest if not one.is_firm),
            left_out=tuple(comparison.labels[one] for one in finding.left_out_by),
            quoted=tuple(one for one in closest if one in quoted),
            named=tuple(one for one in closest if one not in quoted),
        )

    def _apart(self, article: str, passages: Sequence[str]) -> tuple[set[str], list[str]]:
        """The articles of `passages` that are copies of `article`, and passages of other origins.

        Of each other origin, only passages of its first article are returned.
        """
        counts_as = self._comparison.counts_as
        first = {counts_as[article]: article}
        copies, others = set[str](), list[str]()
        for passage in passages:
            own = article_of(passage)
            if first.setdefault(counts_as[own], own) == own:
                others.append(passage)
            elif counts_as[own] == counts_as[article]:
                copies.add(own)
        return copies, others

    def _closest(self, finding: Omission) -> Iterator[Closest]:
        """Yield the origins in which the point was not found, with their closest passages."""
        nearest = {article_of(near.passage): near for near in finding.nearest}
        for absence in absences(self._comparison, finding):
            near = nearest.get(absence.article)
            cited = self._cite[near.passage] if near and is_close(near.score) else None
            name = self._comparison.names.of_origin(absence.article)
            yield Closest(name, cited, near.score if near else 0.0, absence)
