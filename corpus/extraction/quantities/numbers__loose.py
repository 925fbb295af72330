"""Numbers in words that are no cardinals: dozens, several hundred, half a million, a couple of."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from corpus.extraction.quantities.numbers import Numeral, magnitude, words
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.units__units import unit_at

_SHARES = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4)}


def loose(said: Tokens, place: int) -> Numeral | None:
    """The number that begins at a place."""
    first = said.low(place)
    if first in words().vague:
        return _plural(said, place)
    at = place + (first in {"a", "an"})
    second = said.low(at)
    if second in {"several", "few"}:
        return _several(said, at)
    if second == "couple" and at > place:
        return _couple(said, at)
    if first == "three" and said.low(said.past_hyphen(place + 1)) == "quarters":
        return _part(said, said.past_hyphen(place + 1))
    return _part(said, said.past_hyphen(at)) if second in {"half", "quarter", "-"} else None


def _plural(said: Tokens, place: int) -> Numeral | None:
    """Dozens, hundreds of thousands."""
    known = words()
    low, high = known.vague[said.low(place)]
    end = place + 1
    factor = known.magnitudes.get(said.low(end + 1).removesuffix("s"), 0)
    if said.low(end) == "of" and factor >= 1000 and said.low(end + 1) in known.vague:
        low, high, end = low * factor, high * factor, end + 2
    elif said.low(place) in {"tens", "scores"} and said.low(end) != "of":
        return None
    return Numeral(end, Fraction(low), Fraction(high), Fraction(low), written=True, vague=True)


def _several(said: Tokens, place: int) -> Numeral | None:
    if said.low(place + 1) not in words().magnitudes:
        return None
    many = Numeral(place + 1, Fraction(2), Fraction(9), Fraction(1), written=True, vague=True)
    return magnitude(said, many)


def _couple(said: Tokens, place: int) -> Numeral | None:
    of = said.low(place + 1) == "of"
    if not of and said.low(place + 1) not in words().magnitudes:
        return None
    two = Fraction(2)
    return magnitude(said, Numeral(place + 1 + of, two, two, Fraction(1), written=True))


def _part(said: Tokens, place: int) -> Numeral | None:
    """Half a million, a quarter of a mile, a half-hour, three quarters of a billion."""
    share = _SHARES.get(said.low(place))
    if share is None:
        return None
    after = said.past_hyphen(place + 1)
    after += said.low(after) == "of"
    after += said.low(after) in {"a", "an"}
    part = Numeral(after, share, share, share, written=True)
    if unit_at(said, after) and said.low(after) not in {"percent", "%"}:
        return part
    scaled = magnitude(said, part)
    return replace(scaled, step=scaled.low) if scaled.end > after else None
