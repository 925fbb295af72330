"""Amounts: a number or a range of them with its unit or currency, and its qualifier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from corpus.extraction.quantities.figure import Qualifier
from corpus.extraction.quantities.numbers import Numeral, numeral
from corpus.extraction.quantities.tokens import HYPHENS, Phrases, Tokens, table
from corpus.extraction.quantities.units import Currency, Unit, currency_after, currency_at, unit_at

# What a report says of a number's exactness: about, more than, up to.


@cache
def _phrases(side: str) -> Phrases[Qualifier]:
    return Phrases(
        (phrase, meaning) for meaning, phrases in table("qualifiers")[side].items()
        for phrase in phrases
    )  # fmt: skip


def qualifier_before(said: Tokens, place: int) -> tuple[int, Qualifier]:
    """The place where a number's qualifier begins, and what it says; `place` and "" for none."""
    found = _phrases("before").before(said, place)
    if not found:
        return place, ""
    start, meaning = found
    # "not more than": the phrase that was found may be part of a longer one that turns it round.
    if said.low(start - 1) in {"not", "no"}:
        turned: dict[Qualifier, Qualifier] = {"more than": "up to", "less than": "at least"}
        return start - 1, turned.get(meaning, meaning)
    return found


def qualifier_after(said: Tokens, place: int) -> tuple[int, Qualifier]:
    """The place after a number's qualifier, and what it says; `place` and "" for none."""
    return _phrases("after").at(said, place) or _plus(said, place)


def _plus(said: Tokens, place: int) -> tuple[int, Qualifier]:
    if said.low(place) == "+" and said.glued(place):
        return place + 1, "at least"
    return place, ""


_POUNDS = 1_000_000
"""From here on, pounds are money."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A value as it is written, from the token `start` to the one before `end`."""

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


@dataclass(frozen=True, slots=True)
class _Side:
    """A number with its unit: an amount, or one end of a range."""

    number: Numeral
    unit: Unit | None
    end: int


def amount(said: Tokens, place: int) -> Amount | None:
    """The amount whose number or currency sign begins at a place."""
    first = _side(said, place)
    if first is None:
        return None
    before, said_of = qualifier_before(said, place)
    if second := _second(said, place, first):
        first, last, start = second
        low, high, unit = first.number.low, last.number.high, last.unit or first.unit
        step = min(first.number.step, last.number.step)
        written = first.number.written
        found = Amount(start, last.end, low, high, step, unit, "between", written)
    else:
        number = first.number
        unit = first.unit
        end, also = qualifier_after(said, first.end)
        if also and said_of in {"", "about"}:
            said_of = also
        else:
            end = first.end
        vague: Qualifier = "vague" if number.vague else ""
        found = Amount(
            before, end, number.low, number.high, number.step, unit,
            said_of or vague, number.written,
        )  # fmt: skip
    if found.unit and found.unit.name == "pound" and found.low >= _POUNDS:
        return replace(found, unit=Unit("money", "GBP"))
    return found


def _side(said: Tokens, place: int) -> _Side | None:
    """The number that begins at a place, with the unit beside it."""
    sign = currency_at(said, place)
    number = numeral(said, sign[0] if sign else place)
    if number is None:
        return None
    if sign:
        code, end = sign[1], number.end
        after = currency_after(said, said.past_hyphen(end))
        # "$5 US", "$3 dollars": said twice
        return _Side(number, _money(code), after[0] if after else end)
    return _measured(said, number)


def _measured(said: Tokens, number: Numeral) -> _Side | None:
    at = said.past_hyphen(number.end)
    at += number.vague and said.low(at) == "of"
    if after := currency_after(said, at):
        if after[1].share != 1:
            number = number.times(Fraction(1, 100), number.end)
        return _Side(number, _money(after[1]), after[0])
    if number.short:
        return _metres_or_millions(said, number)
    if after_unit := unit_at(said, at):
        return _Side(number, after_unit[1], after_unit[0])
    # Letters that touch the digits and are no unit make them something else: 7x, 737s.
    if said.glued(number.end) and said.at(number.end).word and said.low(number.end) != "s":
        return None
    return _Side(number, None, number.end)


_TALL = frozenset({"tall", "high", "deep", "long", "wide", "away", "freestyle", "race", "sprint"})


def _metres_or_millions(said: Tokens, number: Numeral) -> _Side | None:
    """Read "5m people" as millions and "5m tall" as metres; nothing where neither is sure."""
    after = said.at(number.end)
    if said.at(number.end - 1).text == "m" and after.low in _TALL:
        metres = number.times(1 / number.scale, number.end)
        return _Side(replace(metres, scale=Fraction(1)), Unit("length", "m"), number.end)
    million = after.word and after.low.endswith(("s", "people"))
    return _Side(number, None, number.end) if million else None


def _money(currency: Currency) -> Unit:
    return Unit("money", currency.code)


def _second(said: Tokens, place: int, first: _Side) -> tuple[_Side, _Side, int] | None:
    """Both ends of the range that a number begins, and where the range begins."""
    start, _ = qualifier_before(said, place)
    opening = said.low(start - 1)
    joint = said.low(first.end)
    if joint == "and" and opening == "between":
        at, start = first.end + 1, start - 1
    elif joint == "to":
        at, start = first.end + 1, start - (opening == "from")
    elif (joint == "or" and first.number.low <= 100) or joint in HYPHENS:
        at = first.end + 1
    else:
        return None
    _, at = _past_qualifier(said, at)
    last = _side(said, at)
    if last is None or (first.unit and last.unit and first.unit != last.unit) or last.number.vague:
        return None
    if first.unit and first.unit.kind == "money" and not last.unit and joint == "to":
        return None  # "$5 to 20 people"
    scale = last.number.scale
    number = first.number
    if scale > 1 and number.scale == 1 and number.low * scale < last.number.low:
        number = number.times(scale, number.end)
    if not number.low < last.number.low or first.number.vague:
        return None
    if joint == "or" and last.number.low > 2 * number.low:
        return None
    return replace(first, number=number), last, start


def _past_qualifier(said: Tokens, place: int) -> tuple[bool, int]:
    """The place after "about", "as many as" … where one begins at a place."""
    for end in range(place + 1, place + 4):
        found, _ = qualifier_before(said, end)
        if found == place:
            return True, end
    return False, place
