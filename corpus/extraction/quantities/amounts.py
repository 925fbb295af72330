"""Reads amounts: a number or a range with its unit or currency, and its qualifier.

`amount_at` takes the place of a number or a currency sign and returns the amount there, or None:

    7,000                                  a number
    $3 million, 5m tall, two hours         a sum, or a measure with its unit
    two hours and 20 minutes               a measure in two units: 2⅓ hours
    about 300, 300 or more                 with its qualifier: "about", "at least"
    between 3 and 5 percent, $2-3 million  a range, whose qualifier is "between"

A place is the index of a token.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

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
    """As `low`, but for a range or a vague number: 24 and 99 or so for "dozens"."""
    step: Fraction
    """How exact it is, as the unit of its last digit that is not zero: 1,000 for 7,000."""
    unit: Unit | None
    qualifier: Qualifier
    written: bool
    """Whether the number, or the first of a range, is written in words."""

    @property
    def is_exactly_one(self) -> bool:
        """Whether it is exactly one of something."""
        return self.low == self.high == 1


_POUNDS = 1_000_000
"""Pounds from this number on are money, not a weight."""


def amount_at(tokens: Tokens, place: int) -> Amount | None:
    """The amount whose number or currency sign is at a place, or None."""
    measure = _measure(tokens, place)
    if measure is None:
        return None
    amount = _range(tokens, place, measure) or _one_amount(tokens, place, measure)
    if _is_throughout(tokens, amount, place):
        return replace(amount, start=place, qualifier="")
    if amount.unit and amount.unit.name == "pound" and amount.low >= _POUNDS:
        return replace(amount, unit=Unit("money", "GBP"))
    return amount


def _one_amount(tokens: Tokens, place: int, measure: _Measure) -> Amount:
    """A number with its unit as an amount, with the qualifiers before and after it."""
    number = measure.number
    start, qualifier = qualifier_before(tokens, place)
    end, qualifier_behind = qualifier_after(tokens, measure.end)
    if qualifier_behind and qualifier in {"", "about"}:
        qualifier = qualifier_behind
    else:
        end = measure.end
    vague: Qualifier = "vague" if number.vague else ""
    return Amount(
        start, end, number.low, number.high, number.step, measure.unit,
        qualifier or vague, number.written,
    )  # fmt: skip


_BEFORE_MORE_THAN = frozenset(
    {"for", "lasted", "lasting", "lasts", "took", "takes", "after", "taken", "spent", "of", "in"}
    | {"is", "was", "been", "jailed", "and", "by", "every", "with", "served", "within"}
)
_AFTER_MORE_THAN = frozenset({"ago", "later", "earlier", "old", "after", "before", "since"})
"""Words before and after "over two years" by which it means more than that, not during that."""


def _is_throughout(tokens: Tokens, amount: Amount, place: int) -> bool:
    """Whether "over" says during which time, not how much: a rise of 6 percent over two years."""
    is_over = tokens.lower(amount.start) == "over" and amount.start == place - 1
    is_time = amount.unit is not None and amount.unit.kind == "duration"
    is_more_than = (
        tokens.lower(amount.start - 1) in _BEFORE_MORE_THAN
        or tokens.lower(amount.end) in _AFTER_MORE_THAN
    )
    return is_over and is_time and not is_more_than


# A number with its unit


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number with its unit, up to the token before `end`: all of an amount, or one of a range."""

    number: Numeral
    unit: Unit | None
    end: int


def _measure(tokens: Tokens, place: int) -> _Measure | None:
    """The number at a place with the unit beside it."""
    sign = currency_at(tokens, place)
    number = numeral_at(tokens, sign[0] if sign else place)
    if number is None:
        return _unit_alone(tokens, place)
    if sign:
        number = _with_millions(tokens, number)
        if tokens.lower(place) == "euro" and not _is_sum(tokens, place, number):
            return None
        code, end = sign[1], number.end
        after = currency_after(tokens, tokens.past_hyphen(end))
        # "$5 US", "$3 dollars": a currency given twice
        return _Measure(number, _money(code), after[0] if after else end)
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


def _with_unit(tokens: Tokens, number: Numeral) -> _Measure | None:
    """A number with the currency or the unit after it, or with none: 3 dollars, 5 km, 7,000."""
    at = tokens.past_hyphen(number.end)
    if number.vague and tokens.lower(at) == "of":  # dozens of miles
        at += 1
    if after := currency_after(tokens, at):
        end, currency = after
        if currency.share != 1:  # 40 cents: .4 dollars
            number = number.times(Fraction(currency.share).limit_denominator(), number.end)
        return _Measure(number, _money(currency), end)
    if number.short:
        return _metres_or_millions(tokens, number)
    unit = unit_at(tokens, at)
    if unit or (tokens.lower(at) in _WHOLE and (unit := unit_at(tokens, at + 1))):
        return _with_smaller_unit(tokens, _Measure(number, unit[1], unit[0]))
    # Letters that touch the digits and are no unit make them something else: 7x, 737s.
    is_suffix = tokens.is_glued(number.end) and tokens.at(number.end).is_word
    if is_suffix and tokens.lower(number.end) != "s":
        return None
    return _Measure(number, None, number.end)


_ONE, _HALF = Fraction(1), Fraction(1, 2)


def _unit_alone(tokens: Tokens, place: int) -> _Measure | None:
    """A unit without a number: an hour and a half; without "half" after a qualifier: up to a year.

    The second is read of times only: not "about a metre".
    """
    unit = unit_at(tokens, place + 1) if tokens.lower(place) in {"a", "an"} else None
    if unit is None:
        return None
    end, name = unit
    if past := past_half(tokens, end):
        value = _ONE + _HALF
        return _Measure(Numeral(place + 1, value, value, _HALF, written=True), name, past)
    _, qualifier = qualifier_before(tokens, place)
    if name.kind != "duration" or not qualifier or tokens.is_hyphen(end):
        return None
    return _Measure(Numeral(place + 1, _ONE, _ONE, _ONE, written=True), name, end)


def _with_smaller_unit(tokens: Tokens, measure: _Measure) -> _Measure:
    """An amount with the smaller units after it: two hours and 20 minutes, six feet two inches.

    After a comma only where a third unit follows: two hours, 10 minutes and three seconds.
    """
    number, unit = measure.number, measure.unit
    if unit is None or unit.kind not in _IN_TWO_UNITS or number.low != number.high:
        return measure
    joiner = tokens.lower(measure.end)
    second = numeral_at(tokens, measure.end + 1 if joiner in {",", "and"} else measure.end)
    rest = _with_unit(tokens, second) if second else None  # with its own smaller unit, if any
    if rest is None or rest.unit is None or rest.unit.kind != unit.kind:
        return measure
    small = Fraction(rest.unit.factor / unit.factor).limit_denominator(_MOST_PARTS)
    more = rest.number
    has_third_unit = more.low.denominator > 1  # 10 minutes and three seconds: 10 1/20
    if (joiner == "," and not has_third_unit) or more.low != more.high or more.low * small >= 1:
        return measure
    value = number.low + more.low * small
    return _Measure(replace(number, low=value, high=value, step=more.step * small), unit, rest.end)


_IN_TWO_UNITS = frozenset({"duration", "length", "mass"})
"""Kinds of amounts that are given in two units."""
_MOST_PARTS = 100_000
"""More than the smaller units that make up a larger one: a day has 86,400 seconds."""
_WHOLE = frozenset({"total", "full", "whole", "straight", "consecutive", "long", "short"})
"""Adjectives before a unit: 793 total yards, three full days."""


_TALL = frozenset({"tall", "high", "deep", "long", "wide", "away", "freestyle", "race", "sprint"})
"""Words after a number with "m" by which it is in metres."""


def _metres_or_millions(tokens: Tokens, number: Numeral) -> _Measure | None:
    """Read "5m people" as millions and "5m tall" as metres; nothing where neither is sure."""
    after = tokens.at(number.end)
    if tokens.at(number.end - 1).text == "m" and after.lower in _TALL:
        metres = number.times(1 / number.scale, number.end)
        return _Measure(replace(metres, scale=Fraction(1)), Unit("length", "m"), number.end)
    is_million = after.is_word and after.lower.endswith(("s", "people"))
    return _Measure(number, None, number.end) if is_million else None


def _money(currency: Currency) -> Unit:
    """The unit of a sum in a currency."""
    return Unit("money", currency.code)


# A range


class _Joiner(NamedTuple):
    """What joins the two numbers of a range: "to" in "from 3 to 5 percent", "-" in "3-5"."""

    word: str
    end: int
    """The place after it."""
    start: int
    """The place where the range begins: of "from" or "between", of a qualifier or the number."""
    before: str
    """The word before the first number and its qualifier: from, between, rose."""


def _range(tokens: Tokens, place: int, first: _Measure) -> Amount | None:
    """The range that begins with a number, up to its last one, or None."""
    joiner = _joiner_after(tokens, place, first)
    last = _last_of_range(tokens, joiner.end, first) if joiner else None
    if joiner is None or last is None or not _have_compatible_units(first, last, joiner):
        return None
    low, high = _in_shared_scale(first.number, last.number), last.number
    is_rising = low.low < high.low
    is_too_far = joiner.word == "or" and high.low > 2 * low.low  # two or 50
    if low.vague or high.vague or not is_rising or is_too_far:
        return None
    return Amount(
        joiner.start, last.end, low.low, high.high, min(low.step, high.step),
        last.unit or first.unit, "between", low.written,
    )  # fmt: skip


_MOST_BEFORE_OR = 100
"""The highest number before "or" in a range: six or seven, not 1,200 or 1,300."""


def _joiner_after(tokens: Tokens, place: int, first: _Measure) -> _Joiner | None:
    """The "to", "or", "and" or hyphen of a range after its first number, or None."""
    start, _ = qualifier_before(tokens, place)
    before = tokens.lower(start - 1)
    at = tokens.past_hyphen(first.end)
    if tokens.lower(at) in {"to", "or"}:  # a five-to-ten-year sentence
        end = tokens.past_hyphen(at + 1)
    else:
        at, end = first.end, first.end + 1
    word = tokens.lower(at)
    is_spanned = (before, word) in {("between", "and"), ("from", "to")}
    is_or = word == "or" and first.number.low <= _MOST_BEFORE_OR
    if not (is_spanned or is_or or word == "to" or word in HYPHENS):
        return None
    return _Joiner(word, end, start - 1 if is_spanned else start, before)


def _last_of_range(tokens: Tokens, place: int, first: _Measure) -> _Measure | None:
    """The last number of a range with its unit, also behind a qualifier: 3 to about 5 percent."""
    last = _measure(tokens, _past_qualifier(tokens, place))
    if last and first.unit and first.unit.kind == "money":
        millions = _with_millions(tokens, last.number)  # $140-150MM
        return last if millions is last.number else _Measure(millions, first.unit, millions.end)
    return last


def _have_compatible_units(first: _Measure, last: _Measure, joiner: _Joiner) -> bool:
    """Whether two numbers can be a range by their units: $3 to $5, 3 to 5 km, 3-5.

    Not "$5 to 20 people", and not what changed to what: "rose $3.10 to $92.40".
    """
    if first.unit and last.unit and first.unit != last.unit:
        return False
    if first.unit and joiner.word == "to":
        return last.unit is not None and not _is_change(joiner.before)
    return True


def _in_shared_scale(first: Numeral, last: Numeral) -> Numeral:
    """The first number of a range with the magnitude that only the last has: 2 to 3 million."""
    is_shared = last.scale > 1 and first.scale == 1 and first.low * last.scale < last.low
    return first.times(last.scale, first.end) if is_shared else first


_BEFORE_CHANGE = frozenset(
    {"up", "down", "added", "adding", "surged", "plunged", "soared", "dipped"}
)
"""Words before the amount of a change that are no acts of `CHANGE_ACTS`."""


def _is_change(word: str) -> bool:
    """Whether a number after a word says by how much something changed: rose, lost, down."""
    return word in _BEFORE_CHANGE or name_of(word) in CHANGE_ACTS | {"lose"}


_LONGEST_QUALIFIER = 3
"""Words of "as many as"."""


def _past_qualifier(tokens: Tokens, place: int) -> int:
    """The place after a qualifier that begins at a place ("about", "as many as"), or the place."""
    for end in range(place + 1, place + 1 + _LONGEST_QUALIFIER):
        start, _ = qualifier_before(tokens, end)
        if start == place:
            return end
    return place


# Qualifiers


def qualifier_before(tokens: Tokens, place: int) -> tuple[int, Qualifier]:
    """The start of the qualifier before a number, and its meaning; `place` and "" for none."""
    phrase = _phrases("before").before(tokens, place)
    if not phrase:
        return place, ""
    start, meaning = phrase
    if tokens.lower(start - 1) in _NOT_BEFORE.get(tokens.lower(start), ()):
        return place, ""
    # "not more than": the phrase may be part of a longer one that turns it round.
    if tokens.lower(start - 1) in {"not", "no"}:
        turned: dict[Qualifier, Qualifier] = {"more than": "up to", "less than": "at least"}
        return start - 1, turned.get(meaning, meaning)
    return phrase


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
    if phrase := _phrases("after").at(tokens, place):
        return phrase
    is_plus = tokens.lower(place) == "+" and tokens.is_glued(place)
    return (place + 1, "at least") if is_plus else (place, "")


@cache
def _phrases(position: Literal["before", "after"]) -> Phrases[Qualifier]:
    """The qualifiers that stand before or after a number, each with its meaning."""
    return Phrases(
        (phrase, meaning) for meaning, phrases in table("qualifiers")[position].items()
        for phrase in phrases
    )  # fmt: skip
