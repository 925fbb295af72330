"""Reads amounts: a number or a range with its unit or currency, and its qualifier.

`amount_at` takes the place of a number or a currency sign and returns the amount there, or None:

    7,000                                  a number
    $3 million, 5m tall, two hours         a sum, or a measure with its unit
    two hours and 20 minutes               a measure in two units: 2⅓ hours
    about 300, 300 or more                 with its qualifier: "about", "at least"
    between 3 and 5 percent, $2-3 million  a range, whose qualifier is "between"

`rate_after` and `shared_out` say what it is for: 900 barrels a day. A place is the index of a
token.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from corpus.extraction.quantities.act_words import CHANGE_ACTS, name_of
from corpus.extraction.quantities.figure import (
    Currency,
    Qualifier,
    Unit,
    currency_after,
    currency_at,
    unit_at,
)
from corpus.extraction.quantities.numbers import Numeral, numeral_at, past_half
from corpus.extraction.quantities.periods import bare_year
from corpus.extraction.quantities.tokens import HYPHENS, Phrases, Tokens, table


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit and qualifier, from the token `start` to the one before `end`."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    step: Fraction
    unit: Unit | None
    qualifier: Qualifier
    written: bool

    @property
    def one(self) -> bool:
        """Whether it is exactly one of something."""
        return self.low == self.high == 1


_POUNDS = 1_000_000
"""Pounds from this number on are money, not a weight."""


def amount_at(tokens: Tokens, place: int) -> Amount | None:
    """The amount whose number or currency sign is at a place; None for none."""
    first = _side(tokens, place)
    if first is None:
        return None
    found = _range(tokens, place, first) or _one_amount(tokens, place, first)
    if _is_throughout(tokens, found, place):
        return replace(found, start=place, qualifier="")
    if found.unit and found.unit.name == "pound" and found.low >= _POUNDS:
        return replace(found, unit=Unit("money", "GBP"))
    return found


def _one_amount(tokens: Tokens, place: int, side: _Side) -> Amount:
    """A number with its unit as an amount, with the qualifiers before and after it."""
    number = side.number
    start, qualifier = qualifier_before(tokens, place)
    end, also = qualifier_after(tokens, side.end)
    if also and qualifier in {"", "about"}:
        qualifier = also
    else:
        end = side.end
    vague: Qualifier = "vague" if number.vague else ""
    return Amount(
        start, end, number.low, number.high, number.step, side.unit,
        qualifier or vague, number.written,
    )  # fmt: skip


_BEFORE_MORE_THAN = frozenset(
    {"for", "lasted", "lasting", "lasts", "took", "takes", "after", "taken", "spent", "of", "in"}
    | {"is", "was", "been", "jailed", "and", "by", "every", "with", "served", "within"}
)
_AFTER_MORE_THAN = frozenset({"ago", "later", "earlier", "old", "after", "before", "since"})
"""Words before and after "over two years" by which it means more than that, not during that."""


def _is_throughout(tokens: Tokens, found: Amount, place: int) -> bool:
    """Whether "over" says during which time, not how much: a rise of 6 percent over two years."""
    is_over = tokens.lower(found.start) == "over" and found.start == place - 1
    is_time = found.unit is not None and found.unit.kind == "duration"
    is_more = (
        tokens.lower(found.start - 1) in _BEFORE_MORE_THAN
        or tokens.lower(found.end) in _AFTER_MORE_THAN
    )
    return is_over and is_time and not is_more


# A number with its unit


@dataclass(frozen=True, slots=True)
class _Side:
    """A number with its unit: an amount, or one end of a range."""

    number: Numeral
    unit: Unit | None
    end: int


def _side(tokens: Tokens, place: int) -> _Side | None:
    """The number at a place with the unit beside it."""
    sign = currency_at(tokens, place)
    number = numeral_at(tokens, sign[0] if sign else place)
    if number is None:
        return _one_and_a_half(tokens, place)
    if sign:
        number = _with_millions(tokens, number)
        if tokens.lower(place) == "euro" and not _is_sum(tokens, place, number):
            return None
        code, end = sign[1], number.end
        after = currency_after(tokens, tokens.past_hyphen(end))
        # "$5 US", "$3 dollars": a currency given twice
        return _Side(number, _money(code), after[0] if after else end)
    return _with_unit(tokens, number)


_MILLIONS, _MILLION = frozenset({"MM", "mm"}), Fraction(10**6)
"""Letters that mean millions after a sum of money, and millimetres elsewhere."""


def _with_millions(tokens: Tokens, number: Numeral) -> Numeral:
    """The number of a sum with the "MM" that touches it, if any."""
    is_so = tokens.at(number.end).text in _MILLIONS and tokens.is_glued(number.end)
    return number.times(_MILLION, number.end + 1) if is_so else number


def _is_sum(tokens: Tokens, place: int, number: Numeral) -> bool:
    """Whether a number after the word "euro" is a sum: euro110 billion, Euro 5m; not Euro 2024."""
    return number.scale > 1 or (tokens.is_glued(place + 1) and bare_year(tokens, place + 1) is None)


def _with_unit(tokens: Tokens, number: Numeral) -> _Side | None:
    """A number with the currency or the unit after it, or with none: 3 dollars, 5 km, 7,000."""
    at = tokens.past_hyphen(number.end)
    at += number.vague and tokens.lower(at) == "of"
    if after := currency_after(tokens, at):
        if after[1].share != 1:
            number = number.times(Fraction(1, 100), number.end)
        return _Side(number, _money(after[1]), after[0])
    if number.short:
        return _metres_or_millions(tokens, number)
    unit = unit_at(tokens, at)
    if unit or (tokens.lower(at) in _WHOLE and (unit := unit_at(tokens, at + 1))):
        return _with_smaller_unit(tokens, _Side(number, unit[1], unit[0]))
    # Letters that touch the digits and are no unit make them something else: 7x, 737s.
    is_suffix = tokens.is_glued(number.end) and tokens.at(number.end).is_word
    if is_suffix and tokens.lower(number.end) != "s":
        return None
    return _Side(number, None, number.end)


_ONE, _HALF = Fraction(1), Fraction(1, 2)


def _one_and_a_half(tokens: Tokens, place: int) -> _Side | None:
    """One unit and a half of it: an hour and a half; one alone after a qualifier: up to a year."""
    unit = unit_at(tokens, place + 1) if tokens.lower(place) in {"a", "an"} else None
    half = past_half(tokens, unit[0]) if unit else 0
    if unit is None or not half:
        is_one = unit and unit[1].kind == "duration" and qualifier_before(tokens, place)[1]
        if not unit or not is_one or tokens.is_hyphen(unit[0]):
            return None
        return _Side(Numeral(place + 1, _ONE, _ONE, _ONE, written=True), unit[1], unit[0])
    value = _ONE + _HALF
    return _Side(Numeral(place + 1, value, value, _HALF, written=True), unit[1], half)


def _with_smaller_unit(tokens: Tokens, side: _Side) -> _Side:
    """An amount with the smaller units after it: two hours and 20 minutes, six feet two inches.

    After a comma only where a third unit follows: two hours, 10 minutes and three seconds.
    """
    number, unit, is_apart = side.number, side.unit, tokens.lower(side.end) == ","
    if unit is None or unit.kind not in _IN_TWO_UNITS or number.low != number.high:
        return side
    at = side.end + (is_apart or tokens.lower(side.end) == "and")
    smaller = numeral_at(tokens, at)
    rest = _with_unit(tokens, smaller) if smaller else None
    if rest is None or rest.unit is None or rest.unit.kind != unit.kind:
        return side
    small, more = Fraction(rest.unit.factor / unit.factor).limit_denominator(_FINEST), rest.number
    is_in_two = more.low.denominator > 1
    if (is_apart and not is_in_two) or more.low != more.high or more.low * small >= 1:
        return side
    value = number.low + more.low * small
    return _Side(replace(number, low=value, high=value, step=more.step * small), unit, rest.end)


_IN_TWO_UNITS = frozenset({"duration", "length", "mass"})
"""Kinds of amounts that are given in two units."""
_FINEST = 100_000
"""The most parts of a unit that its smaller one is: the seconds of a day."""
_WHOLE = frozenset({"total", "full", "whole", "straight", "consecutive", "long", "short"})
"""Adjectives before a unit: 793 total yards, three full days."""


_TALL = frozenset({"tall", "high", "deep", "long", "wide", "away", "freestyle", "race", "sprint"})
"""Words after a number with "m" by which it is in metres."""


def _metres_or_millions(tokens: Tokens, number: Numeral) -> _Side | None:
    """Read "5m people" as millions and "5m tall" as metres; nothing where neither is sure."""
    after = tokens.at(number.end)
    if tokens.at(number.end - 1).text == "m" and after.lower in _TALL:
        metres = number.times(1 / number.scale, number.end)
        return _Side(replace(metres, scale=Fraction(1)), Unit("length", "m"), number.end)
    is_million = after.is_word and after.lower.endswith(("s", "people"))
    return _Side(number, None, number.end) if is_million else None


def _money(currency: Currency) -> Unit:
    """The unit of a sum in a currency."""
    return Unit("money", currency.code)


# A range


def _range(tokens: Tokens, place: int, first: _Side) -> Amount | None:
    """The range that begins with a number, up to its last one; None for none."""
    ends = _range_ends(tokens, place, first)
    if ends is None:
        return None
    first, last, start = ends
    low, high, unit = first.number.low, last.number.high, last.unit or first.unit
    step = min(first.number.step, last.number.step)
    return Amount(start, last.end, low, high, step, unit, "between", first.number.written)


def _range_ends(tokens: Tokens, place: int, first: _Side) -> tuple[_Side, _Side, int] | None:
    """Both ends of the range that begins with a number, and the place where it begins."""
    start, _ = qualifier_before(tokens, place)
    opening = tokens.lower(start - 1)
    end = tokens.past_hyphen(first.end)
    is_worded = tokens.lower(end) in {"to", "or"}  # a five-to-ten-year sentence
    end = end if is_worded else first.end
    joint = tokens.lower(end)
    at = tokens.past_hyphen(end + 1) if is_worded else end + 1
    if joint == "and" and opening == "between":
        start -= 1
    elif joint == "to":
        start -= opening == "from"
    elif not ((joint == "or" and first.number.low <= 100) or joint in HYPHENS):
        return None
    _, at = _past_qualifier(tokens, at)
    last = _side(tokens, at)
    if last and first.unit and first.unit.kind == "money":
        sum_ = _with_millions(tokens, last.number)  # $140-150MM
        last = last if sum_ is last.number else _Side(sum_, first.unit, sum_.end)
    if last is None or (first.unit and last.unit and first.unit != last.unit) or last.number.vague:
        return None
    if first.unit and joint == "to" and (not last.unit or _is_change(opening)):
        return None  # "$5 to 20 people", "fell 3 percent to 8,140", "rose $3.10 to $92.40"
    scale = last.number.scale
    number = first.number
    if scale > 1 and number.scale == 1 and number.low * scale < last.number.low:
        number = number.times(scale, number.end)
    if not number.low < last.number.low or first.number.vague:
        return None
    if joint == "or" and last.number.low > 2 * number.low:
        return None
    return replace(first, number=number), last, start


_BEFORE_CHANGE = frozenset(
    {"up", "down", "added", "adding", "surged", "plunged", "soared", "dipped"}
)
"""Words before the amount of a change that are no acts of `CHANGE_ACTS`."""


def _is_change(word: str) -> bool:
    """Whether a number after a word says by how much something changed: rose, lost, down."""
    return word in _BEFORE_CHANGE or name_of(word) in CHANGE_ACTS | {"lose"}


def _past_qualifier(tokens: Tokens, place: int) -> tuple[bool, int]:
    """Whether a qualifier ("about", "as many as") begins at a place, and the place after it."""
    for end in range(place + 1, place + 4):
        found, _ = qualifier_before(tokens, end)
        if found == place:
            return True, end
    return False, place


# Qualifiers


def qualifier_before(tokens: Tokens, place: int) -> tuple[int, Qualifier]:
    """The start of the qualifier before a number, and its meaning; `place` and "" for none."""
    found = _phrases("before").before(tokens, place)
    if not found:
        return place, ""
    start, meaning = found
    if tokens.lower(start - 1) in _NOT_BEFORE.get(tokens.lower(start), ()):
        return place, ""
    # "not more than": the phrase that was found may be part of a longer one that turns it round.
    if tokens.lower(start - 1) in {"not", "no"}:
        turned: dict[Qualifier, Qualifier] = {"more than": "up to", "less than": "at least"}
        return start - 1, turned.get(meaning, meaning)
    return found


_NOT_BEFORE = {
    "over": frozenset(
        {"hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "sign"}
        | {"signs", "signed", "signing", "knocked", "pulled", "rolled", "toppled", "concern"}
        | {"concerns", "fears", "anger", "outrage", "row", "dispute"}
    ),
    "about": frozenset(
        {"information", "details", "questions", "talk", "talks", "talked", "talking", "asked"}
        | {"story", "book", "film", "concerns", "worried", "concerned", "doubts", "complained"}
        | {"complaints", "know", "knew", "known", "learned", "told", "wrote", "spoke", "heard"}
    ),
}
"""Words that a qualifier after them belongs to: handed over 50 rifles, asked about two men."""


def qualifier_after(tokens: Tokens, place: int) -> tuple[int, Qualifier]:
    """The end of the qualifier after a number, and its meaning; `place` and "" for none."""
    if found := _phrases("after").at(tokens, place):
        return found
    is_plus = tokens.lower(place) == "+" and tokens.is_glued(place)
    return (place + 1, "at least") if is_plus else (place, "")


@cache
def _phrases(side: str) -> Phrases[Qualifier]:
    """The qualifiers that stand before or after a number, each with its meaning."""
    return Phrases(
        (phrase, meaning) for meaning, phrases in table("qualifiers")[side].items()
        for phrase in phrases
    )  # fmt: skip


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
_DEARER = frozenset({"more", "less", "extra"})


def rate_after(tokens: Tokens, place: int, *, is_price: bool = False) -> tuple[int, str]:
    """The end of "a day", "per hour" or "annually" at a place, and the unit of time.

    `place` and "" for none. After a price, of a thing as well: "a share".
    """
    if time := _RATES.get(tokens.lower(place)):
        return place + 1, time
    at = place + (is_price and tokens.lower(place) in _DEARER)  # 15 cents more per litre
    per = tokens.lower(at + 1)
    is_rate = per in _TIMES or (is_price and per in _PRICED)
    is_rate = is_rate and tokens.lower(at + 2) not in _NO_RATE
    if tokens.lower(at) in _EACH and is_rate and not tokens.is_hyphen(at + 2):
        return at + 2, per
    return place, ""


_NO_RATE = frozenset({"earlier", "ago", "later", "before", "after", "old", "long"})
"""After "a year" they say when: 6.4 million a year earlier."""
_EACH_REACH = 4
"""The words after a figure that are searched for "each": "12 tons of grain apiece"."""


def shared_out(tokens: Tokens, start: int, end: int) -> str:
    """Return "each" for a figure that is for each of several: "units, each of 1,000 men"; or ""."""
    before = start - 1 - (tokens.lower(start - 1) == "of")
    after = {tokens.lower(at) for at in range(end, end + _EACH_REACH)}
    each = tokens.lower(before) == "each" or not after.isdisjoint({"each", "apiece"})
    return "each" if each else ""
