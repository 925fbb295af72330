"""Reads periods: spans of years, decades, centuries, and "last year" by the day of publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from corpus.extraction.quantities.tokens import RANK_ENDINGS, Tokens

_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class DateRange(NamedTuple):
    """A day or a range of days as numbers; see `Figure` for their form."""

    start: int
    end: int
    low: int
    high: int
    unit: str
    returns: float = 0.0
    """The days until the same name recurs, where the year or the week is inferred; else 0."""
    is_span: bool = False
    """Whether it has a first and a last year: "from 1991 to 2004"."""


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


def bare_year(tokens: Tokens, place: int) -> int | None:
    """The year from 1000 to 2100 at a place that is joined to nothing; None for none."""
    text = tokens.at(place).text
    if len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return None if tokens.lower(place + 1) == "-" and tokens.is_glued(place + 1) else int(text)
    return None


_SPANS = {"from": frozenset({"to", "until", "till", "through"}), "between": frozenset({"and"})}
_LONGEST_SPAN = 100
"""Years; numbers further apart are counts."""


def years_at(tokens: Tokens, place: int) -> DateRange | None:
    """The span at a place: from 1991 to 2004, between 1991 and 2004, 1991-2004, 1991-94."""
    first, last, before = tokens.at(place).text, tokens.at(place + 2), tokens.lower(place - 1)
    if len(first) != 4 or not (first.isdigit() and last.is_number and last.text.isdigit()):
        return None
    if len(last.text) > 4:
        return None
    joined = tokens.is_hyphen(place + 1) and tokens.is_glued(place + 2)
    worded = tokens.lower(place + 1) in _SPANS.get(before, ())
    worded = worded or _is_span_of(tokens, place)
    end = int(first[:2] + last.text) if joined and len(last.text) == 2 else int(last.text)
    is_near = _FIRST_YEAR <= int(first) < end <= min(int(first) + _LONGEST_SPAN, _LAST_YEAR)
    counts = tokens.lower(place + 3).endswith("s") or tokens.is_hyphen(place + 3)
    if not (joined or worded) or not is_near or counts:
        return None
    start = place - (before in _SPANS)
    return DateRange(
        start, place + 3, int(first) * 10000 + 101, end * 10000 + 1231, "date", 0.0, True
    )


def _is_span_of(tokens: Tokens, place: int) -> bool:
    """Whether years stand after "of", at the end of a part: the civil war of 1987 to 1995."""
    years = min(tokens.at(place).text, tokens.at(place + 2).text) >= str(_LIKELY_YEAR)
    is_joined = tokens.lower(place - 1) == "of" and tokens.lower(place + 1) == "to"
    return years and is_joined and not tokens.at(place + 3).is_word


_LIKELY_YEAR = 1800
"""From this number on, two of four digits are rather years than an amount."""


def decade_at(tokens: Tokens, place: int) -> DateRange | None:
    """The decade at a place, the 1990s, or the century, the 1300s; None for none."""
    year = bare_year(tokens, place)
    glued = tokens.lower(place + 1) == "s" and tokens.is_glued(place + 1)
    if not year or year % 10 or not glued:
        return None
    years = 99 if year % 100 == 0 and year < 2000 else 9
    return DateRange(place, place + 2, year * 10000 + 101, (year + years) * 10000 + 1231, "date")


def numbered_century_at(tokens: Tokens, place: int) -> DateRange | None:
    """The century whose number in digits is at a place: the 14th century; None for none."""
    glued = tokens.lower(place + 1) in RANK_ENDINGS and tokens.is_glued(place + 1)
    text = tokens.at(place).text
    if glued and len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 21:
        return century_at(tokens, place, int(text), place + 2)
    return None


def century_at(tokens: Tokens, start: int, number: int, place: int) -> DateRange | None:
    """The century with a number, if the word "century" is at a place; None if it is not."""
    at = tokens.past_hyphen(place)
    if tokens.lower(at) != "century":
        return None
    first = (number - 1) * 100 + 1
    return DateRange(start, at + 1, first * 10000 + 101, (first + 99) * 10000 + 1231, "date")
