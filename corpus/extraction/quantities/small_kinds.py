"""Parts of a whole as percentages: two thirds, a quarter of, three in four, half the troops."""

from __future__ import annotations

from fractions import Fraction

from corpus.extraction.quantities.numbers import Numeral, words
from corpus.extraction.quantities.numbers__numerals import numeral
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.units__units import unit_at

_OF_A_WHOLE = frozenset({"of", "the", "its", "their", "his", "her", "our", "all", "that"})


def share(said: Tokens, place: int) -> Numeral | None:
    """The share that begins at a place, in percent."""
    if said.low(place) == "half":
        return _half(said, place)
    return _ratio(said, place) or _fraction(said, place)


def _percent(value: Fraction, end: int) -> Numeral:
    return Numeral(end, 100 * value, 100 * value, Fraction(1), written=True)


def _ratio(said: Tokens, place: int) -> Numeral | None:
    """One in five, nine out of 10, one-in-three."""
    if not (said.at(place).number or said.low(place) in words().cardinals):
        return None
    at = said.past_hyphen(place + 1)
    out = said.low(at) == "out" and said.low(at + 1) == "of"
    if not out and said.low(at) != "in":
        return None
    at = said.past_hyphen(at + 1 + out)
    at += said.low(at) == "every"
    part, whole = numeral(said, place), numeral(said, at)
    if not part or not whole or part.end > at or not 0 < part.low < whole.low or whole.vague:
        return None
    if not out and (part.low.denominator > 1 or not _is_round(whole.low)):
        return None
    return _percent(part.low / whole.low, whole.end)


def _is_round(whole: Fraction) -> bool:
    """Whether a number is one that "one in …" goes with, and no year: "one in 2015"."""
    small = whole <= 20 or (whole <= 1000 and whole % 50 == 0)
    return small or (whole > 2000 and whole % 1000 == 0)


def _half(said: Tokens, place: int) -> Numeral | None:
    after = said.low(place + 1)
    if after not in _OF_A_WHOLE or said.low(place + 2) in words().magnitudes:
        return None
    return _percent(Fraction(1, 2), place + 1)


def _fraction(said: Tokens, place: int) -> Numeral | None:
    """Two thirds, three-quarters, a fifth of."""
    known, first = words(), said.low(place)
    count = 1 if first in {"a", "an"} else known.cardinals.get(first, 0)
    at = said.past_hyphen(place + 1)
    part = said.low(at)
    parts = known.parts.get(part, 0)
    if not 0 < count < parts or (count > 1) != part.endswith("s"):
        return None
    end = at + 1 + (said.low(at + 1) == "of")
    counts_off = count == 1 and not _ends(said, at + 1)
    then = end + (said.low(end) in {"a", "an"})
    if counts_off or said.low(then) in known.magnitudes or unit_at(said, then):
        return None
    return _percent(Fraction(count, parts), at + 1)


def _ends(said: Tokens, place: int) -> bool:
    """Whether "a third" ends here or goes on with "of": else it counts off, as in "a third man"."""
    after = said.at(place)
    if said.hyphen(place):
        return False  # "a half-hour delay"
    return not after.word or after.low in {"of", "more", "less", "fewer", "higher", "lower", "as"}
