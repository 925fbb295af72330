"""Whether two figures can both be true of the same thing."""

from __future__ import annotations

from math import inf
from typing import Literal, NamedTuple

from corpus.extraction.quantities.figure import Figure, Kind, Qualifier
from corpus.extraction.quantities.units import base, one_currency

# What values a figure's words allow.


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


class Tolerance(NamedTuple):
    """What a figure's words allow, as multiples of its bounds."""

    readily: Interval
    """What a reader takes them to mean."""
    at_most: Interval
    """What they can be stretched to; what lies outside contradicts them."""


_REACH: dict[Qualifier, Tolerance] = {
    "": Tolerance(Interval(1, 1), Interval(0.95, 1.05)),
    "about": Tolerance(Interval(0.9, 1.1), Interval(0.75, 1.25)),
    "nearly": Tolerance(Interval(0.85, 1), Interval(0.75, 1.02)),
    "more than": Tolerance(Interval(1, 2, low_open=True), Interval(1, inf, low_open=True)),
    "at least": Tolerance(Interval(1, 2), Interval(1, inf)),
    "up to": Tolerance(Interval(0.5, 1), Interval(0, 1)),
    "less than": Tolerance(Interval(0.5, 1, high_open=True), Interval(0, 1, high_open=True)),
    "between": Tolerance(Interval(1, 1), Interval(1, 1)),
    "vague": Tolerance(Interval(1, 1), Interval(0.5, 2)),
}


def tolerance(figure: Figure) -> Tolerance:
    """What a figure's words allow, in its kind's base unit."""
    readily, at_most = _REACH[figure.qualifier]
    return Tolerance(_of(figure, readily), _of(figure, at_most))


def _of(figure: Figure, factors: Interval) -> Interval:
    low, high = base(figure.low, figure.unit), base(figure.high, figure.unit)
    bounds = sorted((low * factors.low if low else 0.0, high * factors.high if high else 0.0))
    return Interval(bounds[0], bounds[1], factors.low_open, factors.high_open)


_Bounds = tuple[float, float]
Agreement = Literal["agree", "compatible", "conflict"]

_ROUNDED = 0.05
"""How far apart two numbers may lie, as a share of the greater, for one to be the other rounded."""
_ROUNDED_DECIMAL = 0.1
"""The same where one has decimals: 5 and 5.44."""


def measured_alike(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one kind, in units that can be turned into one another."""
    if a.kind != b.kind:
        return False
    if a.kind == "money":
        return one_currency(a.unit, b.unit)
    if a.kind == "date" or (a.kind == "temperature" and "°" in {a.unit, b.unit}):
        return a.unit == b.unit
    return True


def agreement(a: Figure, b: Figure) -> Agreement | None:
    """What two figures that are measured alike say of each other; None where neither is sure."""
    if a.kind == "date":
        return _dates(a, b)
    one, other = normalized_value(a), normalized_value(b)
    if one == other:
        return "agree" if a.qualifier == b.qualifier else "compatible"
    if a.kind in {"time", "ordinal"}:
        return None
    return _judged(a, b, one, other)


def normalized_value(figure: Figure) -> _Bounds:
    """Its bounds in the kind's base unit, without what computing adds to them."""
    low, high = base(figure.low, figure.unit), base(figure.high, figure.unit)
    return round(low, 6), round(high, 6)


def _judged(a: Figure, b: Figure, one: _Bounds, other: _Bounds) -> Agreement | None:
    """What two values that differ say of each other."""
    if _rounded(a, b, one, other):
        return "compatible"
    if a.qualifier == b.qualifier == "":
        return "conflict"
    mine, theirs = tolerance(a), tolerance(b)
    if mine.readily.meets(theirs.readily):
        return "compatible"
    return None if mine.at_most.meets(theirs.at_most) else "conflict"


def _rounded(a: Figure, b: Figure, one: _Bounds, other: _Bounds) -> bool:
    """Whether one value is the other with fewer digits, or turned into another unit."""
    if a.kind == "score":
        return False
    if a.unit != b.unit and a.kind != "money":
        return _close(one, other, _ROUNDED)
    if a.step == b.step or a.qualifier != b.qualifier:
        return False
    share = _ROUNDED_DECIMAL if min(a.step, b.step) < 1 else _ROUNDED
    return abs(a.low - b.low) <= max(a.step, b.step) / 2 and _close(one, other, share)


def _close(one: _Bounds, other: _Bounds, share: float) -> bool:
    pairs = zip(one, other, strict=True)
    return all(abs(x - y) <= share * max(abs(x), abs(y)) for x, y in pairs)


def _dates(a: Figure, b: Figure) -> Agreement | None:
    if (a.low, a.high) == (b.low, b.high):
        return "agree"
    if (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high):
        return "compatible"
    # A weekday is that of last week or of next, and "yesterday" the writer's, not the reader's.
    inferred = a.unit != "date" or not {1.0, 7.0}.isdisjoint({a.step, b.step})
    overlap = a.low <= b.high and b.low <= a.high
    return None if inferred or overlap else "conflict"


# What a figure is worth, whatever its unit and qualifier: a key to look others up by.


class NormalizedValue(NamedTuple):
    """A value of one kind."""

    kind: Kind
    low: float
    high: float

    @classmethod
    def of(cls, figure: Figure) -> NormalizedValue:
        """The worth of a figure."""
        return cls(figure.kind, *normalized_value(figure))
