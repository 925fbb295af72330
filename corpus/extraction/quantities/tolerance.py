"""Decides whether two figures of the same thing agree, are compatible, or are in conflict.

Values are compared in the base unit of their kind, such as metres or kilograms. A qualifier leaves
room: two bounds are known for each (`Tolerance`), what a reader has in mind and what the words can
be stretched to. `agreement` gives

    300, 300                            agree
    about 300, more than 290            compatible: what a reader has in mind of both meets
    1.2 million, 1,180,000              compatible: one is the other rounded
    about 300, 240                      None, not sure: the words can be stretched so far
    300, 200                            conflict
    5 May, 6 May; May, 6 May            conflict; compatible

`measured_alike` asks first whether two figures can be compared, `are_far_apart` whether they are
hardly of one thing, `values_differ` whether they exclude one another.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from math import inf
from typing import Literal, NamedTuple

from corpus.extraction.quantities.figure import Figure, Kind, Qualifier, base, one_currency
from corpus.extraction.quantities.periods import LEAP_YEAR, WEEKLY
from corpus.model import FigureReason

_Bounds = tuple[float, float]
Agreement = Literal["agree", "compatible", "conflict"]


# Whether two figures can be compared


_IN_ANY_YEAR = frozenset({"day", "month"})
"""Units of dates without their year."""
_IN_THE_WEEK = frozenset({"weekday", "days from now"})
"""Units of "on Friday" and "earlier this week", where the day of publication is not known."""


def measured_alike(a: Figure, b: Figure) -> bool:
    """Whether two figures can be compared: they are of one kind, in units that can be converted."""
    if a.kind != b.kind or a.per != b.per:
        return False
    if a.kind == "money":
        return one_currency(a.unit, b.unit)
    if a.kind == "date":
        units = {a.unit, b.unit}
        is_in_any_year = bool(_IN_ANY_YEAR & units and _days_of_year(a) and _days_of_year(b))
        return a.unit == b.unit or is_in_any_year or units == _IN_THE_WEEK
    if a.kind == "temperature" and "°" in {a.unit, b.unit}:
        return a.unit == b.unit
    return True


_MAX_RATIO = 3
"""Two numbers of which one is more than three times the other are hardly of one thing …"""
_MAX_RATIO_OF_RANKS, _MAX_RATIO_IF_VAGUE = 2, 10
"""… for ranks, and for numbers of which one is vague ("dozens"), this many times."""
_MAX_DEGREES = 20
"""Degrees Celsius between two temperatures of one thing."""


def are_far_apart(a: Figure, b: Figure) -> bool:
    """Whether two values are so far apart that they are hardly of one thing."""
    is_vague = "vague" in {a.qualifier, b.qualifier}
    if a.kind in {"date", "time"} or (a.kind == "duration" and is_vague):
        return False
    if a.kind == "temperature":
        return abs(base(a.low, a.unit) - base(b.low, b.unit)) > _MAX_DEGREES
    ratio = _MAX_RATIO_OF_RANKS if a.kind == "ordinal" else _MAX_RATIO
    ratio = _MAX_RATIO_IF_VAGUE if is_vague else ratio
    low, high = sorted((a, b), key=lambda figure: base(figure.low, figure.unit))
    return base(high.low, high.unit) > ratio * base(low.high, low.unit)


def values_differ(a: Figure, b: Figure, *, is_loose: bool) -> bool:
    """Whether two figures of one measure exclude one another; `is_loose` as in `times_conflict`."""
    if a.kind == "money" and a.unit != b.unit:
        return False  # dollars of two countries, or of one
    if a.kind == "time":
        return times_conflict(a, b, is_loose=is_loose)
    if a.kind == "ordinal":
        return _ranks_differ(a, b)
    return agreement(a, b) == "conflict"


_FIRST_RANK = 3
"""The lowest rank that is compared: "the first book" and "the second book" are two books."""


def _ranks_differ(a: Figure, b: Figure) -> bool:
    """Whether two ranks are of one order: the third and the fifth case, the largest city."""
    is_rank = min(a.low, b.low) >= _FIRST_RANK or (is_of_all(a) and is_of_all(b))
    is_name = a.of != a.of.lower() or b.of != b.of.lower()  # the 85th Academy Awards
    return is_rank and a.low != b.low and not is_name


def is_of_all(rank: Figure) -> bool:
    """Whether only one can have a rank: the second-largest city, in second place."""
    first = rank.of.partition(" ")[0]
    return not first or first.endswith("est") or first in {"most", "least", "place"}


# The verdict


def agreement(a: Figure, b: Figure) -> Agreement | None:
    """The verdict on two figures that can be compared; None where it is not sure."""
    if a.kind == "date":
        return _dates_agreement(a, b)
    one, other = normalized_value(a), normalized_value(b)
    if one == other:
        return "agree" if a.qualifier == b.qualifier else "compatible"
    if a.kind in {"time", "ordinal"}:
        return None
    return _agreement_of_unequal(a, b, one, other)


class NormalizedValue(NamedTuple):
    """The kind and value of a figure, whatever its unit and qualifier: a key to look it up by."""

    kind: Kind
    low: float
    high: float

    @classmethod
    def of(cls, figure: Figure) -> NormalizedValue:
        """The normalized value of a figure."""
        return cls(figure.kind, *normalized_value(figure))


def normalized_value(figure: Figure) -> _Bounds:
    """The bounds of a figure in its kind's base unit, rounded to six decimals."""
    return _in_base_unit(figure.low, figure.high, figure.unit)


@lru_cache(maxsize=1 << 12)
def _in_base_unit(low: float, high: float, unit: str) -> _Bounds:
    return round(base(low, unit), 6), round(base(high, unit), 6)


_MAXIMA = frozenset({"duration", "money"})
"""Kinds of figures of which "up to" names the most that a law or a plan allows."""


def _agreement_of_unequal(a: Figure, b: Figure, one: _Bounds, other: _Bounds) -> Agreement | None:
    """The verdict on two figures with different values, `one` and `other` in base units."""
    if _is_rounded(a, b, one, other):
        return "compatible"
    if a.qualifier == b.qualifier == "":
        return "conflict"
    if a.qualifier == b.qualifier == "vague" and a.kind == "count":
        return "compatible" if one[0] <= other[1] and other[0] <= one[1] else "conflict"
    if a.qualifier == b.qualifier == "up to" and a.kind in _MAXIMA:
        return None  # up to 10 years, up to 15 years
    mine, theirs = tolerance(a), tolerance(b)
    if mine.readily.meets(theirs.readily):
        return "compatible"
    if a.qualifier == b.qualifier == "about":
        # Either word is stretched, not both: about 300 is not about 200.
        meet = mine.at_most.meets(theirs.readily) or mine.readily.meets(theirs.at_most)
    else:
        meet = mine.at_most.meets(theirs.at_most)
    return None if meet else "conflict"


_MOST_ROUNDED = 0.05
"""The most that a rounded number differs from the exact one, as a part of the greater one …"""
_MOST_ROUNDED_DECIMAL = 0.1
"""… and if one has decimals (5 and 5.44) or is a round number in another unit."""
_TENS = 10
"""A number is round if its last digit that is not zero stands for tens or more."""


def _is_rounded(a: Figure, b: Figure, one: _Bounds, other: _Bounds) -> bool:
    """Whether one value is the other rounded (1.2 million, 1,180,000), or in another unit."""
    if a.kind == "score":
        return False
    if a.unit != b.unit and a.kind != "money":
        return _is_converted(a, b, one, other)
    if a.step == b.step or a.qualifier != b.qualifier:
        return False
    part = _MOST_ROUNDED_DECIMAL if min(a.step, b.step) < 1 else _MOST_ROUNDED
    apart, half_step = abs(a.low - b.low), max(a.step, b.step) / 2
    is_near = apart <= half_step if a.kind == "percent" else apart < half_step
    return is_near and _are_close(one, other, part)


def _is_converted(a: Figure, b: Figure, one: _Bounds, other: _Bounds) -> bool:
    """Whether one value is the other in another unit, rounded: 30 miles, 48 km."""
    steps = [base(z.step, z.unit) - base(0, z.unit) for z in (a, b) if z.step >= _TENS]
    is_near = abs(one[0] - other[0]) <= max(steps, default=0) / 2
    is_near = is_near or a.kind == "duration"  # three months, 12 weeks
    return _are_close(one, other, _MOST_ROUNDED_DECIMAL if is_near else _MOST_ROUNDED)


def _are_close(one: _Bounds, other: _Bounds, part: float) -> bool:
    """Whether the bounds differ by at most this part of the greater one."""
    pairs = zip(one, other, strict=True)
    return all(abs(x - y) <= part * max(abs(x), abs(y)) for x, y in pairs)


def why_compatible(a: Figure, b: Figure) -> FigureReason:
    """Why two values that differ are compatible: rounding, conversion, a qualifier or a range."""
    if a.kind == "date":
        return "precision"
    if "between" in {a.qualifier, b.qualifier}:
        return "range"
    is_rounded = _is_rounded(a, b, normalized_value(a), normalized_value(b))
    if a.qualifier != b.qualifier or (a.qualifier and not is_rounded):
        return "qualifier"
    return "conversion" if a.unit != b.unit and a.kind != "money" else "rounding"


# What a qualifier allows


class Interval(NamedTuple):
    """The values from `low` to `high`; an end that is open does not belong to it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals share a value."""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Interval) -> bool:
        """Whether the upper end of this interval is not below the other's lower end."""
        if self.high == other.low:
            return not (self.high_open or other.low_open)
        return self.high > other.low


class Tolerance(NamedTuple):
    """The values that a qualifier such as "about" allows.

    In `_TOLERANCES` they are multiples of the figure; `tolerance` returns values.
    """

    readily: Interval
    """The values that a reader has in mind."""
    at_most: Interval
    """The values that the words can be stretched to; all others contradict them."""


_TOLERANCES: dict[Qualifier, Tolerance] = {
    "": Tolerance(Interval(1, 1), Interval(0.95, 1.05)),
    "about": Tolerance(Interval(0.9, 1.1), Interval(0.75, 1.25)),
    "nearly": Tolerance(Interval(0.85, 1), Interval(0.8, 1.02)),
    "more than": Tolerance(Interval(1, 2, low_open=True), Interval(1, inf, low_open=True)),
    "at least": Tolerance(Interval(1, 2), Interval(1, inf)),
    "up to": Tolerance(Interval(0.5, 1), Interval(0, 1)),
    "less than": Tolerance(Interval(0.5, 1, high_open=True), Interval(0, 1, high_open=True)),
    "between": Tolerance(Interval(1, 1), Interval(1, 1)),
    "vague": Tolerance(Interval(1, 1), Interval(0.5, 2)),
}
"""By qualifier, as multiples of the figure: "about 100" readily means 90 to 110."""
_ESTIMATED = Interval(0.6, 1)
"""What "up to" allows for a count or a share: there it marks a high estimate.

For other kinds it may name a limit that was not reached: "a fine of up to $2 million".
"""
_PRECISE = 0.05
"""A figure is exact if its last digit stands for at most this part of it, as in "5.1 million" …"""
_ROUGHLY = Interval(0.9, 1.1)
"""… and then "about" allows no more than this."""
_SHARE_ROUGHLY = Interval(0.8, 1.2)
"""What "about" allows for a share: about 70 percent is not half."""
_SMALL = 100
"""A plain count below it is exact: nobody says 19 of 20."""


def tolerance(figure: Figure) -> Tolerance:
    """The values that a figure's qualifier allows, in its kind's base unit."""
    readily, at_most = _TOLERANCES[figure.qualifier]
    if figure.qualifier == "up to" and figure.kind in {"count", "percent"}:
        readily = at_most = _ESTIMATED
    if figure.qualifier == "about" and figure.kind == "percent":
        at_most = _SHARE_ROUGHLY
    if figure.qualifier == "about" and 0 < figure.step <= _PRECISE * figure.low:
        at_most = _ROUGHLY  # about 5.1 million
    is_exact = not figure.qualifier and figure.kind == "count" and figure.high < _SMALL
    return Tolerance(_times(figure, readily), _times(figure, readily if is_exact else at_most))


def _times(figure: Figure, factors: Interval) -> Interval:
    """A figure multiplied by an interval of factors, in its kind's base unit."""
    low, high = base(figure.low, figure.unit), base(figure.high, figure.unit)
    bounds = sorted((low * factors.low if low else 0.0, high * factors.high if high else 0.0))
    return Interval(bounds[0], bounds[1], factors.low_open, factors.high_open)


# Dates and times


_LAST_EARLY_DAY = 4
"""Thursday, the last weekday that "earlier this week" may mean."""
_EARLIER_THIS_WEEK = (-6.0, 0.0)


def _dates_agreement(a: Figure, b: Figure) -> Agreement | None:
    """The verdict on two dates or spans of dates; None where it is not sure."""
    if a.unit != b.unit and (one := _days_of_year(a)) and (other := _days_of_year(b)):
        a = replace(a, low=one[0], high=one[1], unit="day")
        b = replace(b, low=other[0], high=other[1], unit="day")
    if {a.unit, b.unit} == _IN_THE_WEEK:
        day, week = sorted((a, b), key=lambda figure: figure.unit, reverse=True)
        is_late = day.low > _LAST_EARLY_DAY and (week.low, week.high) == _EARLIER_THIS_WEEK
        return "conflict" if is_late else None
    if (a.low, a.high) == (b.low, b.high):
        return "agree"
    is_same_length = a.high - a.low == b.high - b.low
    is_alike = a.low == b.low or a.high == b.high or is_same_length
    if a.qualifier == b.qualifier == "between" and is_alike:
        return "conflict"  # spans with one end in common, or as long as each other
    if (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high):
        return "compatible"
    overlap = a.low <= b.high and b.low <= a.high
    # A weekday may be that of last week or of next.
    are_weeks_apart = WEEKLY in {a.step, b.step} and (_ordinal(a.low) - _ordinal(b.low)) % 7 == 0
    return None if overlap or are_weeks_apart else "conflict"


def _days_of_year(figure: Figure) -> _Bounds | None:
    """The first and last day of a date as month and day, 217 for 17 February; else None."""
    if figure.unit == "month":
        return figure.low * 100 + 1, figure.high * 100 + 31
    if figure.unit == "day":
        return figure.low, figure.high
    if figure.unit == "date" and figure.low // 10000 == figure.high // 10000:
        return figure.low % 10000, figure.high % 10000
    return None


def _ordinal(day: float) -> int:
    """The number of days up to a date such as 20220217; 217 is one of a leap year."""
    year, rest = divmod(int(day), 10000)
    return date(year or LEAP_YEAR, *divmod(rest, 100)).toordinal()


_YEAR = 1130.0
"""From 20230101 to 20231231, as dates are written."""
_MONTHS_OF_YEAR = 300
"""A span of more days than this is a year."""


def is_year(day: Figure) -> bool:
    """Whether a date is a whole year: last year, 2023."""
    if day.unit == "days from now":
        return day.high - day.low > _MONTHS_OF_YEAR
    return day.unit == "date" and day.high - day.low == _YEAR


_HOUR, _ZONE_STEP = 60, 30
"""Times that differ by whole hours may be of two time zones; so may those of half hours …"""
_LEAST_HALF_ZONE = 180
"""… that are further apart than so many minutes: half an hour is hardly a zone."""
_ABOUT = 30
"""Minutes that "around", "before" and "after" leave room for."""
_CLOCK_STEPS = (1, 5, 15, 60)
"""Minutes to which times of day are rounded …"""
_ROUNDED_TIME = 4
"""… and the part of them that a rounded time is off: 8 a.m. for 8:12, not for 8:20."""


def times_conflict(a: Figure, b: Figure, *, is_loose: bool) -> bool:
    """Whether no zone and no rounding explains why two times of day differ.

    `is_loose` says that one is only a limit: before 8 a.m.
    """
    minutes = [int(time.low) // 100 * 60 + int(time.low) % 100 for time in (a, b)]
    apart = abs(minutes[0] - minutes[1])
    if apart % _HOUR == 0 or (apart % _ZONE_STEP == 0 and apart > _LEAST_HALF_ZONE):
        return False
    if is_loose or a.qualifier or b.qualifier:
        return apart > _ABOUT
    steps = [max(step for step in _CLOCK_STEPS if at % step == 0) for at in minutes]
    return steps[0] == steps[1] or apart > max(steps) / _ROUNDED_TIME
