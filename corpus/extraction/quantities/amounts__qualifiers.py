"""What a report says of a number's exactness: about, more than, up to."""

from __future__ import annotations

from functools import cache

from corpus.extraction.quantities.figure import Qualifier
from corpus.extraction.quantities.tokens import Tokens
from corpus.extraction.quantities.tokens__phrases import Phrases, table


@cache
def _phrases(side: str) -> Phrases[Qualifier]:
    return Phrases(
        (phrase, meaning) for meaning, phrases in table("qualifiers")[side].items()
        for phrase in phrases
    )  # fmt: skip


def before(said: Tokens, place: int) -> tuple[int, Qualifier]:
    """The place where a number's qualifier begins, and what it says; `place` and "" for none."""
    found = _phrases("before").before(said, place)
    if not found:
        return place, ""
    start, meaning = found
    # "not more than": the phrase that was found may be part of a longer one that turns it round.
    if said.low(start - 1) in {"not", "no"}:
        turned: dict[Qualifier, Qualifier] = {"more than": "up to", "less than": "at least"}
        return start - 1, turned.get(meaning, meaning)
    return found


def after(said: Tokens, place: int) -> tuple[int, Qualifier]:
    """The place after a number's qualifier, and what it says; `place` and "" for none."""
    return _phrases("after").at(said, place) or _plus(said, place)


def _plus(said: Tokens, place: int) -> tuple[int, Qualifier]:
    if said.low(place) == "+" and said.glued(place):
        return place + 1, "at least"
    return place, ""
