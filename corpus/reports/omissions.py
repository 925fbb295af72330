"""What some articles tell and others do not, in chapters by who tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison, ComparisonView, article_of
from corpus.model import Omission
from corpus.reports.citations import Citation


class Nearest(NamedTuple):
    """The passage that comes closest to telling a point, though it does not."""

    cited: Citation
    score: float


@dataclass(frozen=True, slots=True)
class Absence:
    """An omission with the words that prove it."""

    finding: Omission
    told: Citation
    """The passage that stands for the point."""
    text: str
    """What of it the point tells."""
    also: tuple[Citation, ...]
    """The other passages that tell it."""
    missing: tuple[str, ...]
    """What the articles are called in which it is not found."""
    left_out: tuple[str, ...]
    """Those of them of which a person confirmed it."""
    close: tuple[Nearest, ...]
    """Worth reading: at a slightly lower threshold they would be linked."""
    far: tuple[tuple[str, Nearest | None], ...]
    """The other articles, each with the nearest there, if anything is like it at all."""


class Chapter(NamedTuple):
    """Absences under one heading, heaviest first."""

    heading: str
    absences: tuple[Absence, ...]


def omission_chapters(view: ComparisonView, cite: Mapping[str, Citation]) -> Iterator[Chapter]:
    """What several tell and others do not; then what one alone tells, article by article.

    Seen from one article, what the others tell and it does not is one chapter.
    """
    called = view.comparison.labels
    absence = _Absences(view.comparison, cite).absence
    if own := view.selection.reference:
        lacking = tuple(absence(one) for one in view.findings if isinstance(one, Omission))
        if lacking:
            yield Chapter(f"Told by others, not found in {called[own]}", lacking)
        return
    several: list[Absence] = []
    alone: dict[str, list[Absence]] = {article: [] for article in called}
    for finding in view.findings:
        if not isinstance(finding, Omission):
            continue
        tellers = finding.included_by
        (several if len(tellers) > 1 else alone[tellers[0]]).append(absence(finding))
    if several:
        yield Chapter("Told by several, not found in others", tuple(several))
    for article, absences in alone.items():
        if absences:
            where = absences[0].missing[0] if len(called) == 2 else "any other"
            yield Chapter(f"Told by {called[article]}, not found in {where}", tuple(absences))


class _Absences:
    """Omissions with what a reader needs to judge them."""

    def __init__(self, comparison: Comparison, cite: Mapping[str, Citation]) -> None:
        self.cite = cite
        self.called = comparison.labels
        self.points = {point.id: point for point in comparison.points}
        self.doubtful = {frozenset((link.a, link.b)) for link in comparison.doubtful}

    def absence(self, finding: Omission) -> Absence:
        """One omission."""
        point = self.points[finding.point]
        close: list[Nearest] = []
        far: dict[str, Nearest | None] = dict.fromkeys(finding.not_found_in)
        for passage, score in finding.nearest:
            pairs = {frozenset((passage, teller)) for teller in point.passages}
            nearest = Nearest(self.cite[passage], score)
            if not pairs.isdisjoint(self.doubtful):
                close.append(nearest)
                del far[article_of(passage)]
            else:
                far[article_of(passage)] = nearest
        return Absence(
            finding=finding,
            told=self.cite[point.core],
            text=point.text,
            also=tuple(self.cite[one] for one in point.passages if one != point.core),
            missing=tuple(self.called[one] for one in finding.not_found_in),
            left_out=tuple(self.called[one] for one in finding.left_out_by),
            close=tuple(close),
            far=tuple((self.called[one], nearest) for one, nearest in far.items()),
        )
