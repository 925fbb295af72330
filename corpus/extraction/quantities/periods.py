"""Reads weeks, months and years by their distance from the day of publication: "last year"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from corpus.extraction.quantities.tokens import Tokens

UNITS = frozenset({"week", "month", "year"})
_WHEN = {"last": -1, "this": 0, "next": 1}
_SIDES = {"earlier": -1, "later": 1}
_SOME_DAY = date(2001, 6, 15)
"""Stands for the day of publication where it is not known; far from the ends of its year."""
_WEEK = 6
"""Days to each side of today that "this week" may mean: not all weeks begin on a Monday."""

Days = tuple[int, int]
"""The first and the last day of a period, as ordinals of the calendar."""


class Period(NamedTuple):
    """Days from `first` to `last`, from the token `start` to the one before `end`."""

    start: int
    end: int
    first: int
    """The ordinal of a day, or the days from publication where its day is not known."""
    last: int


def period_at(tokens: Tokens, place: int, published: date | None) -> Period | None:
    """The period whose unit is at a place ("earlier this month"); None for none."""
    unit = tokens.lower(place)
    when = _WHEN.get(tokens.lower(place - 1))
    if unit not in UNITS or when is None or tokens.is_hyphen(place + 1):
        return None
    today = published or _SOME_DAY
    found = _days(unit, today, when)
    if found is None or not 1 <= found[0] <= found[1] <= date.max.toordinal():
        return None
    first, last = found
    side = _SIDES.get(tokens.lower(place - 2), 0)
    if side and when == 0:
        first, last = (first, today.toordinal()) if side < 0 else (today.toordinal(), last)
    start = place - 1 - bool(side)
    if not published:
        first, last = first - today.toordinal(), last - today.toordinal()
    return Period(start, place + 1, first, last)


def _days(unit: str, today: date, when: int) -> Days | None:
    """The days of the week, month or year that lies so far from today's."""
    if unit == "week":
        if when == 0:
            return today.toordinal() - _WEEK, today.toordinal() + _WEEK
        near, far = today.toordinal() + when, today.toordinal() + when * (2 * _WEEK + 1)
        return min(near, far), max(near, far)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + when
        year, month = divmod(months, 12)
        return _range(year, month + 1, month + 1)
    return _range(today.year + when, 1, 12)


def _range(year: int, first: int, last: int) -> Days | None:
    if not date.min.year <= year <= date.max.year:
        return None
    end = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1).toordinal(), end.toordinal()
