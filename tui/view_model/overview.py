"""What a comparison holds, in a few words: for the first row and before the reader has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import DIFFERING_VERDICTS
from corpus.reports.introduction import opening
from corpus.reports.phrases import count
from corpus.statistics import shared_points

if TYPE_CHECKING:
    from corpus.comparison import Comparison

HINTS = {
    "next-shared": "shared",
    "next-difference": "differences",
    "next-missing": "missing here",
    "next-only-here": "only here",
    "help": "all keys",
}
"""Where to begin: commands, and what they lead to."""


def counts(comparison: Comparison) -> str:
    """How much there is: "3 sources · 28 points, 9 shared, 4 likely · 2 differ · 3 of 12 reviewed".

    The first number of shared points is of firm ones. Reviewed is what a person decided about links
    and omissions, of that and all that is only likely; it is named from the first decision on.
    """
    sources, points = len(comparison.articles), len(comparison.points)
    shared = len(shared_points(comparison, tier="firm"))
    likely = len(shared_points(comparison, tier="likely"))
    more = f", {likely:,} likely" if likely else ""
    parts = [count(sources, "source"), f"{count(points, 'point')}, {shared:,} shared{more}"]
    if differing := sum(one.verdict in DIFFERING_VERDICTS for one in comparison.findings):
        parts.append(f"{differing:,} differ" if differing > 1 else "1 differs")
    if reviewed := comparison.reviewed.decided:
        parts.append(f"{reviewed:,} of {comparison.reviewed.total:,} reviewed")
    if comparison.problems:
        parts.append(f"{len(comparison.problems):,} unread")
    return " · ".join(parts)


def overview(comparison: Comparison, keys: str) -> tuple[str, ...]:
    """What there is to see, the `keys` that lead there, and what could not be read."""
    problems = comparison.problems
    unread = tuple(f"Not read: {problem.source}: {problem.cause}" for problem in problems)
    return (*opening(comparison), keys, *unread)


def threshold_change(before: Comparison, after: Comparison) -> str:
    """What another threshold has changed: "Threshold 0.30 → 0.25: 3 more links"."""
    more = len(after.links) - len(before.links)
    thresholds = f"{before.settings.threshold:.2f} → {after.settings.threshold:.2f}"
    if not more:
        return f"Threshold {thresholds}: no change"
    links = "link" if abs(more) == 1 else "links"
    return f"Threshold {thresholds}: {abs(more):,} {'more' if more > 0 else 'fewer'} {links}"
