"""Finds the noun that a number counts, and says which nouns count the same.

`noun_after` and `noun_before` take the place of a number and return the words for what is counted,
with the place of the main noun, the head. A place is the index of a token.

    some 7,000 Russian troops                troops, with its adjective
    10 of the 16 games                       none for 10: it is a part of 16
    350 more                                 none, but what was added is counted
    48-page indictment                       page
    the number of boats rose to 300          boats
    a magnitude of 6.4, a crowd of 61,204    magnitude, crowd

`noun_stem` turns a head into the stem by which two figures are compared: one for "troops" and
"soldiers". The lists are in `nouns.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from corpus.extraction.quantities.numbers import words as words_of_numbers
from corpus.extraction.quantities.tokens import RANK_ENDINGS, Tokens, table, word_list

PEOPLE = "peopl"
"""The stem of all nouns that only say that people are counted."""
_REACH = 5
"""The most words from a number to the noun it counts."""
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all"})
_OWNERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "our"})
_IN_CAPITALS = frozenset({"US"})
"""Words that end a noun phrase (us), but not in capitals: 12 US troops."""
_IN_SMALL_LETTERS = frozenset({"states", "nations"})
"""Plurals that are counted if they are written in small letters: 50 states."""


class Noun(NamedTuple):
    """The words for what is counted, from the token `start` to the one before `end`."""

    start: int
    end: int
    head: int
    """The place of the noun itself; -1 for none."""
    more: bool
    """Whether it counts what was added: "350 more"."""


# After the number


def noun_after(tokens: Tokens, place: int, *, singular: bool) -> Noun | None:
    """The noun that follows a number, which ends at a place, or None.

    With `singular` any noun will do, as after "one"; otherwise only a plural.
    """
    known, start = _words(), place
    if tokens.lower(start) == "of":
        start += 1 + (tokens.lower(start + 1) in _DETERMINERS)
        if is_of_another_number(tokens, start):
            return None
    if tokens.lower(start) == "on" and (scale := _scale(tokens, start + 1)):
        return scale
    phrase = _noun_phrase(tokens, start)
    opening = tokens.lower(phrase[0]) if phrase else ""
    if start == place and (opening in known.measures or opening in known.gatherings):
        return _noun_at(phrase[0])  # a 6.4 magnitude quake, the 22,000 crowd
    added = known.more if start == place else frozenset()  # not "of the new parliament"
    more = tokens.lower(start) in added
    while phrase and tokens.lower(phrase[0]) in {"more", "another"}:
        phrase.pop(0)
    more = more or any(tokens.lower(at) in added for at in phrase)
    head = _head(tokens, phrase, singular=singular) if phrase else None
    if head is None:
        return Noun(place, place, -1, more) if more else None
    return Noun(phrase[0], head + 1, head, more)


def _noun_at(place: int) -> Noun:
    """A noun of one word."""
    return Noun(place, place + 1, place, more=False)


def is_of_another_number(tokens: Tokens, start: int) -> bool:
    """Whether a number follows an owner: 10 of the club's 16 games."""
    start += tokens.lower(start) in _DETERMINERS
    for at in range(start, start + _REACH):
        if tokens.at(at).is_number:
            return tokens.lower(at + 1) not in RANK_ENDINGS
        if not tokens.at(at).is_word and tokens.lower(at) not in {"'", "’"}:
            return False
    return False


_SCALE_REACH = 6


def _scale(tokens: Tokens, place: int) -> Noun | None:
    """The scale at a place that a number is on: 6.1 on the open-ended Richter scale."""
    for at in range(place, place + _SCALE_REACH):
        if tokens.lower(at) == "richter" and tokens.lower(at + 1) == "scale":
            return Noun(at, at + 2, at, more=False)
    return None


def _noun_phrase(tokens: Tokens, place: int) -> list[int]:
    """The places of the words from a place that can be a noun with its adjectives."""
    ends, found = _words().ends, list[int]()
    while len(found) < _REACH:
        at = tokens.past_hyphen(place)
        token = tokens.at(at)
        is_end = (
            token.lower in ends and token.text not in _IN_CAPITALS and not tokens.is_hyphen(at - 1)
        )
        if not token.is_word or is_end:
            break
        found.append(at)
        place = at + 1
    return found


def _head(tokens: Tokens, phrase: list[int], *, singular: bool) -> int | None:
    """The place of the main noun in a noun phrase after a number, or None."""
    if singular:
        return _singular_head(tokens, phrase)
    first = phrase[0]
    if tokens.is_hyphen(first - 1):
        return first  # "48-page indictment"
    for at, then in zip(phrase, [*phrase[1:], None], strict=True):
        word = tokens.lower(at)
        # "7,000 United States troops": a capitalised plural before a noun is a name's.
        is_of_name = then and tokens.is_capital(at)
        is_of_police = word == "police" and then and is_plural_noun(tokens.lower(then))
        if is_plural_noun(word) and not (is_of_police or is_of_name):
            return at  # two police, two police vans
        if tokens.at(at).text in _IN_SMALL_LETTERS:
            return at
    return first if tokens.lower(first) in _words().conditions else None  # 12 unemployed


def _singular_head(tokens: Tokens, phrase: list[int]) -> int:
    """The last word of a noun phrase, without participles and a name after the noun.

    The phrase of "one Russian soldier Tom Reed said": soldier.
    """
    kept = [phrase[0]]
    for at in phrase[1:]:
        is_name = tokens.is_capital(at) and not tokens.is_capital(kept[-1])
        is_verb = tokens.lower(at).endswith("s") and not tokens.lower(at).endswith("ss")
        if is_name or is_verb or tokens.lower(kept[-1]).endswith(("'s", "’s")):
            break
        kept.append(at)
    while len(kept) > 1 and tokens.lower(kept[-1]).endswith(("ed", "ing", "ly")):
        if tokens.is_capital(kept[-1]):
            break  # Tom Reed
        kept.pop()
    return kept[-1]


# Before the number


_BEFORE_REACH = 15
"""Tokens between "the number of troops" and the number."""
_GIVEN = frozenset({"of", "was", "reached", "topped", "exceeded", "numbered"})
"""Words between a noun for a gathering or a measure and its number: a crowd of 61,204."""
_PUT = frozenset({"at", "as"})
"""Words between a measure, some words back, and its value: put its population at 3,000."""
_PUT_REACH = 9
"""The most words between the two."""


def noun_before(tokens: Tokens, place: int) -> Noun | None:
    """The noun before a number in "the number of troops …" or "a death toll of"."""
    for at in range(place - 1, max(-1, place - 1 - _BEFORE_REACH), -1):
        if tokens.lower(at) in {"number", "total", "tally"} and tokens.lower(at + 1) == "of":
            phrase = _noun_phrase(tokens, at + 2)
            head = _head(tokens, phrase, singular=False) if phrase else None
            if head is not None and head < place:
                return Noun(phrase[0], head + 1, head, more=False)
        if tokens.lower(at) == "toll" and tokens.lower(at - 1) == "death":
            return Noun(at - 1, at + 1, at - 1, more=False)
    if tokens.lower(place - 1) in _GIVEN and tokens.lower(place - 2) in _words().gatherings:
        return _noun_at(place - 2)
    return _measure_before(tokens, place)


def _measure_before(tokens: Tokens, place: int) -> Noun | None:
    """The measure whose value a number is: a magnitude of 6.4; put the magnitude of it at 6.4."""
    place -= tokens.is_hyphen(place - 1)  # a magnitude-5.9 quake
    before = tokens.lower(place - 1)
    reach = _PUT_REACH if before in _PUT else 1 + (before in _GIVEN)
    for at in range(place - 1, max(-1, place - 1 - reach), -1):
        if tokens.lower(at) in _words().measures:
            return _noun_at(at)
        if tokens.at(at).is_number or tokens.lower(at) in {",", ";", "."}:
            return None
    return None


# Parts and sums


_WHOLE_REACH = 4
"""Tokens between a part and its whole: "10 of the club's 16 games"."""


def part_before(tokens: Tokens, start: int) -> str:
    """The number that is a part of the one at a place: 10 of the club's 16 games; empty for none.

    "Of" where a sentence opens with the whole: "Of the 30, 22 signed".
    """
    for place in range(start - 1, max(-1, start - 1 - _WHOLE_REACH), -1):
        if tokens.lower(place) == "of":
            if tokens.opens_sentence(place):
                return "of"
            part = tokens.at(place - 1)
            is_part = part.is_number or part.lower in words_of_numbers().cardinals
            return part.lower if is_part else ""
        if not tokens.at(place).is_word and tokens.lower(place) not in {"'", "’"}:
            break
    return ""


def thing_paid_for(tokens: Tokens, start: int, end: int) -> int:
    """The place of what the sum from token `start` to the one before `end` is for; -1 for none.

    That is "a $5,000 holiday", "its $2 billion pension fund", "$5 billion in funding". Nothing is
    taken for it in "paid $60,000 earlier this year" or "$5 million in Paris".
    """
    before, noun = tokens.lower(start - 1), tokens.lower(start - 2)
    is_sum = before in {"of", "worth"} and noun in word_list("nouns", "sums")
    if is_sum and not tokens.is_capital(start - 2):
        return start - 2  # bribes of $3 million
    if tokens.lower(end) in {"in", "of"}:
        end += 1
    elif before not in _OWNERS and not before.endswith(("'s", "’s")):
        return -1
    phrase = _noun_phrase(tokens, end)
    is_thing = phrase and not tokens.is_capital(phrase[0])
    return _singular_head(tokens, phrase) if is_thing else -1


_NO_SIZES = frozenset({"total", "rest", "half", "most", "some", "number", "average", "each"})
"""Words before "of" and a length that are no things: a total of 54 kilometers."""


def thing_measured(tokens: Tokens, start: int) -> int:
    """The place of the noun whose size a figure is: a tunnel of 54 kilometers; -1 for none."""
    at, word = start - 2, tokens.lower(start - 2)
    is_noun = tokens.lower(start - 1) == "of" and word.isalpha() and not tokens.is_capital(at)
    is_thing = is_noun and word not in _NO_SIZES and word not in _words().ends
    return at if is_thing else -1


# Which nouns count the same


def noun_stem(tokens: Tokens, head: int) -> str:
    """The stem by which a noun is compared; one for synonyms such as troops and soldiers."""
    word = tokens.lower(head)
    is_people = word in _words().people or word in _words().outcomes
    return stem_of("people" if is_people else same_as(word))


def same_as(word: str) -> str:
    """The noun that stands for a noun in lower case and its synonyms: troops for soldiers."""
    return _words().same_as.get(word, word)


@cache
def stem_of(word: str) -> str:
    """The stem of a word."""
    from corpus.language.words import split_words

    found = split_words(word)
    return found[-1].stem if found else word


@cache
def noun_stems(name: str) -> frozenset[str]:
    """The stems of a list of words of `nouns.toml`."""
    return frozenset(map(stem_of, table("nouns")[name]))


def is_plural_noun(word: str) -> bool:
    """Whether a word in lower case looks like the plural of a noun: troops, children."""
    known = _words()
    if word in known.plurals:
        return True
    ends = ("ss", "us", "is", "'s", "’s")
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(ends)
        and word not in known.singulars
    )


def some_people(of: str) -> str:
    """The word that says which people are counted: "women"; empty for all other nouns."""
    last = of.lower().rpartition(" ")[2]
    return last if last in _words().some_people else ""


def are_one_crowd(of: str, other: str) -> bool:
    """Whether one noun is for a gathering, and the other for people who may be in it."""
    known, last, last_other = _words(), *(x.lower().rpartition(" ")[2] for x in (of, other))
    return (last in known.gatherings and last_other in known.crowds) or (
        last in known.crowds and last_other in known.gatherings
    )


def are_apart(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether stems name two things that each have a sum of their own: a salary and a bonus."""
    known = _things_with_sums()
    sides = [{known[stem] for stem in stems if stem in known} for stems in (mine, theirs)]
    groups = [{group for group, _ in side} for side in sides]
    return sides[0].isdisjoint(sides[1]) and not groups[0].isdisjoint(groups[1])


@cache
def _things_with_sums() -> dict[str, tuple[int, str]]:
    """By the stem of a thing that has its own sum: its group and its name."""
    return {
        stem_of(word): (group, things[0])
        for group, of in enumerate(table("nouns")["apart"])
        for things in of
        for word in things
    }


# The lists


class _Words(NamedTuple):
    """The word lists of `nouns.toml`, which explains each."""

    ends: frozenset[str]
    """Words that end a noun phrase: in, who, said."""
    plurals: frozenset[str]
    """Plurals without -s: people, children."""
    singulars: frozenset[str]
    """Words in -s that are no plurals: news."""
    conditions: frozenset[str]
    """Adjectives that are counted without a noun: 28 dead."""
    more: frozenset[str]
    """Words by which only what was added is counted: another, new."""
    same_as: dict[str, str]
    """The noun that stands for a group of synonyms, by each of them: troops by "soldiers"."""
    people: frozenset[str]
    """Nouns that only say that people are counted: people, victims."""
    some_people: frozenset[str]
    """Nouns that say which people: women."""
    outcomes: dict[str, str]
    """The name of an outcome by each word for it: killed by "died"."""
    gatherings: frozenset[str]
    """Nouns for many people: crowd."""
    crowds: frozenset[str]
    """Nouns for those who may be such a crowd: fans."""
    measures: frozenset[str]
    """Nouns whose value is a bare number: magnitude."""


@cache
def _words() -> _Words:
    found = table("nouns")
    return _Words(
        ends=frozenset(found["ends"]),
        plurals=frozenset(found["plurals"]),
        singulars=frozenset(found["singulars"]),
        conditions=frozenset(found["conditions"]),
        more=frozenset(found["more"]),
        same_as={word: of["words"][0] for of in found["same_as"] for word in of["words"]},
        people=frozenset(found["people"]),
        some_people=frozenset(found["some_people"]),
        outcomes={word: of["words"][0] for of in found["outcome"] for word in of["words"]},
        gatherings=frozenset(found["gatherings"]),
        crowds=frozenset(found["crowds"]),
        measures=frozenset(found["measures"]),
    )


def outcome_names() -> dict[str, str]:
    """The name of an outcome by each word for it: killed by "died"."""
    return _words().outcomes
