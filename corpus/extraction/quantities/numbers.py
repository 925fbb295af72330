"""A number as it stands in a text, and the words that numbers are written with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.tokens__phrases import table


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text."""

    end: int
    """The place after its last token."""
    low: Fraction
    high: Fraction
    step: Fraction
    """The unit of its last digit that is no zero."""
    written: bool
    """Whether it is a word."""
    scale: Fraction = Fraction(1)
    """Its magnitude, where it has one: million, bn."""
    vague: bool = False
    short: bool = False
    """Whether its magnitude is the letter m, which may as well stand for metres."""

    def times(self, factor: Fraction, end: int, *, short: bool = False) -> Numeral:
        """The number with a magnitude after it."""
        return replace(
            self, end=end, low=self.low * factor, high=self.high * factor,
            step=self.step * factor, scale=self.scale * factor, short=short,
        )  # fmt: skip


class Words(NamedTuple):
    """Number words."""

    cardinals: dict[str, int]
    magnitudes: dict[str, int]
    letters: dict[str, int]
    vague: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    before_ordinals: frozenset[str]
    parts: dict[str, int]
    signs: dict[str, Fraction]


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
        found["parts"],
        {sign: Fraction(*parts) for sign, parts in found["signs"].items()},
    )


def magnitude(said: Tokens, number: Numeral) -> Numeral:
    """The number with the magnitude that follows it, if one does."""
    known = words()
    place = said.past_hyphen(number.end)
    token = said.at(place)
    factor = known.magnitudes.get(token.low.removesuffix("s"))
    if factor:
        found = number.times(Fraction(factor), place + 1)
        # "two hundred thousand": one magnitude of another
        return magnitude(said, found) if factor == 100 and number.scale == 1 else found
    if token.text in known.letters and said.glued(place) and place == number.end:
        short = token.text in {"m", "M", "b", "B"}
        return number.times(Fraction(known.letters[token.text]), place + 1, short=short)
    return number
