"""The day an article says it was published."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})(?!\d)"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
        r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
    )
]
_WORD = re.compile(r"[^\W\d_]{2,}")
_COMPANY = re.compile(  # what stands beside a date in a line that holds nothing else
    r"(?:published|updated|posted|modified|dated?|created|issued)|on|at|of|the"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|am|pm|[A-Z]{1,3}T|UTC|first|last",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"\b(updated|modified)\b(?!.*\b(published|posted)\b)", re.IGNORECASE)
_STRANGERS = 2
"""Other words that a date line may hold: a place, an agency."""
_LONGEST = 120
"""Characters of a date line, times and updates included."""


def parse_date(value: object) -> date | None:
    """The day that a value of TOML or YAML names, as a date or in words; None where it does not."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date_line(value) if isinstance(value, str) else None


def parse_date_line(line: str) -> date | None:
    """The day that a date line names ("Published Feb 17, 2022 at 5:45 p.m."), else None.

    Of several days it is the first that is not the day of an update.
    """
    found = _found(line) if len(line) <= _LONGEST else []
    if not found:
        return None
    strangers = [
        word
        for word in _WORD.findall(_without(line, [span for _, span in found]))
        if not _COMPANY.fullmatch(word)
    ]
    if len(strangers) > _STRANGERS or (strangers and line.endswith(".")):
        return None
    return next((day for day, (start, _) in found if not is_update(line[:start])), found[0][0])


def parse_dateline(paragraph: str) -> date | None:
    """The day in the dateline that opens a report ("BRUSSELS, Feb. 17, 2022 —"), else None."""
    for day, (start, _) in _found(paragraph[:80]):
        if re.search(r"[^\W\d_]{2}", paragraph[:start]) and paragraph[:start].isupper():
            return day
    return None


def is_update(line: str) -> bool:
    """Whether a line tells when an article was last changed."""
    return len(line) <= _LONGEST and _UPDATE.search(line) is not None


def first_date(line: str) -> date | None:
    """The first day that a line names, whatever else it holds."""
    return next((day for day, _ in _found(line)), None)


def before_first_date(line: str) -> str:
    """What stands in a line before its first date."""
    found = _found(line)
    return line[: found[0][1][0]] if found else line


def _found(text: str) -> list[tuple[date, tuple[int, int]]]:
    """The days that a text names and where, in its order."""
    matches = sorted((m for form in _FORMS for m in form.finditer(text)), key=re.Match.start)
    days = ((_day(match), match.span()) for match in matches)
    return [(day, span) for day, span in days if day is not None]


def _day(match: re.Match[str]) -> date | None:
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


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with a space in the place of each span."""
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
