"""Omissions in a report: in chapters by which articles have the point.

Each quotes the closest passages of the articles in which it was not found. Articles that print one
text are one origin and count once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.alignment.certainty import is_close
from corpus.article import Span
from corpus.comparison import Comparison, ComparisonView, article_of
from corpus.findings.phrasing import join_names
from corpus.model import Absence, Omission, Point, Tier
from corpus.reports.citations import Citation, PlaceFormat
from corpus.reports.phrases import certainty_words, copies_words, excerpt, few, in_marks
from corpus.statistics import absences, all_origins, origins_reporting

QUOTED = 3
"""How many of the closest passages an entry quotes in full; of others it gives the first words."""
NAMED = 6
"""How many other articles get a line each; if there are more, one line names all of them."""


_CLAIM: Mapping[Tier, str] = {"firm": "No match found in", "likely": "May be missing from"}
"""How a sentence begins that says where a point is missing."""
_MISSING: Mapping[Tier, str] = {"firm": "not found in", "likely": "may be missing from"}
"""The same inside a sentence."""


class LackingArticle(NamedTuple):
    """An article in which a point was not found, and the passage there that comes closest."""

    name: str
    """The name of its outlet or origin."""
    closest: Citation | None
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
        """What is claimed: "No match found in AP (certainty 0.97)", "May be missing from …"."""
        return f"{_CLAIM[self.absence.tier]} {self.name}{self.sure}"

    @property
    def sure(self) -> str:
        """How sure the claim is, and why no surer: ", in another language (certainty 0.60)"."""
        is_in_another_language = bool(self.absence.reason)
        reason = ", in another language" if is_in_another_language and not self.is_firm else ""
        is_confirmed_by_reviewer = self.absence.certainty == 1
        if is_confirmed_by_reviewer:
            return reason
        return f"{reason} ({certainty_words(self.absence.certainty)})"

    @property
    def leads_to_closest(self) -> str:
        """What stands between the claim and the place of the closest passage."""
        return "closest is" if self.is_firm else "may be in"

    def place(self, places: PlaceFormat) -> str:
        """Where the closest passage is, if any; with its outlet if the claim is about several."""
        if self.closest is None:
            return ""
        if self.closest.name == self.name:
            return self.closest.place(places.paragraph)
        return places.where(self.closest)

    def says(self, places: PlaceFormat) -> str:
        """The claim and where the closest passage is: "…; closest is ¶6"."""
        return f"{self.claim}; {self.leads_to_closest} {self.place(places)}"


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
    """The outlets, or origins, that firmly lack it."""
    may_be_missing: tuple[str, ...]
    """The outlets, or origins, from which it may be missing."""
    left_out: tuple[str, ...]
    """The outlets of which a reviewer confirmed that they left it out."""
    quoted: tuple[LackingArticle, ...]
    """Those whose closest passages are quoted in full, in the order of the articles."""
    named: tuple[LackingArticle, ...]
    """The other articles in which it was not found."""

    @property
    def missing_from(self) -> str:
        """Where it is missing and where it may be: "not found in A; may be missing from B"."""
        clauses = ((_MISSING["firm"], self.missing), (_MISSING["likely"], self.may_be_missing))
        return "; ".join(f"{how} {join_names(names)}" for how, names in clauses if names)

    def missing_too(self, places: PlaceFormat) -> list[str]:
        """Where else it is missing, in lines: one for each article with a passage that comes close.

        The articles without one share a line for each tier, as do all if there are too many.
        """
        with_line = self.named if len(self.named) <= NAMED else ()
        lines = [
            f"{lacking.says(places)}: {in_marks(excerpt(lacking.closest.passage.text))}"
            for lacking in with_line
            if lacking.closest
        ]
        rest = [one for one in self.named if one not in with_line or not one.closest]
        for tier, claim in _CLAIM.items():
            together = [one for one in rest if one.absence.tier == tier]
            if len(together) > NAMED:
                least = certainty_words(min(one.absence.certainty for one in together))
                lines.append(f"{claim} {few([one.name for one in together])} ({least} or more)")
            elif together:
                names = join_names([f"{one.name}{one.sure}" for one in together])
                has_close_match = any(one.closest for one in together)
                nothing = "" if has_close_match else "; no close match"
                lines.append(f"{claim} {names}{nothing}")
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
    entry = _EntryBuilder(view.comparison, cite).entry
    for tier in _MISSING:
        of_tier = [one for one in omissions if _heading_tier(one, reference) == tier]
        chapters = _chapters(view.comparison, reference, of_tier, tier)
        for heading, under_it in chapters.items():
            if under_it:
                yield Chapter(heading, tuple(map(entry, under_it)))


def _heading_tier(omission: Omission, reference: str) -> Tier:
    """How sure the claim is that the heading of an omission makes.

    The claim is that the reference lacks it. Without a reference, it is that some article lacks
    what several have, or that all others lack what one has.
    """
    if not reference and len(omission.included_by) == 1:
        return omission.tier
    claimed = (one for one in omission.absent if reference in ("", one.article))
    return "firm" if any(one.tier == "firm" for one in claimed) else "likely"


def _chapters(
    comparison: Comparison, reference: str, omissions: Sequence[Omission], tier: Tier
) -> Mapping[str, Sequence[Omission]]:
    """Omissions of one tier by the heading that they stand under."""
    missing = _MISSING[tier]
    if reference:
        return {f"In other reports, {missing} {comparison.labels[reference]}": omissions}
    origins = {
        one.id: origins_reporting(comparison, comparison.point[one.point]) for one in omissions
    }
    of_several = [one for one in omissions if len(origins[one.id]) > 1]
    chapters = {f"In several reports, {missing} others": of_several}
    labels = {article: comparison.names.of_origin(article) for article in all_origins(comparison)}
    for article, label in labels.items():
        others = [name for other, name in labels.items() if other != article]
        if len(others) == 1:
            heading = f"In {label}, {missing} {others[0]}"
        elif tier == "firm":
            heading = f"Only in {label}"
        else:
            heading = f"In {label}, {missing} the others"
        chapters[heading] = [one for one in omissions if origins[one.id] == {article}]
    return chapters


class _EntryBuilder:
    """Builds the entries of one comparison."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Citation]) -> None:
        self._cite = cite
        self._comparison = comparison

    def entry(self, finding: Omission) -> OmissionEntry:
        """One omission as an entry."""
        point = self._comparison.point[finding.point]
        core = self._cite[point.core].passage
        statement = self._statement(point)
        of_copies, also = self._apart(
            article_of(point.core), [one for one in point.passages if one not in statement]
        )
        lacking = list(self._lacking(finding))
        closest_first = sorted(lacking, key=lambda one: -one.score)
        quoted = {one for one in closest_first[:QUOTED] if one.closest}
        return OmissionEntry(
            finding,
            cited=self._cite[point.core],
            text=point.shown or point.text,
            span=Span(core.span.start, self._cite[statement[-1]].passage.span.end),
            quoted_here=tuple(
                one for one in statement if self._cite[one].passage.text in point.text
            ),
            copies=copies_words(of_copies),
            also=tuple(self._cite[one] for one in also),
            missing=tuple(one.name for one in lacking if one.is_firm),
            may_be_missing=tuple(one.name for one in lacking if not one.is_firm),
            left_out=tuple(self._comparison.labels[one] for one in finding.left_out_by),
            quoted=tuple(one for one in lacking if one in quoted),
            named=tuple(one for one in lacking if one not in quoted),
        )

    def _statement(self, point: Point) -> tuple[str, ...]:
        """The passages (ids) whose words are the text of a point.

        That is its core alone, or, where the text is a statement of several sentences such as a
        quotation with its attribution, all passages that the core's article has of the point.
        """
        if point.text == self._cite[point.core].passage.text:
            return (point.core,)
        article = article_of(point.core)
        return tuple(one for one in point.passages if article_of(one) == article)

    def _apart(self, article: str, passages: Sequence[str]) -> tuple[set[str], list[str]]:
        """The articles of `passages` that are copies of `article`, and passages to be named.

        Those are the passages of `article` and, of each other origin, of its first article.
        """
        counts_as = self._comparison.counts_as
        named_of = {counts_as[article]: article}
        """The article of each origin whose passages are named."""
        copies, to_name = set[str](), list[str]()
        for passage in passages:
            own = article_of(passage)
            origin = counts_as[own]
            if named_of.setdefault(origin, own) == own:
                to_name.append(passage)
            elif origin == counts_as[article]:
                copies.add(own)
        return copies, to_name

    def _lacking(self, finding: Omission) -> Iterator[LackingArticle]:
        """Yield the origins in which the point was not found, with their closest passages."""
        nearest = {article_of(near.passage): near for near in finding.nearest}
        for absence in absences(self._comparison, finding):
            near = nearest.get(absence.article)
            closest = self._cite[near.passage] if near and is_close(near.score) else None
            name = self._comparison.names.of_origin(absence.article)
            yield LackingArticle(name, closest, near.score if near else 0.0, absence)
