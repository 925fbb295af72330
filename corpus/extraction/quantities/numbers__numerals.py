"""Numbers in digits and words, as exact values."""

from __future__ import annotations

from fractions import Fraction

from corpus.extraction.quantities.numbers import Numeral, magnitude, words
from corpus.extraction.quantities.numbers__loose import loose
from corpus.extraction.quantities.numbers__spelled import spelled
from corpus.extraction.quantities.tokens import Tokens

_LONGEST = 15
"""Digits; what is longer is no number that a report would tell."""


def numeral(said: Tokens, place: int) -> Numeral | None:
    """The number that begins at a place: "7,000", "2.5bn", "two and a half million", "dozens"."""
    token = said.at(place)
    if token.number:
        return _digits(said, place)
    if token.text in words().signs:
        value = words().signs[token.text]
        return magnitude(said, Numeral(place + 1, value, value, value, written=False))
    return loose(said, place) or spelled(said, place)


def _digits(said: Tokens, place: int) -> Numeral | None:
    text = said.at(place).text.replace(",", "")
    if len(text) > _LONGEST:
        return None
    end = place + 1
    while _groups(said, place, end):
        text += said.at(end).text
        end += 1
    value, step = Fraction(text), _step(text)
    sign = words().signs.get(said.at(end).text)
    if sign:
        value, step, end = value + sign, sign, end + 1
    return magnitude(said, Numeral(end, value, value, step, written=False))


def _groups(said: Tokens, first: int, place: int) -> bool:
    """Whether the token at a place goes on a number set in groups of three: 10 000."""
    head, token, before = said.at(first).text, said.at(place), said.at(place - 1)
    return (
        token.number
        and len(token.text) == 3
        and token.text.isdigit()
        and head.isdigit()
        and len(head) <= 3
        and head[0] != "0"
        and place - first < 4
        and token.start - before.end == 1
        and said.text[before.end] == " "
        and not said.capital(first - 1)
    )


def _step(text: str) -> Fraction:
    """The unit of the last digit that is no zero; of the last of all behind a point."""
    whole, _, decimals = text.partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return (
        Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else Fraction(1)
    )
