"""The figures of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from corpus.extraction.quantities import dates
from corpus.extraction.quantities.extract import read
from corpus.extraction.quantities.extract__found import Found
from corpus.extraction.quantities.figure import Figure
from corpus.extraction.quantities.not_figures import named
from corpus.extraction.quantities.numbers import words
from corpus.extraction.quantities.tokens import Tokens, tokens
from corpus.extraction.quantities.units import starts as money_signs

_WORD = re.compile("[a-z]+")


def figures(text: str, published: date | None = None, start: int = 0) -> tuple[Figure, ...]:
    """The figures of a sentence in its order; spans are counted from `start`.

    Weekdays and "yesterday" are resolved against the day of publication.

    >>> [(figure.low, figure.of) for figure in figures("Some 7,000 troops left.")]
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
        elif found := read(said, place, published):
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
