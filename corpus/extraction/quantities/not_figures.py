"""Recognizes what is no figure: sentences without one, numbers in names and phrases, and "one".

`may_hold_figure` rules out most sentences, and in the others `figure_openers` most words. Three
functions recognize numbers that are none all the same:

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
_ANOTHER_FROM, _ANOTHER_TO = 2, 6
"""Tokens behind "one", the nearest and the farthest at which "to another" may begin."""


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
    lists = number_words()
    words = figure_openers() | lists.magnitudes.keys() | lists.parts.keys() | {"couple"}
    words |= {plural.removesuffix("s") for plural in vague_units()}  # lasted an hour
    return words - _OPEN_WITH_OTHERS


_OPEN_WITH_OTHERS = frozenset({"a", "an", "several", "few", "no", "number"})
"""Words that open a figure only before others that do: a dozen, several hundred, number one."""


@cache
def figure_openers() -> frozenset[str]:
    """The words that a figure can begin with."""
    lists = number_words()
    return frozenset(
        {*lists.cardinals, *lists.vague, *lists.ordinals, *lists.signs, *dates.first_words()}
        | vague_time_words()
        | {"noon", "midnight", "half"}
        | _OPEN_WITH_OTHERS
    )


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[0-9{''.join(number_words().signs)}]")


# Names and addresses


def end_of_name(tokens: Tokens, place: int) -> int | None:
    """The place after the name or address that the number at a place is part of, or None."""
    names, token = _names(), tokens.at(place)
    for index, phrase in names.phrases.get(token.lower, ()):
        if end := _end_of_phrase(tokens, place, index, phrase):
            return end
    if token.is_number:
        if token.text in names.emergency and _is_called(tokens, place):
            return place + 1
        if end := _end_of_street(tokens, place):
            return end
        start, stop = _chunk(tokens.text, token.start, token.end)
        if names.chunk.fullmatch(tokens.text, start, stop):
            return _end_of_chunk(tokens, place, stop, telephone=tokens.text[start] in "+0")
    return place + 1 if _follows_name_word(tokens, place) else None


def _end_of_phrase(tokens: Tokens, place: int, index: int, phrase: tuple[str, ...]) -> int | None:
    """The place after a phrase whose word number `index` is at a place; hyphens are ignored."""
    first = place
    for word in reversed(phrase[:index]):
        first -= 2 if tokens.is_hyphen(first - 1) else 1
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
    names = _names()
    return tokens.lower(before) in names.before_emergency or (
        tokens.lower(after) in names.after_emergency
    )


def _end_of_street(tokens: Tokens, place: int) -> int | None:
    """The place after an address with a number (14 Mill Street, 117th Street), or None."""
    is_ranked = tokens.is_glued(place + 1) and tokens.lower(place + 1) in RANK_ENDINGS
    first = place + 2 if is_ranked else place + 1
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
    is_verb = before == "act" and not is_number  # they act one by one; but: Act 1
    return before in _names().numbered and not is_verb


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
    names, following = _names(), tokens.at(tokens.past_hyphen(place + 1))
    word_before = tokens.lower(place - 1)
    word_after = following.lower.partition("'")[0].partition("’")[0]  # one who's
    reach = range(place + _ANOTHER_FROM, place + _ANOTHER_TO + 1)
    return (
        word_before in names.before_one
        or word_after in names.after_one
        or not following.is_word
        or any(_is_to_another(tokens, at) for at in reach)
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
    before_emergency: frozenset[str]
    """Words before these: called."""
    after_emergency: frozenset[str]
    """Words after these: dispatcher."""
    numbered: frozenset[str]
    """Words that with the number after them are a name: page, flight, highway."""
    plain: frozenset[str]
    """Words that open a sentence with a capital and are no names: the, in."""
    before_one: frozenset[str]
    """Words before "one" as a pronoun: the, this."""
    after_one: frozenset[str]
    """Words after "one" as a pronoun: of, day."""
    streets: frozenset[str]
    """Words that end an address: street, avenue."""
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]]
    """Phrases by each of their words: the index of the word, and the phrase."""


@cache
def _names() -> _Names:
    lists = table("names")
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in lists["phrases"]:
        words = tuple(token.lower for token in tokenize(phrase))
        for index, word in enumerate(words):
            phrases.setdefault(word, []).append((index, words))
    return _Names(
        chunk=re.compile("|".join(f"(?:{pattern})" for pattern in lists["chunks"])),
        emergency=frozenset(lists["emergency"]),
        before_emergency=frozenset(lists["before_emergency"]),
        after_emergency=frozenset(lists["after_emergency"]),
        numbered=frozenset(lists["numbered"]),
        plain=frozenset(lists["plain"]),
        before_one=frozenset(lists["before_one"]),
        after_one=frozenset(lists["after_one"]),
        streets=frozenset(lists["streets"]),
        phrases=phrases,
    )
