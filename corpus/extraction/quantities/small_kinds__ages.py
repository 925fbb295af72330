"""Ages: 55-year-old, aged 55, "Mr. Bell, 55,", in her 30s."""

from __future__ import annotations

from corpus.extraction.quantities import dates
from corpus.extraction.quantities.amounts import Amount
from corpus.extraction.quantities.tokens import Tokens

_OLDEST = 125
_POSSESSIVES = frozenset({"his", "her", "their", "early", "mid", "late"})


def age_ends(said: Tokens, found: Amount) -> int | None:
    """The place after an amount that is an age; None where it is none."""
    if found.unit:
        old = said.past_hyphen(found.end)
        young = said.low(old) in {"old", "olds"} or (
            said.low(old) == "of" and said.low(old + 1) == "age"
        )
        if found.unit.kind == "duration" and young:
            return old + 1 + (said.low(old) == "of")
        return None
    before = said.low(found.start - 1)
    if found.high > _OLDEST or found.low.denominator > 1:
        return None
    if before in {"aged", "age", "ages"}:
        return found.end
    return found.end if _after_name(said, found) else None


def _after_name(said: Tokens, found: Amount) -> bool:
    """Whether it stands between commas after a name, as ages do."""
    place = found.start
    return (
        said.low(place - 1) == ","
        and said.low(found.end) in {",", "."}
        and said.capital(place - 2)
        and not dates.is_named(said.low(place - 2))
        and said.at(place).number
        and found.qualifier == ""
        and found.low >= 1
    )


def decade_ends(said: Tokens, found: Amount) -> int | None:
    """The place after "her 30s", whose amount is 30; None where it is no such thing."""
    plural = said.low(found.end) == "s" and said.glued(found.end)
    tens = found.low == found.high and found.low in range(10, 100, 10)
    before = said.low(found.start - 1)
    return found.end + 1 if plural and tens and before in _POSSESSIVES | {"-"} else None
