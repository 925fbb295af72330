"""Reads numbers in digits and words as exact values: 7,000, 2.5bn, twenty-five, dozens.

`numeral_at` takes the place of a token and returns the number that begins there, or None:

    7,000, 10 000, 2½                      in digits
    2.5bn, 3 million                       with its magnitude: 2,500,000,000, 3,000,000
    twenty-five, two hundred and six       in words
    two and a half million                 2,500,000
    dozens, several hundred                vague: 24 to 99, 200 to 900
    half a million, a quarter of a mile    a part: 500,000, 0.25

The number words are in `numbers.toml`. A place is the index of a token.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.figure import unit_at
from corpus.extraction.quantities.tokens import Tokens, table

_MOST_CHARACTERS = 15
"""The most characters of a number; what is longer is a code or an identifier."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in digits or words; `low` and `high` differ only where it is vague ("dozens")."""

    end: int
    """The place after its last token."""
    low: Fraction
    high: Fraction
    step: Fraction
    """How exact it is, as the unit of its last digit that is not zero: 1,000 for 7,000."""
    written: bool
    """Whether it is written in words."""
    scale: Fraction = Fraction(1)
    """Its magnitude: 1,000,000 for million; 1 for none."""
    vague: bool = False
    """Whether it is a word such as "dozens", "several hundred"."""
    short: bool = False
    """Whether its magnitude is one letter, m or b, which may also mean metres."""

    def times(self, factor: Fraction, end: int, *, short: bool = False) -> Numeral:
        """The number multiplied by a factor, up to the token `end`."""
        return replace(
            self, end=end, low=self.low * factor, high=self.high * factor,
            step=self.step * factor, scale=self.scale * factor, short=short,
        )  # fmt: skip


def numeral_at(tokens: Tokens, place: int) -> Numeral | None:
    """The number at a place: "7,000", "2.5bn", "two and a half million", "dozens"."""
    token = tokens.at(place)
    if token.is_number:
        return _in_digits(tokens, place)
    if token.text in words().signs:
        value = words().signs[token.text]
        return _with_magnitude(tokens, Numeral(place + 1, value, value, value, written=False))
    return _approximate(tokens, place) or _in_words(tokens, place)


# In digits


def _in_digits(tokens: Tokens, place: int) -> Numeral | None:
    """The number in digits at a place, with what belongs to it: 10 000, 2½, 3 million."""
    text = tokens.at(place).text.replace(",", "")
    if len(text) > _MOST_CHARACTERS:
        return None
    end = place + 1
    while _is_next_group(tokens, place, end):
        text += tokens.at(end).text
        end += 1
    value, step = Fraction(text), _step(text)
    sign = words().signs.get(tokens.at(end).text)
    if sign:
        value, step, end = value + sign, sign, end + 1
    return _with_magnitude(tokens, Numeral(end, value, value, step, written=False))


def _is_next_group(tokens: Tokens, first: int, place: int) -> bool:
    """Whether the token at a place is a further group of three digits of a number: 10 000.

    Not after a word with a capital: Boeing 777 300.
    """
    token = tokens.at(place)
    if not (token.is_number and len(token.text) == 3 and token.text.isdigit()):
        return False
    head, before = tokens.at(first).text, tokens.at(place - 1)
    is_first_group = head.isdigit() and len(head) <= 3 and head[0] != "0"
    is_after_space = token.start - before.end == 1 and tokens.text[before.end] == " "
    return (
        is_first_group and is_after_space and place - first < 4 and not tokens.is_capital(first - 1)
    )


def _step(text: str) -> Fraction:
    """The unit of the last decimal, else of the last digit that is not zero: 1,000 for 7,000."""
    whole, _, decimals = text.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return Fraction(10**zeros)


# Magnitudes


_APART = frozenset({"bn", "mn", "mln", "tn", "trn"})
"""Magnitudes in letters that may also stand after a space: 2 bn euros, but not 2 m."""


def _with_magnitude(tokens: Tokens, number: Numeral) -> Numeral:
    """The number with the magnitude that follows it, if any: "million", "bn"."""
    known = words()
    place = tokens.past_hyphen(number.end)
    token = tokens.at(place)
    factor = known.magnitudes.get(token.lower.removesuffix("s"))
    if factor:
        found = number.times(Fraction(factor), place + 1)
        # "two hundred thousand": one magnitude of another
        return _with_magnitude(tokens, found) if factor == 100 and number.scale == 1 else found
    is_near = tokens.is_glued(place) or token.text in _APART
    if token.text in known.letters and is_near and place == number.end:
        short = token.text in {"m", "M", "b", "B"}
        return number.times(Fraction(known.letters[token.text]), place + 1, short=short)
    return number


# In words


def _in_words(tokens: Tokens, place: int) -> Numeral | None:
    """The cardinal in words at a place: twenty-five, two hundred and six."""
    first = tokens.lower(place)
    if first in {"a", "an"}:
        found = _sum(tokens, place, 1) if tokens.lower(place + 1) in words().magnitudes else None
    elif first in words().cardinals:
        found = _sum(tokens, place, words().cardinals[first])
    else:
        found = None
    return _and_a_half(tokens, found) if found else None


def _sum(tokens: Tokens, place: int, first: int) -> Numeral:
    """The value of a row of number words, of which the first is worth `first`.

    In "two thousand three hundred and six", `total` takes 2000 at "thousand"; `current` is 3, then
    300, then 306; `last` is the value of the word before, which decides what may follow it.
    """
    known = words()
    total, current, last, step = 0, first, first, 1
    end = place + 1
    while True:
        at = tokens.past_hyphen(end)
        at += tokens.lower(at) == "and" and last >= 100
        word = tokens.lower(at)
        value, factor = known.cardinals.get(word), known.magnitudes.get(word, 0)
        has_and = tokens.lower(at - 1) == "and"
        if value and ((20 <= last <= 90 and value <= 9) or last >= 100):
            current, last, step = current + value, value, 1
        elif has_and or not factor or not current:
            break
        elif factor < 1000:
            if current > 99:
                break
            current, last, step = current * factor, 100, factor
        else:
            total, current, last, step = total + current * factor, 0, factor, factor
        end = at + 1
    value = total + current
    scale = Fraction(last if last >= 1000 else 1)
    whole = Fraction(value)
    return Numeral(end, whole, whole, Fraction(step), written=True, scale=scale)


def past_half(tokens: Tokens, place: int) -> int:
    """The place after "and a half" or "-and-a-half" at a place; 0 for none."""
    for word in ("and", "a", "half"):
        place = tokens.past_hyphen(place)
        if tokens.lower(place) != word:
            return 0
        place += 1
    return place


def _and_a_half(tokens: Tokens, found: Numeral) -> Numeral:
    """The number with the "and a half" after it, if any: two and a half, two million and a half."""
    end = past_half(tokens, found.end)
    if not end:
        return found
    half = found.scale / 2
    value = found.low + half
    return _with_magnitude(tokens, replace(found, end=end, low=value, high=value, step=half))


def rank_in_words(tokens: Tokens, place: int) -> tuple[int, int]:
    """The rank in words at a place, and the place after it: twenty-first; 0 and `place` for none.

    Without its hyphen as well.
    """
    known = words()
    tens = known.cardinals.get(tokens.lower(place), 0)
    if not tens:
        return known.ordinals.get(tokens.lower(place), 0), place + 1
    at = tokens.past_hyphen(place + 1)
    value = known.ordinals.get(tokens.lower(at), 0)
    is_one = 20 <= tens <= 90 and 0 < value <= 9
    return (tens + value, at + 1) if is_one else (0, place)


# Vague numbers, and parts of one


_FRACTIONS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4)}


def _approximate(tokens: Tokens, place: int) -> Numeral | None:
    """The number at a place that is no plain cardinal: dozens, several hundred, half a million."""
    first = tokens.lower(place)
    if first in words().vague:
        return _plural(tokens, place)
    at = place + (first in {"a", "an"})
    second = tokens.lower(at)
    if second in {"several", "few"}:
        return _several(tokens, at)
    if second == "couple" and at > place:
        return _couple(tokens, at)
    if first == "three" and tokens.lower(tokens.past_hyphen(place + 1)) == "quarters":
        return _part(tokens, tokens.past_hyphen(place + 1))
    return _part(tokens, tokens.past_hyphen(at)) if second in {"half", "quarter", "-"} else None


def _plural(tokens: Tokens, place: int) -> Numeral | None:
    """Dozens, hundreds of thousands."""
    known = words()
    low, high = known.vague[tokens.lower(place)]
    end = place + 1
    factor = known.magnitudes.get(tokens.lower(end + 1).removesuffix("s"), 0)
    if tokens.lower(end) == "of" and factor >= 1000 and tokens.lower(end + 1) in known.vague:
        low, high, end = low * factor, high * factor, end + 2
    elif tokens.lower(place) in {"tens", "scores"} and tokens.lower(end) != "of":
        return None
    return Numeral(end, Fraction(low), Fraction(high), Fraction(low), written=True, vague=True)


def _several(tokens: Tokens, place: int) -> Numeral | None:
    """Several hundred, a few million: 2 to 9 of them."""
    if tokens.lower(place + 1) not in words().magnitudes:
        return None
    many = Numeral(place + 1, Fraction(2), Fraction(9), Fraction(1), written=True, vague=True)
    return _with_magnitude(tokens, many)


def _couple(tokens: Tokens, place: int) -> Numeral | None:
    """A couple of weeks, a couple hundred: 2 of them."""
    of = tokens.lower(place + 1) == "of"
    if not of and tokens.lower(place + 1) not in words().magnitudes:
        return None
    two = Fraction(2)
    return _with_magnitude(tokens, Numeral(place + 1 + of, two, two, Fraction(1), written=True))


def _part(tokens: Tokens, place: int) -> Numeral | None:
    """Half a million, a quarter of a mile, a half-hour, three quarters of a billion."""
    share = _FRACTIONS.get(tokens.lower(place))
    if share is None:
        return None
    after = tokens.past_hyphen(place + 1)
    after += tokens.lower(after) == "of"
    after += tokens.lower(after) in {"a", "an"}
    part = Numeral(after, share, share, share, written=True)
    if unit_at(tokens, after) and tokens.lower(after) not in {"percent", "%"}:
        return part
    scaled = _with_magnitude(tokens, part)
    return replace(scaled, step=scaled.low) if scaled.end > after else None


# The words


class Words(NamedTuple):
    """The number words of `numbers.toml`."""

    cardinals: dict[str, int]
    """Up to twenty, then the tens: five, fifty."""
    magnitudes: dict[str, int]
    """Dozen, hundred, million."""
    letters: dict[str, int]
    """Magnitudes that are written at the digits: 10K, 2bn."""
    vague: dict[str, tuple[int, int]]
    """The least and the most that a word means: dozens, 24 to 99."""
    ordinals: dict[str, int]
    before_ordinals: frozenset[str]
    """Words after which "first" counts something: the first visit."""
    ranking: frozenset[str]
    """Verbs before a rank: finished second."""
    moving: frozenset[str]
    """Verbs before "to" and a rank: fell to fifth."""
    before_ranks: frozenset[str]
    """What may stand between such a verb and the rank: joint third."""
    parts: dict[str, int]
    """Into how many parts a whole is divided: thirds, 3."""
    signs: dict[str, Fraction]
    """The value of a fraction in one character: ½."""


@cache
def words() -> Words:
    """The number words of `numbers.toml`."""
    found = table("numbers")
    return Words(
        found["cardinals"],
        {word: int(value) for word, value in found["magnitudes"].items()},
        {word: int(value) for word, value in found["letters"].items()},
        {word: (int(low), int(high)) for word, (low, high) in found["vague"].items()},
        found["ordinals"],
        frozenset(found["before_ordinals"]["words"]),
        frozenset(found["before_ordinals"]["ranking"]),
        frozenset(found["before_ordinals"]["moving"]),
        frozenset(found["before_ordinals"]["between"]),
        found["parts"],
        {sign: Fraction(*parts) for sign, parts in found["signs"].items()},
    )
