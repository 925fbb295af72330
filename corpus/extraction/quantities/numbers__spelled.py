"""Cardinals in words: twenty-five, two hundred and six, one and a half million."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from corpus.extraction.quantities.numbers import Numeral, magnitude, words
from corpus.extraction.quantities.tokens import Tokens


def spelled(said: Tokens, place: int) -> Numeral | None:
    """The cardinal that begins at a place."""
    first = said.low(place)
    if first in {"a", "an"}:
        found = _sum(said, place, 1) if said.low(place + 1) in words().magnitudes else None
    elif first in words().cardinals:
        found = _sum(said, place, words().cardinals[first])
    else:
        found = None
    return _and_a_half(said, found) if found else None


def _sum(said: Tokens, place: int, first: int) -> Numeral:
    """Add up tens and units, and what each magnitude multiplies."""
    known = words()
    total, current, last, step = 0, first, first, 1
    end = place + 1
    while True:
        at = said.past_hyphen(end)
        at += said.low(at) == "and" and last >= 100
        word = said.low(at)
        value, factor = known.cardinals.get(word), known.magnitudes.get(word, 0)
        joined = said.low(at - 1) == "and"
        if value and ((20 <= last <= 90 and value <= 9) or last >= 100):
            current, last, step = current + value, value, 1
        elif joined or not factor or not current:
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


def _and_a_half(said: Tokens, found: Numeral) -> Numeral:
    """The number with "and a half" after it, half a million where it counts millions."""
    if [said.low(found.end + at) for at in range(3)] != ["and", "a", "half"]:
        return found
    half = found.scale / 2
    value = found.low + half
    return magnitude(said, replace(found, end=found.end + 3, low=value, high=value, step=half))
