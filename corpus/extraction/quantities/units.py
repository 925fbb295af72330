"""Currencies: a sign before the number, a code beside it, words after it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.tokens import Tokens, tokens
from corpus.extraction.quantities.tokens__phrases import Phrases, table

DOLLARS = frozenset({"$", "USD", "CAD", "AUD", "NZD", "HKD", "SGD"})


class Currency(NamedTuple):
    """A currency, and which share of its unit is counted."""

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
def starts() -> frozenset[str]:
    """What a currency before a number begins with, in lower case."""
    found = table("money")
    return frozenset(
        tokens(written).low(0) for written in (*found["signs"], *found["codes"]["written"])
    )


def currency_at(said: Tokens, place: int) -> tuple[int, Currency] | None:
    """The currency that stands at a place before its number, and the place after it."""
    return _before().at(said, place)


def currency_after(said: Tokens, place: int) -> tuple[int, Currency] | None:
    """The currency that stands at a place after its number, and the place after it."""
    found = _after().at(said, place)
    # "10 $5 notes": a sign after a space belongs to the next number.
    if found and not said.at(place).word and not said.glued(place):
        return None
    return found


def one_currency(a: str, b: str) -> bool:
    """Whether two codes can mean one currency: "$" is any country's dollar."""
    return a == b or ("$" in {a, b} and {a, b} <= DOLLARS) or {a, b} <= {"¥", "JPY", "CNY"}
