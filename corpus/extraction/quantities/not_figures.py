"""Recognizes what is no figure: sentences without one, numbers in names and phrases, and "one".

`may_hold_figure` rules out most sentences. Of a number in the others, three functions are asked:

    end_of_name      7-Eleven, 14 Mill Street, Highway 66, "called 911", first lady
    after_capital    Apollo 11
    is_pronoun       the one, one of, one day, from one hall to the next

Some texts are matched as the characters between two spaces, a *chunk*: 9/11, www.x.org, 555-0134.
The lists are in `names.toml`. A place is the index of a token.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities import dates
from corpus.extraction.quantities.figure import vague_units
from corpus.extraction.quantities.numbers import words as number_words
from corpus.extraction.quantities.periods import vague_time_words
from corpus.extraction.quantities.tokens import RANK_ENDINGS, Tokens, table
from corpus.language.tokenizer import tokenize

_LONGEST_STREET = 3
"""The most words with a capital in the name of a street."""
_LONGEST_CHUNK = 100
"""Characters before and after a token that belong to one name or address."""
_GOES_ON = frozenset({"in", "and", "of", "on", "at", "while", "with", "after", "to"})
"""Words after a number that show that it counts what stands before it: the Greens 31 and …"""
_ANOTHER_REACH = 7
"""Words after "one" that are searched for "to another"."""


# Sentences without figures


_WORD = re.compile("[a-z]+")


def may_hold_figure(text: str) -> bool:
    """Whether a text may hold a figure: a cheap check that rules out most sentences."""
    return bool(_signs().search(text)) or not _required_words().isdisjoint(
        _WORD.findall(text.lower())
    )


@cache
def _required_words() -> frozenset[str]:
    """A text without digits holds a figure only if it has one of these words."""
    known = number_words()
    every = first_words() | known.magnitudes.keys() | known.parts.keys() | {"couple"}
    every |= {plural.removesuffix("s") for plural in vague_units()}  # lasted an hour
    return every - {"a", "an", "several", "few", "no", "number"}


@cache
def first_words() -> frozenset[str]:
    """The words a figure can begin with."""
    known = number_words()
    return frozenset(
        {*known.cardinals, *known.vague, *known.ordinals, *known.signs, *dates.first_words()}
        | vague_time_words()
        | {"noon", "midnight", "a", "an", "half", "several", "few", "no", "number"}
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[0-9{''.join(number_words().signs)}]")


# Names and addresses


def end_of_name(tokens: Tokens, place: int) -> int | None:
    """The place after the name or address that the number at a place is part of; None for none."""
    known, token = _names(), tokens.at(place)
    for index, phrase in known.phrases.get(token.lower, ()):
        if end := _end_of_phrase(tokens, place, index, phrase):
            return end
    if token.is_number:
        if token.text in known.emergency and _is_called(tokens, place):
            return place + 1
        if end := _end_of_street(tokens, place):
            return end
        start, stop = _chunk(tokens.text, token.start, token.end)
        if known.chunk.fullmatch(tokens.text, start, stop):
            return _end_of_chunk(tokens, place, stop, telephone=tokens.text[start] in "+0")
    return place + 1 if _follows_name_word(tokens, place) else None


def _end_of_phrase(tokens: Tokens, place: int, index: int, phrase: tuple[str, ...]) -> int | None:
    """The place after a phrase whose word number `index` is at a place; hyphens are ignored."""
    first = place
    for word in reversed(phrase[:index]):
        first -= 1 + tokens.is_hyphen(first - 1)
        if tokens.lower(first) != word:
            return None
    for word in phrase[index + 1 :]:
        place = tokens.past_hyphen(place + 1)
        if tokens.lower(place) != word:
            return None
    return place + 1


def _is_called(tokens: Tokens, place: int) -> bool:
    """Whether the number at a place is called by telephone: "called 911", "a 999 call"."""
    before = place - 2 if tokens.lower(place - 1) == "to" else place - 1
    after = tokens.past_hyphen(place + 1)
    return tokens.lower(before) in _names().calling or tokens.lower(after) in _names().called


def _end_of_street(tokens: Tokens, place: int) -> int | None:
    """The place after an address with a number (14 Mill Street, 117th Street); None for none."""
    is_ranked = tokens.is_glued(place + 1) and tokens.lower(place + 1) in RANK_ENDINGS
    first = place + 1 + is_ranked
    for at in range(first, first + 1 + _LONGEST_STREET):
        if not tokens.is_capital(at):
            return None
        if (at > first or is_ranked) and tokens.lower(at) in _names().streets:
            return at + 1
    return None


def _chunk(text: str, start: int, end: int) -> tuple[int, int]:
    """The range between the spaces around a token, without punctuation at its ends.

    It is cut off where no name reaches, so that a text without spaces takes linear time.
    """
    first, last = max(0, start - _LONGEST_CHUNK), min(len(text), end + _LONGEST_CHUNK)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    while start < end and text[start] in "([{“\"'‘«*":
        start += 1
    while start < end and text[end - 1] in ")]},.;:!?”\"'’»*":
        end -= 1
    return start, end


def _end_of_chunk(tokens: Tokens, place: int, end: int, *, telephone: bool) -> int:
    """The place of the first token after index `end`, or after the whole telephone number."""
    while tokens.at(place).text and (
        tokens.at(place).start < end or (telephone and tokens.at(place).is_number)
    ):
        place += 1
    return place


def _follows_name_word(tokens: Tokens, place: int) -> bool:
    """Whether the number at a place is joined to a word before it: Highway 66, page one, Gulf-2."""
    is_number, before = tokens.at(place).is_number, tokens.lower(place - 1)
    if tokens.is_hyphen(place - 1):
        is_value = tokens.lower(place - 2) == "magnitude"  # a magnitude-5.9 quake
        return tokens.at(place - 2).is_word and is_number and not is_value
    return before in _names().before and (is_number or before != "act")


def after_capital(tokens: Tokens, place: int) -> bool:
    """Whether the number at a place follows a capitalised name: "Apollo 11"."""
    if not tokens.is_capital(place - 1) or tokens.at(place).start - tokens.at(place - 1).end > 1:
        return False
    is_group = tokens.lower(place - 1).endswith("s") and tokens.lower(place - 2) == "the"
    if is_group and (not tokens.at(place + 1).is_word or tokens.lower(place + 1) in _GOES_ON):
        return False  # the Greens 31 seats and the Liberals 28
    return not (tokens.opens_sentence(place - 1) and tokens.lower(place - 1) in _names().plain)


# The pronoun "one"


def is_pronoun(tokens: Tokens, place: int) -> bool:
    """Whether "one" counts nothing: "the one", "one of", "one day", "from one hall to the next"."""
    known, then = _names(), tokens.at(tokens.past_hyphen(place + 1))
    before, after = tokens.lower(place - 1), then.lower.partition("'")[0].partition("’")[0]
    return (
        before in known.pronoun_after
        or after in known.pronoun_before
        or not then.is_word
        or any(_is_to_another(tokens, at) for at in range(place + 2, place + _ANOTHER_REACH))
    )


def _is_to_another(tokens: Tokens, place: int) -> bool:
    """Whether "to another", "after the other" or the like is at a place."""
    if tokens.lower(place) not in ("to", "after", "or", "and"):
        return False
    after, then = tokens.lower(place + 1), tokens.lower(place + 2)
    return after == "another" or (after == "the" and then in ("next", "other"))


# The lists


class _Names(NamedTuple):
    """The word lists of `names.toml`, which explains each."""

    chunk: re.Pattern[str]
    """What stands between two spaces: 9/11, 24/7, www.x.org."""
    emergency: frozenset[str]
    """Numbers that are telephone numbers if somebody calls them: 911."""
    calling: frozenset[str]
    """Words before these: called."""
    called: frozenset[str]
    """Words after these: dispatcher."""
    before: frozenset[str]
    """Words before a number that is their name: page, flight, highway."""
    plain: frozenset[str]
    """Words that open a sentence with a capital and are no names: the, in."""
    pronoun_after: frozenset[str]
    """Words before "one" as a pronoun: the, this."""
    pronoun_before: frozenset[str]
    """Words after "one" as a pronoun: of, day."""
    streets: frozenset[str]
    """Words that end an address: street, avenue."""
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]]
    """Phrases by each of their words: the index of the word, and the phrase."""


@cache
def _names() -> _Names:
    found = table("names")
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in found["phrases"]:
        words = tuple(token.lower for token in tokenize(phrase))
        for index, word in enumerate(words):
            phrases.setdefault(word, []).append((index, words))
    return _Names(
        chunk=re.compile("|".join(f"(?:{pattern})" for pattern in found["chunks"])),
        emergency=frozenset(found["emergency"]),
        calling=frozenset(found["calling"]),
        called=frozenset(found["called"]),
        before=frozenset(found["before"]),
        plain=frozenset(found["plain"]),
        pronoun_after=frozenset(found["pronoun_after"]),
        pronoun_before=frozenset(found["pronoun_before"]),
        streets=frozenset(found["streets"]),
        phrases=phrases,
    )
