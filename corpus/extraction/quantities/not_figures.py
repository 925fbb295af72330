"""Numbers that are part of a name, an address or a turn of phrase."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.tokens import Tokens, table, tokens


class _Names(NamedTuple):
    chunk: re.Pattern[str]
    emergency: frozenset[str]
    calling: frozenset[str]
    called: frozenset[str]
    before: frozenset[str]
    plain: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    contest: frozenset[str]
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]]
    """By each of their words: how many words of the phrase stand before it, and the whole."""


@cache
def _names() -> _Names:
    found = table("names")
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in found["phrases"]:
        words = tuple(token.low for token in tokens(phrase).all)
        for at, word in enumerate(words):
            phrases.setdefault(word, []).append((at, words))
    chunk = re.compile("|".join(f"(?:{pattern})" for pattern in found["chunks"]))
    return _Names(
        chunk=chunk,
        emergency=frozenset(found["emergency"]),
        calling=frozenset(found["calling"]),
        called=frozenset(found["called"]),
        before=frozenset(found["before"]),
        plain=frozenset(found["plain"]),
        pronoun_after=frozenset(found["pronoun_after"]),
        pronoun_before=frozenset(found["pronoun_before"]),
        contest=frozenset(found["contest"]),
        phrases=phrases,
    )


def contest() -> frozenset[str]:
    """Words beside which 3-1 is a score."""
    return _names().contest


def named(said: Tokens, place: int) -> int | None:
    """The place after a name that holds the number at a place; None where it is a figure's."""
    known, token = _names(), said.at(place)
    for at, words in known.phrases.get(token.low, ()):
        if end := _phrase(said, place, at, words):
            return end
    if token.number:
        if token.text in known.emergency and _is_called(said, place):
            return place + 1
        start, end = _chunk(said.text, token.start, token.end)
        if known.chunk.fullmatch(said.text, start, end):
            return _after(said, place, end, telephone=said.text[start] in "+0")
    before = said.at(place - 1)
    if said.hyphen(place - 1):
        if said.at(place - 2).word and token.number:
            return place + 1
    elif before.low in known.before and (token.number or before.low != "act"):
        return place + 1
    return None


def after_capital(said: Tokens, place: int) -> bool:
    """Whether the number at a place follows a name: "Apollo 11"."""
    if not said.capital(place - 1) or said.at(place).start - said.at(place - 1).end > 1:
        return False
    return not (said.opens(place - 1) and said.low(place - 1) in _names().plain)


_FAR = 7
"""Words after "one" within which "to another" follows, and the one before them."""


def is_pronoun(said: Tokens, place: int) -> bool:
    """Whether "one" counts nothing: "the one", "one of", "one day", "from one hall to the next"."""
    known, then = _names(), said.at(said.past_hyphen(place + 1))
    before, after = said.low(place - 1), then.low.partition("'")[0].partition("’")[0]
    return (
        before in known.pronoun_after
        or after in known.pronoun_before
        or not then.word
        or any(_another(said, at) for at in range(place + 2, place + _FAR))
    )


def _is_called(said: Tokens, place: int) -> bool:
    """Whether the number at a place is called by telephone: "called 911", "a 999 call"."""
    before = place - 2 if said.low(place - 1) == "to" else place - 1
    after = said.past_hyphen(place + 1)
    return said.low(before) in _names().calling or said.low(after) in _names().called


def _another(said: Tokens, place: int) -> bool:
    """Whether at a place goes on what "one room" began: "to another", "after the other"."""
    if said.low(place) not in ("to", "after", "or", "and"):
        return False
    next_, then = said.low(place + 1), said.low(place + 2)
    return next_ == "another" or (next_ == "the" and then in ("next", "other"))


def _phrase(said: Tokens, place: int, at: int, words: tuple[str, ...]) -> int | None:
    """The place after a phrase whose word `at` stands at a place, hyphens in it or not."""
    first = place
    for word in reversed(words[:at]):
        first -= 1 + said.hyphen(first - 1)
        if said.low(first) != word:
            return None
    for word in words[at + 1 :]:
        place = said.past_hyphen(place + 1)
        if said.low(place) != word:
            return None
    return place + 1


def _after(said: Tokens, place: int, end: int, *, telephone: bool) -> int:
    """The place of the first token after a character; a telephone number goes on to its last."""
    while said.at(place).text and (
        said.at(place).start < end or (telephone and said.at(place).number)
    ):
        place += 1
    return place


def _chunk(text: str, start: int, end: int) -> tuple[int, int]:
    """The range between two spaces around a token, without the punctuation at its ends."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    while start < end and text[start] in "([{“\"'‘«*":
        start += 1
    while start < end and text[end - 1] in ")]},.;:!?”\"'’»*":
        end -= 1
    return start, end
