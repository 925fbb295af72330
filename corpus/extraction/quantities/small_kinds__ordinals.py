"""Ordinals: the third case, its 5th day, No. 5."""

from __future__ import annotations

from typing import NamedTuple

from corpus.extraction.quantities.numbers import words
from corpus.extraction.quantities.tokens import Tokens


class Ordinal(NamedTuple):
    """A place in an order, with the token it begins with and the place after it."""

    start: int
    end: int
    value: int


def ordinal(said: Tokens, place: int) -> Ordinal | None:
    """The ordinal that begins at a place."""
    token = said.at(place)
    if token.number:
        return _digits(said, place)
    if token.low in {"no", "nos", "number"}:
        at = place + 1 + (said.low(place + 1) == ".")
        then = said.at(at)
        marked = token.text == "No" or token.low == "number"
        if marked and then.number and then.text.isdigit() and len(then.text) <= 3:
            return Ordinal(place, at + 1, int(then.text))
        return None
    known, at, tens = words(), place, 0
    if 20 <= known.cardinals.get(token.low, 0) <= 90 and said.hyphen(place + 1):
        at, tens = place + 2, known.cardinals[token.low]
    value = known.ordinals.get(said.low(at))
    if value is None or (tens and value > 9):
        return None
    if not tens and value <= 2 and not _is_counted(said, place):
        return None
    return Ordinal(place, at + 1, tens + value)


def _digits(said: Tokens, place: int) -> Ordinal | None:
    text = said.at(place).text.replace(",", "")
    suffixed = said.low(place + 1) in {"st", "nd", "rd", "th"} and said.glued(place + 1)
    return Ordinal(place, place + 2, int(text)) if suffixed and text.isdigit() else None


def _is_counted(said: Tokens, place: int) -> bool:
    """Whether "first" or "second" counts a thing: "her first visit", not "when it first met"."""
    before = said.low(place - 1)
    return before in words().before_ordinals or before.endswith(("'s", "’s"))
