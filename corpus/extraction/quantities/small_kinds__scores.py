"""Scores and votes: 3-1, 52 to 48."""

from __future__ import annotations

from typing import NamedTuple

from corpus.extraction.quantities.not_figures import contest
from corpus.extraction.quantities.tokens import HYPHENS, Tokens

_HIGHEST = 500


class Score(NamedTuple):
    """Two numbers of a contest, the lesser one first."""

    end: int
    low: int
    high: int


def score(said: Tokens, place: int) -> Score | None:
    """The score that begins at a place."""
    first = said.at(place)
    if not (first.number and first.text.isdigit()):
        return None
    joined = said.low(place + 1) in HYPHENS and said.glued(place + 1) and said.glued(place + 2)
    second = said.at(place + 2)
    if not (joined or said.low(place + 1) == "to") or not second.text.isdigit():
        return None
    low, high = sorted((int(first.text), int(second.text)))
    rising = int(first.text) < int(second.text)
    goes_on = said.glued(place + 3) and said.low(place + 3) in HYPHENS | {"%", "/"}
    if high > _HIGHEST or goes_on:
        return None
    after = said.low(place + 3)
    near = {said.low(at) for at in range(place - 6, place)} | {
        said.low(at) for at in range(place + 3, place + 6)
    }
    if near.isdisjoint(contest()) or after in {"percent", "million", "billion", "per", "years"}:
        return None
    if rising and said.low(place - 1) in {"between", "from", "about", "$", "£", "€"}:
        return None
    return Score(place + 3, low, high)
