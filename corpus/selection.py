"""Which of the findings a reader asked for, and the comparison with no others in its list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.comparison import Comparison
from corpus.findings.kinds import listed
from corpus.model__finding import Finding, Omission
from corpus.model__point import Point
from corpus.selection__reference import concerns


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for; nothing, if it is as it is made."""

    only: tuple[str, ...] = ()
    """Some of KINDS, in their order; empty for all."""
    min_weight: float = 0.0
    """Least weight of a finding and of a point, 0 to 1."""
    reference: str = ""
    """Id of the article from which the others are seen; empty for none."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a comparison lists after a selection, and what it listed before."""

    selection: Selection
    whole: tuple[Finding, ...]
    """Every finding, in the order of the comparison."""
    points: tuple[Point, ...]
    """Those of the comparison's points that were asked for."""


def narrowed(comparison: Comparison, selection: Selection) -> Comparison:
    """A comparison that lists the findings asked for, and the reference before other articles.

    Its articles, links, points and coverage stay whole: what is shown changes, not what was found.
    Raises KeyError where the reference is none of its articles.
    """
    if selection == Selection():
        return comparison
    reference = comparison.article[selection.reference] if selection.reference else None
    whole = comparison.found
    findings = tuple(one for one in whole if _is_asked_for(comparison, one, selection))
    points = tuple(
        point
        for point in comparison.points
        if point.weight >= selection.min_weight
        and (not reference or reference.id in point.not_found_in)
    )
    others = (article for article in comparison.articles if article != reference)
    return replace(
        comparison,
        articles=(reference, *others) if reference else comparison.articles,
        findings=findings,
        narrowed=Narrowed(selection, whole, points),
    )


def weight(comparison: Comparison, finding: Finding) -> float:
    """How much a finding matters, 0 to 1: as much as the heaviest point that it is about."""
    if isinstance(finding, Omission):
        return finding.weight
    points = (
        point for passage in finding.passages for point in comparison.points_of.get(passage, ())
    )
    return max((point.weight for point in points), default=0.0)


def _is_asked_for(comparison: Comparison, finding: Finding, selection: Selection) -> bool:
    return (
        _is_of_kind(comparison, finding, selection.only)
        and (not selection.min_weight or weight(comparison, finding) >= selection.min_weight)
        and (not selection.reference or concerns(finding, selection.reference))
    )


def _is_of_kind(comparison: Comparison, finding: Finding, kinds: tuple[str, ...]) -> bool:
    if not kinds or listed(finding.kind) in kinds:
        return True
    return "headline" in kinds and any(
        comparison.passage[passage].reason == "headline" for passage in finding.passages
    )
