"""Days, months, years and decades, resolved against the day of publication where it is known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.numbers import words
from corpus.extraction.quantities.tokens import HYPHENS, Tokens, table

# Times of day: 5:05 p.m., 17:00, noon.

_HALF = re.compile(r"([ap])\.?m\.?|o['’]clock", re.IGNORECASE)
_ZONES = frozenset({"GMT", "UTC", "BST", "ET", "EST", "EDT", "PT", "PST", "PDT", "CET", "CEST"})


class Time(NamedTuple):
    """A time of day as the number 1705."""

    end: int
    value: int


def time(said: Tokens, place: int) -> Time | None:
    """The time of day that begins at a place."""
    token = said.at(place)
    if token.low in {"noon", "midnight"}:
        return Time(place + 1, 1200 if token.low == "noon" else 0)
    hour, minute, end = _written(said, place)
    half = _HALF.fullmatch(said.at(end).text)
    if not token.number or len(hour) > 2 or (minute and (len(minute) != 2 or minute > "59")):
        return None
    if half and 1 <= int(hour) <= 12:
        afternoon = (half[1] or "").lower() == "p"
        number = int(hour) % 12 + 12 * afternoon if half[1] else int(hour)
        end += 1
    elif end - place > 1 and int(hour) <= 23 and said.low(end) != ":" and not half:
        number = int(hour)
    else:
        return None
    return Time(end + (said.at(end).text in _ZONES), number * 100 + int(minute or 0))


def _written(said: Tokens, place: int) -> tuple[str, str, int]:
    """Hour and minute as they are written at a place, and the place after them."""
    token, then = said.at(place), said.at(place + 2)
    hour, _, minute = token.text.partition(".")
    colon = said.low(place + 1) == ":" and said.glued(place + 1) and said.glued(place + 2)
    if colon and not minute and then.number:
        return hour, then.text, place + 3
    return hour, minute, place + 1


_HALF_YEAR = 183
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Moment(NamedTuple):
    """A day or a stretch of days; see Figure for how it is written as a number."""

    start: int
    end: int
    low: int
    high: int
    unit: str
    returns: float = 0.0
    """The days after which its name comes round again, where the year or the week is inferred."""


class _Calendar(NamedTuple):
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    before_years: frozenset[str]
    other: frozenset[str]
    """Months that are also other words."""
    before_other: frozenset[str]


@cache
def _calendar() -> _Calendar:
    found = table("calendar")
    return _Calendar(
        found["months"], found["weekdays"], found["days"], frozenset(found["years"]["after"]),
        frozenset(found["other"]["words"]), frozenset(found["other"]["after"]),
    )  # fmt: skip


def is_named(word: str) -> bool:
    """Whether a word in lower case names a month or a weekday."""
    known = _calendar()
    return word in known.months or word in known.weekdays


@cache
def begin() -> frozenset[str]:
    """Words that a date can begin with."""
    known = _calendar()
    return frozenset({*known.months, *known.weekdays, *known.days})


def moment(said: Tokens, place: int, published: date | None) -> Moment | None:
    """The date that begins at a place."""
    token = said.at(place)
    if token.number:
        return (
            _iso(said, place) or _day_first(said, place, published) or _decade(said, place)
            or _year(said, place) or _numbered_century(said, place)
        )  # fmt: skip
    known = _calendar()
    if said.capital(place) and token.low in known.months:
        return _month_first(said, place, published)
    if said.capital(place) and token.low in known.weekdays:
        return _weekday(said, place, published)
    if token.low in known.days:
        return _relative(said, place, published)
    if token.low in words().ordinals:
        return _century(said, place, words().ordinals[token.low], place + 1)
    return None


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def _whole_day(start: int, end: int, day: date, returns: float = 0.0) -> Moment:
    return Moment(start, end, _number(day), _number(day), "date", returns)


def _iso(said: Tokens, place: int) -> Moment | None:
    parts = [said.at(place + n).text for n in range(5)]
    if parts[1] == parts[3] == "-" and len(parts[0]) == 4 and said.glued(place + 4):
        day = _valid(parts[0], parts[2], parts[4])
        return _whole_day(place, place + 5, day) if day else None
    return None


def _days_from(day: date, days: int) -> date | None:
    """The day so many days later; None where the calendar ends before it."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _valid(year: object, month: object, day: object) -> date | None:
    try:
        return date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None


def _day_of_month(said: Tokens, place: int) -> tuple[int, int] | None:
    """The day of a month at a place, and the place after it."""
    token = said.at(place)
    if not (token.number and token.text.isdigit() and 1 <= int(token.text) <= 31):
        return None
    suffix = said.low(place + 1) in {"st", "nd", "rd", "th"} and said.glued(place + 1)
    return int(token.text), place + 1 + suffix


def _day_first(said: Tokens, place: int, published: date | None) -> Moment | None:
    if not (found := _day_of_month(said, place)):
        return None
    day, at = found
    at += said.low(at) == "of"
    if not said.capital(at) or (month := _calendar().months.get(said.low(at))) is None:
        return None
    at = _past_point(said, at + 1)
    return _with_year(said, place, at, (month, day), published)


def _past_point(said: Tokens, place: int) -> int:
    """The place after the point of an abbreviation."""
    short = len(said.low(place - 1)) <= 4 and said.low(place) == "." and said.glued(place)
    return place + 1 if short and said.at(place + 1).number else place


def _with_year(
    said: Tokens, start: int, end: int, when: tuple[int, int], published: date | None
) -> Moment | None:
    month, day = when
    comma = said.low(end) == ","
    if year := _bare_year(said, end + comma):
        known = _valid(year, month, day)
        return _whole_day(start, end + comma + 1, known) if known else None
    if published:
        near = [_valid(published.year + by, month, day) for by in (-1, 0, 1)]
        days = [one for one in near if one and abs((one - published).days) <= _HALF_YEAR]
        if days:
            return _whole_day(start, end, days[0], 365)
    known = _valid(2000, month, day)
    return Moment(start, end, month * 100 + day, month * 100 + day, "day") if known else None


def _bare_year(said: Tokens, place: int) -> int | None:
    text = said.at(place).text
    if len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return None if said.low(place + 1) == "-" and said.glued(place + 1) else int(text)
    return None


def _month_first(said: Tokens, place: int, published: date | None) -> Moment | None:
    known = _calendar()
    month = known.months[said.low(place)]
    at = _past_point(said, place + 1)
    if (found := _day_of_month(said, at)) and said.low(found[1]) not in {"%", "percent", "million"}:
        return _with_year(said, place, found[1], (month, found[0]), published)
    if year := _bare_year(said, at + (said.low(at) in {",", "of"})):
        end = at + 1 + (said.low(at) in {",", "of"})
        return _whole_month(place, end, year, month)
    before = said.low(place - 1)
    if said.low(place) in known.other and before not in known.before_other:
        return None
    if before == "last" and published and published.year > 1:
        year = published.year - (month >= published.month)
        return _whole_month(place - 1, place + 1, year, month)
    return Moment(place, place + 1, month, month, "month")


def _whole_month(start: int, end: int, year: int, month: int) -> Moment:
    first = year * 10000 + month * 100
    return Moment(start, end, first + 1, first + monthrange(year, month)[1], "date")


def _weekday(said: Tokens, place: int, published: date | None) -> Moment | None:
    wanted = _calendar().weekdays[said.low(place)]
    before, start = said.low(place - 1), place
    if before in {"last", "next", "this"}:
        start -= 1
    if not published:
        return Moment(start, place + 1, wanted, wanted, "weekday")
    days = -((published.isoweekday() - wanted) % 7)
    if before == "last" and not days:
        days = -7
    day = _days_from(published, days + 7 if before == "next" else days)
    return _whole_day(start, place + 1, day, 7) if day else None


def _relative(said: Tokens, place: int, published: date | None) -> Moment | None:
    if not published or said.low(place + 1) in {"'s", "’s"}:
        return None
    day = _days_from(published, _calendar().days[said.low(place)])
    return _whole_day(place, place + 1, day, 1) if day else None


def _year(said: Tokens, place: int) -> Moment | None:
    year = _bare_year(said, place)
    if not year or said.hyphen(place + 1) or said.low(place - 1) in {"$", "€", "£"}:
        return None
    then, before = said.at(place + 1), said.low(place - 1)
    announced = before in _calendar().before_years or before in HYPHENS
    modern = 1900 <= year <= 2099
    # "2000 troops" are troops, "the 2012 attacks" are of that year.
    counts = then.low.endswith("s") and year % 100 == 0 and not announced
    if not (announced or modern) or counts:
        return None
    return Moment(place, place + 1, year * 10000 + 101, year * 10000 + 1231, "date")


def _decade(said: Tokens, place: int) -> Moment | None:
    year = _bare_year(said, place)
    glued = said.low(place + 1) == "s" and said.glued(place + 1)
    if not year or year % 10 or not glued:
        return None
    years = 99 if year % 100 == 0 and year < 2000 else 9
    return Moment(place, place + 2, year * 10000 + 101, (year + years) * 10000 + 1231, "date")


def _numbered_century(said: Tokens, place: int) -> Moment | None:
    glued = said.low(place + 1) in {"st", "nd", "rd", "th"} and said.glued(place + 1)
    text = said.at(place).text
    if glued and text.isdigit() and 1 <= int(text) <= 21:
        return _century(said, place, int(text), place + 2)
    return None


def _century(said: Tokens, start: int, number: int, place: int) -> Moment | None:
    at = said.past_hyphen(place)
    if said.low(at) != "century":
        return None
    first = (number - 1) * 100 + 1
    return Moment(start, at + 1, first * 10000 + 101, (first + 99) * 10000 + 1231, "date")
