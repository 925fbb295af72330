"""Reads days, months, years and decades: 3 May, mid-March, last Friday, the 1990s.

`date_at` takes the place of a token and returns the date there, or None. Of a report published on
5 May 2022:

    17 February 2022, Feb. 17, 2022       20220217
    17 February, the sixth of October     in the year that makes them nearest to publication
    from 3 to 12 July, July 3-12          a span: from 20220703 to 20220712
    mid-March, May 2022, 2022             the days of a part of a month, a month or a year
    Friday, last Friday, yesterday        the last one up to publication, or as the word says

"From 3 to 12 July" is DateRange(start, end, low=20220703, high=20220712, unit="date",
recurs_after=YEARLY, is_span=True), with `start` at "from": the year is inferred, and another report
may mean the July of the next. Without a day of publication, a date without its year is 217, a month
5, a weekday 5: the unit says which. A place is the index of a token.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities import counted_noun as nouns
from corpus.extraction.quantities.numbers import rank_in_words
from corpus.extraction.quantities.periods import (
    DAILY,
    LEAP_YEAR,
    SPANS,
    UNITS,
    WEEKLY,
    YEARLY,
    DateRange,
    bare_year,
    century_at,
    days_from,
    decade_at,
    numbered_century_at,
    period_at,
    valid_day,
    whole_day,
    whole_month,
    whole_years,
    years_at,
)
from corpus.extraction.quantities.tokens import HYPHENS, RANK_ENDINGS, Tokens, table

_HALF_YEAR = 183
"""Days from publication within which a date without a year is looked for."""
_BEFORE_DAYS = frozenset(
    {"on", "since", "until", "till", "by", "from", "before", "after", "through", "to", "and", ","}
)
"""Words before a month whose day follows in words: on October sixth."""
_NOT_AFTER_DAYS = frozenset({"%", "percent", "million"})
"""Words after a number by which it is no day: in May 17 percent."""


class _Day(NamedTuple):
    """A day of any year: 17 February."""

    month: int
    day: int


class _Days(NamedTuple):
    """A span of days in a month of any year: 3-12 July."""

    month: int
    first: int
    last: int


def date_at(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The date at a place, also the span that it begins: from 3 May to 5 May; or None."""
    first = _one_date_at(tokens, place, published)
    opening = tokens.lower(place - 1) if first else ""
    if first and opening in SPANS and tokens.lower(first.end) in SPANS[opening]:
        last = _one_date_at(tokens, first.end + 1, published)
        are_days = last and first.low == first.high < last.low == last.high
        if last and are_days and last.unit == first.unit:
            return last._replace(start=place - 1, low=first.low, is_span=True)
    return first


def _one_date_at(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The date at a place, without the one that a span ends with."""
    token = tokens.at(place)
    if token.is_number:
        return (
            _iso_day(tokens, place)
            or _span_before_month(tokens, place, published)
            or _day_before_month(tokens, place, published)
            or years_at(tokens, place)
            or decade_at(tokens, place)
            or _year(tokens, place)
            or numbered_century_at(tokens, place)
        )
    if tokens.is_capital(place) and is_named(token.lower):
        read = _from_month if token.lower in _calendar().months else _weekday
        return read(tokens, place, published)
    if token.lower in _calendar().days:
        return _relative_day(tokens, place, published)
    if token.lower in UNITS:
        return period_at(tokens, place, published)
    rank, end = rank_in_words(tokens, place)
    if not rank:
        return None
    return _ranked_day(tokens, place, published) or century_at(tokens, place, rank, end)


# Which words are dates


def is_named(word: str) -> bool:
    """Whether a word in lower case names a month or a weekday."""
    return word in _calendar().months or word in _calendar().weekdays


@cache
def first_words() -> frozenset[str]:
    """The words a date can begin with."""
    calendar = _calendar()
    return frozenset({*calendar.months, *calendar.weekdays, *calendar.days, *UNITS})


# Days with their month


def _iso_day(tokens: Tokens, place: int) -> DateRange | None:
    """The day 2022-02-17."""
    parts = [tokens.at(place + n).text for n in range(5)]
    if parts[1] == parts[3] == "-" and len(parts[0]) == 4 and tokens.is_glued(place + 4):
        day = valid_day(parts[0], parts[2], parts[4])
        return whole_day(place, place + 5, day) if day else None
    return None


def _day_before_month(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day 17 February, 17th of February 2022."""
    if not (day_and_end := _day_in_digits(tokens, place)):
        return None
    day, at = day_and_end
    if tokens.lower(at) == "of":
        at += 1
    if not tokens.is_capital(at) or (month := _calendar().months.get(tokens.lower(at))) is None:
        return None
    return _with_year(tokens, place, _past_full_stop(tokens, at + 1), _Day(month, day), published)


def _day_in_digits(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The day of a month at a place, 17 or 17th, and the place after it; or None."""
    token = tokens.at(place)
    is_short = len(token.text) <= 2  # Python refuses to read thousands of digits
    if not (is_short and token.is_number and token.text.isdigit() and 1 <= int(token.text) <= 31):
        return None
    has_ending = tokens.lower(place + 1) in RANK_ENDINGS and tokens.is_glued(place + 1)
    return int(token.text), place + 2 if has_ending else place + 1


def _ranked_day(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day whose rank in its month is at a place, in words: the sixth of October."""
    day, end = rank_in_words(tokens, place)
    month = _calendar().months.get(tokens.lower(end + 1))
    is_owner = tokens.lower(end + 2) in {"'s", "’s", "'", "’"}  # the second of May's storms
    is_day = tokens.lower(place - 1) == "the" and tokens.lower(end) == "of" and day <= 31
    if month is None or not is_day or is_owner or not tokens.is_capital(end + 1):
        return None
    return _with_year(tokens, place, end + 2, _Day(month, day), published)


def _from_month(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The date that begins with a month, or a part of it that begins before; the first that fits.

    July 3-12; Feb. 17; mid-May; May 2022; last May; May; but None for the verb in "May rain fall".
    """
    calendar = _calendar()
    month = calendar.months[tokens.lower(place)]
    end = _past_full_stop(tokens, place + 1)
    day_and_end = _day_after_month(tokens, end)
    if day_and_end and tokens.lower(day_and_end[1]) not in _NOT_AFTER_DAYS:
        day, day_end = _Day(month, day_and_end[0]), day_and_end[1]
        span = _span_after_month(tokens, place, day, day_end, published)
        return span or _with_year(tokens, place, day_end, day, published)
    after = end + 1 if tokens.lower(end) in {",", "of"} else end
    year = bare_year(tokens, after)
    if year:
        end = after + 1
    if part := _part_before(tokens, place):
        return _part_of_month(part, end, month, year, published)
    if year:
        return whole_month(place, end, year, month)
    before = tokens.lower(place - 1)
    if tokens.lower(place) in calendar.ambiguous and before not in calendar.before_ambiguous:
        return None
    if before == "last" and published and published.year > 1:
        last_year = published.year - 1 if month >= published.month else published.year
        return whole_month(place - 1, place + 1, last_year, month)
    return DateRange(place, place + 1, month, month, "month")


def _day_after_month(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The day at a place after its month, and the place after it: May 6, on May sixth."""
    if day_and_end := _day_in_digits(tokens, place):
        return day_and_end
    day, end = rank_in_words(tokens, place + 1 if tokens.lower(place) == "the" else place)
    is_joined = tokens.lower(place - 2) in _BEFORE_DAYS and not tokens.is_hyphen(end)
    noun = nouns.noun_after(tokens, end, singular=True)  # in May second reports came in
    return (day, end) if 0 < day <= 31 and is_joined and noun is None else None


def _past_full_stop(tokens: Tokens, place: int) -> int:
    """The place after the full stop of a month's abbreviation, if it is at the place: Feb. 17."""
    is_short = (
        len(tokens.lower(place - 1)) <= 4 and tokens.lower(place) == "." and tokens.is_glued(place)
    )
    return place + 1 if is_short and tokens.at(place + 1).is_number else place


def _with_year(
    tokens: Tokens, start: int, end: int, day: _Day, published: date | None
) -> DateRange | None:
    """The day in the year that follows at `end`, or else nearest to publication: May 3, 2022."""
    year_place = end + 1 if tokens.lower(end) == "," else end
    if year := bare_year(tokens, year_place):
        exact = valid_day(year, *day)
        return whole_day(start, year_place + 1, exact) if exact else None
    if published and (nearest := _nearest(published, day)):
        return whole_day(start, end, nearest, YEARLY)
    value = day.month * 100 + day.day
    exists = valid_day(LEAP_YEAR, *day) is not None
    return DateRange(start, end, value, value, "day") if exists else None


def _nearest(published: date, day: _Day) -> date | None:
    """The day in the year that brings it within half a year of publication."""
    days = (valid_day(published.year + years, *day) for years in (-1, 0, 1))
    return next((one for one in days if one and abs((one - published).days) <= _HALF_YEAR), None)


# Spans of days in a month


def _span_before_month(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The span of days at a place before their month: from 3 to 12 July, 3-12 July."""
    first = _day_in_digits(tokens, place)
    last = first and _last_day(tokens, first[1], before=tokens.lower(place - 1))
    if not first or not last or not tokens.is_capital(last[1]):
        return None
    month = _calendar().months.get(tokens.lower(last[1]))
    end = _past_full_stop(tokens, last[1] + 1)
    return _span(tokens, place, end, _Days(month, first[0], last[0]), published) if month else None


def _span_after_month(
    tokens: Tokens, place: int, first: _Day, end: int, published: date | None
) -> DateRange | None:
    """The span that begins with a month and its first day, up to `end`: July 3-12."""
    is_joined = tokens.lower(end) in HYPHENS or tokens.lower(place - 1) == "from"
    last = _last_day(tokens, end, before="") if is_joined else None
    return _span(tokens, place, last[1], _Days(*first, last[0]), published) if last else None


def _last_day(tokens: Tokens, place: int, *, before: str) -> tuple[int, int] | None:
    """The last day of a span at a place after the first one, and the place after it: 3-12, 3 to 12.

    `before` is the word before the span: between 3 and 12.
    """
    joiner = tokens.lower(place)
    is_glued = joiner in HYPHENS and tokens.is_glued(place) and tokens.is_glued(place + 1)
    is_worded = joiner == "to" or (joiner == "and" and before == "between")
    return _day_in_digits(tokens, place + 1) if is_glued or is_worded else None


def _span(
    tokens: Tokens, place: int, end: int, days: _Days, published: date | None
) -> DateRange | None:
    """A span of days in the year that follows at `end`, or else nearest to publication."""
    month, first, last = days
    low, high = (
        _with_year(tokens, place, end, _Day(month, day), published) for day in (first, last)
    )
    if first >= last or low is None or high is None or low.unit != high.unit:
        return None
    start = place - 1 if tokens.lower(place - 1) in {"from", "between"} else place
    return high._replace(start=start, low=low.low, is_span=True)


# Months, their parts, and years


class _Part(NamedTuple):
    """A part of a month, from the token `start`: its first and its last day."""

    start: int
    first: int
    last: int


def _part_before(tokens: Tokens, place: int) -> _Part | None:
    """The part that the words before a month name: mid-March, the end of February."""
    has_of = tokens.lower(place - 1) == "of"
    start = place - 2 if has_of or tokens.is_hyphen(place - 1) else place - 1
    word = tokens.lower(start)
    days = _calendar().parts.get(word)
    if days is None or has_of != (word in {"beginning", "start", "middle", "end"}):
        return None
    has_the = has_of and tokens.lower(start - 1) == "the"
    return _Part(start - 1 if has_the else start, *days)


def _part_of_month(
    part: _Part, end: int, month: int, year: int | None, published: date | None
) -> DateRange:
    """The days of a part of a month; without a year, of the one nearest to publication."""
    some_day = date(year, month, 1) if year else published and _nearest(published, _Day(month, 15))
    if not some_day:
        low, high = month * 100 + part.first, month * 100 + part.last
        return DateRange(part.start, end, low, high, "day")
    base = some_day.year * 10000 + month * 100
    last_day = min(part.last, monthrange(some_day.year, month)[1])
    recurs_after = 0.0 if year else YEARLY
    return DateRange(part.start, end, base + part.first, base + last_day, "date", recurs_after)


def _year(tokens: Tokens, place: int) -> DateRange | None:
    """The days of a year: in 2022."""
    year = bare_year(tokens, place)
    if not year or tokens.is_hyphen(place + 1) or tokens.lower(place - 1) in {"$", "€", "£"}:
        return None
    then, before = tokens.at(place + 1), tokens.lower(place - 1)
    is_announced = before in _calendar().before_years or before in HYPHENS
    is_modern = 1900 <= year <= 2099
    # "2000 troops" are troops, "the 2012 attacks" are of that year.
    is_count = then.lower.endswith("s") and year % 100 == 0 and not is_announced
    if not (is_announced or is_modern) or is_count:
        return None
    return whole_years(place, place + 1, year, year)


# Days counted from publication


def _weekday(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day of a weekday: the last one up to publication, or as "last" and "next" say."""
    wanted = _calendar().weekdays[tokens.lower(place)]
    before, start = tokens.lower(place - 1), place
    if before in {"last", "next", "this"}:
        start -= 1
    if not published:
        return DateRange(start, place + 1, wanted, wanted, "weekday")
    days_ago = (published.isoweekday() - wanted) % 7
    if before == "last" and not days_ago:
        days_ago = 7
    day = days_from(published, 7 - days_ago if before == "next" else -days_ago)
    return whole_day(start, place + 1, day, WEEKLY) if day else None


def _relative_day(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day of "yesterday", "today" or "tomorrow"."""
    if not published or tokens.lower(place + 1) in {"'s", "’s"}:
        return None
    day = days_from(published, _calendar().days[tokens.lower(place)])
    return whole_day(place, place + 1, day, DAILY) if day else None


# The words of the calendar


class _Calendar(NamedTuple):
    """The words of `calendar.toml`."""

    months: dict[str, int]
    weekdays: dict[str, int]
    """From 1 for Monday."""
    days: dict[str, int]
    """Days from today: yesterday, -1."""
    before_years: frozenset[str]
    """Words after which four digits are a year."""
    ambiguous: frozenset[str]
    """Names of months that are also other words: may, march."""
    before_ambiguous: frozenset[str]
    """Words after which these are months."""
    parts: dict[str, tuple[int, int]]
    """The first and the last day of parts of a month: early, mid."""


@cache
def _calendar() -> _Calendar:
    lists = table("calendar")
    return _Calendar(
        lists["months"], lists["weekdays"], lists["days"], frozenset(lists["years"]["after"]),
        frozenset(lists["other"]["words"]), frozenset(lists["other"]["after"]),
        {part: (first, last) for part, (first, last) in lists["parts"].items()},
    )  # fmt: skip
