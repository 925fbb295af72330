"""Reads days, months, years and decades: 3 May, mid-March, last Friday, the 1990s.

`date_at` takes the place of a token and returns the date there, or None. Of a report published on
5 May 2022:

    17 February 2022, Feb. 17, 2022       20220217
    17 February, the sixth of October     in the year that makes them nearest to publication
    from 3 to 12 July, July 3-12          a span: from 20220703 to 20220712
    mid-March, May 2022, 2022             the days of a part of a month, a month or a year
    Friday, last Friday, yesterday        the last one up to publication, or as the word says

Without a day of publication, a date without its year is 217, a month 5, a weekday 5: the unit of
the `DateRange` says which. A place is the index of a token.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities import counted_noun as nouns
from corpus.extraction.quantities.numbers import rank_in_words
from corpus.extraction.quantities.periods import (
    SPANS,
    UNITS,
    DateRange,
    bare_year,
    century_at,
    day_number,
    days_from,
    decade_at,
    numbered_century_at,
    period_at,
    valid_day,
    whole_day,
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


def date_at(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The date at a place, also the span that it begins: from 3 May to 5 May; None for none."""
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
            or _days_before_month(tokens, place, published)
            or _day_before_month(tokens, place, published)
            or years_at(tokens, place)
            or decade_at(tokens, place)
            or _year(tokens, place)
            or numbered_century_at(tokens, place)
        )
    known = _calendar()
    if tokens.is_capital(place) and token.lower in known.months:
        return _from_month(tokens, place, published)
    if tokens.is_capital(place) and token.lower in known.weekdays:
        return _weekday(tokens, place, published)
    if token.lower in known.days or token.lower in UNITS:
        read = _relative_day if token.lower in known.days else _period
        return read(tokens, place, published)
    rank, end = rank_in_words(tokens, place)
    if not rank:
        return None
    return _ranked_day(tokens, place, published) or century_at(tokens, place, rank, end)


# Which words are dates


def is_named(word: str) -> bool:
    """Whether a word in lower case names a month or a weekday."""
    known = _calendar()
    return word in known.months or word in known.weekdays


@cache
def first_words() -> frozenset[str]:
    """The words a date can begin with."""
    known = _calendar()
    return frozenset({*known.months, *known.weekdays, *known.days, *UNITS})


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
    if not (found := _day_of_month(tokens, place)):
        return None
    day, at = found
    at += tokens.lower(at) == "of"
    if not tokens.is_capital(at) or (month := _calendar().months.get(tokens.lower(at))) is None:
        return None
    at = _past_point(tokens, at + 1)
    return _with_year(tokens, place, at, (month, day), published)


def _day_of_month(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The day of a month at a place, 17 or 17th, and the place after it; None for none."""
    token = tokens.at(place)
    is_short = len(token.text) <= 2  # Python refuses to read thousands of digits
    if not (is_short and token.is_number and token.text.isdigit() and 1 <= int(token.text) <= 31):
        return None
    has_ending = tokens.lower(place + 1) in RANK_ENDINGS and tokens.is_glued(place + 1)
    return int(token.text), place + 1 + has_ending


def _ranked_day(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day whose rank in its month is at a place, in words: the sixth of October."""
    day, end = rank_in_words(tokens, place)
    month = _calendar().months.get(tokens.lower(end + 1))
    is_owner = tokens.lower(end + 2) in {"'s", "’s", "'", "’"}  # the second of May's storms
    joined = tokens.lower(place - 1) == "the" and tokens.lower(end) == "of"
    if month is None or not joined or is_owner or not tokens.is_capital(end + 1):
        return None
    return _with_year(tokens, place, end + 2, (month, day), published) if day <= 31 else None


def _from_month(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day, the month or a part of it that begins with a month: Feb. 17, May 2022, May."""
    known = _calendar()
    month = known.months[tokens.lower(place)]
    at = _past_point(tokens, place + 1)
    found = _day_after_month(tokens, at)
    if found and tokens.lower(found[1]) not in _NOT_AFTER_DAYS:
        day, end = found
        span = _span_from(tokens, place, (month, day), end, published)
        return span or _with_year(tokens, place, end, (month, day), published)
    after = at + (tokens.lower(at) in {",", "of"})
    year = bare_year(tokens, after)
    if part := _part_before(tokens, place):
        return _part_of_month(part, after + 1 if year else at, (year, month), published)
    if year:
        return _whole_month(place, after + 1, year, month)
    before = tokens.lower(place - 1)
    if tokens.lower(place) in known.ambiguous and before not in known.before_ambiguous:
        return None  # the verb in "May rain fall"
    if before == "last" and published and published.year > 1:
        year = published.year - (month >= published.month)
        return _whole_month(place - 1, place + 1, year, month)
    return DateRange(place, place + 1, month, month, "month")


def _day_after_month(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """The day at a place after its month, and the place after it: May 6, on May sixth."""
    if found := _day_of_month(tokens, place):
        return found
    is_the = tokens.lower(place) == "the"
    day, end = rank_in_words(tokens, place + is_the)
    is_joined = tokens.lower(place - 2) in _BEFORE_DAYS and not tokens.is_hyphen(end)
    noun = nouns.noun_after(tokens, end, singular=True)  # in May second reports came in
    return (day, end) if 0 < day <= 31 and is_joined and noun is None else None


def _past_point(tokens: Tokens, place: int) -> int:
    """The place after the full stop of a month's abbreviation, if one is at a place: Feb. 17."""
    is_short = (
        len(tokens.lower(place - 1)) <= 4 and tokens.lower(place) == "." and tokens.is_glued(place)
    )
    return place + 1 if is_short and tokens.at(place + 1).is_number else place


def _with_year(
    tokens: Tokens, start: int, end: int, when: tuple[int, int], published: date | None
) -> DateRange | None:
    """The day of `when`, a month and a day, in the year after it or else nearest to publication."""
    month, day = when
    comma = tokens.lower(end) == ","
    if year := bare_year(tokens, end + comma):
        known = valid_day(year, month, day)
        return whole_day(start, end + comma + 1, known) if known else None
    if published and (nearest := _nearest(published, month, day)):
        return whole_day(start, end, nearest, 365)
    known = valid_day(2000, month, day)
    return DateRange(start, end, month * 100 + day, month * 100 + day, "day") if known else None


def _nearest(published: date, month: int, day: int) -> date | None:
    """The day of a month in the year that brings it within half a year of publication."""
    days = (valid_day(published.year + by, month, day) for by in (-1, 0, 1))
    return next((one for one in days if one and abs((one - published).days) <= _HALF_YEAR), None)


# Spans of days in a month


def _days_before_month(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The span of days at a place before their month: from 3 to 12 July, 3-12 July."""
    before = tokens.lower(place - 1)
    first = _day_of_month(tokens, place)
    last = first and _last_day(tokens, first[1], before)
    if not first or not last or not tokens.is_capital(last[1]):
        return None
    month = _calendar().months.get(tokens.lower(last[1]))
    end = _past_point(tokens, last[1] + 1)
    return _span(tokens, place, end, (month, first[0], last[0]), published)


def _span_from(
    tokens: Tokens, place: int, when: tuple[int, int], joint: int, published: date | None
) -> DateRange | None:
    """The span that begins with a month and a day: July 3-12, from July 3 to 12."""
    is_joined = tokens.lower(joint) in HYPHENS or tokens.lower(place - 1) == "from"
    last = _last_day(tokens, joint, "") if is_joined else None
    return _span(tokens, place, last[1], (*when, last[0]), published) if last else None


def _last_day(tokens: Tokens, place: int, before: str) -> tuple[int, int] | None:
    """The last day of a span at a place after the first one, and the place after it: 3-12, 3 to 12.

    `before` is the word before the span: between 3 and 12.
    """
    joint = tokens.lower(place)
    is_glued = joint in HYPHENS and tokens.is_glued(place) and tokens.is_glued(place + 1)
    is_joined = joint == "to" or (joint == "and" and before == "between")
    return _day_of_month(tokens, place + 1) if is_glued or is_joined else None


def _span(
    tokens: Tokens, place: int, end: int, when: tuple[int | None, int, int], published: date | None
) -> DateRange | None:
    """The days of a month from the first one of `when`, a month and two days, to the last."""
    month, first, last = when
    if month is None or first >= last:
        return None
    one, other = (_with_year(tokens, place, end, (month, day), published) for day in (first, last))
    if one is None or other is None or one.unit != other.unit:
        return None
    start = place - (tokens.lower(place - 1) in {"from", "between"})
    return other._replace(start=start, low=one.low, is_span=True)


# Months, their parts, and years


class _Part(NamedTuple):
    """A part of a month, from the token `start`: its first and its last day."""

    start: int
    first: int
    last: int


def _part_before(tokens: Tokens, place: int) -> _Part | None:
    """The part that the words before a month name: mid-March, the end of February."""
    has_of = tokens.lower(place - 1) == "of"
    at = place - 1 - (has_of or tokens.is_hyphen(place - 1))
    word = tokens.lower(at)
    days = _calendar().parts.get(word)
    if days is None or has_of != (word in {"beginning", "start", "middle", "end"}):
        return None
    return _Part(at - (has_of and tokens.lower(at - 1) == "the"), *days)


def _part_of_month(
    part: _Part, end: int, when: tuple[int | None, int], published: date | None
) -> DateRange:
    """The days of a part of a month; without a year, of the one nearest to publication."""
    year, month = when
    if year:
        return _days_of(part, end, date(year, month, 1))
    if published and (nearest := _nearest(published, month, 15)):
        return _days_of(part, end, nearest, 365)
    low, high = month * 100 + part.first, month * 100 + part.last
    return DateRange(part.start, end, low, high, "day")


def _days_of(part: _Part, end: int, day: date, returns: float = 0.0) -> DateRange:
    """The days of a part of a month, the one that `day` is in."""
    month = day.year * 10000 + day.month * 100
    last = min(part.last, monthrange(day.year, day.month)[1])
    return DateRange(part.start, end, month + part.first, month + last, "date", returns)


def _whole_month(start: int, end: int, year: int, month: int) -> DateRange:
    """The days of a month, written from token `start` to the one before `end`."""
    first = year * 10000 + month * 100
    return DateRange(start, end, first + 1, first + monthrange(year, month)[1], "date")


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


# Days and periods counted from publication


def _weekday(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day of a weekday: the last one up to publication, or as "last" and "next" say."""
    wanted = _calendar().weekdays[tokens.lower(place)]
    before, start = tokens.lower(place - 1), place
    if before in {"last", "next", "this"}:
        start -= 1
    if not published:
        return DateRange(start, place + 1, wanted, wanted, "weekday")
    days = -((published.isoweekday() - wanted) % 7)
    if before == "last" and not days:
        days = -7
    day = days_from(published, days + 7 if before == "next" else days)
    return whole_day(start, place + 1, day, 7) if day else None


def _relative_day(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The day of "yesterday", "today" or "tomorrow"."""
    if not published or tokens.lower(place + 1) in {"'s", "’s"}:
        return None
    day = days_from(published, _calendar().days[tokens.lower(place)])
    return whole_day(place, place + 1, day, 1) if day else None


def _period(tokens: Tokens, place: int, published: date | None) -> DateRange | None:
    """The days of a period: last year, this week."""
    found = period_at(tokens, place, published)
    if found is None:
        return None
    start, end, first, last = found
    if not published:
        return DateRange(start, end, first, last, "days from now")
    days = day_number(date.fromordinal(first)), day_number(date.fromordinal(last))
    return DateRange(start, end, *days, "date")


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
    found = table("calendar")
    return _Calendar(
        found["months"], found["weekdays"], found["days"], frozenset(found["years"]["after"]),
        frozenset(found["other"]["words"]), frozenset(found["other"]["after"]),
        {part: (first, last) for part, (first, last) in found["parts"].items()},
    )  # fmt: skip
