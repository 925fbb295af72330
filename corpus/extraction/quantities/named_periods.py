"""Finds the periods that keep figures apart: the second quarter, nine months, the full year.

`named_periods` takes a text and returns the parts of a year, a season or a game that it names, each
as a rank and a length:

    Profit rose in the second quarter.        ("second", "3 months")
    in Q2, 3rd-quarter sales                  ("second", "3 months"), ("third", "3 months")
    over the first nine months                ("first", "9 months")
    annual sales, the full year               ("", "12 months")

Two figures whose passages name other periods are not compared: `are_other_periods`.
"""

from __future__ import annotations

import re

from corpus.extraction.quantities.tokens import Tokens

NamedPeriod = tuple[str, str]
"""The rank and the length of a period: ("second", "3 months"); the rank may be empty."""

_RANKS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "opening": "first"}
_LENGTHS = {"quarter": "3 months", "half": "6 months"}
_MONTH_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MONTH_NUMBERS += ["eleven", "twelve"]

# Parts of the expressions below
_YEARLY = "(?:(?:fiscal|financial|business|trading|calendar) )"
_RESULT = (
    r"(?: (?:net|gross|pre-?tax|operating|core|underlying|adjusted))*"
    r" (?:sales|revenues?|profits?|earnings|income|loss(?:es)?|turnover|results?|growth|output)\b"
)
_BEFORE_RESULT = f"(?={_RESULT})"
_BEFORE_END = r"(?=,? (?:to|through|until|ended|ending)\b(?! date))"
_PLAN = r"(?:outlook|guidance|forecasts?|targets?|goals?|estimates?|expectations?|projections?)"
_MONTH_COUNT = rf"(1?\d|{'|'.join(_MONTH_NUMBERS)})"

_NUMBERED = re.compile(
    r"\b(first|second|third|fourth|last|next|[1-4](?=st|nd|rd|th)|opening(?= quarter| half)"
    r"|this(?= season| quarter| term| half| round))(?:st|nd|rd|th)?[ -]"
    r"(?:(?:fiscal|financial|business|trading|calendar)[ -])?"
    r"(quarter|half|term|round|day|night|week|leg|phase|season)\b(?!-?finals?\b)"
)
"""The second quarter, 3rd-quarter sales, this season; not "the second quarter-final"."""
_SHORT = re.compile(r"\b([qh])([1-4])\b")
"""Q2, H1."""
_MONTHS = re.compile(
    rf"\b(first|opening) {_MONTH_COUNT}[ -]months?\b"
    rf"|\b(?:over|during|the|last|past|latest|final) {_MONTH_COUNT} months\b"
    rf"|\b{_MONTH_COUNT}(?: months{_BEFORE_END}|[ -]months?(?= period\b|{_RESULT}))"
)
"""The first nine months, over six months, three months to May, six-month profit."""
_BY_LENGTH = {
    # The latest quarter, quarterly sales
    "3 months": re.compile(
        rf"\b(?:the|latest|reported|holiday|previous) quarter\b(?!-?final| of (?!the year))|"
        rf"\bquarterly{_BEFORE_RESULT}"
    ),
    # The half year, half-yearly profit
    "6 months": re.compile(
        r"\b(?:the|its|their) half[- ]year\b|\bhalf-year(?:ly)?" + _BEFORE_RESULT
    ),
    # The full year, annual sales, the year to March, for the year, in its fiscal year
    "12 months": re.compile(
        rf"(?<!of )\b(?:full|whole|entire)[- ]{_YEARLY}?year\b(?! {_PLAN})|"
        rf"\b(?:annual|yearly){_BEFORE_RESULT}|\b(?:the|its|their) {_YEARLY}?year{_BEFORE_END}|"
        rf"(?<!of )\b(?:for|over) (?:the|its|their) {_YEARLY}?year\b(?![- ]to[- ]date)|"
        rf"\bin (?:the|its|their) (?:last |past )?{_YEARLY}year\b"
    ),
    # So far this year, since the start of the year
    "year to date": re.compile(
        r"\byear[- ]to[- ]date\b|\bso far this year\b|\bthis year so far\b|"
        r"\bsince the (?:start|beginning) of the year\b"
    ),
}
"""Periods without a number, by their length."""
_PLAN_FOR_YEAR = re.compile(rf"\b{_PLAN} for (?:the|its|their) (?:\w+[- ])?year\b")
"""Its outlook for the full year: no period of what was reported."""


def named_periods(text: str) -> frozenset[NamedPeriod]:
    """The parts of a year, a season or a game that a text names, and "full year", "nine months".

    One without a rank is left out beside one of its length that has a rank.

    >>> sorted(named_periods("Profit rose in the second quarter and the first nine months."))
    [('first', '9 months'), ('second', '3 months')]
    """
    text = text.lower().replace("first two quarters", "first six months")
    text = text.replace("first three quarters", "first nine months")
    found = {
        (_RANKS.get(rank, rank), _LENGTHS.get(unit, unit)) for rank, unit in _NUMBERED.findall(text)
    }
    for unit, rank in _SHORT.findall(text):
        found.add((_RANKS[rank], "3 months" if unit == "q" else "6 months"))
    text = _PLAN_FOR_YEAR.sub("", text) if "year" in text else text
    if "month" in text:
        for rank, *numbers in _MONTHS.findall(text):
            number = next(filter(None, numbers))
            count = int(number) if number.isdigit() else _MONTH_NUMBERS.index(number) + 1
            found.add(("first" if rank else "", f"{count} months"))
    if "year" in text or "quarter" in text or "annual " in text:
        found |= {("", length) for length, shape in _BY_LENGTH.items() if shape.search(text)}
    ranked = {length for rank, length in found if rank}
    return frozenset((rank, length) for rank, length in found if rank or length not in ranked)


def are_other_periods(some: frozenset[NamedPeriod], others: frozenset[NamedPeriod]) -> bool:
    """Whether both are named and no period of one may be one of the other."""
    alike = any(
        length == other and (rank == other_rank or not (rank and other_rank))
        for rank, length in some
        for other_rank, other in others
    )
    return bool(some and others) and not alike


_DURING = frozenset(
    {"the", "first", "last", "past", "previous", "next", "coming", "final", "over", "during"}
    | {"in", "within", "following", "preceding", "recent", "opening", "closing"}
)
"""Words before a length of time, or that open it, by which other figures are counted over it."""


def is_counted_over(tokens: Tokens, start: int) -> bool:
    """Whether a length of time is the one that other figures were counted over.

    In the first six months, over two years, the three months to May.
    """
    return tokens.lower(start - 1) in _DURING or tokens.lower(start) in _DURING
