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
    close: bool
    """Whether it is worth reading: its score is half the threshold or more."""


@dataclass(frozen=True, slots=True)
class Absence:
    """An omission with the words that prove it."""

    finding: Omission
    told: Cited
    """The passage whose text stands for the point."""
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
    close = comparison.settings.threshold / 2
    points = {point.id: point for point in comparison.points}
    several: list[Absence] = []
    alone: dict[str, list[Absence]] = {article: [] for article in called}
    for finding in comparison.findings:
        tellers = finding.included_by
        chapter = several if len(tellers) > 1 else alone[tellers[0]]
        chapter.append(_absence(finding, points[finding.point], close, called, cite))
    if several:
        yield Chapter("Told by several, not found in others", tuple(several))
    for article, absences in alone.items():
        if absences:
            where = absences[0].missing[0] if len(called) == 2 else "any other"
            yield Chapter(f"Told by {called[article]}, not found in {where}", tuple(absences))


def _absence(
    finding: Omission,
    point: Point,
    close: float,
    called: Mapping[str, str],
    cite: Mapping[str, Cited],
) -> Absence:
    return Absence(
        finding=finding,
        told=cite[point.core],
        also=tuple(cite[passage] for passage in point.passages if passage != point.core),
        missing=tuple(called[article] for article in finding.not_found_in),
        nearest=tuple(
            Nearest(cite[near.passage], near.score, near.score >= close) for near in finding.nearest
        ),
    )
