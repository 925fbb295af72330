"""What has changed between two comparisons of the same articles: after answers, or a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus.comparison import Comparison
from corpus.model import DIFFERING_VERDICTS, Tier


class Count(NamedTuple):
    """How many more there are of something; negative for fewer."""

    all: int
    firm: int
    """Of those that are firm."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How a comparison differs from an earlier one."""

    links: Count
    omissions: Count
    surer_omissions: int
    """Omissions in both comparisons whose certainty has risen."""
    differences: int
    """Figures and quotes that differ: how many more."""
    moved_points: int
    """Points that were not there with the same passages, or not missing from the same articles."""


def changes(before: Comparison, after: Comparison) -> Changes:
    """What is new in a comparison, measured against an earlier one of the same articles."""
    return Changes(
        _more((one.tier for one in before.links), (one.tier for one in after.links)),
        _more(
            (one.tier for one in before.omission_of.values()),
            (one.tier for one in after.omission_of.values()),
        ),
        _surer(before, after),
        _differences(after) - _differences(before),
        len(_standing_points(after) - _standing_points(before)),
    )


def _more(before: Iterable[Tier], after: Iterable[Tier]) -> Count:
    earlier, later = list(before), list(after)
    return Count(len(later) - len(earlier), later.count("firm") - earlier.count("firm"))


def _surer(before: Comparison, after: Comparison) -> int:
    earlier = {one.id: one.certainty for one in before.omission_of.values()}
    later = after.omission_of.values()
    return sum(one.certainty > earlier.get(one.id, 1.0) for one in later)


def _differences(comparison: Comparison) -> int:
    return sum(finding.verdict in DIFFERING_VERDICTS for finding in comparison.findings)


def _standing_points(comparison: Comparison) -> set[tuple[str, tuple[str, ...]]]:
    return {(point.id, point.not_found_in) for point in comparison.points}
