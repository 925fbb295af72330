"""What kind of figure begins at a place: each reader finds one kind, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corpus.extraction.quantities import amounts, dates, small_kinds
from corpus.extraction.quantities import counted_noun as nouns
from corpus.extraction.quantities.amounts import Amount, amount
from corpus.extraction.quantities.dates import time
from corpus.extraction.quantities.figure import Figure, Kind, Qualifier
from corpus.extraction.quantities.not_figures import after_capital, is_pronoun, named
from corpus.extraction.quantities.numbers import words
from corpus.extraction.quantities.small_kinds import ordinal, score, share
from corpus.extraction.quantities.tokens import Tokens, tokens
from corpus.extraction.quantities.units import Unit
from corpus.extraction.quantities.units import starts as money_signs
from corpus.model import Span

# A figure by the places of its tokens, before it has a span.

_MORE = frozenset({"another", "additional", "extra", "further"})


@dataclass(frozen=True, slots=True)
class Found:
    """A figure from the token `start` to the one before `end`."""

    kind: Kind
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    qualifier: Qualifier = ""
    step: float = 0.0
    noun: nouns.Noun | None = None

    def figure(self, said: Tokens, offset: int) -> Figure:
        """The figure with its span, counted from `offset`."""
        end, of, head, fate = self.end, "", "", ""
        if self.kind == "count":
            fate = nouns.outcome(said, self.start, self.end, self.noun)
        more = said.low(self.start - 1) in _MORE
        if noun := self.noun:
            more = more or noun.more
            if noun.head >= 0:
                of = said.text[said.at(noun.start).start : said.at(noun.end - 1).end]
                head = nouns.stem(said, noun.head)
                end = max(end, noun.end) if noun.start >= self.end else end
        span = Span(offset + said.at(self.start).start, offset + said.at(end - 1).end)
        return Figure(
            span, self.kind, self.low, self.high, self.unit, self.qualifier, of, head, fate,
            self.step, more,
        )  # fmt: skip


_LONE = 20
"""A number word below this that counts nothing is no figure: "the two", "all three"."""


def read_amounts(said: Tokens, place: int, published: date | None) -> Found | None:
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
    start, said_of = amounts.qualifier_before(said, place)
    return Found("time", start, when.end, when.value, when.value, "time", said_of)


def _score(said: Tokens, place: int) -> Found | None:
    result = score(said, place)
    return result and Found("score", place, result.end, result.low, result.high, "score")


def _share(said: Tokens, place: int) -> Found | None:
    if not (part := share(said, place)):
        return None
    start, said_of = amounts.qualifier_before(said, place)
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
    if end := small_kinds.decade_ends(said, value):
        low = float(value.low)
        return Found("age", value.start, end, low, low + 9, "year", "between")
    if end := small_kinds.age_ends(said, value):
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


# The figures of a text.

_WORD = re.compile("[a-z]+")


def extract_figures(text: str, published: date | None = None, start: int = 0) -> tuple[Figure, ...]:
    """The figures of a sentence in its order; spans are counted from `start`.

    Weekdays and "yesterday" are resolved against the day of publication.

    >>> [(figure.low, figure.of) for figure in extract_figures("Some 7,000 troops left.")]
    [(7000.0, 'troops')]
    """
    if not _may_hold(text):
        return ()
    said = tokens(text)
    return tuple(found.figure(said, start) for found in _found(said, published))


@cache
def _begin() -> frozenset[str]:
    """Words that a figure begins with."""
    known = words()
    return frozenset(
        {*known.cardinals, *known.vague, *known.ordinals, *known.signs, *dates.begin()}
        | {"noon", "midnight", "a", "an", "half", "several", "few", "no", "number"}
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[0-9{''.join(words().signs)}]")


@cache
def _telling() -> frozenset[str]:
    """Words without one of which, and without digits, a text holds no figure."""
    known = words()
    every = _begin() | known.magnitudes.keys() | known.parts.keys() | {"couple"}
    return every - {"a", "an", "several", "few", "no", "number"}


def _may_hold(text: str) -> bool:
    """Whether a text can hold a figure: a cheap look that spares most sentences the rest."""
    return bool(_signs().search(text)) or not _telling().isdisjoint(_WORD.findall(text.lower()))


def _found(said: Tokens, published: date | None) -> Iterator[Found]:
    place, begin, signs = 0, _begin(), money_signs()
    while place < len(said.all):
        token = said.all[place]
        if not (token.number or token.low in begin or token.low in signs):
            place += 1
        elif end := named(said, place):
            place = max(end, place + 1)
        elif found := read_amounts(said, place, published):
            yield found
            place = max(found.end, place + 1)
        else:
            place = _past(said, place)


def _past(said: Tokens, place: int) -> int:
    """The place after what is no figure: letters that touch a number go with it."""
    digits = said.at(place).number
    place += 1
    while digits and said.glued(place) and (said.at(place).word or said.at(place).number):
        place += 1
    return place
