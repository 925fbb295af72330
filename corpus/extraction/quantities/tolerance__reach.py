"""What values a figure's words allow."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from corpus.extraction.quantities.figure import Figure, Qualifier
from corpus.extraction.quantities.units__units import base


class Interval(NamedTuple):
    """The values from `low` to `high`; an end that is open is not one of them."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether a value lies in both."""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Interval) -> bool:
        """Whether its upper end reaches the other's lower one."""
        if self.high == other.low:
            return not (self.high_open or other.low_open)
        return self.high > other.low


class Reach(NamedTuple):
    """What a figure's words allow, as multiples of its bounds."""

    readily: Interval
    """What a reader takes them to mean."""
    at_most: Interval
    """What they can be stretched to; what lies outside contradicts them."""


_REACH: dict[Qualifier, Reach] = {
    "": Reach(Interval(1, 1), Interval(0.95, 1.05)),
    "about": Reach(Interval(0.9, 1.1), Interval(0.75, 1.25)),
    "nearly": Reach(Interval(0.85, 1), Interval(0.75, 1.02)),
    "more than": Reach(Interval(1, 2, low_open=True), Interval(1, inf, low_open=True)),
    "at least": Reach(Interval(1, 2), Interval(1, inf)),
    "up to": Reach(Interval(0.5, 1), Interval(0, 1)),
    "less than": Reach(Interval(0.5, 1, high_open=True), Interval(0, 1, high_open=True)),
    "between": Reach(Interval(1, 1), Interval(1, 1)),
    "vague": Reach(Interval(1, 1), Interval(0.5, 2)),
}


def reach(figure: Figure) -> Reach:
    """What a figure's words allow, in its kind's base unit."""
    readily, at_most = _REACH[figure.qualifier]
    return Reach(_of(figure, readily), _of(figure, at_most))


def _of(figure: Figure, factors: Interval) -> Interval:
    low, high = base(figure.low, figure.unit), base(figure.high, figure.unit)
    bounds = sorted((low * factors.low if low else 0.0, high * factors.high if high else 0.0))
    return Interval(bounds[0], bounds[1], factors.low_open, factors.high_open)
