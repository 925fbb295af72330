"""What some articles tell and others do not, in chapters by who tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
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
    close: bool
    """Whether it is worth reading: the two would be linked at a slightly lower threshold."""


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
    doubtful = {(link.a, link.b) for link in comparison.doubtful}
    doubtful |= {(b, a) for a, b in doubtful}
    points = {point.id: point for point in comparison.points}
    several: list[Absence] = []
    alone: dict[str, list[Absence]] = {article: [] for article in called}
    for finding in comparison.findings:
        tellers = finding.included_by
        chapter = several if len(tellers) > 1 else alone[tellers[0]]
        chapter.append(_absence(finding, points[finding.point], doubtful, called, cite))
    if several:
        yield Chapter("Told by several, not found in others", tuple(several))
    for article, absences in alone.items():
        if absences:
            where = absences[0].missing[0] if len(called) == 2 else "any other"
            yield Chapter(f"Told by {called[article]}, not found in {where}", tuple(absences))


def _absence(
    finding: Omission,
    point: Point,
    doubtful: Set[tuple[str, str]],
    called: Mapping[str, str],
    cite: Mapping[str, Cited],
) -> Absence:
    return Absence(
        finding=finding,
        told=cite[point.core],
        text=point.text,
        also=tuple(cite[passage] for passage in point.passages if passage != point.core),
        missing=tuple(called[article] for article in finding.not_found_in),
        nearest=tuple(
            Nearest(
                cite[near.passage],
                near.score,
                any((passage, near.passage) in doubtful for passage in point.passages),
            )
            for near in finding.nearest
        ),
    )
