"""What the dashboard says in words: what there is to see, and where the reader is in it."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.model import AT_ODDS
from corpus.reports.outline import opening
from corpus.reports.phrases import count
from tui.compare.place__place import Place
from tui.compare.walks import Walks
from tui.compare.walks__choice import WALKS, WalkName


def counts(comparison: Comparison) -> str:
    """How much there is, for the first row of the screen."""
    every = len(comparison.articles)
    shared = sum(len(point.included_by) > 1 for point in comparison.points)
    parts = [count(every, "source"), count(len(comparison.points), "point"), f"{shared:,} shared"]
    if odd := sum(finding.verdict in AT_ODDS for finding in comparison.findings):
        parts.append(f"{odd:,} differ" if odd > 1 else "1 differs")
    if comparison.problems:
        parts.append(f"{len(comparison.problems):,} unread")
    return " · ".join(parts)


def overview(comparison: Comparison, keys: str) -> tuple[str, ...]:
    """What there is to see, and the `keys` that lead there."""
    unread = tuple(
        f"Not read: {problem.source}: {problem.cause}" for problem in comparison.problems
    )
    return (*opening(comparison), keys, *unread)


HINTS = {
    "next-aligned": "aligned",
    "next-difference": "differences",
    "next-lacking": "what it lacks",
    "next-only-here": "what only it has",
    "help": "all keys",
}
"""Where to begin: commands, and what they lead to."""


def rethreshold(before: Comparison, after: Comparison) -> str:
    """What another threshold has changed: "0.30 → 0.25: 3 links more"."""
    more = len(after.links) - len(before.links)
    said = f"{count(abs(more), 'link')} {'more' if more > 0 else 'fewer'}" if more else "no change"
    return f"{before.settings.threshold:.2f} → {after.settings.threshold:.2f}: {said}"


def counter(walks: Walks, place: Place, taken: WalkName | None = None) -> str:
    """Which stop this is of the walk `taken`, or else of one it belongs to: "aligned 3 of 9"."""
    for name in (taken, *WALKS) if taken else WALKS:
        walk = walks.walk(name, place.article)
        if number := walk.number(walks.bearing(place, name)):
            return f"{walk.name} {number:,} of {len(walk.stops):,}"
    return ""
