"""Dates of publication: the day that a line, a dateline or a metadata value names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})(?!\d)"
_YEAR_DIGITS = re.compile(r"\d{4}")
_UNIVERSAL = re.compile(r"(?<=\d) (?:UTC|GMT)$")
"""The zone as a database writes it: "2022-02-17 10:30:00 UTC"."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_UPDATE = re.compile(r"\b(updated|modified)\b(?!.*\b(published|posted)\b)", re.IGNORECASE)
_MAX_OTHER_WORDS = 2
"""Other words that a date line may hold: a place, an agency."""
_MAX_LINE = 120
"""Characters of a date line, times and updates included."""
_MAX_DATELINE = 80
_SIGNED = re.compile(r" ?\([A-Z][\w ]{1,20}\) ?[-–—]")
"""The agency after the day of a dateline that names no town: "Feb 17, 2022 (Reuters) -"."""

_Match = tuple[date, tuple[int, int]]
"""A day and its span."""


def parse_date(value: object) -> date | None:
    """Return the day that a TOML or YAML value names, as a date or in words, or None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date_line(value) if isinstance(value, str) else None


def parse_moment(value: object) -> datetime | None:
    """Return the moment that a value of TOML, YAML, JSON-LD or a feed names, or None.

    A text is read as ISO 8601 or as a feed writes it. A time without a zone is no moment: nobody
    knows what came before it.

    >>> parse_moment("Thu, 17 Feb 2022 10:30:00 +0100").isoformat()
    '2022-02-17T10:30:00+01:00'
    """
    if isinstance(value, str):
        value = _parse_time(_UNIVERSAL.sub("+00:00", value.strip()))
    return value if isinstance(value, datetime) and value.utcoffset() is not None else None


def _parse_time(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # takes longer to import than this module

    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def parse_date_line(line: str) -> date | None:
    """Return the day in a line that holds little else ("Published Feb 17, 2022 at 5:45 p.m.").

    Of several days it is the first that is not the day of an update. None where there is no date,
    or the line is a sentence.
    """
    matches = _find_dates(line) if len(line) <= _MAX_LINE else []
    if not matches:
        return None
    others = [
        word
        for word in _WORD.findall(_blank(line, [span for _, span in matches]))
        if not _date_line_word().fullmatch(word)
    ]
    if len(others) > _MAX_OTHER_WORDS or (others and line.endswith(".")):
        return None
    published = (day for day, (start, _) in matches if not is_update(line[:start]))
    return next(published, matches[0][0])


def parse_dateline(paragraph: str) -> date | None:
    """Return the day in the dateline that opens a report, or None.

    >>> parse_dateline("BRUSSELS, Feb. 17, 2022 — Snow fell."), parse_dateline("Snow fell.")
    (datetime.date(2022, 2, 17), None)
    >>> parse_dateline("Feb 17, 2022 (Reuters) - Snow fell.")
    datetime.date(2022, 2, 17)
    """
    for day, (start, end) in _find_dates(paragraph[:_MAX_DATELINE]):
        placed = re.search(r"[^\W\d_]{2}", paragraph[:start]) and paragraph[:start].isupper()
        if placed or (start == 0 and _SIGNED.match(paragraph, end)):
            return day
    return None


def is_update(line: str) -> bool:
    """Whether a line says when an article was last changed."""
    return len(line) <= _MAX_LINE and _UPDATE.search(line) is not None


def first_date(line: str) -> date | None:
    """Return the first day that a line names, whatever else it holds, or None."""
    return next((day for day, _ in _find_dates(line)), None)


def before_first_date(line: str) -> str:
    """Return the part of a line before its first date; the whole line where there is none."""
    matches = _find_dates(line)
    return line[: matches[0][1][0]] if matches else line


def _find_dates(text: str) -> list[_Match]:
    """Return the days that a text names, in its order."""
    if not _YEAR_DIGITS.search(text):
        return []
    matches = (match for format_ in _formats() for match in format_.finditer(text))
    days = ((_day(match), match.span()) for match in sorted(matches, key=re.Match.start))
    return [(day, span) for day, span in days if day is not None]


@cache
def _formats() -> Sequence[re.Pattern[str]]:
    """Return the patterns of dates; all have a year of four digits."""
    return [
        re.compile(format_, re.IGNORECASE)
        for format_ in (
            rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
            rf"\b{_MONTH} {_DAY},? {_YEAR}",
            r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
            r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
        )
    ]


@cache
def _date_line_word() -> re.Pattern[str]:
    """Return the pattern of a word that a line which holds only a date may hold besides."""
    return re.compile(
        r"(?:published|updated|posted|modified|dated?|created|issued)|on|at|of|the"
        r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
        r"|am|pm|[A-Z]{1,3}T|UTC|first|last",
        re.IGNORECASE,
    )


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a match; None where there is no such day, or it could be either of two."""
    year, month, day = int(match["year"]), match["month"], int(match["day"])
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) // 3 + 1
    days = {_valid(year, number, day)}
    if match.groupdict().get("mark") == "/" and match["day"] == match[0].partition("/")[0]:
        days.add(_valid(year, day, number))  # 2/3/2022: one day in London, another in New York
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Return `text` with a space in the place of each span."""
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
