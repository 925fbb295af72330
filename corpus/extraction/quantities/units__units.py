"""Units of measure, and what turns one into another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from corpus.extraction.quantities.figure import Kind
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.tokens__phrases import Phrases, table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a currency."""

    kind: Kind
    name: str
    factor: float = 1.0
    """Turns a value into the kind's base unit."""
    zero: float = 0.0
    """The value that is zero in the base unit."""

    def base(self, value: float) -> float:
        """A value in the kind's base unit: metres, seconds, degrees Celsius and so on."""
        return (value - self.zero) * self.factor


@cache
def _table() -> tuple[Phrases[Unit], dict[str, Unit]]:
    phrases, names = [], {}
    for kind, units in table("units").items():
        for name, of in units.items():
            unit = Unit(cast(Kind, kind), name, of["factor"], of.get("zero", 0.0))
            names[name] = unit
            phrases += [(written, unit) for written in of["written"]]
    return Phrases(phrases), names


def unit_at(said: Tokens, place: int) -> tuple[int, Unit] | None:
    """The unit written at a place, and the place after it."""
    found = _table()[0].at(said, place)
    # A letter is a unit only where it touches the number or its degree sign.
    if found and len(said.at(place).text) == 1 and said.at(place).word and not said.glued(place):
        return None
    return found


def base(value: float, unit: str) -> float:
    """A value in its kind's base unit; itself where the unit is none of `units.toml`."""
    known = _table()[1].get(unit)
    return known.base(value) if known else value
