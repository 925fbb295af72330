"""Reads times of day, lengths of time without a number, years, and periods such as "last year".

The readers take the place of a token and return what begins there, or None:

    time_at              5:05 p.m., 17:00, noon              1705, 1700, 1200
    vague_time_at        monthslong, within days             2 to 11 months, some days
    years_at             from 1991 to 2004, 1991-94          the first and the last day of a span
    decade_at            the 1990s, the 1300s                the same of a decade or a century
    century_at           the 14th century                    the same
    period_at            last year, earlier this month       days counted from publication

Days are numbers such as 20220217; `Figure` says of which form. A place is the index of a token.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from corpus.extraction.quantities.figure import vague_units
from corpus.extraction.quantities.numbers import past_half
from corpus.extraction.quantities.tokens import RANK_ENDINGS, Tokens

# Times of day


_MERIDIEM = re.compile(r"([ap])\.?m\.?|o['’]clock", re.IGNORECASE)
_ZONES = frozenset({"GMT", "UTC", "BST", "ET", "EST", "EDT", "PT", "PST", "PDT", "CET", "CEST"})


class Time(NamedTuple):
    """A time of day; the value of 5:05 p.m. is 1705."""

    end: int
    value: int


def time_at(tokens: Tokens, place: int) -> Time | None:
    """The time of day at a place: 5:05 p.m., 17:00, noon."""
    token = tokens.at(place)
    if token.lower in {"noon", "midnight"}:
        return Time(place + 1, 1200 if token.lower == "noon" else 0)
    hour, minute, end = _hour_and_minute(tokens, place)
    is_minute = not minute or (len(minute) == 2 and minute <= "59")
    if not token.is_number or len(hour) > 2 or not is_minute:
        return None
    meridiem = _MERIDIEM.fullmatch(tokens.at(end).text)
    has_minute = end - place > 1 and tokens.lower(end) != ":"  # not 17:05:30
    if meridiem and 1 <= int(hour) <= 12:
        is_afternoon = (meridiem[1] or "").lower() == "p"
        number = int(hour) % 12 + 12 * is_afternoon if meridiem[1] else int(hour)
        end += 1
    elif has_minute and int(hour) <= 23 and not meridiem:
        number = int(hour)
    else:
        return None
    if tokens.at(end).text in _ZONES:
        end += 1
    return Time(end, number * 100 + int(minute or 0))


def _hour_and_minute(tokens: Tokens, place: int) -> tuple[str, str, int]:
    """The hour and minute at a place as written (17:05, 5.05, 5), and the place after them."""
    token, then = tokens.at(place), tokens.at(place + 2)
    hour, _, minute = token.text.partition(".")
    colon = (
        tokens.lower(place + 1) == ":" and tokens.is_glued(place + 1) and tokens.is_glued(place + 2)
    )
    if colon and not minute and then.is_number:
        return hour, then.text, place + 3
    return hour, minute, place + 1


# Lengths of time without a number


_LASTING = frozenset({"within", "for", "lasted", "took", "lasting", "after"})
"""Words before a length of time without its number: within days, for a month."""


class VagueTime(NamedTuple):
    """A length of time without its number, up to the token before `end`."""

    end: int
    low: int
    high: int
    unit: str
    is_long: bool
    """Whether it says of a thing how long it is: "a monthslong inquiry"."""


def vague_time_at(tokens: Tokens, place: int) -> VagueTime | None:
    """The length of time at a place that has no number, or None.

    That is "monthslong", "within days", or one unit ("within a month"), whose bounds are equal.
    """
    word, known = tokens.lower(place), vague_units()
    before, unit = tokens.lower(place - 1), tokens.lower(place + 1)
    if word in {"a", "an"} and f"{unit}s" in known and before in _LASTING:
        goes_on = tokens.is_hyphen(place + 2) or past_half(tokens, place + 2) > 0
        return None if goes_on else VagueTime(place + 2, 1, 1, unit, is_long=False)
    if word.endswith("long") and word.removesuffix("long") in known:  # monthslong
        plural, end, is_long = word.removesuffix("long"), place + 1, True
    elif word in known and tokens.is_hyphen(place + 1) and tokens.lower(place + 2) == "long":
        plural, end, is_long = word, place + 3, True  # months-long
    elif word in known and before in _LASTING:
        plural, end, is_long = word, place + 1, False  # within months
    else:
        return None
    low, high = known[plural]
    return VagueTime(end, low, high, plural.removesuffix("s"), is_long)


def vague_time_words() -> frozenset[str]:
    """The words with which a length of time without its number begins."""
    return frozenset(form for plural in vague_units() for form in (plural, f"{plural}long"))


# Days and years as numbers


_FIRST_YEAR, _LAST_YEAR = 1000, 2100
"""Numbers of four digits that may be years."""


YEARLY, WEEKLY, DAILY = 365, 7, 1
"""Days until "3 May", "Friday" and "yesterday" mean another day."""
LEAP_YEAR = 2000
"""Stands for the year of a date without one: a leap year has all days that any year has."""


class DateRange(NamedTuple):
    """A day or a range of days as numbers; see `Figure` for their form."""

    start: int
    end: int
    low: int
    high: int
    unit: str
    recurs_after: float = 0.0
    """Days until its name means another day, where that is inferred: `YEARLY`, `WEEKLY`, `DAILY`.

    0 for what is named in full, such as 3 May 2022.
    """
    is_span: bool = False
    """Whether the text gives both ends: "from 1991 to 2004", "July 3-12"."""


def whole_years(start: int, end: int, first: int, last: int, *, is_span: bool = False) -> DateRange:
    """The days from the start of the year `first` to the end of the year `last`.

    They are written in the tokens from `start` to the one before `end`.
    """
    days = first * 10000 + 101, last * 10000 + 1231
    return DateRange(start, end, *days, "date", is_span=is_span)


def whole_month(start: int, end: int, year: int, month: int) -> DateRange:
    """The days of a month, written from token `start` to the one before `end`."""
    first = year * 10000 + month * 100
    return DateRange(start, end, first + 1, first + monthrange(year, month)[1], "date")


def day_number(day: date) -> int:
    """20220217 for 17 February 2022."""
    return day.year * 10000 + day.month * 100 + day.day


def whole_day(start: int, end: int, day: date, recurs_after: float = 0.0) -> DateRange:
    """A day as a range; see `DateRange` for `recurs_after`."""
    return DateRange(start, end, day_number(day), day_number(day), "date", recurs_after)


def days_from(day: date, days: int) -> date | None:
    """The day so many days later; None where the calendar ends before it."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def valid_day(year: object, month: object, day: object) -> date | None:
    """The day of the calendar, or None where there is no such day."""
    try:
        return date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None


# Years and spans of years


def bare_year(tokens: Tokens, place: int) -> int | None:
    """The year from 1000 to 2100 at a place that is joined to nothing, or None."""
    text = tokens.at(place).text
    if len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return None if tokens.lower(place + 1) == "-" and tokens.is_glued(place + 1) else int(text)
    return None


SPANS = {"from": frozenset({"to", "until", "till", "through"}), "between": frozenset({"and"})}
"""Words before the first of two days or years, and between the two."""
_LONGEST_SPAN = 100
"""Years; numbers further apart are counts."""


def years_at(tokens: Tokens, place: int) -> DateRange | None:
    """The span at a place: from 1991 to 2004, between 1991 and 2004, 1991-2004, 1991-94."""
    first, last, before = tokens.at(place).text, tokens.at(place + 2), tokens.lower(place - 1)
    if len(first) != 4 or not (first.isdigit() and last.is_number and last.text.isdigit()):
        return None
    if len(last.text) > 4:
        return None
    is_hyphened = tokens.is_hyphen(place + 1) and tokens.is_glued(place + 2)
    is_worded = tokens.lower(place + 1) in SPANS.get(before, ()) or _is_span_of(tokens, place)
    is_short = is_hyphened and len(last.text) == 2  # 1991-94
    start_year, end_year = int(first), int(first[:2] + last.text if is_short else last.text)
    latest = min(start_year + _LONGEST_SPAN, _LAST_YEAR)
    is_near = _FIRST_YEAR <= start_year < end_year <= latest
    is_count = tokens.lower(place + 3).endswith("s") or tokens.is_hyphen(place + 3)
    if not (is_hyphened or is_worded) or not is_near or is_count:
        return None
    start = place - 1 if before in SPANS else place
    return whole_years(start, place + 3, start_year, end_year, is_span=True)


def _is_span_of(tokens: Tokens, place: int) -> bool:
    """Whether years stand after "of", at the end of a part: the civil war of 1987 to 1995."""
    are_years = min(tokens.at(place).text, tokens.at(place + 2).text) >= str(_LIKELY_YEAR)
    is_joined = tokens.lower(place - 1) == "of" and tokens.lower(place + 1) == "to"
    return are_years and is_joined and not tokens.at(place + 3).is_word


_LIKELY_YEAR = 1800
"""From this number on, two of four digits are rather years than an amount."""


def decade_at(tokens: Tokens, place: int) -> DateRange | None:
    """The decade at a place, the 1990s, or the century, the 1300s, or None."""
    year = bare_year(tokens, place)
    is_plural = tokens.lower(place + 1) == "s" and tokens.is_glued(place + 1)
    if not year or year % 10 or not is_plural:
        return None
    is_century = year % 100 == 0 and year < 2000  # the 2000s are a decade
    return whole_years(place, place + 2, year, year + (99 if is_century else 9))


def numbered_century_at(tokens: Tokens, place: int) -> DateRange | None:
    """The century whose number in digits is at a place: the 14th century, or None."""
    has_ending = tokens.lower(place + 1) in RANK_ENDINGS and tokens.is_glued(place + 1)
    text = tokens.at(place).text
    if has_ending and len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 21:
        return century_at(tokens, place, int(text), place + 2)
    return None


def century_at(tokens: Tokens, start: int, number: int, place: int) -> DateRange | None:
    """The century with a number, if the word "century" is at a place; None if it is not."""
    at = tokens.past_hyphen(place)
    if tokens.lower(at) != "century":
        return None
    first = (number - 1) * 100 + 1
    return whole_years(start, at + 1, first, first + 99)


# Periods counted from publication


UNITS = frozenset({"week", "month", "year"})
_WHEN = {"last": -1, "this": 0, "next": 1}
"""The words before a unit, and how many units they are from the present one."""
_SIDES = {"earlier": -1, "later": 1}
"""The words before "this" that leave the days before or after publication."""
_SOME_DAY = date(2001, 6, 15)
"""Stands for the day of publication where it is not known; far from the ends of its year."""
_WEEK = 6
"""Days to each side of today that "this week" may mean: not all weeks begin on a Monday."""

Days = tuple[int, int]
"""The first and the last day of a period, as ordinals of the calendar."""


def period_at(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The days of the period whose unit is at a place ("earlier this month"), or None.

    Of a report of 10 May, "earlier this month" is 1 to 10 May, "last year" the year before. Without
    a day of publication they are counted from it: "next month" may be 16 to 46 days from now.
    """
    unit = tokens.lower(place)
    when = _WHEN.get(tokens.lower(place - 1))
    if unit not in UNITS or when is None or tokens.is_hyphen(place + 1):
        return None
    today = published or _SOME_DAY
    days = _days(unit, today, when)
    if days is None or not 1 <= days[0] <= days[1] <= date.max.toordinal():
        return None
    first, last = days
    now = today.toordinal()
    side = _SIDES.get(tokens.lower(place - 2), 0)
    if side and when == 0:
        first, last = (first, now) if side < 0 else (now, last)
    start = place - 2 if side else place - 1
    if not published:
        return DateRange(start, place + 1, first - now, last - now, "days from now")
    first, last = (day_number(date.fromordinal(day)) for day in (first, last))
    return DateRange(start, place + 1, first, last, "date")


def _days(unit: str, today: date, when: int) -> Days | None:
    """The days of the week, month or year so many units from today's; None outside the calendar.

    "Last week" may be any of the 13 days before today, "this week" any within six days of it.
    """
    now = today.toordinal()
    if unit == "week" and when == 0:
        return now - _WEEK, now + _WEEK
    if unit == "week":
        near, far = now + when, now + when * (2 * _WEEK + 1)
        return min(near, far), max(near, far)
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + when, 12)
        return _months(year, month + 1, month + 1)
    return _months(today.year + when, 1, 12)


def _months(year: int, first: int, last: int) -> Days | None:
    """The days of a year from the month `first` to the month `last`."""
    if not date.min.year <= year <= date.max.year:
        return None
    end = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1).toordinal(), end.toordinal()
