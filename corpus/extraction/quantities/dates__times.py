"""Times of day: 5:05 p.m., 17:00, noon."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.extraction.quantities.tokens import Tokens

_HALF = re.compile(r"([ap])\.?m\.?|o['’]clock", re.IGNORECASE)
_ZONES = frozenset({"GMT", "UTC", "BST", "ET", "EST", "EDT", "PT", "PST", "PDT", "CET", "CEST"})


class Time(NamedTuple):
    """A time of day as the number 1705."""

    end: int
    value: int


def time(said: Tokens, place: int) -> Time | None:
    """The time of day that begins at a place."""
    token = said.at(place)
    if token.low in {"noon", "midnight"}:
        return Time(place + 1, 1200 if token.low == "noon" else 0)
    hour, minute, end = _written(said, place)
    half = _HALF.fullmatch(said.at(end).text)
    if not token.number or len(hour) > 2 or (minute and (len(minute) != 2 or minute > "59")):
        return None
    if half and 1 <= int(hour) <= 12:
        afternoon = (half[1] or "").lower() == "p"
        number = int(hour) % 12 + 12 * afternoon if half[1] else int(hour)
        end += 1
    elif end - place > 1 and int(hour) <= 23 and said.low(end) != ":" and not half:
        number = int(hour)
    else:
        return None
    return Time(end + (said.at(end).text in _ZONES), number * 100 + int(minute or 0))


def _written(said: Tokens, place: int) -> tuple[str, str, int]:
    """Hour and minute as they are written at a place, and the place after them."""
    token, then = said.at(place), said.at(place + 2)
    hour, _, minute = token.text.partition(".")
    colon = said.low(place + 1) == ":" and said.glued(place + 1) and said.glued(place + 2)
    if colon and not minute and then.number:
        return hour, then.text, place + 3
    return hour, minute, place + 1
