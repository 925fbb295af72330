"""What kind of figure begins at a place: each reader finds one kind, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.extraction.quantities import amounts__qualifiers as qualifiers
from corpus.extraction.quantities import counted_noun as nouns
from corpus.extraction.quantities import dates
from corpus.extraction.quantities import small_kinds__ages as ages
from corpus.extraction.quantities.amounts import Amount, amount
from corpus.extraction.quantities.dates__times import time
from corpus.extraction.quantities.extract__found import Found
from corpus.extraction.quantities.figure import Kind
from corpus.extraction.quantities.not_figures import after_capital, is_pronoun
from corpus.extraction.quantities.numbers import words
from corpus.extraction.quantities.small_kinds import share
from corpus.extraction.quantities.small_kinds__ordinals import ordinal
from corpus.extraction.quantities.small_kinds__scores import score
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.units import starts as money_signs
from corpus.extraction.quantities.units__units import Unit

_LONE = 20
"""A number word below this that counts nothing is no figure: "the two", "all three"."""


def read(said: Tokens, place: int, published: date | None) -> Found | None:
    """The figure whose number begins at a place."""
    return (
        _moment(said, place, published)
        or _time(said, place)
        or _score(said, place)
        or _share(said, place)
        or _ordinal(said, place)
        or _amount(said, place)
    )


def _moment(said: Tokens, place: int, published: date | None) -> Found | None:
    when = dates.moment(said, place, published)
    if when is None:
        return None
    low, high = float(when.low), float(when.high)
    return Found("date", when.start, when.end, low, high, when.unit, step=when.returns)


def _time(said: Tokens, place: int) -> Found | None:
    if not (when := time(said, place)):
        return None
    start, said_of = qualifiers.before(said, place)
    return Found("time", start, when.end, when.value, when.value, "time", said_of)


def _score(said: Tokens, place: int) -> Found | None:
    result = score(said, place)
    return result and Found("score", place, result.end, result.low, result.high, "score")


def _share(said: Tokens, place: int) -> Found | None:
    if not (part := share(said, place)):
        return None
    start, said_of = qualifiers.before(said, place)
    noun = nouns.after(said, part.end, one=False)
    low, high = float(part.low), float(part.high)
    return Found("percent", start, part.end, low, high, "%", said_of, 1.0, noun)


def _ordinal(said: Tokens, place: int) -> Found | None:
    if not (order := ordinal(said, place)):
        return None
    noun = nouns.after(said, order.end, one=True)
    if noun is None or said.low(noun.start) in words().cardinals:
        return None
    return Found("ordinal", order.start, order.end, order.value, order.value, noun=noun)


def _amount(said: Tokens, place: int) -> Found | None:
    value = amount(said, place)
    if value is None or not _counts(said, place, value):
        return None
    if end := ages.decade_ends(said, value):
        low = float(value.low)
        return Found("age", value.start, end, low, low + 9, "year", "between")
    if end := ages.age_ends(said, value):
        joined = any(said.hyphen(at) for at in range(value.start, end))
        noun = nouns.after(said, end, one=True) if joined else None
        return _plain(value, "age", value.unit.name if value.unit else "year", end, noun)
    if value.unit:
        return _measure(said, place, value, value.unit)
    noun = nouns.after(said, value.end, one=value.one)
    if noun is None or noun.head < 0:
        noun = nouns.before(said, value.start) or noun
    if noun is None and value.written and value.high < _LONE and not value.qualifier:
        return None
    return _plain(value, "count", "", value.end, noun)


def _measure(said: Tokens, place: int, value: Amount, unit: Unit) -> Found:
    if unit.kind == "temperature":
        if said.low(place - 1) in {"-", "−", "minus"}:
            value = replace(value, start=place - 1, low=-value.high, high=-value.low)
        return _plain(value, unit.kind, unit.name, value.end, None)
    joined = said.low(value.end) == "of" or said.hyphen(value.end)
    joined = joined or said.hyphen(value.end - 2)
    noun = nouns.after(said, value.end, one=said.low(value.end) != "of") if joined else None
    return _plain(value, unit.kind, unit.name, value.end, noun)


def _plain(value: Amount, kind: Kind, unit: str, end: int, noun: nouns.Noun | None) -> Found:
    low, high, step = float(value.low), float(value.high), float(value.step)
    return Found(kind, value.start, end, low, high, unit, value.qualifier, step, noun)


def _counts(said: Tokens, place: int, value: Amount) -> bool:
    """Whether an amount is one, and no part of a name and no pronoun."""
    if said.at(place).low in money_signs():
        return True
    if value.written:
        if said.capital(place) and not said.opens(place):
            return False
        return not (value.one and value.unit is None and is_pronoun(said, place))
    bare = value.unit is None and value.qualifier == "" and value.low == value.high
    plain = said.at(place).text.isdigit() and value.end == place + 1
    is_weekday = dates.is_named(said.low(place - 1))
    return is_weekday or not (bare and plain and after_capital(said, place))
