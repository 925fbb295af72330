"""The value of a number in a text: a `Figure`, with its unit, its qualifier and what it counts.

"About 7,000 Russian troops" is a figure with

    kind, low, high      "count", 7000, 7000
    qualifier, step      "about"; 1000, the unit of its last digit that is no zero
    of, head             "Russian troops"; "troop", the stem by which it is compared

Below it are the units of measure and the currencies, which are listed in `units.toml` and
`money.toml`: `unit_at` and `currency_at` find one at a place, `base` converts a value. Last come
rates, `rate_after` and `shared_out`: 900 barrels *a day*, 12 tons *each*.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from corpus.article import Span
from corpus.extraction.quantities.tokens import Phrases, Tokens, table
from corpus.language.tokenizer import tokenize

Kind = Literal[
    "count", "money", "percent", "points", "date", "time", "age", "duration", "length", "area",
    "mass", "volume", "speed", "power", "energy", "temperature", "score", "ordinal",
]  # fmt: skip
Qualifier = Literal[
    "", "about", "nearly", "more than", "at least", "up to", "less than", "between", "vague"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a value.

    The value lies from `low` to `high`, in `unit`. A date is read as the number 20220217, a date
    without its year as 217, a month without its year as 2, a weekday as 1 (Monday) to 7, each with
    the unit that says so; "last year" in a report without its date as days from its publication,
    for which some day in June is taken. A time of day is 1705. A share is a percentage: two thirds
    66.67. A score has the lesser number first. "Dozens" is *vague*: its bounds are what readers
    take the word to mean.
    """

    span: Span
    """From the qualifier to the noun that follows: "about 7,000 Russian troops"."""
    kind: Kind
    low: float
    high: float
    unit: str = ""
    """Of `units.toml`, a currency code, or of dates: "date", "day", "days from now" …"""
    qualifier: Qualifier = ""
    of: str = ""
    """What is counted, as written: "Russian troops"."""
    head: str = ""
    """The stem of what is counted; the same for synonyms such as "troops" and "soldiers"."""
    outcome: str = ""
    """What happened to those who are counted: "killed" also for "dead" and "died"."""
    outcome_word: str = ""
    """The outcome as shown after the number: "died"; "wounded" for "wounding 12"."""
    step: float = 0.0
    """The unit of its last digit that is no zero, in `unit`: 1,000 for 7,000, 0.1 for 2.5.

    For a date whose year or week is inferred, the days until the same name recurs.
    """
    more: bool = False
    """Whether it counts what was added ("another 7,000", "350 more")."""
    per: str = ""
    """What a rate is for: "day" for "900 barrels a day", "share" for a price; "each" of several."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a currency."""

    kind: Kind
    name: str
    factor: float = 1.0
    """The factor that converts a value into the kind's base unit."""
    zero: float = 0.0
    """The value of zero in the base unit."""

    def base(self, value: float) -> float:
        """A value in the kind's base unit: metres, seconds, degrees Celsius and so on."""
        return (value - self.zero) * self.factor


@cache
def _table() -> tuple[Phrases[Unit], dict[str, Unit]]:
    phrases, names = [], {}
    tables = {kind: units for kind, units in table("units").items() if kind != "vague"}
    for kind, units in tables.items():
        for name, of in units.items():
            unit = Unit(cast(Kind, kind), name, of["factor"], of.get("zero", 0.0))
            names[name] = unit
            phrases += [(written, unit) for written in of["written"]]
    return Phrases(phrases), names


def unit_at(tokens: Tokens, place: int) -> tuple[int, Unit] | None:
    """The place after the unit at a place, and the unit, or None."""
    found = _table()[0].at(tokens, place)
    # A letter is a unit only where it touches the number or its degree sign.
    if (
        found
        and len(tokens.at(place).text) == 1
        and tokens.at(place).is_word
        and not tokens.is_glued(place)
    ):
        return None
    return found


@cache
def vague_units() -> dict[str, tuple[int, int]]:
    """How many of a unit of time its bare plural means, by the plural: months 2 to 11."""
    return {plural: (low, high) for plural, (low, high) in table("units")["vague"].items()}


def base(value: float, unit: str) -> float:
    """A value in its kind's base unit; unchanged for a unit that is not in `units.toml`."""
    known = _table()[1].get(unit)
    return known.base(value) if known else value


def from_base(value: float, unit: str) -> float:
    """A value of a kind's base unit in a unit; unchanged for one that is not in `units.toml`."""
    known = _table()[1].get(unit)
    return value / known.factor + known.zero if known else value


_PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "day": "days", "ton": "tons",
}  # fmt: skip
_LONGEST_SIGN = 3
"""The letters of a unit's sign, which has no plural: km, kWh."""


def in_plural(unit: str) -> str:
    """A unit as it is written after a number: "miles", "days", "km", "sq feet"."""
    *first, last = unit.split(" ")
    is_word = len(last) > _LONGEST_SIGN and last.isalpha()
    last = _PLURALS.get(last) or (f"{last}s" if is_word else last)
    return " ".join((*first, last))


DOLLARS = frozenset({"$", "USD", "CAD", "AUD", "NZD", "HKD", "SGD"})


class Currency(NamedTuple):
    """A currency, and the share of its unit that is counted: .01 for cents."""

    code: str
    share: float = 1.0


@cache
def _before() -> Phrases[Currency]:
    found = table("money")
    signs = [(sign, Currency(code)) for sign, code in found["signs"].items()]
    return Phrases(signs + [(code, Currency(code)) for code in found["codes"]["written"]])


@cache
def _after() -> Phrases[Currency]:
    found = table("money")
    words = [(word, Currency(code)) for code, words in found["words"].items() for word in words]
    cents = [
        (word, Currency(code, 0.01))
        for code, words in found["hundredths"].items()
        for word in words
    ]
    signs = [(sign, Currency(code)) for sign, code in found["signs"].items() if len(sign) == 1]
    codes = [(code, Currency(code)) for code in found["codes"]["written"]]
    return Phrases(words + cents + signs + codes)


@cache
def currency_signs() -> frozenset[str]:
    """The first tokens of currencies before a number, in lower case.

    A single sign is its own token: to tokenize ฿ would compile the expression for Thai, which
    takes a hundredth of the time of a first comparison.
    """
    found = table("money")
    return frozenset(
        written if len(written) == 1 else tokenize(written)[0].lower
        for written in (*found["signs"], *found["codes"]["written"])
    )


def currency_at(tokens: Tokens, place: int) -> tuple[int, Currency] | None:
    """The place after the currency before a number, and the currency, or None."""
    return _before().at(tokens, place)


def currency_after(tokens: Tokens, place: int) -> tuple[int, Currency] | None:
    """The place after the currency behind a number, and the currency, or None."""
    found = _after().at(tokens, place)
    # "10 $5 notes": a sign after a space belongs to the next number.
    if found and not tokens.at(place).is_word and not tokens.is_glued(place):
        return None
    return found


def one_currency(a: str, b: str) -> bool:
    """Whether two codes can mean one currency: "$" is any country's dollar."""
    return a == b or ("$" in {a, b} and {a, b} <= DOLLARS) or {a, b} <= {"¥", "JPY", "CNY"}


# Rates


_TIMES = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "season"})
_RATES = {
    "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
}  # fmt: skip
_EACH = frozenset({"a", "an", "per", "each", "every"})
_PRICED = frozenset(
    {"share", "person", "head", "barrel", "ton", "tonne", "gallon", "litre", "liter", "ounce"}
    | {"pound", "kilo", "kg", "bushel", "mile", "household", "family", "child", "pupil", "student"}
    | {"unit", "piece", "ticket", "vote", "employee", "worker", "home", "passenger"}
)
"""Things that a price may be for: $40 a share."""
_BEFORE_PER = frozenset({"more", "less", "extra"})
"""Words between a price and what it is for: 15 cents more per litre."""


def rate_after(tokens: Tokens, place: int, *, is_price: bool = False) -> tuple[int, str]:
    """The end of "a day", "per hour" or "annually" at a place, and the unit of time: "day", "hour".

    `place` and "" for none. After a price also of a thing: "share" for "a share".
    """
    if time := _RATES.get(tokens.lower(place)):
        return place + 1, time
    at = place + 1 if is_price and tokens.lower(place) in _BEFORE_PER else place
    per, end = tokens.lower(at + 1), at + 2
    is_rate = per in _TIMES or (is_price and per in _PRICED)
    is_when = tokens.lower(end) in _NO_RATE or tokens.is_hyphen(end)  # a year ago, a year-long
    return (end, per) if tokens.lower(at) in _EACH and is_rate and not is_when else (place, "")


_NO_RATE = frozenset({"earlier", "ago", "later", "before", "after", "old", "long"})
"""Words after "a year" by which it says when, or how old: 6.4 million a year earlier."""
_EACH_REACH = 4
"""The words after a figure that are searched for "each": "12 tons of grain apiece"."""


def shared_out(tokens: Tokens, start: int, end: int) -> str:
    """Return "each" for a figure that is for each of several: "units, each of 1,000 men"; or ""."""
    before = start - 2 if tokens.lower(start - 1) == "of" else start - 1
    after = {tokens.lower(at) for at in range(end, end + _EACH_REACH)}
    is_each = tokens.lower(before) == "each" or not after.isdisjoint({"each", "apiece"})
    return "each" if is_each else ""
