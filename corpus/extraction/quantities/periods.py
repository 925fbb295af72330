"""Reads times of day, scores and periods: spans of years, decades, centuries, "last year"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from corpus.extraction.quantities.counted_noun import is_plural_noun
from corpus.extraction.quantities.numbers import words
from corpus.extraction.quantities.tokens import HYPHENS, RANK_ENDINGS, Tokens, word_list

_HALF = re.compile(r"([ap])\.?m\.?|o['’]clock", re.IGNORECASE)
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
    hour, minute, end = _written(tokens, place)
    half = _HALF.fullmatch(tokens.at(end).text)
    if not token.is_number or len(hour) > 2 or (minute and (len(minute) != 2 or minute > "59")):
        return None
    if half and 1 <= int(hour) <= 12:
        afternoon = (half[1] or "").lower() == "p"
        number = int(hour) % 12 + 12 * afternoon if half[1] else int(hour)
        end += 1
    elif end - place > 1 and int(hour) <= 23 and tokens.lower(end) != ":" and not half:
        number = int(hour)
    else:
        return None
    return Time(end + (tokens.at(end).text in _ZONES), number * 100 + int(minute or 0))


def _written(tokens: Tokens, place: int) -> tuple[str, str, int]:
    """The hour and minute at a place as written, and the place after them."""
    token, then = tokens.at(place), tokens.at(place + 2)
    hour, _, minute = token.text.partition(".")
    colon = (
        tokens.lower(place + 1) == ":" and tokens.is_glued(place + 1) and tokens.is_glued(place + 2)
    )
    if colon and not minute and then.is_number:
        return hour, then.text, place + 3
    return hour, minute, place + 1


_LONGEST = 9
"""Digits of the longest number of a score; Python refuses to read thousands of them."""
_HIGHEST = 500


class Score(NamedTuple):
    """The two numbers of a score or a vote, the lesser one first."""

    end: int
    low: int
    high: int


_SCORED = frozenset({"votes", "points", "goals", "games", "sets", "frames"})


def score_at(tokens: Tokens, place: int) -> Score | None:
    """The score or vote at a place: 3-1, 52 to 48, seven-to-two, 79 in favor and 63 against."""
    first, at = _whole_number(tokens, place), place + 1
    if first is None:
        return None
    if tokens.lower(at) in _SCORED and tokens.lower(at + 1) == "to":
        at += 1  # 312 votes to 240
    is_worded = tokens.lower(tokens.past_hyphen(at)) == "to"
    joined = tokens.lower(at) in HYPHENS and tokens.is_glued(at) and tokens.is_glued(at + 1)
    if not (joined or is_worded):
        return _vote_at(tokens, place)
    if is_worded:
        at = tokens.past_hyphen(at)
    at = tokens.past_hyphen(at + 1) if is_worded else at + 1
    second = _whole_number(tokens, at)
    if second is None or not _is_score(tokens, place, at + 1, is_rising=first < second):
        return None
    low, high = sorted((first, second))
    return Score(at + 1, low, high) if high <= _HIGHEST else None


def _is_score(tokens: Tokens, place: int, end: int, *, is_rising: bool) -> bool:
    """Whether two numbers from a place on are a score, not a range."""
    if tokens.is_glued(end) and tokens.lower(end) in HYPHENS | {"%", "/"}:
        return False
    near = {tokens.lower(at) for at in (*range(place - 6, place), *range(place + 1, end + 3))}
    if near.isdisjoint(word_list("names", "contest")) or tokens.lower(end) in _NO_SCORE:
        return False
    is_range = tokens.lower(place - 1) in {"between", "from", "about", "$", "£", "€"}
    return not is_rising or (tokens.at(place).is_number and not is_range)


def _whole_number(tokens: Tokens, place: int) -> int | None:
    """The number in digits or one word at a place; None for none."""
    text = tokens.at(place).text
    if text.isdigit() and tokens.at(place).is_number and len(text) <= _LONGEST:
        return int(text)
    return words().cardinals.get(text.lower())


_FOR, _AGAINST = frozenset({"for", "favor", "favour", "yes"}), frozenset({"against", "no"})
_VOTE_REACH = 5
"""The most tokens between a number of votes and "for": 79 members voted in favor."""
_VOTING = frozenset(
    {"and", "to", ",", "with", "while", "voted", "voting", "votes", "in", "another"}
)


def _vote_at(tokens: Tokens, place: int) -> Score | None:
    """The vote at a place whose two sides are named: 79 votes in favor and 63 against."""
    reach = range(place + 1, place + 1 + _VOTE_REACH)
    end = next((at for at in reach if tokens.lower(at) in _FOR), 0)
    between = (at for at in range(place + 1, end) if tokens.lower(at) not in _VOTING)
    if not end or any(not is_plural_noun(tokens.lower(at)) for at in between):
        return None
    at = end + 1
    while tokens.lower(at) in _VOTING:
        at += 1
    first, second = _whole_number(tokens, place), _whole_number(tokens, at)
    at += 1
    while tokens.lower(at) in _VOTING - {","} or is_plural_noun(tokens.lower(at)):
        at += 1
    if first is None or second is None or tokens.lower(at) not in _AGAINST:
        return None
    return Score(at + 1, *sorted((first, second)))


_NO_SCORE = frozenset({"percent", "million", "billion", "per", "years"})
"""Words after two numbers by which they are a range, not a score: 3-5 percent."""


_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class DateRange(NamedTuple):
    """A day or a range of days as numbers; see `Figure` for their form."""

    start: int
    end: int
    low: int
    high: int
    unit: str
    returns: float = 0.0
    """365 if the year is inferred and 7 if the week is: the days until the name recurs; else 0."""
    is_span: bool = False
    """Whether it has a first and a last year: "from 1991 to 2004"."""


_DURING = frozenset(
    {"the", "first", "last", "past", "previous", "next", "coming", "final", "over", "during"}
    | {"in", "within", "following", "preceding", "recent", "opening", "closing"}
)


def is_counted_over(tokens: Tokens, start: int) -> bool:
    """Whether a length of time is the one that other figures were counted over.

    In the first six months, over two years, the three months to May.
    """
    return tokens.lower(start - 1) in _DURING or tokens.lower(start) in _DURING


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


_RANKS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "opening": "first"}
_YEARLY = "fiscal|financial|business|trading|calendar"
_PART = re.compile(
    r"\b(first|second|third|fourth|last|next|[1-4](?=st|nd|rd|th)|opening(?= quarter| half)"
    r"|this(?= season| quarter| term| half| round))(?:st|nd|rd|th)?[ -]"
    rf"(?:(?:{_YEARLY})[ -])?(quarter|half|term|round|day|night|week|leg|phase|season)\b"
    r"(?!-?finals?\b)"
)
"""Parts of a period that are numbered: the second quarter, 3rd-quarter sales."""
_SHORT = re.compile(r"\b([qh])([1-4])\b")
_RESULT = (
    r"(?: (?:net|gross|pre-?tax|operating|core|underlying|adjusted))*"
    r" (?:sales|revenues?|profits?|earnings|income|loss(?:es)?|turnover|results?|growth|output)\b"
)
_BEFORE_RESULT = "(?=" + _RESULT + ")"
_PLAN = r"(?:outlook|guidance|forecasts?|targets?|goals?|estimates?|expectations?|projections?)"
_TO = r"(?=,? (?:to|through|until|ended|ending)\b(?! date))"
_MONTH_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MONTH_NUMBERS += ["eleven", "twelve"]
_NUMBER = rf"(1?\d|{'|'.join(_MONTH_NUMBERS)})"
_MONTHS = re.compile(
    rf"\b(first|opening) {_NUMBER}[ -]months?\b"
    rf"|\b(?:over|during|the|last|past|latest|final) {_NUMBER} months\b"
    rf"|\b{_NUMBER}(?: months{_TO}|[ -]months?(?= period\b|{_RESULT}))"
)
_UNNUMBERED = {
    "3 months": re.compile(
        rf"\b(?:the|latest|reported|holiday|previous) quarter\b(?!-?final| of (?!the year))|"
        rf"\bquarterly{_BEFORE_RESULT}"
    ),
    "6 months": re.compile(
        r"\b(?:the|its|their) half[- ]year\b|\bhalf-year(?:ly)?" + _BEFORE_RESULT
    ),
    "12 months": re.compile(
        rf"(?<!of )\b(?:full|whole|entire)[- ](?:(?:{_YEARLY}) )?year\b(?! {_PLAN})|"
        rf"\b(?:annual|yearly){_BEFORE_RESULT}|\b(?:the|its|their) (?:(?:{_YEARLY}) )?year{_TO}|"
        rf"(?<!of )\b(?:for|over) (?:the|its|their) (?:(?:{_YEARLY}) )?year\b(?![- ]to[- ]date)|"
        rf"\bin (?:the|its|their) (?:last |past )?(?:{_YEARLY}) year\b"
    ),
    "year to date": re.compile(
        r"\byear[- ]to[- ]date\b|\bso far this year\b|\bthis year so far\b|"
        r"\bsince the (?:start|beginning) of the year\b"
    ),
}
"""Periods that are not numbered, by their length."""
_FOR_A_PLAN = re.compile(rf"\b{_PLAN} for (?:the|its|their) (?:\w+[- ])?year\b")
_LENGTHS = {"quarter": "3 months", "half": "6 months"}

NamedPeriod = tuple[str, str]
"""The rank and the length of a period: ("second", "3 months"); the rank may be empty."""


def named_periods(text: str) -> frozenset[NamedPeriod]:
    """The parts of a year, a season or a game that a text names, and "full year", "nine months".

    One without a rank is left out beside one of its length that has a rank.
    """
    text = text.lower().replace("first two quarters", "first six months")
    text = text.replace("first three quarters", "first nine months")
    found = {
        (_RANKS.get(rank, rank), _LENGTHS.get(unit, unit)) for rank, unit in _PART.findall(text)
    }
    for unit, rank in _SHORT.findall(text):
        found.add((_RANKS[rank], "3 months" if unit == "q" else "6 months"))
    text = _FOR_A_PLAN.sub("", text) if "year" in text else text
    if "month" in text:
        for rank, *numbers in _MONTHS.findall(text):
            number = next(filter(None, numbers))
            count = int(number) if number.isdigit() else _MONTH_NUMBERS.index(number) + 1
            found.add(("first" if rank else "", f"{count} months"))
    if "year" in text or "quarter" in text or "annual " in text:
        found |= {("", length) for length, shape in _UNNUMBERED.items() if shape.search(text)}
    ranked = {length for rank, length in found if rank}
    return frozenset(one for one in found if one[0] or one[1] not in ranked)


def are_other_periods(some: frozenset[NamedPeriod], others: frozenset[NamedPeriod]) -> bool:
    """Whether both are named and no period of one may be one of the other."""
    alike = any(
        length == other and (rank == other_rank or not (rank and other_rank))
        for rank, length in some
        for other_rank, other in others
    )
    return bool(some and others) and not alike


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
    joined = tokens.is_hyphen(place + 1) and tokens.is_glued(place + 2)
    worded = tokens.lower(place + 1) in SPANS.get(before, ())
    worded = worded or _is_span_of(tokens, place)
    end = int(first[:2] + last.text) if joined and len(last.text) == 2 else int(last.text)
    is_near = _FIRST_YEAR <= int(first) < end <= min(int(first) + _LONGEST_SPAN, _LAST_YEAR)
    counts = tokens.lower(place + 3).endswith("s") or tokens.is_hyphen(place + 3)
    if not (joined or worded) or not is_near or counts:
        return None
    start = place - (before in SPANS)
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
