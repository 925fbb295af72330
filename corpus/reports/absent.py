"""What some articles tell and others do not, in chapters by who tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.alignment.point import Point
from corpus.comparison import Comparison
from corpus.findings.finding import Omission
from corpus.reports.cited import Cited
from corpus.reports.phrases import names


class Nearest(NamedTuple):
    """The passage that comes closest to telling a point, though it does not."""

    cited: Cited
    score: float
    linked: bool
    """Whether it tells something else of a passage that tells the point."""
    close: bool
    """Whether it is worth reading: it is linked, or would be at a slightly lower threshold."""


@dataclass(frozen=True, slots=True)
class Absence:
    """An omission with the words that prove it."""

    finding: Omission
    told: Cited
    """The passage that stands for the point."""
    text: str
    """What of it the point tells."""
    also: tuple[Cited, ...]
    """The other passages that tell it."""
    missing: tuple[str, ...]
    """What the articles are called in which it is not found."""
    nearest: tuple[Nearest, ...]


class Chapter(NamedTuple):
    """Absences under one heading, heaviest first."""

    heading: str
    absences: tuple[Absence, ...]


def chapters(comparison: Comparison, cite: Mapping[str, Cited]) -> Iterator[Chapter]:
    """What several tell and others do not; then what one alone tells, article by article."""
    called = names(comparison.articles)
    near = _Closeness(comparison, cite)
    points = {point.id: point for point in comparison.points}
    several: list[Absence] = []
    alone: dict[str, list[Absence]] = {article: [] for article in called}
    for finding in comparison.findings:
        point = points[finding.point]
        absence = Absence(
            finding=finding,
            told=cite[point.core],
            text=point.text,
            also=tuple(cite[passage] for passage in point.passages if passage != point.core),
            missing=tuple(called[article] for article in finding.not_found_in),
            nearest=tuple(near.of(point, *found) for found in finding.nearest),
        )
        tellers = finding.included_by
        (several if len(tellers) > 1 else alone[tellers[0]]).append(absence)
    if several:
        yield Chapter("Told by several, not found in others", tuple(several))
    for article, absences in alone.items():
        if absences:
            where = absences[0].missing[0] if len(called) == 2 else "any other"
            yield Chapter(f"Told by {called[article]}, not found in {where}", tuple(absences))


class _Closeness:
    """How near the nearest passage is, by the links and the doubtful ones."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Cited]) -> None:
        self.cite = cite
        self.linked = {frozenset((link.a, link.b)) for link in comparison.links}
        self.doubtful = {frozenset((link.a, link.b)) for link in comparison.doubtful}

    def of(self, point: Point, passage: str, score: float) -> Nearest:
        """The passage as one that is near to a point."""
        pairs = {frozenset((passage, teller)) for teller in point.passages}
        linked = not pairs.isdisjoint(self.linked)
        close = linked or not pairs.isdisjoint(self.doubtful)
        return Nearest(self.cite[passage], score, linked, close)
